"""On a cluster a statement is one task where it names one shard, and people live as elsewhere."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from engines import Cellar, SqliteCellar
from queries.routes import Plan, every_node, explain
from queries.statements import every_statement, values_of
from sugarsnap.database.citus import read_tables, spread_database
from sugarsnap.database.postgres_engine import PostgresTransactions
from world import Furniture, furnish


@pytest.fixture
def connection(address: str) -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(address, autocommit=True) as connection:
        yield connection


def tasks_of(plan: Plan) -> list[int]:
    """How many tasks each part of a distributed plan has."""
    return [
        node["Distributed Query"]["Job"]["Task Count"]
        for node in every_node(plan)
        if "Distributed Query" in node
    ]


def test_all_that_has_a_shard_is_together(connection: psycopg.Connection[Any]) -> None:
    sql = (
        "SELECT logicalrelid::text, colocationid FROM pg_dist_partition "
        "WHERE partmethod = 'h' AND logicalrelid::text = ANY(%s)"
    )
    tables = read_tables(connection).by_shard

    groups = dict(connection.execute(sql, (tables,)).fetchall())

    assert groups.keys() == set(tables)
    assert len(set(groups.values())) == 1


def test_nothing_is_left_to_spread(address: str) -> None:
    assert spread_database(address) == []


def test_a_statement_of_one_shard_is_one_task(
    connection: psycopg.Connection[Any], furniture: Furniture
) -> None:
    tasks = {
        statement.full_name: tasks_of(
            explain(connection, statement.sql, values_of(statement, furniture))
        )
        for statement in every_statement()
        if statement.routing == "R"
    }

    assert {name: found for name, found in tasks.items() if found != [1]} == {}


def test_people_live_on_it_as_elsewhere(
    address: str,
    sqlite_cellar: SqliteCellar,
    furniture_of: Callable[[Cellar], Furniture],
    tmp_path: Path,
) -> None:
    engine = PostgresTransactions(address)

    furniture = furnish(engine, tmp_path)

    engine.close()
    assert furniture == furniture_of(sqlite_cellar)
