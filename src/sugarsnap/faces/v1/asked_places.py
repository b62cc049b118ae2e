"""Where and when a call looks for things: points, distances, foreign ids of places, moments.

Nothing is refused here: what cannot be taken is carried until the operation asks for it.
"""

from collections.abc import Mapping

from sugarsnap.errors import InvalidError
from sugarsnap.faces.v1.calls import Call
from sugarsnap.rules.geography import Circle, Point, read_metres, read_point
from sugarsnap.rules.places import ForeignId, PlaceQuery, foreign_key
from sugarsnap.rules.windows import Window
from sugarsnap.rules.windows import read_window as window_of

MEDIA_DISTANCE, MOST_MEDIA_DISTANCE = 1_000, 5_000
PLACE_DISTANCE, MOST_PLACE_DISTANCE = 500, 750
_NOWHERE = Point(0, 0)

Sentences = Mapping[str, str]
"""What parameters are for, by name."""

AROUND_MEDIA: Sentences = {
    "lat": "The latitude of the middle, in degrees.",
    "lng": "The longitude of the middle, in degrees.",
    "distance": f"How many metres around: {MEDIA_DISTANCE} by default, "
    f"at most {MOST_MEDIA_DISTANCE}.",
}
AROUND_PLACES: Sentences = {
    "lat": "The latitude of the middle, in degrees; not needed beside the id of a place.",
    "lng": "The longitude of the middle, in degrees; not needed beside the id of a place.",
    "distance": f"How many metres around: {PLACE_DISTANCE} by default, "
    f"at most {MOST_PLACE_DISTANCE}.",
    ForeignId.FACEBOOK_PLACES: "The place that has this id at Facebook.",
    ForeignId.FOURSQUARE_V2: "The place that has this id at Foursquare.",
    ForeignId.FOURSQUARE: "The place that has this id of Foursquare's first version.",
}
MOMENTS: Sentences = {
    "min_timestamp": "Only photos posted after this second (since 1970).",
    "max_timestamp": "Only photos posted before this second (since 1970).",
}


def read_media_circle(call: Call, _: str) -> Circle:
    """Where to look for photos."""
    return _read_circle(call, MEDIA_DISTANCE, MOST_MEDIA_DISTANCE)


def read_place_query(call: Call, _: str) -> PlaceQuery:
    """Which places to look for; an id that no place can have names none."""
    circle = _read_circle(call, PLACE_DISTANCE, MOST_PLACE_DISTANCE)
    for kind in ForeignId:
        if written := _said(call, kind):
            return PlaceQuery(circle, foreign_key(kind, written) or f"{kind}:")
    return PlaceQuery(circle)


def read_window(call: Call, _: str) -> Window:
    """Between which moments to look."""
    return window_of(_said(call, "min_timestamp"), _said(call, "max_timestamp"))


def _read_circle(call: Call, default: int, most: int) -> Circle:
    try:
        centre = read_point(_said(call, "lat"), _said(call, "lng"))
    except InvalidError as problem:
        return Circle(_NOWHERE, default, problem)
    return Circle(centre, read_metres(_said(call, "distance"), default, most))


def _said(call: Call, name: str) -> str:
    return call.arrival.parameters.get(name, "")
