"""What readers keep on PostgreSQL is void for every server of a network at once (ADR 9)."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from database.test_kept import KEEPING, VOIDING
from engines import AnyEngine, Cellar, opened
from sugarsnap.ports import Database
from sugarsnap.queries.endpoints import insert_retired
from world import World

pytestmark = pytest.mark.parametrize("engine_name", ["postgres"], indirect=True)

Deed = Callable[[World], Any]


@pytest.fixture
def other(world: World, cellar: Cellar, database: str) -> Iterator[AnyEngine]:
    """Another server on the same database."""
    assert world
    with opened(cellar, database) as other:
        yield other


def keep(engine: AnyEngine, value: str) -> str:
    """What a reader keeps, kept now where nothing was."""

    def action(db: Database) -> str:
        assert db.kept is not None
        return str(db.kept.setdefault("key", value))

    return asyncio.run(engine.answer(action))


@pytest.mark.parametrize("deed", VOIDING.values(), ids=VOIDING)
def test_this_voids_what_every_server_keeps(world: World, other: AnyEngine, deed: Deed) -> None:
    for engine in (world.engine, other):
        assert keep(engine, "old") == "old"

    deed(world)

    assert [keep(engine, "new") for engine in (world.engine, other)] == ["new", "new"]


@pytest.mark.parametrize("deed", KEEPING.values(), ids=KEEPING)
def test_this_voids_nothing(world: World, other: AnyEngine, deed: Deed) -> None:
    keep(other, "old")

    deed(world)

    assert keep(other, "new") == "old"


def test_a_change_that_is_undone_voids_nothing(world: World, other: AnyEngine) -> None:
    keep(other, "old")

    def break_off(db: Database) -> None:
        insert_retired(db, "* /tags", 5)
        raise InterruptedError

    with pytest.raises(InterruptedError):
        world.engine.write_now(break_off)

    assert keep(other, "new") == "old"


def test_what_a_reader_of_an_older_snapshot_keeps_is_not_found_by_those_of_a_newer(
    world: World, other: AnyEngine
) -> None:
    has_begun, may_go_on = threading.Event(), threading.Event()

    def read_slowly(db: Database) -> None:
        assert db.kept is not None
        has_begun.set()
        assert may_go_on.wait(5)
        db.kept["key"] = "seen before the change"

    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(lambda: asyncio.run(other.answer(read_slowly)))
        assert has_begun.wait(5)
        world.engine.write_now(lambda db: insert_retired(db, "* /tags", 5))
        may_go_on.set()
        slow.result()

    assert keep(other, "seen after it") == "seen after it"


def test_many_who_change_accounts_at_once_all_succeed(world: World, other: AnyEngine) -> None:
    """The number is no bottleneck: it stands in several rows, and a lost race is run again."""
    engines = [world.engine, other] * 20

    def retire(number: int) -> None:
        engines[number].write_now(lambda db: insert_retired(db, f"* /{number}", 5))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(retire, range(len(engines))))

    assert len(world.rows("SELECT pattern FROM retired_endpoints")) == len(engines)
    assert world.rows("SELECT CAST(SUM(number) AS BIGINT) FROM generation")[0][0] >= len(engines)


def test_keepers_and_jobs_keep_nothing(world: World) -> None:
    assert world.works.read(lambda work: work.db.kept) is None
    assert world.works.write_now(lambda work: work.db.kept) is None
