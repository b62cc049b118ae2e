"""A PostgreSQL database as an end of a move."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, LiteralString
from urllib.parse import parse_qsl, urlencode, urlsplit

import psycopg
from psycopg import Cursor
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.sql import SQL, Composed, Identifier

from sugarsnap.database.lines import Lines, in_batches
from sugarsnap.database.moves import NO_ADDRESS, OF_ITS_OWN, MoveError
from sugarsnap.database.postgres_upkeep import apply_once, list_applied
from sugarsnap.records.moves import Direction, Move

_SETTINGS = (
    "SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0; "
    "SET lock_timeout = '{}s'; SET client_encoding = 'UTF8'"
)
_SECONDS_FOR_A_LOCK = 10
"""Longer than a statement of a request may take."""
_SECRETS = frozenset({"password", "sslpassword"})
_TABLES = """SELECT table_name FROM information_schema.tables
WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY table_name"""
_COLUMNS = """SELECT column_name FROM information_schema.columns
WHERE table_schema = current_schema() AND table_name = %s ORDER BY ordinal_position"""
_INDEXES = """SELECT index.relname, pg_get_indexdef(index.oid)
FROM pg_index JOIN pg_class AS index ON index.oid = pg_index.indexrelid
WHERE pg_index.indrelid = %s::regclass AND NOT pg_index.indisprimary"""


class PostgresEnd:
    """Implements ends.End."""

    def __init__(self, address: str) -> None:
        """Connects to whatever libpq takes for an address. Raises MoveError."""
        try:
            manners: dict[str, Any] = {"connect_timeout": 10, **conninfo_to_dict(address)}
        except psycopg.ProgrammingError:
            raise MoveError(NO_ADDRESS) from None
        self.address = without_password(address)
        try:
            self._connection = psycopg.connect(make_conninfo(**manners), autocommit=True)
        except psycopg.OperationalError as problem:
            raise MoveError(f"{self.address} cannot be reached: {problem}") from problem
        self._connection.execute(_SETTINGS.format(_SECONDS_FOR_A_LOCK).encode())
        [(encoding,)] = self._run(SQL("SHOW server_encoding"))
        if encoding != "UTF8":
            raise MoveError(f"{self.address} is encoded in {encoding}; a house needs UTF8.")

    def has_people(self) -> bool:
        """Whether anybody has an account (ends.End)."""
        sql = SQL("SELECT 1 FROM accounts LIMIT 1")
        return self._has("accounts") and self._run(sql).fetchone() is not None

    def applied_migrations(self) -> set[int]:
        """The numbers in the ledger (database.migrate.Engine)."""
        return list_applied(self._connection)

    def apply_migration(self, number: int, name: str, script: str) -> None:
        """Run one script and enter it (database.migrate.Engine)."""
        with _translated(f"The migration {name}"), self._connection.transaction():
            apply_once(self._connection, number, name, script)

    def find_move(self) -> Move | None:
        """What it says of a move (ends.End)."""
        if not self._has("moves"):
            return None
        row = self._run(SQL("SELECT direction, address FROM moves")).fetchone()
        return Move(Direction(row[0]), row[1]) if row else None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Lock every table against writers (ends.End).

        Those of Sugarsnap turn back at once: each locks the table of moves before it reads.
        """
        with (
            _translated(f"Somebody keeps the tables of {self.address} locked"),
            self._connection.transaction(),
        ):
            self._run(SQL("LOCK TABLE moves IN EXCLUSIVE MODE"))
            names = SQL(", ").join(map(Identifier, self.tables()))
            self._run(SQL("LOCK TABLE {} IN SHARE MODE").format(names))
            yield

    def enter_move(self, move: Move) -> None:
        """Say it (ends.End)."""
        sql = SQL("INSERT INTO moves (direction, address) VALUES (%s, %s)")
        self._connection.execute(sql, (move.direction, move.address))

    def delete_moves(self) -> None:
        """Say nothing any more (ends.End)."""
        self._run(SQL("DELETE FROM moves"))

    def tables(self) -> dict[str, list[str]]:
        """The columns of each table (ends.End)."""
        names = [name for (name,) in self._run(SQL(_TABLES)) if name not in OF_ITS_OWN]
        return {
            name: [column for (column,) in self._connection.execute(_COLUMNS, (name,))]
            for name in names
        }

    def count(self, table: str) -> int:
        """How many rows it has (ends.End)."""
        [(count,)] = self._run(SQL("SELECT COUNT(*) FROM {}").format(Identifier(table)))
        return int(count)

    @contextmanager
    def reading(self, table: str, columns: Sequence[str]) -> Iterator[Lines]:
        """All rows (ends.End)."""
        with (
            _translated(f"The table {table}"),
            self._connection.cursor().copy(_copy(table, columns, "TO STDOUT")) as copy,
        ):
            yield in_batches(map(bytes, copy))

    def fill(self, table: str, columns: Sequence[str], lines: Lines) -> None:
        """Load the rows, then make the indexes (ends.End)."""
        with _translated(f"The table {table}"), self._connection.transaction():
            self._run(SQL("TRUNCATE {}").format(Identifier(table)))
            indexes = self._connection.execute(_INDEXES, (table,)).fetchall()
            for name, _ in indexes:
                self._run(SQL("DROP INDEX {}").format(Identifier(name)))
            with self._connection.cursor().copy(_copy(table, columns, "FROM STDIN")) as copy:
                for batch in lines:
                    copy.write(b"".join(batch))
            for _, statement in indexes:
                self._connection.execute(statement.encode())

    def finish(self) -> None:
        """Count what is where, for the planner (ends.End)."""
        for table in self.tables():
            self._run(SQL("ANALYZE {}").format(Identifier(table)))

    def close(self) -> None:
        """Close the connection (ends.End)."""
        self._connection.close()

    def _run(self, statement: SQL | Composed) -> Cursor[Any]:
        return self._connection.execute(statement)

    def _has(self, table: str) -> bool:
        [(found,)] = self._connection.execute("SELECT to_regclass(%s)", (table,))
        return found is not None


def without_password(address: str) -> str:
    """An address that libpq takes, as it may be shown and kept."""
    if "://" not in address:
        named: dict[str, Any] = conninfo_to_dict(address)
        return make_conninfo(**{name: named[name] for name in sorted(named.keys() - _SECRETS)})
    parts = urlsplit(address)
    user, at, host = parts.netloc.rpartition("@")
    query = [(name, value) for name, value in parse_qsl(parts.query) if name not in _SECRETS]
    told = f"{parts.scheme}://{user.partition(':')[0]}{at}{host}{parts.path}"
    return f"{told}?{urlencode(query, safe='/,')}" if query else told


@contextmanager
def _translated(what: str) -> Iterator[None]:
    try:
        yield
    except psycopg.Error as problem:
        raise MoveError(f"{what}: {problem}") from problem


def _copy(table: str, columns: Sequence[str], direction: LiteralString) -> Composed:
    names = SQL(", ").join(map(Identifier, columns))
    return SQL("COPY {} ({}) {}").format(Identifier(table), names, SQL(direction))
