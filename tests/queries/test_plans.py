"""No statement reads a whole table or sorts, but for those named here with a reason."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from engines import SqliteCellar
from queries.statements import Statement, every_statement, values_of
from sugarsnap.database.sqlite import SqliteDatabase
from world import Furniture

STATEMENTS = every_statement()
MAY_READ_MORE = {
    "endpoints.find_era": "there is one row at most",
    "endpoints.list_retired": "all retired endpoints are wanted, and they are few",
    "media.list_pointers_of_owners": "merges the newest photos of several people",
}
READS_EVERYTHING = dict.fromkeys(("checks", "upkeep"), "the keeper's check of the whole database")
HARMLESS = ("SCAN json_each", "SCAN CONSTANT ROW", "SCAN oldest")


def plan_of(database: SqliteDatabase, statement: Statement, furniture: Furniture) -> list[str]:
    values = values_of(statement, furniture)
    rows = database.fetch_all("tests.plan", f"EXPLAIN QUERY PLAN {statement.sql}", values, None)
    return [row[3] for row in rows]


def is_costly(step: str) -> bool:
    return (step.startswith("SCAN") and not step.startswith(HARMLESS)) or "TEMP B-TREE" in step


def costly_statements(
    database: SqliteDatabase, furniture: Furniture, statements: Iterable[Statement] = STATEMENTS
) -> set[str]:
    return {
        statement.full_name
        for statement in statements
        if statement.noun not in READS_EVERYTHING
        and any(map(is_costly, plan_of(database, statement, furniture)))
    }


@pytest.fixture
def database(sqlite_cellar: SqliteCellar, furniture: Furniture, tmp_path: Path) -> SqliteDatabase:
    assert furniture.accounts
    path = tmp_path / "planned.db"
    path.write_bytes(sqlite_cellar.path("furnished").read_bytes())
    return SqliteDatabase(path)


def test_only_statements_with_a_reason_scan_or_sort(
    database: SqliteDatabase, furniture: Furniture
) -> None:
    assert costly_statements(database, furniture) == set(MAY_READ_MORE)


@pytest.mark.parametrize(
    ("index", "statement"),
    [
        ("likes_in_order", "likes.list_likes"),
        ("follows_in_in_order", "relationships.list_followers"),
        ("media_by_id", "media.find_media"),
        ("outbox_by_time", "jobs.list_due"),
    ],
)
def test_a_missing_index_is_noticed(
    database: SqliteDatabase, furniture: Furniture, index: str, statement: str
) -> None:
    database.control(f"DROP INDEX {index}")

    assert statement in costly_statements(database, furniture)


def test_every_index_serves_a_statement(database: SqliteDatabase, furniture: Furniture) -> None:
    sql = "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
    indexes = {row[0] for row in database.fetch_all("tests.indexes", sql, {}, None)}

    plans = [step for statement in STATEMENTS for step in plan_of(database, statement, furniture)]

    assert {index for index in indexes if not any(index in step for step in plans)} == set()
