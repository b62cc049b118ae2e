"""Spots in the furnished world, and posting photos there."""

from sugarsnap.ids import MediaId
from sugarsnap.operations.posts import Draft, post_media
from sugarsnap.records.media import Media, SeenMedia
from sugarsnap.rules.geography import Point
from world import World, picture_of

TOWER = Point(48_858_370, 2_294_481)
"""The Eiffel Tower."""
TROCADERO = Point(48_862_300, 2_288_500)
"""Some 620 metres from the tower."""
LOUVRE = Point(48_860_600, 2_337_600)
"""Some 3.2 kilometres from the tower."""
SYDNEY = Point(-33_856_800, 151_215_300)


def post(world: World, who: str, point: Point | None = None, name: str = "") -> Media:
    """Post a photo from a point, or from a place that has a name."""
    draft = Draft(f"By {who}", place_name=name, point=point)
    seen: SeenMedia = world.do(post_media, who, draft, [picture_of(f"{who}'s")])
    return seen.media


def ids_of(seen: list[SeenMedia]) -> list[MediaId]:
    return [one.media.id for one in seen]
