"""Posts that are found by where they are from: around a point, and in a client's geographies."""

from collections.abc import Iterator, Sequence
from heapq import merge
from itertools import islice
from operator import attrgetter

from msgspec import Struct

from sugarsnap.errors import GeographyAbsentError
from sugarsnap.ids import AccountId, MediaId
from sugarsnap.operations.gathering import (
    MediaList,
    Reach,
    gather_media,
    point_at,
)
from sugarsnap.queries.cell_media import list_media_in_cell
from sugarsnap.queries.geographies import find_geography
from sugarsnap.records.media import Gathered, Media, Pointer, SeenMedia
from sugarsnap.records.places import Geography, Spotted
from sugarsnap.records.viewers import Viewer
from sugarsnap.rules.geography import (
    Circle,
    Point,
    cells_around,
    check_circle,
    distance,
    holder_of,
    photo_size,
)
from sugarsnap.rules.paging import Page
from sugarsnap.rules.windows import Window, check_span, within
from sugarsnap.work import Work

_CHUNK = 20
_MOST_LOOKED_AT = 2_000
"""Posts of the cells around, near enough or not, that one reading looks at."""


class NearMedia(Struct, frozen=True):
    """A post and how far from the middle of the circle it is."""

    seen: SeenMedia
    metres: float


def list_media_nearby(
    work: Work, viewer: Viewer, circle: Circle, window: Window, page: Page
) -> list[NearMedia]:
    """The newest public posts in a circle and a span of time.

    Raises the InvalidError that the circle, the page or the window carries, or for a span of more
    than a week.
    """
    check_circle(circle)
    check_span(window)
    page = within(page, window)
    found = gather_media(work, viewer, page, Reach.PUBLIC, _media_in(work, circle, page.after))
    return [
        NearMedia(seen, distance(circle.centre, Point(seen.media.lat, seen.media.lng)))
        for seen in found.shown
    ]


def list_media_of_geography(work: Work, viewer: Viewer, geography_id: int, page: Page) -> Gathered:
    """A page of the public posts in a geography of the viewer's client, newest first.

    Raises GeographyAbsentError, or the InvalidError that the page carries.
    """
    geography = _require_geography(work, viewer, geography_id)
    circle = Circle(Point(geography.lat, geography.lng), geography.radius)
    return gather_media(work, viewer, page, Reach.PUBLIC, _media_in(work, circle, page.after))


def _require_geography(work: Work, viewer: Viewer, geography_id: int) -> Geography:
    geography = find_geography(work.db, geography_id)
    if geography is None or viewer.client is None or geography.client_id != viewer.client.id:
        raise GeographyAbsentError
    return geography


def _media_in(work: Work, circle: Circle, after: int) -> MediaList:
    cells, holds = cells_around(circle, photo_size(circle)), holder_of(circle)

    def pick(media: Sequence[Media]) -> list[Pointer]:
        return point_at(one for one in media if one.has_point and holds(one.lat, one.lng))

    def list_pointers(before: int, most: int) -> list[Pointer]:
        walks = [_walk(work, cell, before, after) for cell in cells]
        newest = islice(merge(*walks, key=attrgetter("id"), reverse=True), _MOST_LOOKED_AT)
        near = (spotted for spotted in newest if holds(spotted.lat, spotted.lng))
        return [_pointer_to(each) for each in islice(near, most)]

    return MediaList(list_pointers, pick)


def _walk(work: Work, cell: int, before: int, after: int) -> Iterator[Spotted]:
    """The posts of a cell, newest first, read in chunks as far as somebody asks.

    One statement for all cells would have to read and sort whatever they hold.
    """
    while True:
        chunk = list_media_in_cell(work.db, cell, _CHUNK, before, after)
        yield from chunk
        if len(chunk) < _CHUNK:
            return
        before = chunk[-1].id


def _pointer_to(spotted: Spotted) -> Pointer:
    return Pointer(MediaId(spotted.id), AccountId(spotted.owner_id), spotted.id)
