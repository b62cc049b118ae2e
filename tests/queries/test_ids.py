"""Ids of a shard rise with every one drawn, whatever its clock does."""

import pytest

from fakes import MINUTE, SECOND
from sugarsnap.errors import UnavailableError
from sugarsnap.ids import (
    EPOCH,
    LARGEST,
    first_ticket,
    moment_of,
    shard_of_account,
    shard_of_id,
    timed_id,
)
from sugarsnap.queries.ids import insert_account_id, insert_timed_id, update_tickets
from world import World

NOON = 1_700_100_000_000
SHARD = 7
LAST_MILLISECOND = EPOCH + 2**40 - 1
"""27 June 2046, 18:43:32 UTC: after it, ids would need a 64th bit."""


def test_the_first_id_of_a_moment_tells_the_moment_and_the_shard(world: World) -> None:
    drawn = world.ask(insert_timed_id, SHARD, NOON)

    assert moment_of(drawn) == NOON
    assert shard_of_id(drawn) == SHARD


def test_ids_of_one_moment_rise(world: World) -> None:
    drawn = [world.ask(insert_timed_id, SHARD, NOON) for _ in range(4)]

    assert drawn == sorted(set(drawn))


def test_a_moment_that_is_full_flows_over_into_the_next(world: World) -> None:
    def draw_many(db: object) -> list[int]:
        return [insert_timed_id(db, SHARD, NOON) for _ in range(1025)]  # type: ignore[arg-type]

    drawn = world.ask(draw_many)

    assert [moment_of(drawn[n]) for n in (0, 1023, 1024)] == [NOON, NOON, NOON + 1]


def test_shards_count_apart(world: World) -> None:
    first = world.ask(insert_timed_id, SHARD, NOON)
    other = world.ask(insert_timed_id, SHARD + 1, NOON)

    assert moment_of(first) == moment_of(other) == NOON
    assert shard_of_id(other) == SHARD + 1


def test_ids_rise_though_the_clock_is_set_back(world: World) -> None:
    before = world.ask(insert_timed_id, SHARD, NOON)

    after = world.ask(insert_timed_id, SHARD, NOON - MINUTE)

    assert after > before


def test_ids_follow_a_clock_that_jumps_forward(world: World) -> None:
    world.ask(insert_timed_id, SHARD, NOON)

    after = world.ask(insert_timed_id, SHARD, NOON + 60 * MINUTE)

    assert moment_of(after) == NOON + 60 * MINUTE


def test_a_clock_set_back_more_than_a_minute_draws_nothing(world: World) -> None:
    world.ask(insert_timed_id, SHARD, NOON)

    with pytest.raises(UnavailableError):
        world.ask(insert_timed_id, SHARD, NOON - MINUTE - 1)

    assert moment_of(world.ask(insert_timed_id, SHARD, NOON + SECOND)) == NOON + SECOND


def test_a_refused_id_leaves_no_gap(world: World) -> None:
    first = world.ask(insert_timed_id, SHARD, NOON)
    with pytest.raises(UnavailableError):
        world.ask(insert_timed_id, SHARD, NOON - 2 * MINUTE)

    assert world.ask(insert_timed_id, SHARD, NOON) == first + 1


def test_after_a_restore_no_id_of_the_lost_tail_is_drawn_again(world: World) -> None:
    world.ask(insert_timed_id, SHARD, NOON)

    world.ask(update_tickets, NOON + SECOND)

    assert moment_of(world.ask(insert_timed_id, SHARD, NOON)) == NOON + SECOND


def test_a_restore_never_turns_ids_back(world: World) -> None:
    before = world.ask(insert_timed_id, SHARD, NOON)

    world.ask(update_tickets, NOON - MINUTE)

    assert world.ask(insert_timed_id, SHARD, NOON) == before + 1


def test_account_ids_of_a_shard_are_counted_from_one(world: World) -> None:
    taken = {int(shard_of_account(id_)) for id_ in world.furniture.accounts.values()}
    unused = min(set(range(8)) - taken)

    drawn = [world.ask(insert_account_id, unused) for _ in range(2)]

    assert drawn == [2**13 + unused, 2 * 2**13 + unused]


def test_the_last_id_of_all_still_fits_the_database(world: World) -> None:
    drawn = world.ask(insert_timed_id, 8191, LAST_MILLISECOND)

    assert drawn <= LARGEST < timed_id(first_ticket(LAST_MILLISECOND + 1), 0)
