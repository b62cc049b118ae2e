"""Subscriptions: `/subscriptions`, called with the client's secret (v1 reference §8)."""

from sugarsnap.faces.v1.client_calls import ClientCall
from sugarsnap.faces.v1.shapes.subscriptions import Subscription, shape_subscription
from sugarsnap.operations.subscriptions import (
    create_subscription,
    delete_subscriptions,
    list_subscriptions,
    prepare_subscription,
)
from sugarsnap.ports import HttpSender, Outgoing, Reply, UnreachableError
from sugarsnap.rules.subscriptions import Selection, Wish


async def get_subscriptions(call: ClientCall) -> list[Subscription]:
    """The client's subscriptions, oldest first."""
    return [shape_subscription(one) for one in await call.read(list_subscriptions)]


async def post_subscription(call: ClientCall, wish: Wish) -> Subscription:
    """Subscribe, once the receiver has agreed; the same again answers the one there is."""
    handshake = await call.read(prepare_subscription, wish)
    reply = await _ask(call.http, handshake.request)
    return shape_subscription(await call.write(create_subscription, handshake, reply))


async def delete_subscription(call: ClientCall, selection: Selection) -> None:
    """Unsubscribe; what is gone already stays so."""
    await call.write(delete_subscriptions, selection)


async def _ask(http: HttpSender, request: Outgoing) -> Reply | None:
    """What a receiver answers, if anything."""
    try:
        return await http.send(request)
    except UnreachableError:
        return None
