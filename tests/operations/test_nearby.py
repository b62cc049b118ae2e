"""Photos are found around a point and in a client's geographies, whoever's they may be seen as."""

import pytest

from operations.whereabouts import LOUVRE, SYDNEY, TOWER, TROCADERO, ids_of, post
from sugarsnap.errors import GeographyAbsentError, InvalidError
from sugarsnap.ids import MediaId, first_id, moment_of
from sugarsnap.operations.nearby import NearMedia, list_media_nearby, list_media_of_geography
from sugarsnap.operations.posts import delete_media
from sugarsnap.operations.relationships import change_relationship
from sugarsnap.queries.clients import find_client
from sugarsnap.queries.geographies import insert_geography
from sugarsnap.records.media import Gathered
from sugarsnap.records.places import Geography
from sugarsnap.records.viewers import Viewer
from sugarsnap.rules.geography import Circle, Point
from sugarsnap.rules.paging import Page
from sugarsnap.rules.windows import LONGEST_MS, Window
from world import World

EVER = Window()
GEOGRAPHY = 5


def near(
    world: World, who: str, circle: Circle, window: Window = EVER, count: int = 9
) -> list[NearMedia]:
    found: list[NearMedia] = world.see(list_media_nearby, who, circle, window, Page(count))
    return found


def near_ids(world: World, who: str, metres: int, window: Window = EVER) -> list[MediaId]:
    return ids_of([each.seen for each in near(world, who, Circle(TOWER, metres), window)])


def test_photos_are_found_as_far_as_is_asked_newest_first(world: World) -> None:
    tower = post(world, "ben", TOWER)
    louvre = post(world, "cyd", LOUVRE, "Louvre")
    trocadero = post(world, "dan", TROCADERO)
    post(world, "ben", SYDNEY)
    post(world, "ben")

    assert near_ids(world, "nobody", 10) == [tower.id]
    assert near_ids(world, "nobody", 1_000) == [trocadero.id, tower.id]
    assert near_ids(world, "nobody", 5_000) == [trocadero.id, louvre.id, tower.id]


def test_each_photo_is_found_with_its_distance(world: World) -> None:
    post(world, "cyd", LOUVRE)
    post(world, "ben", TOWER)

    found = near(world, "nobody", Circle(TOWER, 5_000))

    assert [round(each.metres, -1) for each in found] == [0, 3_160]


def test_only_so_many_are_found_as_are_asked_for(world: World) -> None:
    posts = [post(world, "ben", TOWER).id for _ in range(3)]

    found = near(world, "nobody", Circle(TOWER, 500), EVER, 2)

    assert ids_of([each.seen for each in found]) == [posts[2], posts[1]]


def test_many_photos_that_are_not_near_do_not_hide_one_that_is(world: World) -> None:
    tower = post(world, "ben", TOWER)
    for _ in range(120):
        post(world, "cyd", TROCADERO)

    assert near_ids(world, "nobody", 300) == [tower.id]


def test_photos_are_found_in_a_span_of_time(world: World) -> None:
    first, second, third = (post(world, "ben", TOWER).id for _ in range(3))
    moment = moment_of(second)

    assert near_ids(world, "ben", 100, Window(after=first_id(moment) - 1)) == [third, second]
    assert near_ids(world, "ben", 100, Window(before=first_id(moment))) == [first]
    assert near_ids(world, "ben", 100, Window(after=first, before=third)) == [second]


def test_a_span_is_no_longer_than_a_week(world: World) -> None:
    now = world.clock.now()
    week = Window(first_id(now - LONGEST_MS), first_id(now))
    longer = Window(first_id(now - LONGEST_MS - 1), first_id(now))

    assert near_ids(world, "ben", 100, week) == []
    with pytest.raises(InvalidError, match="7 days"):
        near_ids(world, "ben", 100, longer)


def test_a_span_that_is_open_at_one_end_has_no_limit(world: World) -> None:
    media = post(world, "ben", TOWER)

    assert near_ids(world, "ben", 100, Window(after=1)) == [media.id]
    assert near_ids(world, "ben", 100, Window(before=media.id + 1)) == [media.id]


def test_what_cannot_be_taken_is_refused(world: World) -> None:
    problem = InvalidError("no such thing")
    page = Page(9, problem=problem)

    with pytest.raises(InvalidError, match="no such thing"):
        near(world, "ben", Circle(TOWER, 5, problem))
    with pytest.raises(InvalidError, match="no such thing"):
        near(world, "ben", Circle(TOWER, 5), Window(problem=problem))
    with pytest.raises(InvalidError, match="no such thing"):
        world.see(list_media_nearby, "ben", Circle(TOWER, 5), EVER, page)


def test_photos_of_private_suspended_and_blocked_people_are_not_found(world: World) -> None:
    for who in ("ada", "eve"):
        post(world, who, TOWER)
    shown = post(world, "dan", TOWER)

    assert near_ids(world, "ben", 100) == [shown.id]
    assert near_ids(world, "ada", 100) == []
    world.do(change_relationship, "dan", world.id_of("ben"), "block")
    assert near_ids(world, "ben", 100) == []


def test_a_deleted_photo_is_not_found(world: World) -> None:
    media = post(world, "ben", TOWER)

    world.do(delete_media, "ben", media.id)

    assert near_ids(world, "ben", 100) == []


def test_photos_are_found_across_the_dateline(world: World) -> None:
    east = post(world, "ben", Point(0, 179_999_000))

    found = near(world, "ben", Circle(Point(0, -179_999_000), 500))

    assert ids_of([each.seen for each in found]) == [east.id]


def through(world: World, client_id: str) -> Viewer:
    """Ben, through a client."""
    return Viewer(world.viewer("ben").account, world.ask(find_client, client_id))


def in_geography(world: World, viewer: Viewer, page: Page) -> Gathered:
    found: Gathered = world.works.read(list_media_of_geography, viewer, GEOGRAPHY, page)
    return found


def test_a_geography_lists_its_photos_in_pages_to_its_client(world: World) -> None:
    geography = Geography(GEOGRAPHY, world.client_id, TOWER.lat, TOWER.lng, 800)
    world.ask(insert_geography, geography)
    posts = [post(world, "ben", point).id for point in (TOWER, LOUVRE, TROCADERO, TOWER)]
    viewer = through(world, world.client_id)

    first = in_geography(world, viewer, Page(2))
    second = in_geography(world, viewer, Page(2, before=first.cursor or 0))

    assert ids_of(first.shown) == [posts[3], posts[2]]
    assert ids_of(second.shown) == [posts[0]]
    assert second.cursor is None
    assert ids_of(in_geography(world, viewer, Page(9, after=posts[2])).shown) == [posts[3]]


def test_a_geography_is_absent_for_everybody_else(world: World) -> None:
    geography = Geography(GEOGRAPHY, "another", TOWER.lat, TOWER.lng, 800)
    world.ask(insert_geography, geography)

    for viewer in (through(world, world.client_id), world.viewer("cyd")):
        with pytest.raises(GeographyAbsentError):
            in_geography(world, viewer, Page(9, problem=InvalidError("no such page")))
