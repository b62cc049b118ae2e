"""SQLite: one connection with its settings, and the choke point through which statements run."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sugarsnap.database.dialects import for_sqlite
from sugarsnap.database.rows import Rows

_STATEMENTS = 512
_PAGE_CACHE_KIB = 16 * 1024
_MAPPED_BYTES = 2**30
_BUSY_MS = 10_000


class SqliteDatabase:
    """One connection. Implements ports.Database."""

    def __init__(self, path: Path, kept: dict[Any, Any] | None = None) -> None:
        self.kept = kept
        self.touched: set[str] = set()
        self._rows = Rows()
        self._connection = sqlite3.connect(
            path,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=_STATEMENTS,
        )
        self._run = self._connection.execute
        for setting in (
            f"busy_timeout={_BUSY_MS}",
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            f"cache_size=-{_PAGE_CACHE_KIB}",
            f"mmap_size={_MAPPED_BYTES}",
        ):
            self._run(f"PRAGMA {setting}").fetchall()

    def control(self, command: str) -> None:
        """Run a transaction command or a script that answers nothing."""
        self._run(command)

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return self._connection.in_transaction

    def script(self, text: str) -> None:
        """Run several statements, as migrations do."""
        self._connection.executescript(text)

    def backup(self, target: Path) -> None:
        """Write a consistent copy of the whole database to `target`."""
        with sqlite3.connect(target) as copy:
            self._connection.backup(copy)
        copy.close()

    def fetch_one(self, name: str, sql: str, values: Mapping[str, Any], record: Any) -> Any | None:
        """The first row, or None (ports.Database)."""
        rows = self.fetch_all(name, sql, values, record)
        return rows[0] if rows else None

    def fetch_all(self, name: str, sql: str, values: Mapping[str, Any], record: Any) -> list[Any]:
        """Every row (ports.Database); the cursor is read to its end, so that it pins nothing."""
        cursor = self._execute(name, sql, values)
        rows = cursor.fetchall()
        if record is None or not rows:
            return rows
        return self._rows.as_records(name, record, cursor, rows)

    def execute(self, name: str, sql: str, values: Mapping[str, Any]) -> None:
        """Run a statement without an answer (ports.Database)."""
        self._execute(name, sql, values).fetchall()

    def execute_many(self, name: str, sql: str, values: Sequence[Mapping[str, Any]]) -> None:
        """Run a statement for each of several values (ports.Database)."""
        if self.kept is None:
            self.touched.add(name)
        self._connection.executemany(for_sqlite(sql)[0], values)

    def _execute(self, name: str, sql: str, values: Mapping[str, Any]) -> sqlite3.Cursor:
        if self.kept is None:
            self.touched.add(name)
        text, has_lists = for_sqlite(sql)
        return self._run(text, _lists_as_json(values) if has_lists else values)

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


def _lists_as_json(values: Mapping[str, Any]) -> Mapping[str, Any]:
    return {
        name: json.dumps(value) if type(value) is list else value for name, value in values.items()
    }
