"""Likes stand at the photo and at the liker, and are listed latest first."""

import pytest

from sugarsnap.queries.likes import (
    delete_like,
    find_sight,
    insert_like,
    list_liked,
    list_liked_ids,
    list_likes,
)
from sugarsnap.queries.upkeep import count_one_sided
from world import World


def test_a_like_is_new_once(world: World) -> None:
    photo, dan = world.media("cyd"), world.id_of("dan")

    assert world.ask(insert_like, photo, dan, 5)
    assert not world.ask(insert_like, photo, dan, 6)

    assert [like.id for like in world.ask(list_likes, photo, 10)] == [5]


def test_a_like_is_taken_back_once_and_leaves_nothing(world: World) -> None:
    photo, dan = world.media("cyd"), world.id_of("dan")
    before = world.rows("SELECT * FROM user_likes ORDER BY account_id, media_id")
    world.ask(insert_like, photo, dan, 5)

    assert world.ask(delete_like, photo, dan)
    assert not world.ask(delete_like, photo, dan)

    assert world.rows("SELECT * FROM user_likes ORDER BY account_id, media_id") == before
    assert world.rows("SELECT * FROM likes WHERE media_id = :id", id=photo.id) == []


def test_a_like_stands_at_both_ends(world: World) -> None:
    photo, dan = world.media("cyd"), world.id_of("dan")

    world.ask(insert_like, photo, dan, 5)

    assert world.ask(list_liked_ids, dan, [photo.id, world.photo_of("ben")]) == {photo.id}
    assert world.ask(find_sight, dan, photo).liked == 1
    assert world.ask(count_one_sided)["likes"] == 0


def test_likes_are_listed_latest_first_below_a_bound_that_is_left_out(world: World) -> None:
    photo = world.media("cyd")
    for name, order in (("ada", 20), ("ben", 10), ("dan", 30)):
        world.ask(insert_like, photo, world.id_of(name), order)

    def orders(*bounds: int) -> list[int]:
        return [like.id for like in world.ask(list_likes, photo, *bounds)]

    assert orders(10) == [30, 20, 10]
    assert orders(2) == [30, 20]
    assert orders(10, 30) == [20, 10]
    assert orders(10, 10) == []


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_nothing_is_asked_about_no_photos(world: World) -> None:
    assert world.ask(list_liked_ids, world.id_of("ben"), []) == set()


def test_what_somebody_likes_is_listed_latest_first_below_a_bound_that_is_left_out(
    world: World,
) -> None:
    dan = world.id_of("dan")
    for name, order in (("ben", 20), ("cyd", 30), ("dan", 10)):
        world.ask(insert_like, world.media(name), dan, order)

    found = world.ask(list_liked, dan, 10, 30)

    assert [(pointer.media_id, pointer.owner_id, pointer.id) for pointer in found] == [
        (world.photo_of("ben"), world.id_of("ben"), 20),
        (world.photo_of("dan"), dan, 10),
    ]
    assert [pointer.id for pointer in world.ask(list_liked, dan, 2, 31)] == [30, 20]
