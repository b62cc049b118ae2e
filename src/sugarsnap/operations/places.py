"""Places: finding and making them, their posts, and listing a post wherever it is found by."""

from collections.abc import Sequence

from sugarsnap.errors import InvalidError, PlaceAbsentError
from sugarsnap.ids import shard_of_key
from sugarsnap.operations.gathering import MediaList, Reach, gather_media, point_at
from sugarsnap.queries import places as rows
from sugarsnap.queries.cell_media import delete_cell_media, insert_cell_media
from sugarsnap.queries.ids import insert_place_id
from sugarsnap.queries.newest_media import delete_newest_media, insert_newest_media
from sugarsnap.records.media import Gathered, Media
from sugarsnap.records.places import Place
from sugarsnap.records.viewers import Viewer
from sugarsnap.rules.geography import (
    PHOTO_SIZES,
    PLACE_SIZE,
    SPOT,
    Circle,
    Point,
    cell_of,
    cells_around,
    check_circle,
    distance,
)
from sugarsnap.rules.paging import Page
from sugarsnap.rules.places import PlaceQuery, clean_place_name, spot_key, spot_keys
from sugarsnap.work import Work

PLACES_FOUND = 20
_MOST_IN_CELL = 500
"""Places of one cell among which a search looks."""


def read_place(work: Work, viewer: Viewer, place_id: int) -> Place:
    """A place. Raises PlaceAbsentError."""
    del viewer
    place = rows.list_places(work.db, [place_id]).get(place_id)
    if place is None:
        raise PlaceAbsentError
    return place


def list_media_of_place(work: Work, viewer: Viewer, place_id: int, page: Page) -> Gathered:
    """A page of the public posts that name a place, newest first.

    Raises PlaceAbsentError, or the InvalidError that the page carries.
    """
    place = read_place(work, viewer, place_id)
    return gather_media(
        work,
        viewer,
        page,
        Reach.PUBLIC,
        MediaList(
            lambda before, most: rows.list_place_media(work.db, place.id, most, before, page.after),
            lambda media: point_at(one for one in media if one.place_id == place.id),
        ),
    )


def find_places(work: Work, viewer: Viewer, query: PlaceQuery) -> list[Place]:
    """The place of a foreign id, or those in a circle, the nearest first.

    Raises the InvalidError that the circle carries.
    """
    del viewer
    if query.key:
        return list(rows.list_places(work.db, rows.list_place_ids(work.db, [query.key])).values())
    check_circle(query.circle)
    ids = _nearest_ids(work, query.circle)
    places = rows.list_places(work.db, ids)
    return [places[id_] for id_ in ids if id_ in places]


def _nearest_ids(work: Work, circle: Circle) -> list[int]:
    found = [
        (distance(circle.centre, Point(spotted.lat, spotted.lng)), spotted.id)
        for cell in cells_around(circle, PLACE_SIZE)
        for spotted in rows.list_places_in_cell(work.db, cell, _MOST_IN_CELL)
    ]
    near = sorted(each for each in found if each[0] <= circle.metres)
    return [id_ for _, id_ in near[:PLACES_FOUND]]


def find_or_make_place(work: Work, name: str, point: Point) -> Place:
    """The place of this name at this spot, made where there is none within `SPOT` metres.

    Raises InvalidError for a name that none can have.
    """
    name = clean_place_name(name)
    return _find_same(work, name, point) or _make_place(work, name, point)


def _find_same(work: Work, name: str, point: Point) -> Place | None:
    ids = rows.list_place_ids(work.db, spot_keys(name, point))
    apart = {
        place: distance(point, Point(place.lat, place.lng))
        for place in rows.list_places(work.db, ids).values()
    }
    near = [place for place, metres in apart.items() if metres <= SPOT]
    return min(near, key=lambda place: (apart[place], place.id), default=None)


def _make_place(work: Work, name: str, point: Point) -> Place:
    key = spot_key(name, point)
    place = Place(insert_place_id(work.db, shard_of_key(key)), name, point.lat, point.lng)
    rows.insert_place(work.db, place)
    rows.insert_place_key(work.db, key, place.id)
    rows.insert_place_cell(work.db, place, cell_of(point, PLACE_SIZE))
    return place


def add_place(work: Work, name: str, point: Point, keys: Sequence[str]) -> Place:
    """A place as the keeper enters it, found under foreign keys too.

    Raises InvalidError for a name that none can have, or for a key that another place has.
    """
    place = find_or_make_place(work, name, point)
    for key in keys:
        if not rows.insert_place_key(work.db, key, place.id):
            _check_same(work, key, place)
    return place


def _check_same(work: Work, key: str, place: Place) -> None:
    other = rows.list_places(work.db, rows.list_place_ids(work.db, [key]))
    if place.id not in other:
        names = ", ".join(f"{each.name} ({each.id})" for each in other.values())
        raise InvalidError(f"{key} is another place: {names}.")


def place_media(work: Work, media: Media) -> None:
    """List a new post among the newest, and at its place and in its cells where it has such."""
    insert_newest_media(work.db, media)
    if media.place_id:
        rows.insert_place_media(work.db, media)
    if media.has_point:
        insert_cell_media(work.db, media, _cells_of(media))


def unplace_media(work: Work, media: Media) -> None:
    """Take a post from all these lists."""
    delete_newest_media(work.db, media)
    if media.place_id:
        rows.delete_place_media(work.db, media)
    if media.has_point:
        delete_cell_media(work.db, media, _cells_of(media))


def _cells_of(media: Media) -> list[int]:
    return [cell_of(Point(media.lat, media.lng), size) for size in PHOTO_SIZES]
