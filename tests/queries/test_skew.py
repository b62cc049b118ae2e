"""Routed statements read about what they answer, where ten thousand rows crowd at one root."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest

from engines import Cellar, PostgresCellar, SqliteCellar, make_migrated
from queries.routes import Plan, every_node, explain, explain_for_any_values
from queries.skew import COLUMNS, Root, Table, read_tables
from queries.statements import Statement, every_statement, values_of
from sugarsnap.database.sqlite import SqliteDatabase
from world import Furniture

ROUTED = [
    statement
    for statement in every_statement()
    if statement.routing in {"R", "F"}
    and not statement.sql.startswith("INSERT")
    and statement.noun != "upkeep"
]
READS_MORE = {
    "comments.list_comments_by": "an owner's own comments are looked for among all under a photo",
    "deliveries.delete_deliveries": "what was delivered together is taken away together",
    "feeds.delete_author": "an author's posts are looked for in a feed of some hundred",
    "feeds.delete_up_to": "most of a feed is cut off",
    "feeds.list_pushed": "what was pushed by those who are followed no longer is passed over",
    "media.list_pointers_of_owners": "merges the posts of several people",
    "newest_media.delete_newest_media_below": "most of the list is cut off",
}
SHARE_NO_ROOT = {"name_words": "one word is part of many people's names, who live anywhere"}

REMOVED = 25
"""As many rows may a step read in vain."""
BLOCKS = 100
"""As many of its pages of 8 KiB may PostgreSQL look at; all but a few statements need ten."""
STEPS = 20_000
"""As many steps may SQLite take. A crowd takes forty thousand at the least."""
MEASURED = ", ANALYZE, TIMING OFF"

Crowds = dict[Table, set[Root]]
Explain = Callable[[psycopg.Connection[Any], str, dict[str, Any], str], Plan]


@pytest.fixture(scope="module")
def furnished(
    sqlite_cellar: SqliteCellar, furniture_of: Callable[[Cellar], Furniture]
) -> Furniture:
    return furniture_of(sqlite_cellar)


@pytest.fixture(scope="module")
def crowds(sqlite_cellar: SqliteCellar, furnished: Furniture) -> Crowds:
    with closing(sqlite3.connect(sqlite_cellar.path("furnished"))) as database:
        tables = read_tables(database.execute(COLUMNS).fetchall())
    return {table: table.find_roots(ROUTED, furnished) for table in tables}


@pytest.fixture(scope="module")
def crowded_file(sqlite_cellar: SqliteCellar, crowds: Crowds) -> Iterator[Path]:
    sqlite_cellar.copy("furnished", "crowded")
    path = sqlite_cellar.path("crowded")
    with closing(sqlite3.connect(path)) as database:
        for table, roots in crowds.items():
            for sql in (table.others(), *table.crowd(roots)):
                database.execute(sql)
        database.commit()
    yield path
    sqlite_cellar.drop("crowded")


@pytest.fixture(scope="module")
def crowded(postgres_cellar: PostgresCellar, crowds: Crowds) -> Iterator[psycopg.Connection[Any]]:
    """Its rows were counted before the crowds came, as on a day when somebody becomes famous."""
    make_migrated(postgres_cellar, "crowded")
    with psycopg.connect(postgres_cellar.address("crowded"), autocommit=True) as connection:
        connection.execute("SET enable_seqscan = on")
        connection.execute("SET default_statistics_target = 300")  # no row is left to chance
        for table in crowds:
            connection.execute(table.others().encode())
        connection.execute("ANALYZE")
        for table, roots in crowds.items():
            for sql in table.crowd(roots):
                connection.execute(sql.encode())
        yield connection
        connection.execute("DROP SCHEMA crowded CASCADE")


def is_costly(plan: Plan) -> bool:
    """Whether a plan sorts, reads rows in vain or touches far more pages than an answer fills."""
    for node in every_node(plan):
        removed = node.get("Rows Removed by Filter", 0)
        if "Sort" in node["Node Type"] or removed > REMOVED:
            return True
    return bool(plan["Shared Hit Blocks"] + plan["Shared Read Blocks"] > BLOCKS)


@contextmanager
def undone(connection: psycopg.Connection[Any]) -> Iterator[None]:
    with connection.transaction(force_rollback=True):
        yield


def costly_on_postgres(
    connection: psycopg.Connection[Any], furniture: Furniture, explain: Explain
) -> set[str]:
    found = set()
    for statement in ROUTED:
        with undone(connection):
            plan = explain(connection, statement.sql, values_of(statement, furniture), MEASURED)
        if is_costly(plan):
            found.add(statement.full_name)
    return found


def steps_taken(database: SqliteDatabase, statement: Statement, furniture: Furniture) -> int:
    """About how many steps SQLite's machine takes for a statement, of which nothing stays."""
    taken = 0

    def count() -> None:
        nonlocal taken
        taken += 100

    database.control("BEGIN")
    database._connection.set_progress_handler(count, 100)
    database.fetch_all("tests.steps", statement.sql, values_of(statement, furniture), None)
    database._connection.set_progress_handler(None, 100)
    database.control("ROLLBACK")
    return taken


def costly_on_sqlite(database: SqliteDatabase, furniture: Furniture) -> set[str]:
    return {
        statement.full_name
        for statement in ROUTED
        if steps_taken(database, statement, furniture) > STEPS
    }


def test_postgres_that_does_not_know_of_the_crowds_finds_its_way(
    crowded: psycopg.Connection[Any], furnished: Furniture
) -> None:
    assert costly_on_postgres(crowded, furnished, explain) == set(READS_MORE)


def test_postgres_that_plans_no_longer_finds_its_way(
    crowded: psycopg.Connection[Any], furnished: Furniture
) -> None:
    costly = costly_on_postgres(crowded, furnished, explain_for_any_values)

    assert costly - set(READS_MORE) == set()


def test_postgres_that_has_counted_the_crowds_finds_its_way(
    crowded: psycopg.Connection[Any], furnished: Furniture
) -> None:
    with undone(crowded):
        crowded.execute("ANALYZE")

        costly = costly_on_postgres(crowded, furnished, explain)

    assert costly - set(READS_MORE) == set()


@pytest.mark.parametrize("counted", ["never", "once"])
def test_sqlite_finds_its_way(crowded_file: Path, furnished: Furniture, counted: str) -> None:
    database = SqliteDatabase(crowded_file)
    if counted == "once":
        database.control("ANALYZE")

    costly = costly_on_sqlite(database, furnished)

    database.close()
    assert costly - set(READS_MORE) == set()


@pytest.mark.parametrize(
    ("lost", "statement"),
    [
        ("INDEX likes_in_order", "likes.list_likes"),
        ("INDEX follows_in_in_order", "relationships.list_followers"),
        ("INDEX media_by_id", "media.find_media"),
        ("STATISTICS user_likes_by_shard", "likes.list_liked_ids"),
        ("STATISTICS follows_out_by_shard", "relationships.list_followed_among"),
    ],
)
def test_what_is_lost_on_postgres_is_noticed(
    crowded: psycopg.Connection[Any], furnished: Furniture, lost: str, statement: str
) -> None:
    with undone(crowded):
        crowded.execute(f"DROP {lost}".encode())

        costly = costly_on_postgres(crowded, furnished, explain)

    assert statement in costly


def test_a_lost_index_on_sqlite_is_noticed(crowded_file: Path, furnished: Furniture) -> None:
    database = SqliteDatabase(crowded_file)
    database.control("DROP INDEX likes_in_order")

    costly = costly_on_sqlite(database, furnished)

    database.close()
    assert "likes.list_likes" in costly


def test_every_table_whose_rows_share_a_root_is_crowded(crowds: Crowds) -> None:
    empty = {table.name for table, roots in crowds.items() if len(table.key) > 1 and not roots}

    assert empty == set()


def test_postgres_is_told_which_roots_have_one_shard(
    crowds: Crowds, crowded: psycopg.Connection[Any]
) -> None:
    sql = "SELECT DISTINCT tablename FROM pg_stats_ext WHERE schemaname = 'crowded'"
    told = {name for (name,) in crowded.execute(sql)}

    assert told == {table.name for table in crowds if len(table.key) > 1} - set(SHARE_NO_ROOT)
