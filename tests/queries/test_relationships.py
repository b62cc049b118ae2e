"""Follows stand at both ends, whichever of the two asks."""

import pytest

from sugarsnap.queries.relationships import (
    delete_follow,
    find_relation,
    insert_follow,
    list_followed,
    list_followers,
    update_follow,
)
from sugarsnap.records.relationships import STRANGERS, Following, Relation
from world import World


def test_strangers_are_nothing_to_one_another(world: World) -> None:
    assert world.ask(find_relation, world.id_of("cyd"), world.id_of("dan")) == STRANGERS


def test_a_follow_is_seen_from_both_ends(world: World) -> None:
    cyd, dan = world.id_of("cyd"), world.id_of("dan")

    world.ask(insert_follow, cyd, dan, Following.REQUESTED, 5)

    assert world.ask(find_relation, cyd, dan) == Relation(Following.REQUESTED, 0, 0, 0)
    assert world.ask(find_relation, dan, cyd) == Relation(0, Following.REQUESTED, 0, 0)


def test_a_follow_changes_its_state_at_both_ends(world: World) -> None:
    cyd, dan = world.id_of("cyd"), world.id_of("dan")
    world.ask(insert_follow, cyd, dan, Following.REQUESTED, 5)

    world.ask(update_follow, cyd, dan, Following.FOLLOWS)

    assert world.ask(find_relation, cyd, dan).outgoing == Following.FOLLOWS
    assert world.ask(find_relation, dan, cyd).incoming == Following.FOLLOWS


@pytest.mark.parametrize("times", [1, 2])
def test_a_follow_taken_away_leaves_nothing(world: World, times: int) -> None:
    cyd, dan = world.id_of("cyd"), world.id_of("dan")
    world.ask(insert_follow, cyd, dan, Following.FOLLOWS, 5)

    for _ in range(times):
        world.ask(delete_follow, cyd, dan)

    assert world.ask(find_relation, cyd, dan) == STRANGERS
    assert world.ask(find_relation, dan, cyd) == STRANGERS


def test_a_block_is_seen_from_both_ends(world: World) -> None:
    ada, dan = world.id_of("ada"), world.id_of("dan")

    assert world.ask(find_relation, ada, dan) == Relation(0, 0, blocking=1, blocked=0)
    assert world.ask(find_relation, dan, ada) == Relation(0, 0, blocking=0, blocked=1)


def test_follows_are_listed_latest_first_whatever_the_ids_of_the_people(world: World) -> None:
    dan = world.id_of("dan")
    in_order = [world.id_of(name) for name in ("cyd", "ben", "ada")]
    assert in_order != sorted(in_order)
    for order, person in enumerate(in_order, start=1):
        world.ask(insert_follow, dan, person, Following.FOLLOWS, order)
        world.ask(insert_follow, person, dan, Following.FOLLOWS, order)

    followed = world.ask(list_followed, dan, Following.FOLLOWS, 10)
    followers = world.ask(list_followers, dan, Following.FOLLOWS, 10)

    assert [edge.account_id for edge in followed] == in_order[::-1]
    assert [edge.account_id for edge in followers] == in_order[::-1]


def test_a_page_of_follows_ends_at_its_size_and_below_its_bound(world: World) -> None:
    dan = world.id_of("dan")
    for order, name in enumerate(("ben", "ada", "cyd"), start=1):
        world.ask(insert_follow, dan, world.id_of(name), Following.FOLLOWS, order)

    def orders(*bounds: int) -> list[int]:
        return [edge.id for edge in world.ask(list_followed, dan, Following.FOLLOWS, *bounds)]

    assert orders(2) == [3, 2]
    assert orders(2, 2) == [1]
    assert orders(2, 1) == []


def test_requests_and_follows_are_listed_apart(world: World) -> None:
    ada, cyd = world.id_of("ada"), world.id_of("cyd")

    world.ask(insert_follow, cyd, ada, Following.REQUESTED, 5)

    requests = world.ask(list_followers, ada, Following.REQUESTED, 10)
    assert [edge.account_id for edge in requests] == [cyd]
    followers = world.ask(list_followers, ada, Following.FOLLOWS, 10)
    assert [edge.account_id for edge in followers] == [world.id_of("ben")]
