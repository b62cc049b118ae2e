"""The form of a new post: what was entered into it, read into a draft, and shown again."""

from typing import Any

from sugarsnap.errors import InvalidError
from sugarsnap.faces.shared.visits import Visit
from sugarsnap.operations.posts import Draft
from sugarsnap.rules.geography import Point, read_point
from sugarsnap.rules.tagged_people import read_tags

_TEXTS = ("caption", "people", "place_name", "lat", "lng")


def entered_draft(visit: Visit) -> Draft:
    """What the form says of its photos. Raises InvalidError for people and points it misspells."""
    return Draft(
        caption=visit.text("caption"),
        alt_texts=tuple(visit.texts("alt_text")),
        people=read_tags(visit.text("people")),
        place_name=visit.text("place_name"),
        point=_entered_point(visit),
    )


def _entered_point(visit: Visit) -> Point | None:
    """The point in degrees; maps copy both at once, and both may stand in the first field."""
    lat, lng = visit.text("lat").strip(), visit.text("lng").strip()
    if "," in lat and not lng:
        lat, _, lng = (part.strip() for part in lat.partition(","))
    if not (lat or lng):
        return None
    try:
        return read_point(lat, lng)
    except InvalidError as problem:
        sentence = "A point is two numbers of degrees, such as 41.1496 and -8.6109."
        raise InvalidError(sentence, "lat") from problem


def draft_values(visit: Visit) -> dict[str, Any]:
    """The texts that were entered, for the form to show again."""
    texts = {name: visit.text(name) for name in _TEXTS}
    return {**texts, "alt_texts": visit.texts("alt_text")}
