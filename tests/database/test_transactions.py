"""What every engine promises of a transaction (ports.Transactions)."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from engines import AnyEngine
from sugarsnap.errors import AccountAbsentError
from sugarsnap.ports import Database
from sugarsnap.queries.endpoints import delete_retired, insert_retired, list_retired
from sugarsnap.records.accounts import Card


def retire(pattern: str) -> Callable[[Database], str]:
    def action(db: Database) -> str:
        insert_retired(db, pattern, 5)
        return pattern

    return action


def refuse_after(pattern: str) -> Callable[[Database], None]:
    def action(db: Database) -> None:
        insert_retired(db, pattern, 5)
        raise AccountAbsentError

    return action


def test_what_is_written_is_read_by_everybody(engine: AnyEngine) -> None:
    assert engine.write_now(retire("a")) == "a"
    assert asyncio.run(engine.write(retire("b"))) == "b"

    assert sorted(engine.read(list_retired)) == ["a", "b"]
    assert sorted(asyncio.run(engine.read_aside(list_retired))) == ["a", "b"]


def test_a_refusal_undoes_its_operation_and_reaches_the_caller(engine: AnyEngine) -> None:
    with pytest.raises(AccountAbsentError):
        engine.write_now(refuse_after("a"))
    with pytest.raises(AccountAbsentError):
        asyncio.run(engine.write(refuse_after("b")))

    assert engine.read(list_retired) == []


def test_a_refusal_while_reading_leaves_the_reader_usable(engine: AnyEngine) -> None:
    def refuse(db: Database) -> None:
        list_retired(db)
        raise AccountAbsentError

    with pytest.raises(AccountAbsentError):
        engine.read(refuse)

    assert engine.read(list_retired) == []


def test_a_reader_has_one_snapshot(engine: AnyEngine) -> None:
    def read_twice(db: Database) -> tuple[list[str], list[str]]:
        before = list_retired(db)
        with ThreadPoolExecutor(1) as pool:
            pool.submit(engine.write_now, retire("a")).result()
        return before, list_retired(db)

    before, after = engine.read(read_twice)

    assert before == after == []


def test_writers_who_decide_on_what_they_read_do_not_pass_one_another(engine: AnyEngine) -> None:
    """Each takes the last pattern away only while there are two: one must remain."""
    for pattern in "ab":
        engine.write_now(retire(pattern))
    both_have_read = threading.Barrier(2)

    def take_one_of_two(pattern: str) -> Callable[[Database], bool]:
        def action(db: Database) -> bool:
            are_two = len(list_retired(db)) > 1
            with suppress(threading.BrokenBarrierError):  # an engine may let one in at a time
                both_have_read.wait(0.2)
            return are_two and delete_retired(db, pattern)

        return action

    with ThreadPoolExecutor(2) as pool:
        taken = list(pool.map(engine.write_now, map(take_one_of_two, "ab")))

    assert sorted(taken) == [False, True]
    assert len(engine.read(list_retired)) == 1


def test_a_statement_whose_columns_are_not_its_records_is_refused(engine: AnyEngine) -> None:
    sql = "SELECT 'ada' AS username, 5 AS id"

    with pytest.raises(TypeError, match=r"tests\.card selects \('username', 'id'\)"):
        engine.read(lambda db: db.fetch_all("tests.card", sql, {}, Card))


def test_whole_numbers_and_texts_come_back_as_they_went(engine: AnyEngine) -> None:
    sql = "INSERT INTO ids (kind, shard, last) VALUES (:kind, :shard, :last)"
    rows = [("ä 🌱 'quoted' %s :x", 0, 2**63 - 1), ("", 8191, -(2**63)), ("small", 1, 1)]

    def write(db: Database) -> None:
        for kind, shard, last in rows:
            db.execute("tests.insert", sql, {"kind": kind, "shard": shard, "last": last})

    engine.write_now(write)

    read = engine.read(
        lambda db: db.fetch_all("tests.ids", "SELECT kind, shard, last FROM ids", {}, None)
    )
    assert sorted(read) == sorted(rows)
