"""Places are found again by name and spot, list the public posts from there, and are searched."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from msgspec import structs

from operations.whereabouts import LOUVRE, SYDNEY, TOWER, TROCADERO, ids_of, post
from sugarsnap.errors import InvalidError, PlaceAbsentError
from sugarsnap.ids import shard_of_account
from sugarsnap.operations.accounts import edit_profile, restore_account, suspend_account
from sugarsnap.operations.places import (
    PLACES_FOUND,
    add_place,
    find_or_make_place,
    find_places,
    list_media_of_place,
    read_place,
)
from sugarsnap.operations.posts import Draft, delete_media, prepare_post
from sugarsnap.operations.relationships import change_relationship
from sugarsnap.operations.upkeep import check_rows
from sugarsnap.queries.cell_media import delete_cell_media
from sugarsnap.queries.ids import update_tickets
from sugarsnap.queries.places import insert_place_media
from sugarsnap.records.places import Place
from sugarsnap.rules.geography import PHOTO_SIZES, Circle, Point, cell_of
from sugarsnap.rules.paging import Page
from sugarsnap.rules.places import ForeignId, PlaceQuery, foreign_key
from world import PRIVATE, PUBLIC, World

FACEBOOK = f"{ForeignId.FACEBOOK_PLACES}:20531316728"
FOURSQUARE = f"{ForeignId.FOURSQUARE_V2}:4adcda09f964a520e83321e3"


def make(world: World, name: str, point: Point = TOWER) -> Place:
    place: Place = world.works.write_now(find_or_make_place, name, point)
    return place


def found(world: World, point: Point, metres: int = 500) -> list[str]:
    query = PlaceQuery(Circle(point, metres))
    return [place.name for place in world.see(find_places, "nobody", query)]


def posts_of(world: World, who: str, place_id: int, page: Page | None = None) -> list[Any]:
    return ids_of(world.see(list_media_of_place, who, place_id, page or Page(9)).shown)


def test_a_place_is_made_once_and_found_again(world: World) -> None:
    made = make(world, "Eiffel Tower")

    assert make(world, "Eiffel Tower") == made
    assert world.see(read_place, "nobody", made.id) == made
    assert (made.name, made.lat, made.lng) == ("Eiffel Tower", TOWER.lat, TOWER.lng)


@pytest.mark.parametrize("name", ["eiffel tower", " EIFFEL \n TOWER ", "\uff25iffel Tower"])
def test_a_place_is_found_again_however_its_name_is_written(world: World, name: str) -> None:
    made = make(world, "Eiffel Tower")

    assert make(world, name) == made


def test_a_place_is_found_again_within_a_hundred_metres(world: World) -> None:
    made = make(world, "Eiffel Tower")

    near = make(world, "Eiffel Tower", Point(TOWER.lat + 800, TOWER.lng))
    far = make(world, "Eiffel Tower", Point(TOWER.lat + 1_000, TOWER.lng))

    assert near == made
    assert far.id != made.id


def test_of_two_places_of_one_name_the_nearer_is_found(world: World) -> None:
    one = make(world, "Kiosk", TOWER)
    other = make(world, "Kiosk", Point(TOWER.lat + 1_000, TOWER.lng))

    assert make(world, "Kiosk", Point(TOWER.lat + 300, TOWER.lng)) == one
    assert make(world, "Kiosk", Point(TOWER.lat + 700, TOWER.lng)) == other


def test_a_place_that_several_make_at_once_is_made_once(world: World) -> None:
    with ThreadPoolExecutor(4) as people:
        made = list(people.map(lambda name: make(world, name), ["Kiosk", "kiosk"] * 4))

    assert {place.id for place in made} == {made[0].id}
    assert world.rows("SELECT id FROM places") == [(made[0].id,)]


def test_another_name_at_the_same_spot_is_another_place(world: World) -> None:
    assert make(world, "Eiffel Tower").id != make(world, "Jules Verne").id


def test_an_id_is_small_and_ends_in_its_shard(world: World) -> None:
    place = make(world, "Eiffel Tower")

    assert 0 < place.id < 2**53
    rows = world.rows("SELECT shard FROM places")
    assert rows == [(shard_of_account(place.id),)]


def test_no_id_is_drawn_again_after_a_restore(world: World) -> None:
    made = make(world, "Eiffel Tower")

    world.ask(update_tickets, world.clock.now())

    rows = world.rows("SELECT last FROM ids WHERE kind = 'place'")
    assert rows[0][0] > (made.id >> 13)


@pytest.mark.parametrize("name", ["", " \n", "x" * 101, "\0"])
def test_a_name_that_no_place_can_have_is_refused(world: World, name: str) -> None:
    with pytest.raises(InvalidError) as refused:
        make(world, name)

    assert refused.value.field == "place_name"


def test_a_post_is_refused_for_its_places_name_before_its_pictures_are_rendered(
    world: World,
) -> None:
    with pytest.raises(InvalidError):
        world.see(prepare_post, "ben", Draft("", place_name="x" * 101, point=TOWER), 1)


def test_a_place_that_is_none_is_absent(world: World) -> None:
    with pytest.raises(PlaceAbsentError):
        world.see(read_place, "ben", 0)
    with pytest.raises(PlaceAbsentError):
        world.see(list_media_of_place, "ben", 8193, Page(9))


def test_a_place_lists_its_posts_newest_first_in_pages(world: World) -> None:
    posts = [post(world, who, TOWER, "Tower") for who in ("ben", "cyd", "dan", "ben")]
    place_id = posts[0].place_id
    newest = [media.id for media in reversed(posts)]

    assert {media.place_id for media in posts} == {place_id}
    assert posts_of(world, "nobody", place_id) == newest
    assert posts_of(world, "nobody", place_id, Page(2)) == newest[:2]
    assert posts_of(world, "nobody", place_id, Page(2, before=newest[1])) == newest[2:]
    assert posts_of(world, "nobody", place_id, Page(9, after=newest[2])) == newest[:2]


def test_a_post_is_as_exact_about_where_it_is_from_as_its_place(world: World) -> None:
    place = make(world, "Tower")

    media = post(world, "ben", Point(TOWER.lat + 500, TOWER.lng), "tower")

    assert (media.place_id, media.has_point, media.lat) == (place.id, 1, TOWER.lat)


def test_a_page_that_cannot_be_taken_is_refused_after_the_place(world: World) -> None:
    page = Page(9, problem=InvalidError("no such page"))
    place_id = make(world, "Tower").id

    with pytest.raises(PlaceAbsentError):
        world.see(list_media_of_place, "ben", 5, page)
    with pytest.raises(InvalidError, match="no such page"):
        world.see(list_media_of_place, "ben", place_id, page)


def test_posts_of_private_suspended_and_blocked_people_are_not_listed(world: World) -> None:
    place_id = post(world, "ada", TOWER, "Tower").place_id
    shown = post(world, "dan", TOWER, "Tower")
    post(world, "cyd", TOWER, "Tower")
    world.works.write_now(suspend_account, world.id_of("cyd"))

    assert posts_of(world, "ben", place_id) == [shown.id]
    assert posts_of(world, "nobody", place_id) == [shown.id]
    assert posts_of(world, "ada", place_id) == []


def test_posts_come_and_go_with_their_owners_privacy_and_standing(world: World) -> None:
    media = post(world, "ben", TOWER, "Tower")

    world.do(edit_profile, "ben", PRIVATE)
    hidden = posts_of(world, "cyd", media.place_id)
    world.do(edit_profile, "ben", PUBLIC)
    shown = posts_of(world, "cyd", media.place_id)
    world.works.write_now(suspend_account, world.id_of("ben"))
    suspended = posts_of(world, "cyd", media.place_id)
    world.works.write_now(restore_account, world.id_of("ben"))
    world.do(change_relationship, "ben", world.id_of("cyd"), "block")
    blocked = posts_of(world, "cyd", media.place_id)

    assert [hidden, shown, suspended, blocked] == [[], [media.id], [], []]


def test_a_deleted_post_is_listed_nowhere(world: World) -> None:
    media = post(world, "ben", TOWER, "Tower")

    world.do(delete_media, "ben", media.id)

    assert posts_of(world, "ben", media.place_id) == []
    for table in ("place_media", "cell_media"):
        assert world.rows(f"SELECT * FROM {table}") == []
    assert world.rows("SELECT * FROM newest_media WHERE media_id = :id", id=media.id) == []
    assert world.see(read_place, "ben", media.place_id).name == "Tower"


def test_places_are_found_around_a_point_the_nearest_first(world: World) -> None:
    for name, point in (("Louvre", LOUVRE), ("Trocadéro", TROCADERO), ("Tower", TOWER)):
        make(world, name, point)

    assert found(world, TOWER, 750) == ["Tower", "Trocadéro"]
    assert found(world, TROCADERO, 750) == ["Trocadéro", "Tower"]
    assert found(world, TOWER, 500) == ["Tower"]
    assert found(world, SYDNEY) == []


def test_places_are_found_across_the_dateline(world: World) -> None:
    make(world, "Fence", Point(-16_800_000, 179_999_000))

    assert found(world, Point(-16_800_000, -179_999_000)) == ["Fence"]


def test_no_more_than_twenty_places_are_found(world: World) -> None:
    for number in range(PLACES_FOUND + 2):
        make(world, f"Stall {number:02}", Point(TOWER.lat + number, TOWER.lng))

    nearest = found(world, TOWER)

    assert nearest == [f"Stall {number:02}" for number in range(PLACES_FOUND)]


def test_a_circle_that_cannot_be_taken_is_refused_unless_a_foreign_id_is_given(
    world: World,
) -> None:
    circle = Circle(TOWER, 500, InvalidError("no such circle"))

    with pytest.raises(InvalidError, match="no such circle"):
        world.see(find_places, "ben", PlaceQuery(circle))
    assert world.see(find_places, "ben", PlaceQuery(circle, FACEBOOK)) == []


def add(world: World, name: str, keys: Sequence[str]) -> Place:
    place: Place = world.works.write_now(add_place, name, TOWER, keys)
    return place


def test_the_keepers_place_is_found_under_foreign_ids(world: World) -> None:
    made = make(world, "Tower")

    added = add(world, "tower", [FACEBOOK, FOURSQUARE])

    assert added == made
    for key in (FACEBOOK, FOURSQUARE):
        assert world.see(find_places, "ben", PlaceQuery(Circle(SYDNEY, 1), key)) == [made]


def test_a_foreign_id_may_be_added_again_but_not_to_another_place(world: World) -> None:
    tower = add(world, "Tower", [FACEBOOK])

    assert add(world, "Tower", [FACEBOOK]) == tower
    with pytest.raises(InvalidError, match=rf"another place: Tower \({tower.id}\)"):
        add(world, "Kiosk", [FACEBOOK])

    assert [place for (place,) in world.rows("SELECT name FROM places")] == ["Tower"]


@pytest.mark.parametrize(
    ("kind", "text", "key"),
    [
        (ForeignId.FACEBOOK_PLACES, " 20531316728 ", FACEBOOK),
        (ForeignId.FACEBOOK_PLACES, "x", None),
        (ForeignId.FACEBOOK_PLACES, "²", None),
        (ForeignId.FOURSQUARE_V2, "4ADCDA09F964A520E83321E3", FOURSQUARE),
        (ForeignId.FOURSQUARE_V2, "4adcda09", None),
        (ForeignId.FOURSQUARE, "514276", "foursquare_id:514276"),
        (ForeignId.FOURSQUARE, "", None),
    ],
)
def test_a_foreign_id_has_a_form(kind: ForeignId, text: str, key: str | None) -> None:
    assert foreign_key(kind, text) == key


def test_the_doctor_is_content_with_what_is_posted_and_deleted(world: World) -> None:
    media = post(world, "ben", TOWER, "Tower")
    post(world, "cyd", LOUVRE)

    world.do(delete_media, "ben", media.id)

    assert world.works.read(check_rows) == []


def test_the_doctor_finds_what_is_listed_wrongly_and_what_is_not_listed(world: World) -> None:
    media = post(world, "ben", TOWER, "Tower")
    elsewhere = structs.replace(media, id=world.photo_of("cyd"))
    cells = [cell_of(TOWER, size) for size in PHOTO_SIZES]

    world.ask(delete_cell_media, media, cells)
    world.ask(insert_place_media, elsewhere)

    assert [one.sentence for one in world.works.read(check_rows)] == [
        "1 photos are listed where they are not from, or are gone.",
        "1 photos are from somewhere, but not listed there.",
    ]
