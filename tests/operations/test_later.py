"""What is to happen later is committed with what causes it, or undone with it."""

import json

import pytest

from sugarsnap.errors import AccountAbsentError
from sugarsnap.ids import MediaId, shard_of_account
from sugarsnap.requests import RenderWebp
from sugarsnap.work import Work
from world import World


def waiting(world: World) -> list[tuple[object, ...]]:
    return world.rows("SELECT kind, shard, payload, run_at FROM outbox WHERE kind = 'render_webp'")


def request_of(world: World) -> RenderWebp:
    return RenderWebp(world.id_of("ben"), MediaId(5))


def test_a_job_stands_in_the_outbox_at_its_owners_shard_once_its_cause_is_committed(
    world: World,
) -> None:
    before = waiting(world)

    world.works.write_now(lambda work: work.later(request_of(world)))

    ((kind, shard, payload, run_at),) = set(waiting(world)) - set(before)
    assert kind == "render_webp"
    assert shard == shard_of_account(world.id_of("ben"))
    assert json.loads(str(payload)) == {
        "type": "render_webp",
        "owner_id": world.id_of("ben"),
        "media_id": 5,
    }
    assert run_at == world.clock.now()


def test_a_job_is_undone_with_its_cause(world: World) -> None:
    before = waiting(world)

    def ask_and_refuse(work: Work) -> None:
        work.later(request_of(world))
        raise AccountAbsentError

    with pytest.raises(AccountAbsentError):
        world.works.write_now(ask_and_refuse)

    assert waiting(world) == before


def test_jobs_are_asked_for_in_order(world: World) -> None:
    before = len(waiting(world))

    def ask_twice(work: Work) -> None:
        work.later(RenderWebp(world.id_of("ben"), MediaId(1)))
        work.later(RenderWebp(world.id_of("ben"), MediaId(2)))

    world.works.write_now(ask_twice)

    rows = world.rows("SELECT payload FROM outbox WHERE kind = 'render_webp' ORDER BY run_at, id")
    assert [json.loads(payload)["media_id"] for (payload,) in rows[before:]] == [1, 2]
