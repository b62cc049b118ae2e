"""Which tables are spread over a cluster, and how; without a cluster. On one: tests/citus."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from engines import PostgresCellar, make_migrated
from queries.routes import find_sharded_tables
from sugarsnap.database.citus import (
    CitusError,
    read_tables,
    spread_database,
    spread_tables,
)

STAND_IN = """
CREATE SCHEMA citus_stand_in;
CREATE VIEW citus_stand_in.pg_available_extensions AS
  SELECT 'citus' AS name, '13.2' AS installed_version;
CREATE TABLE citus_stand_in.pg_dist_partition (
  place SERIAL, logicalrelid regclass, colocate_with TEXT, shard_count INTEGER);
CREATE FUNCTION citus_stand_in.create_distributed_table(
  asked regclass, column_name TEXT, colocate_with TEXT, shard_count INTEGER DEFAULT NULL)
RETURNS void LANGUAGE sql BEGIN ATOMIC
  INSERT INTO citus_stand_in.pg_dist_partition (logicalrelid, colocate_with, shard_count)
  VALUES (asked, colocate_with, shard_count);
END;
CREATE FUNCTION citus_stand_in.create_reference_table(asked regclass)
RETURNS void LANGUAGE sql BEGIN ATOMIC
  INSERT INTO citus_stand_in.pg_dist_partition (logicalrelid) VALUES (asked);
END;
SET search_path = spread, citus_stand_in, pg_catalog;
"""
"""Writes down what it is told, where Citus would look its own work up."""


@pytest.fixture
def migrated(postgres_cellar: PostgresCellar) -> Iterator[psycopg.Connection[Any]]:
    """A connection whose tables, and whatever else is made, are gone afterwards."""
    with psycopg.connect(postgres_cellar.address("spread"), autocommit=True) as connection:
        make_migrated(postgres_cellar, "spread")
        yield connection
        connection.execute("DROP SCHEMA IF EXISTS citus_stand_in CASCADE")
        connection.execute("DROP SCHEMA spread CASCADE")


@pytest.fixture
def cluster(migrated: psycopg.Connection[Any]) -> psycopg.Connection[Any]:
    migrated.execute(STAND_IN.encode())
    return migrated


def told(connection: psycopg.Connection[Any]) -> dict[str, tuple[str | None, int | None]]:
    """Tables in the order in which they were spread, with what they are beside and how cut."""
    sql = "SELECT logicalrelid::text, colocate_with, shard_count FROM pg_dist_partition ORDER BY 1"
    return {name: (beside, pieces) for name, beside, pieces in connection.execute(sql)}


def test_tables_with_a_shard_are_cut_and_the_others_copied(
    migrated: psycopg.Connection[Any],
) -> None:
    tables = read_tables(migrated)

    assert tables.by_shard[0] == "accounts"
    assert set(tables.by_shard) == find_sharded_tables()
    assert {"clients", "redirect_uris", "migrations"} <= set(tables.everywhere)
    assert set(tables.by_shard).isdisjoint(tables.everywhere)


def test_every_table_is_spread_beside_the_accounts(cluster: psycopg.Connection[Any]) -> None:
    spread = spread_tables(cluster)

    tables = read_tables(cluster)
    assert set(spread) == {*tables.by_shard, *tables.everywhere}
    assert told(cluster) == {
        "accounts": ("none", 64),
        **dict.fromkeys(tables.by_shard[1:], ("accounts", None)),
        **dict.fromkeys(tables.everywhere, (None, None)),
    }


def test_only_what_is_new_is_spread_later(cluster: psycopg.Connection[Any]) -> None:
    spread_tables(cluster)
    cluster.execute("CREATE TABLE later (id BIGINT, shard INTEGER, PRIMARY KEY (id, shard))")

    assert spread_tables(cluster) == ["later"]
    assert spread_tables(cluster) == []


def test_a_table_that_cannot_be_spread_is_told(cluster: psycopg.Connection[Any]) -> None:
    cluster.execute("DROP FUNCTION citus_stand_in.create_reference_table")

    with pytest.raises(CitusError, match="did not spread every table"):
        spread_tables(cluster)


def test_a_postgres_without_citus_is_refused(migrated: psycopg.Connection[Any]) -> None:
    with pytest.raises(CitusError, match="not installed"):
        spread_tables(migrated)


def test_sqlite_is_refused() -> None:
    with pytest.raises(CitusError, match="SQLite"):
        spread_database("")
