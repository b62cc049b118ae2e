"""What a client may ask to be told of (v1 reference §8.1)."""

from enum import StrEnum

from msgspec import Struct, structs

from sugarsnap.errors import InvalidError, SubscriptionRefusedError
from sugarsnap.ids import number_of
from sugarsnap.rules.geography import Circle, Point, read_point
from sugarsnap.rules.outgoing import LONGEST_URL, Policy, TargetRefusedError, read_target
from sugarsnap.rules.switches import Switch
from sugarsnap.rules.tags import tag_of

MOST_SUBSCRIPTIONS = 30
"""Of one client."""
MOST_RADIUS = 5_000
LONGEST_VERIFY_TOKEN = 500

NO_SUCH_OBJECT = 'Invalid "object". It is one of user, tag, location and geography.'
OBJECT_CLOSED = 'This client may only subscribe to the object "user".'
NO_SUCH_ASPECT = 'Invalid "aspect". It is media.'
NO_OBJECT_ID = 'Invalid "object_id".'
NO_CIRCLE = 'A geography needs "lat", "lng" and a "radius" of 1 to 5000 metres.'
BAD_CALLBACK = 'Invalid format for "callback_url". URL must start with "http://" or "https://"'
VERIFY_TOKEN_TOO_LONG = f'"verify_token" has at most {LONGEST_VERIFY_TOKEN} characters.'
UNREACHABLE = 'Unable to reach callback URL "{}".'
CHALLENGE_FAILED = "Challenge verification failed."
TOO_MANY = f"A client has at most {MOST_SUBSCRIPTIONS} subscriptions."
NOTHING_NAMED = 'Name an "object" or an "id".'


class Watched(StrEnum):
    """The kinds of things whose new posts a client can be told of, by their names on the wire."""

    USER = "user"
    """Everybody who has authorised the client."""
    TAG = "tag"
    LOCATION = "location"
    GEOGRAPHY = "geography"


class Wish(Struct, frozen=True):
    """A subscription as it is asked for, nothing of it judged."""

    object: str
    aspect: str
    callback_url: str
    verify_token: str = ""
    object_id: str = ""
    lat: str = ""
    lng: str = ""
    radius: str = ""


class Selection(Struct, frozen=True):
    """Which of its subscriptions a client takes back."""

    object: str = ""
    """One of Watched, or `all`."""
    object_id: str = ""
    id: str = ""


def watchable(switches: frozenset[Switch]) -> frozenset[Watched]:
    """What a client with these switches may be told of.

    Since November 2015 that is what its own people post, and nothing else (v1 reference §8.1).
    """
    if Switch.LEGACY_SUBSCRIPTION_OBJECTS in switches:
        return frozenset(Watched)
    return frozenset({Watched.USER})


def check_wish(wish: Wish, allowed: frozenset[Watched]) -> Wish:
    """A wish with its object's id as it is kept. Raises SubscriptionRefusedError."""
    watched = _check_object(wish.object, allowed)
    if wish.aspect != "media":
        raise SubscriptionRefusedError(NO_SUCH_ASPECT)
    if not wish.callback_url.lower().startswith(("http://", "https://")):
        raise SubscriptionRefusedError(BAD_CALLBACK)
    if len(wish.verify_token) > LONGEST_VERIFY_TOKEN:
        raise SubscriptionRefusedError(VERIFY_TOKEN_TOO_LONG)
    return structs.replace(wish, object_id=_object_id_of(watched, wish.object_id))


def _check_object(name: str, allowed: frozenset[Watched]) -> Watched:
    if name not in set(Watched):
        raise SubscriptionRefusedError(NO_SUCH_OBJECT)
    if name not in allowed:
        raise SubscriptionRefusedError(OBJECT_CLOSED)
    return Watched(name)


def _object_id_of(watched: Watched, text: str) -> str:
    if watched is Watched.TAG:
        found = tag_of(text.removeprefix("#"))
    elif watched is Watched.LOCATION:
        number = number_of(text)
        found = None if number is None else str(number)
    else:
        return ""
    if not found:
        raise SubscriptionRefusedError(NO_OBJECT_ID)
    return found


def circle_of(wish: Wish) -> Circle:
    """The circle that a wish for a geography names. Raises SubscriptionRefusedError."""
    radius = number_of(wish.radius) or 0
    try:
        centre: Point = read_point(wish.lat, wish.lng)
    except InvalidError as problem:
        raise SubscriptionRefusedError(NO_CIRCLE) from problem
    if not 1 <= radius <= MOST_RADIUS:
        raise SubscriptionRefusedError(NO_CIRCLE)
    return Circle(centre, radius)


def check_callback(url: str, policy: Policy) -> None:
    """Raise SubscriptionRefusedError for an address that may not be called."""
    try:
        policy.check_target(read_target(url))
    except TargetRefusedError as problem:
        raise unreachable(url) from problem


def unreachable(url: str) -> SubscriptionRefusedError:
    """The refusal where nobody answers, or where nobody may be asked: not to be told apart."""
    return SubscriptionRefusedError(UNREACHABLE.format(url[:LONGEST_URL]))
