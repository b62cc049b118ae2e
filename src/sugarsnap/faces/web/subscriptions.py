"""A client's subscriptions on the developer site: how they do, switching on, taking back."""

from typing import Any

from starlette.responses import Response

from sugarsnap.faces.shared.moments import moment_at
from sugarsnap.faces.shared.site import Page
from sugarsnap.faces.shared.visits import Visit
from sugarsnap.ids import number_of
from sugarsnap.operations.own_subscriptions import (
    Standing,
    delete_own_subscription,
    enable_subscription,
)

_ONE = "/developer/clients/{client_id}/subscriptions/{subscription_id}"


def shape_standing(standing: Standing) -> dict[str, Any]:
    """A subscription as its client's page shows it."""
    subscription, queue = standing.subscription, standing.queue
    return {
        "id": str(subscription.id),
        "object": subscription.object,
        "object_id": subscription.object_id,
        "callback_url": subscription.callback_url,
        "is_enabled": bool(subscription.is_enabled),
        "delivered": moment_at(queue.delivered_ms) if queue.delivered_ms else None,
        "failing_since": moment_at(queue.failing_since_ms) if queue.failing_since_ms else None,
        "problem": queue.problem,
    }


async def post_enabling(visit: Visit) -> Response:
    """Switch a subscription on again."""
    await visit.write(enable_subscription, visit.segment("client_id"), _id_in(visit))
    return _back(visit, "enabled")


async def post_deletion(visit: Visit) -> Response:
    """Take a subscription back."""
    await visit.write(delete_own_subscription, visit.segment("client_id"), _id_in(visit))
    return _back(visit, "unsubscribed")


def _id_in(visit: Visit) -> int:
    return number_of(visit.segment("subscription_id")) or 0


def _back(visit: Visit, done: str) -> Response:
    client_id = visit.segment("client_id")
    return visit.redirect(f"/developer/clients/{client_id}/edit/?{done}=1#subscriptions")


PAGES = (
    Page("POST", f"{_ONE}/enable/", post_enabling),
    Page("POST", f"{_ONE}/delete/", post_deletion),
)
