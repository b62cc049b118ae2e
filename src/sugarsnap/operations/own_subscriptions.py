"""A developer's look at the subscriptions of a client: how they do, switching on, taking back."""

from msgspec import Struct

from sugarsnap.operations.clients import list_own_clients, require_own_client
from sugarsnap.operations.subscriptions import delete_subscription, list_subscriptions
from sugarsnap.queries.deliveries import list_queues
from sugarsnap.queries.subscriptions import list_clients_with_disabled, update_enabled
from sugarsnap.records.subscriptions import Queue, Subscription
from sugarsnap.records.viewers import Viewer
from sugarsnap.work import Work


class Standing(Struct, frozen=True):
    """A subscription and how its deliveries stand."""

    subscription: Subscription
    queue: Queue


def list_own_subscriptions(work: Work, viewer: Viewer, client_id: str) -> list[Standing]:
    """The subscriptions of a client of the viewer's, the oldest first. Raises ClientAbsentError."""
    found = list_subscriptions(work, require_own_client(work, viewer, client_id))
    queues = list_queues(work.db, [subscription.id for subscription in found])
    return [Standing(subscription, queues[subscription.id]) for subscription in found]


def enable_subscription(work: Work, viewer: Viewer, client_id: str, subscription_id: int) -> None:
    """Switch a subscription on again; what was posted meanwhile is not told.

    One that is gone, or on already, stays so. Raises ClientAbsentError.
    """
    for one in _own(work, viewer, client_id, subscription_id):
        update_enabled(work.db, one.id, is_enabled=1)


def delete_own_subscription(
    work: Work, viewer: Viewer, client_id: str, subscription_id: int
) -> None:
    """Take a subscription back; one that is gone already stays so. Raises ClientAbsentError."""
    for one in _own(work, viewer, client_id, subscription_id):
        delete_subscription(work, one)


def _own(work: Work, viewer: Viewer, client_id: str, subscription_id: int) -> list[Subscription]:
    client = require_own_client(work, viewer, client_id)
    return [one for one in list_subscriptions(work, client) if one.id == subscription_id]


def list_silenced(work: Work, viewer: Viewer) -> set[str]:
    """Which of the viewer's clients have a subscription that was switched off."""
    clients = list_own_clients(work, viewer)
    return list_clients_with_disabled(work.db, [client.id for client in clients])
