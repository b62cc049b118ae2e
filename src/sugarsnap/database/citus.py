"""Citus: the tables of a PostgreSQL database, spread over the machines of a cluster by shard."""

from typing import Any

import psycopg
from msgspec import Struct
from psycopg import Connection

PIECES = 64
"""Into how many pieces each table is cut. A piece is on one machine: have twice as many as machines
there will ever be, so that they can be dealt out evenly."""

_AVAILABLE = "SELECT installed_version FROM pg_available_extensions WHERE name = 'citus'"
_TABLES = """
SELECT whole.table_name, shard.column_name IS NOT NULL
FROM information_schema.tables AS whole LEFT JOIN information_schema.columns AS shard
  ON shard.table_schema = whole.table_schema AND shard.table_name = whole.table_name
    AND shard.column_name = 'shard'
WHERE whole.table_schema = current_schema() AND whole.table_type = 'BASE TABLE'
  AND whole.table_name <> 'moves'
ORDER BY whole.table_name <> 'accounts', whole.table_name
"""
_SPREAD = "SELECT logicalrelid::text FROM pg_dist_partition"
_SPREAD_FIRST = (
    "SELECT create_distributed_table(%s, 'shard', colocate_with => 'none', shard_count => %s::int)"
)
_SPREAD_BESIDE = "SELECT create_distributed_table(%s, 'shard', colocate_with => %s)"
_COPY_EVERYWHERE = "SELECT create_reference_table(%s)"


class CitusError(Exception):
    """The database's tables cannot be spread. Carries a sentence."""


class Tables(Struct, frozen=True):
    """The tables of a database, by where they belong."""

    by_shard: list[str]
    """Cut into pieces. Those of one shard are together on one machine; accounts come first."""
    everywhere: list[str]
    """Small ones without a shard: a copy on every machine."""


def spread_database(address: str) -> list[str]:
    """Spread what is not spread yet, rows and all; answers the names of those tables.

    Raises CitusError, also where there is no `address` of a PostgreSQL database.
    """
    if not address:
        raise CitusError("SQLite keeps a database in one file, on one machine.")
    with psycopg.connect(address, autocommit=True) as connection:
        return spread_tables(connection)


def read_tables(connection: Connection[Any]) -> Tables:
    """The tables of the first schema on the search path, but the one that every write locks."""
    rows = connection.execute(_TABLES).fetchall()
    return Tables(
        by_shard=[name for name, has_shard in rows if has_shard],
        everywhere=[name for name, has_shard in rows if not has_shard],
    )


def spread_tables(connection: Connection[Any]) -> list[str]:
    """Spread what is not spread yet; answers the names of those tables. Raises CitusError.

    Wants a connection without a transaction: each table is spread by itself, and whoever was
    interrupted begins again.
    """
    _require_citus(connection)
    tables = read_tables(connection)
    done = {name for (name,) in connection.execute(_SPREAD)}
    first = tables.by_shard[0]
    try:
        for name in tables.everywhere:
            if name not in done:
                connection.execute(_COPY_EVERYWHERE, (name,))
        if first not in done:
            connection.execute(_SPREAD_FIRST, (first, PIECES))
        for name in tables.by_shard[1:]:
            if name not in done:
                connection.execute(_SPREAD_BESIDE, (name, first))
    except psycopg.Error as problem:
        raise CitusError(f"Citus did not spread every table: {problem}") from problem
    return [name for name in (*tables.everywhere, *tables.by_shard) if name not in done]


def _require_citus(connection: Connection[Any]) -> None:
    row = connection.execute(_AVAILABLE).fetchone()
    if row is None:
        raise CitusError("This PostgreSQL has no Citus: the extension is not installed beside it.")
    if row[0] is None:
        try:
            connection.execute("CREATE EXTENSION citus")
        except psycopg.Error as problem:
            raise CitusError(f"Citus cannot be had in this database: {problem}") from problem
