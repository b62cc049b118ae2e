"""Names of places, and the keys under which a place is found again."""

import re
import unicodedata
from enum import StrEnum

from msgspec import Struct

from sugarsnap.errors import InvalidError
from sugarsnap.rules.captions import clean_text
from sugarsnap.rules.geography import SPOT, Circle, Point, cell_of, cells_around

NAME_LENGTH = 100


class ForeignId(StrEnum):
    """Whose ids a place may have beside its own, as the wire names them (v1 reference §4.2)."""

    FACEBOOK_PLACES = "facebook_places_id"
    FOURSQUARE_V2 = "foursquare_v2_id"
    FOURSQUARE = "foursquare_id"


_FORMS = {
    ForeignId.FACEBOOK_PLACES: re.compile(r"[0-9]{1,20}"),
    ForeignId.FOURSQUARE_V2: re.compile(r"[0-9a-f]{24}"),
    ForeignId.FOURSQUARE: re.compile(r"[0-9]{1,20}"),
}


class PlaceQuery(Struct, frozen=True):
    """Which places a call asks for: one under a foreign id, else those in a circle."""

    circle: Circle
    key: str = ""
    """Of `foreign_key`; where there is one, nothing is asked of the circle."""


def clean_place_name(text: str) -> str:
    """A name as it is kept, on one line. Raises InvalidError for none, or for one too long."""
    name = " ".join(clean_text(text).split())
    if not 1 <= len(name) <= NAME_LENGTH:
        raise InvalidError(f"The name of a place has 1 to {NAME_LENGTH} characters.", "place_name")
    return name


def spot_key(name: str, point: Point) -> str:
    """The key under which a place is entered: its name in one case of letters, and its spot."""
    return _key_in(cell_of(point, SPOT), name)


def spot_keys(name: str, point: Point) -> list[str]:
    """The keys under which a place of this name, `SPOT` metres away at most, may be entered."""
    return [_key_in(cell, name) for cell in cells_around(Circle(point, SPOT), SPOT)]


def _key_in(cell: int, name: str) -> str:
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return f"spot:{cell}:{folded}"


def foreign_key(kind: ForeignId, text: str) -> str | None:
    """The key of a foreign id, or None where the text cannot be one."""
    written = text.strip().lower()
    return f"{kind}:{written}" if _FORMS[kind].fullmatch(written) else None
