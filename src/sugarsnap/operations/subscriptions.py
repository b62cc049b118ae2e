"""What clients ask to be told of: asking, listing, taking back (v1 reference §8.1 to §8.3).

A receiver has to agree before it is told anything: *prepare* judges a wish, then the receiver is
asked with no transaction open, and *create* judges its answer.
"""

from msgspec import Struct

from sugarsnap.errors import AuthorizationError, Fault, SubscriptionRefusedError
from sugarsnap.operations.endpoints import list_switches
from sugarsnap.operations.tags import require_tag
from sugarsnap.ports import Outgoing, Reply
from sugarsnap.queries import subscriptions as rows
from sugarsnap.queries.clients import find_client
from sugarsnap.queries.deliveries import delete_queue, insert_queue
from sugarsnap.queries.geographies import (
    delete_geography,
    insert_geography,
    insert_geography_cells,
    list_geographies,
)
from sugarsnap.queries.ids import insert_geography_id, insert_subscription_id
from sugarsnap.queries.places import list_places
from sugarsnap.records.clients import Client
from sugarsnap.records.places import Geography
from sugarsnap.records.subscriptions import Subscription
from sugarsnap.rules.deliveries import SECONDS_TO_ANSWER, handshake_url, is_taken
from sugarsnap.rules.geography import Circle, Point, cells_around, photo_size
from sugarsnap.rules.outgoing import policy_of
from sugarsnap.rules.subscriptions import (
    CHALLENGE_FAILED,
    MOST_SUBSCRIPTIONS,
    NO_OBJECT_ID,
    NO_SUCH_OBJECT,
    NOTHING_NAMED,
    TOO_MANY,
    Selection,
    Watched,
    Wish,
    check_callback,
    check_wish,
    circle_of,
    unreachable,
    watchable,
)
from sugarsnap.work import Work

_CHALLENGE_BYTES = 16
_ALL = "all"


class Handshake(Struct, frozen=True):
    """A wish that its receiver is asked about."""

    wish: Wish
    challenge: str

    @property
    def request(self) -> Outgoing:
        """What the receiver is asked (v1 reference §8.2)."""
        url = handshake_url(self.wish.callback_url, self.challenge, self.wish.verify_token)
        return Outgoing(method="GET", url=url, seconds=SECONDS_TO_ANSWER)


def prepare_subscription(work: Work, client: Client, wish: Wish) -> Handshake:
    """Judge a wish, but for its receiver's answer.

    Raises SubscriptionRefusedError, or what require_tag raises.
    """
    wish = check_wish(wish, watchable(list_switches(work, client)))
    match wish.object:
        case Watched.TAG:
            require_tag(work, wish.object_id)
        case Watched.LOCATION:
            _require_place(work, int(wish.object_id))
        case Watched.GEOGRAPHY:
            circle_of(wish)
    check_callback(wish.callback_url, policy_of(work.settings))
    return Handshake(wish, work.random.token_hex(_CHALLENGE_BYTES))


def _require_place(work: Work, place_id: int) -> None:
    if place_id not in list_places(work.db, [place_id]):
        raise SubscriptionRefusedError(NO_OBJECT_ID)


def create_subscription(
    work: Work, client: Client, handshake: Handshake, reply: Reply | None
) -> Subscription:
    """Enter a subscription to which its receiver agreed; `reply` is None where none answered.

    One that there is already is answered as it is, and switched on where it was off. Raises
    SubscriptionRefusedError, or AuthorizationError where the client was deleted meanwhile.
    """
    wish = handshake.wish
    _check_reply(handshake, reply)
    if find_client(work.db, client.id) is None:
        raise AuthorizationError(Fault.CLIENT_UNKNOWN)
    present = rows.list_subscriptions_of_client(work.db, client.id)
    same = _find_same(work, present, wish)
    if same is not None:
        rows.update_enabled(work.db, same.id, is_enabled=1)
        return same
    if len(present) >= MOST_SUBSCRIPTIONS:
        raise SubscriptionRefusedError(TOO_MANY)
    return _enter(work, client, wish)


def _check_reply(handshake: Handshake, reply: Reply | None) -> None:
    if reply is None or not is_taken(reply.status):
        raise unreachable(handshake.wish.callback_url)
    if reply.body.strip() != handshake.challenge.encode():
        raise SubscriptionRefusedError(CHALLENGE_FAILED)


def _find_same(work: Work, present: list[Subscription], wish: Wish) -> Subscription | None:
    alike = [
        one for one in present if (one.object, one.callback_url) == (wish.object, wish.callback_url)
    ]
    ids = {wish.object_id}
    if wish.object == Watched.GEOGRAPHY:
        circle = circle_of(wish)
        geographies = list_geographies(work.db, [int(one.object_id) for one in alike])
        ids = {str(one.id) for one in geographies if _circle_of(one) == circle}
    return next((one for one in alike if one.object_id in ids), None)


def _circle_of(geography: Geography) -> Circle:
    return Circle(Point(geography.lat, geography.lng), geography.radius)


def _enter(work: Work, client: Client, wish: Wish) -> Subscription:
    object_id = wish.object_id
    if wish.object == Watched.GEOGRAPHY:
        object_id = str(_make_geography(work, client, circle_of(wish)))
    subscription = Subscription(
        id=insert_subscription_id(work.db),
        client_id=client.id,
        object=wish.object,
        object_id=object_id,
        callback_url=wish.callback_url,
        is_enabled=1,
        created_ms=work.now,
    )
    rows.insert_subscription(work.db, subscription)
    insert_queue(work.db, subscription.id)
    return subscription


def _make_geography(work: Work, client: Client, circle: Circle) -> int:
    id_ = insert_geography_id(work.db)
    centre = circle.centre
    insert_geography(work.db, Geography(id_, client.id, centre.lat, centre.lng, circle.metres))
    insert_geography_cells(work.db, id_, cells_around(circle, photo_size(circle)))
    return id_


def list_subscriptions(work: Work, client: Client) -> list[Subscription]:
    """A client's subscriptions, those first that were made first."""
    return rows.list_subscriptions_of_client(work.db, client.id)


def delete_subscriptions(work: Work, client: Client, selection: Selection) -> None:
    """Take a client's subscriptions back that are meant, with all that waits for them.

    What is taken back already stays so. Raises SubscriptionRefusedError where none are named.
    """
    if not (selection.object or selection.id):
        raise SubscriptionRefusedError(NOTHING_NAMED)
    if selection.object not in {"", _ALL, *Watched}:
        raise SubscriptionRefusedError(NO_SUCH_OBJECT)
    for subscription in list_subscriptions(work, client):
        if _is_meant(subscription, selection):
            delete_subscription(work, subscription)


def _is_meant(subscription: Subscription, selection: Selection) -> bool:
    return (
        selection.object in {"", _ALL, subscription.object}
        and selection.object_id.lower() in {"", subscription.object_id}
        and selection.id in {"", str(subscription.id)}
    )


def delete_subscriptions_of_client(work: Work, client_id: str) -> None:
    """Take all subscriptions of a client back."""
    for subscription in rows.list_subscriptions_of_client(work.db, client_id):
        delete_subscription(work, subscription)


def delete_subscription(work: Work, subscription: Subscription) -> None:
    """Take a subscription back, with its geography and all that waits for it."""
    rows.delete_subscription(work.db, subscription.id)
    delete_queue(work.db, subscription.id)
    if subscription.object == Watched.GEOGRAPHY:
        delete_geography(work.db, int(subscription.object_id))
