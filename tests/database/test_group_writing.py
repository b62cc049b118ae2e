"""The writer commits in groups: operations fail alone, and a commit for all of its group."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from fakes import CountedGeneration
from sugarsnap.database.sqlite_engine import SqliteTransactions
from sugarsnap.errors import UnavailableError
from sugarsnap.ports import Database
from sugarsnap.queries.endpoints import insert_retired, list_retired

PATIENCE = 10

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)


@pytest.fixture(autouse=True)
def _long_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    """A group closes when its orders are run, however busy the machine is."""
    monkeypatch.setattr("sugarsnap.database.writer._LONGEST_GROUP", PATIENCE)


def retire(pattern: str) -> Callable[[Database], str]:
    def action(db: Database) -> str:
        insert_retired(db, pattern, 5)
        return pattern

    return action


def break_after(pattern: str) -> Callable[[Database], str]:
    def action(db: Database) -> str:
        insert_retired(db, pattern, 5)
        raise LookupError(pattern)

    return action


def run_as_group(engine: SqliteTransactions, *actions: Callable[[Database], Any]) -> list[Any]:
    """Have all actions taken up by one group, and answer what became of each."""

    async def run() -> list[Any]:
        gate = threading.Event()
        first = engine.write(lambda _: gate.wait(PATIENCE))
        waiting = [asyncio.ensure_future(one) for one in (first, *map(engine.write, actions))]
        await asyncio.sleep(0)
        gate.set()
        return await asyncio.gather(*waiting, return_exceptions=True)

    return asyncio.run(run())[1:]


def retired(engine: SqliteTransactions) -> set[str]:
    return set(engine.read(list_retired))


def commits_of(engine: SqliteTransactions) -> int:
    """How many groups have changed what readers keep."""
    generation = engine._generation
    assert isinstance(generation, CountedGeneration)
    return generation.number


def test_operations_that_wait_together_are_committed_together(engine: SqliteTransactions) -> None:
    before = commits_of(engine)

    outcomes = run_as_group(engine, retire("a"), retire("b"), retire("c"))

    assert outcomes == ["a", "b", "c"]
    assert retired(engine) == {"a", "b", "c"}
    assert commits_of(engine) == before + 1


def test_a_failing_operation_undoes_itself_alone(engine: SqliteTransactions) -> None:
    outcomes = run_as_group(engine, retire("a"), break_after("b"), retire("c"))

    assert outcomes[0] == "a"
    assert isinstance(outcomes[1], LookupError)
    assert outcomes[2] == "c"
    assert retired(engine) == {"a", "c"}


def test_an_operation_sees_what_its_group_did_before_it(engine: SqliteTransactions) -> None:
    outcomes = run_as_group(engine, retire("a"), break_after("b"), list_retired)

    assert outcomes[2] == ["a"]


def test_a_failed_commit_is_answered_to_the_whole_group_and_keeps_nothing(
    engine: SqliteTransactions,
) -> None:
    run_as_group(engine, make_tables_whose_commit_fails)

    outcomes = run_as_group(engine, retire("a"), spoil_the_commit, break_after("b"))

    assert isinstance(outcomes[0], UnavailableError)
    assert isinstance(outcomes[1], UnavailableError)
    assert isinstance(outcomes[2], LookupError)
    assert retired(engine) == set()


def test_the_writer_goes_on_after_a_failed_commit(engine: SqliteTransactions) -> None:
    run_as_group(engine, make_tables_whose_commit_fails)
    run_as_group(engine, spoil_the_commit)

    assert engine.write_now(retire("a")) == "a"
    assert retired(engine) == {"a"}


def make_tables_whose_commit_fails(db: Database) -> None:
    db.execute("tests.parents", "CREATE TABLE parents (id INTEGER PRIMARY KEY)", {})
    reference = "REFERENCES parents (id) DEFERRABLE INITIALLY DEFERRED"
    db.execute("tests.children", f"CREATE TABLE children (parent_id INTEGER {reference})", {})


def spoil_the_commit(db: Database) -> None:
    db.execute("tests.child", "INSERT INTO children (parent_id) VALUES (5)", {})


def test_an_operation_that_waited_too_long_is_not_run(
    engine: SqliteTransactions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sugarsnap.database.writer._QUEUE_DEADLINE", 0.0)

    (outcome,) = run_as_group(engine, retire("a"))

    assert isinstance(outcome, UnavailableError)
    assert retired(engine) == set()


def test_the_writer_outlives_a_caller_whose_loop_is_gone(engine: SqliteTransactions) -> None:
    gate = threading.Event()

    async def leave_while_it_runs() -> None:
        asyncio.ensure_future(engine.write(lambda _: gate.wait(PATIENCE)))  # noqa: RUF006  left on purpose
        await asyncio.sleep(0.01)

    asyncio.run(leave_while_it_runs())
    gate.set()

    with ThreadPoolExecutor(1) as pool:
        later = pool.submit(engine.write_now, retire("a"))
        assert later.result(PATIENCE) == "a"


def test_what_waits_is_settled_before_the_writer_ends(engine: SqliteTransactions) -> None:
    gate = threading.Event()
    with ThreadPoolExecutor(2) as pool:
        pool.submit(engine.write_now, lambda _: gate.wait(PATIENCE))
        waiting = pool.submit(engine.write_now, retire("a"))
        threading.Timer(0.05, gate.set).start()

        assert waiting.result(PATIENCE) == "a"
        engine.close()

    assert retired(engine) == {"a"}
