"""Places under their keys and in their cells, and posts listed where they are from."""

from msgspec import structs

from sugarsnap.ids import MediaId
from sugarsnap.queries.cell_media import delete_cell_media, insert_cell_media, list_media_in_cell
from sugarsnap.queries.geographies import find_geography, insert_geography
from sugarsnap.queries.newest_media import (
    delete_newest_media,
    delete_newest_media_below,
    insert_newest_media,
    list_newest_media,
)
from sugarsnap.queries.places import (
    delete_place_media,
    insert_place,
    insert_place_cell,
    insert_place_key,
    insert_place_media,
    list_place_ids,
    list_place_media,
    list_places,
    list_places_in_cell,
)
from sugarsnap.records.media import Media
from sugarsnap.records.places import Geography, Place
from world import World

POND, HILL = Place(8193, "Pond", 1, 2), Place(16385, "Hill", 3, 4)
CELL, OTHER_CELL = 5, 6


def photo(world: World, id_: int) -> Media:
    """One of Cyd's, from the pond."""
    return structs.replace(
        world.media("cyd"), id=MediaId(id_), place_id=POND.id, has_point=1, lat=1, lng=2
    )


def test_places_are_found_by_their_ids(world: World) -> None:
    for place in (POND, HILL):
        world.ask(insert_place, place)

    assert world.ask(list_places, [POND.id, 99, HILL.id]) == {POND.id: POND, HILL.id: HILL}
    assert world.ask(list_places, []) == {}


def test_a_key_leads_to_one_place(world: World) -> None:
    assert world.ask(insert_place_key, "a", POND.id)
    assert world.ask(insert_place_key, "b", POND.id)
    assert not world.ask(insert_place_key, "a", HILL.id)
    assert world.ask(insert_place_key, "c", HILL.id)

    assert world.ask(list_place_ids, ["a", "b"]) == {POND.id}
    assert world.ask(list_place_ids, ["b", "c", "d"]) == {POND.id, HILL.id}


def test_the_places_of_a_cell_are_those_first_that_were_made_first(world: World) -> None:
    for place, cell in ((HILL, CELL), (POND, CELL), (HILL, OTHER_CELL)):
        world.ask(insert_place_cell, place, cell)

    found = world.ask(list_places_in_cell, CELL, 9)

    assert [(each.id, each.lat, each.lng) for each in found] == [
        (POND.id, POND.lat, POND.lng),
        (HILL.id, HILL.lat, HILL.lng),
    ]
    assert [each.id for each in world.ask(list_places_in_cell, CELL, 1)] == [POND.id]


def test_a_place_lists_its_posts_between_bounds_that_are_left_out(world: World) -> None:
    for id_ in (2, 3, 1):
        world.ask(insert_place_media, photo(world, id_))
    world.ask(delete_place_media, photo(world, 1))
    world.ask(insert_place_media, structs.replace(photo(world, 4), place_id=HILL.id))

    def ids(*bounds: int) -> list[int]:
        return [each.id for each in world.ask(list_place_media, POND.id, *bounds)]

    assert ids(9) == [3, 2]
    assert ids(1) == [3]
    assert ids(9, 3) == [2]
    assert ids(9, 9, 2) == [3]


def test_a_cell_holds_its_posts_with_their_points_and_owners(world: World) -> None:
    for id_ in (2, 3):
        world.ask(insert_cell_media, photo(world, id_), [CELL, OTHER_CELL])
    world.ask(delete_cell_media, photo(world, 3), [CELL])

    [spotted] = world.ask(list_media_in_cell, CELL, 9)

    assert (spotted.id, spotted.owner_id, spotted.lat, spotted.lng) == (2, world.id_of("cyd"), 1, 2)
    assert [each.id for each in world.ask(list_media_in_cell, OTHER_CELL, 9)] == [3, 2]
    assert [each.id for each in world.ask(list_media_in_cell, OTHER_CELL, 9, 3)] == [2]
    assert [each.id for each in world.ask(list_media_in_cell, OTHER_CELL, 9, 9, 2)] == [3]


def test_the_list_of_the_newest_holds_a_post_once(world: World) -> None:
    before = world.ask(list_newest_media, 9)

    world.ask(insert_newest_media, world.media("cyd"))

    assert world.ask(list_newest_media, 9) == before
    assert [each.media_id for each in before] == sorted(
        world.furniture.photos.values(), reverse=True
    )


def test_the_list_of_the_newest_is_cut_and_loses_single_posts(world: World) -> None:
    world.ask(delete_newest_media, world.media("cyd"))
    world.ask(delete_newest_media_below, world.photo_of("ben"))

    left = [each.media_id for each in world.ask(list_newest_media, 9)]

    assert left == [world.photo_of(name) for name in ("eve", "dan", "ben")]


def test_a_geography_is_found_by_its_id(world: World) -> None:
    geography = Geography(5, "c1d", 1, 2, 500)

    world.ask(insert_geography, geography)

    assert world.ask(find_geography, 5) == geography
    assert world.ask(find_geography, 6) is None
