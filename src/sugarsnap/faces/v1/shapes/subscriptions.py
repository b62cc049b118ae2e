"""Subscriptions on the wire (v1 reference §8.2)."""

from typing import Literal

from msgspec import Struct

from sugarsnap.records import subscriptions as records


class Subscription(Struct, kw_only=True, frozen=True):
    """A subscription, keys in wire order."""

    id: str
    type: Literal["subscription"] = "subscription"
    object: str
    object_id: str | None
    aspect: Literal["media"] = "media"
    callback_url: str


def shape_subscription(subscription: records.Subscription) -> Subscription:
    """A subscription; where people are watched there is no id of an object."""
    return Subscription(
        id=str(subscription.id),
        object=subscription.object,
        object_id=subscription.object_id or None,
        callback_url=subscription.callback_url,
    )
