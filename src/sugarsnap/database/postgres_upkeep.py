"""What keepers do with a PostgreSQL database as a whole: migrate it, and look for damage."""

from typing import Any

from psycopg import Connection, Error
from psycopg.errors import FeatureNotSupported, InsufficientPrivilege, UndefinedFile

from sugarsnap.database.dialects import schema_for_postgres
from sugarsnap.database.engine import Integrity
from sugarsnap.database.migrate import LEDGER
from sugarsnap.database.postgres_copies import enter_migration

_TURN = 7_811_530_972_118
"""The advisory lock that whoever migrates holds: any number, the same in every version."""
_NO_AMCHECK = "The indexes were not looked through: the extension amcheck cannot be had."
_CHECK_INDEXES = """SELECT bt_index_check(index.oid)
FROM pg_class AS index JOIN pg_namespace AS space ON space.oid = index.relnamespace
JOIN pg_am AS method ON method.oid = index.relam
WHERE method.amname = 'btree' AND index.relkind = 'i' AND space.nspname = current_schema()"""

_UNFINISHED = """SELECT class.relname
FROM pg_index AS index JOIN pg_class AS class ON class.oid = index.indexrelid
JOIN pg_namespace AS space ON space.oid = class.relnamespace
WHERE NOT index.indisvalid AND space.nspname = current_schema() ORDER BY class.relname"""
"""What building or mending an index leaves behind when it is interrupted."""


def list_applied(connection: Connection[Any]) -> set[int]:
    """The numbers in the ledger; none where there is no ledger."""
    [(ledger,)] = connection.execute("SELECT to_regclass('migrations')")
    if ledger is None:
        return set()
    return {row[0] for row in connection.execute("SELECT number FROM migrations")}


def apply_once(connection: Connection[Any], number: int, name: str, script: str) -> None:
    """Run one script and enter it, in an open transaction, unless another has just done so."""
    connection.execute("SET LOCAL statement_timeout = 0")
    connection.execute("SELECT pg_advisory_xact_lock(%s)", (_TURN,))
    connection.execute(LEDGER)  # and notice the tables that came while we waited
    if number not in list_applied(connection):
        connection.execute(schema_for_postgres(script).encode())
        enter_migration(connection, number, name)


def look_through(connection: Connection[Any]) -> Integrity:
    """Compare every index with its table, in an open transaction that is then undone."""
    unfinished = [
        f"the index {name} is not finished" for (name,) in connection.execute(_UNFINISHED)
    ]
    if unfinished:
        return Integrity(unfinished)
    try:
        connection.execute("CREATE EXTENSION IF NOT EXISTS amcheck")
    except (FeatureNotSupported, InsufficientPrivilege, UndefinedFile):
        return Integrity([], _NO_AMCHECK)
    try:
        connection.execute(_CHECK_INDEXES)
    except Error as problem:
        return Integrity([str(problem)])
    return Integrity([])
