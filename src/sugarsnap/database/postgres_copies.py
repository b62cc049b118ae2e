"""Copies of a PostgreSQL database: a file for each table as COPY writes it, and a catalogue.

The catalogue, `tables.json`, is written last and names the schema's number and each table's
columns, so that a newer program reads an older copy: it fills the old schema, then migrates it.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, LiteralString

import msgspec
from msgspec import Struct
from psycopg import Connection, Error
from psycopg.sql import SQL, Composed, Identifier

from sugarsnap.database.dialects import schema_for_postgres
from sugarsnap.database.engine import CopyError
from sugarsnap.database.migrate import LEDGER, every_migration, every_table, newest_migration
from sugarsnap.database.moves import OF_ITS_OWN

CATALOGUE = "tables.json"
TABLES = "tables"
_BLOCK = 1 << 20


class _Catalogue(Struct, frozen=True):
    schema: int
    columns: dict[str, list[str]]
    """Of each table, in the order of its file."""


def write_copy(connection: Connection[Any], folder: Path) -> list[str]:
    """Copy every table, in an open transaction on one snapshot; answers the files' names."""
    (folder / TABLES).mkdir(mode=0o700)
    columns = {table: _columns_of(connection, table) for table in copied_tables()}
    for table, names in columns.items():
        command = _copy(table, names, "TO STDOUT")
        with (
            connection.cursor().copy(command) as copy,
            (folder / TABLES / table).open("wb") as file,
        ):
            file.writelines(bytes(block) for block in copy)
    [(schema,)] = connection.execute("SELECT max(number) FROM migrations")
    (folder / CATALOGUE).write_bytes(msgspec.json.encode(_Catalogue(schema, columns)))
    return [*(f"{TABLES}/{table}" for table in columns), CATALOGUE]


def read_copy(connection: Connection[Any], folder: Path) -> None:
    """Make the copy's schema and fill it, in an open transaction. Raises CopyError."""
    try:
        catalogue = msgspec.json.decode((folder / CATALOGUE).read_bytes(), type=_Catalogue)
    except (OSError, msgspec.MsgspecError) as problem:
        raise CopyError("This copy of a database has no catalogue that can be read.") from problem
    if catalogue.schema > newest_migration() or catalogue.columns.keys() - set(copied_tables()):
        raise CopyError("This copy was made by a newer version of Sugarsnap.")
    try:
        _make_schema(connection, catalogue.schema)
        for table, names in catalogue.columns.items():
            connection.execute(SQL("TRUNCATE {}").format(Identifier(table)))
            with connection.cursor().copy(_copy(table, names, "FROM STDIN")) as copy:
                for block in _blocks_of(folder / TABLES / table):
                    copy.write(block)
    except (OSError, Error) as problem:
        raise CopyError(f"This copy cannot be read: {problem}") from problem


def copied_tables() -> list[str]:
    """The tables that a copy holds, by name."""
    return [table for table in every_table() if table not in OF_ITS_OWN]


def _columns_of(connection: Connection[Any], table: str) -> list[str]:
    sql = """SELECT column_name FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name = %s ORDER BY ordinal_position"""
    return [row[0] for row in connection.execute(sql, (table,))]


def _copy(table: str, columns: list[str], direction: LiteralString) -> Composed:
    named = SQL(", ").join(map(Identifier, columns))
    return SQL("COPY {} ({}) {}").format(Identifier(table), named, SQL(direction))


def _make_schema(connection: Connection[Any], newest: int) -> None:
    connection.execute(LEDGER)
    for number, name, script in every_migration():
        if number <= newest:
            connection.execute(schema_for_postgres(script).encode())
            enter_migration(connection, number, name)


def enter_migration(connection: Connection[Any], number: int, name: str) -> None:
    """Note in the ledger that a migration has run."""
    connection.execute("INSERT INTO migrations (number, name) VALUES (%s, %s)", (number, name))


def _blocks_of(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            yield block
