"""Commands about places."""

from dataclasses import dataclass
from typing import Annotated

from cyclopts import Parameter

from sugarsnap.cli.house import USUAL, Keeper, opened, say
from sugarsnap.cli.problems import CommandError
from sugarsnap.operations.places import add_place
from sugarsnap.rules.geography import degrees, read_point
from sugarsnap.rules.places import ForeignId, foreign_key


@Parameter(name="*")
@dataclass(frozen=True)
class Elsewhere:
    """The ids that a place has elsewhere."""

    facebook_places_id: Annotated[str, Parameter(help="Its id at Facebook.")] = ""
    foursquare_v2_id: Annotated[str, Parameter(help="Its id at Foursquare.")] = ""
    foursquare_id: Annotated[str, Parameter(help="Its id in Foursquare's first version.")] = ""

    @property
    def keys(self) -> list[str]:
        """The keys of those that are given. Raises CommandError for one that cannot be."""
        given = [(kind, getattr(self, kind)) for kind in ForeignId]
        return [_key_of(kind, text) for kind, text in given if text]


NOWHERE = Elsewhere()
"""Where no id is given."""


def add(
    name: Annotated[str, Parameter(help="What people call it.")],
    lat: Annotated[str, Parameter(help="Its latitude in degrees.", allow_leading_hyphen=True)],
    lng: Annotated[str, Parameter(help="Its longitude in degrees.", allow_leading_hyphen=True)],
    *,
    elsewhere: Elsewhere = NOWHERE,
    keeper: Keeper = USUAL,
) -> None:
    """Enter a place, or give one the ids under which other services know it."""
    keys, point = elsewhere.keys, read_point(lat, lng)
    with opened(keeper) as house:
        place = house.works.write_now(add_place, name, point, keys)
    facts = {
        "id": str(place.id),
        "name": place.name,
        "latitude": degrees(place.lat),
        "longitude": degrees(place.lng),
    }
    say(keeper, facts, "{id}  {name}".format_map(facts))


def _key_of(kind: ForeignId, text: str) -> str:
    key = foreign_key(kind, text)
    if key is None:
        raise CommandError(f"{text!r} is no {kind}.")
    return key
