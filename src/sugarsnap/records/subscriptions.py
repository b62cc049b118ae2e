"""What clients want to be told of, and how telling them goes."""

from msgspec import Struct


class Subscription(Struct, frozen=True):
    """A client's wish to be told of new posts."""

    id: int
    client_id: str
    object: str
    """The wire's name of what is watched (rules.subscriptions.Watched)."""
    object_id: str
    """The tag, or the id of the place or of the geography; "" where people are watched."""
    callback_url: str
    is_enabled: int
    created_ms: int


class Queue(Struct, frozen=True):
    """How the deliveries of a subscription stand: they go out one batch after the other."""

    subscription_id: int
    run_at: int
    """When the batch in front is due."""
    lease_until: int
    """Until when it is nobody else's; 0 where nobody has claimed it."""
    attempts: int
    """How often it was sent, this time counted."""
    batch_end: int
    """The last delivery of the batch in front; 0 where it is not made up yet."""
    failing_since_ms: int
    """0 where the last batch arrived."""
    delivered_ms: int
    """When a batch arrived last; 0 for never."""
    problem: str
    """Why the last attempt failed; "" where it did not."""


class Delivery(Struct, frozen=True):
    """One event that waits to be delivered, as it will be written."""

    id: int
    event: str
