"""PostgreSQL: the choke point through which statements run, on one connection in a transaction."""

from collections.abc import Mapping
from typing import Any

from psycopg import Connection, Cursor

from sugarsnap.database.dialects import for_postgres
from sugarsnap.database.rows import Rows


class PostgresDatabase:
    """One open transaction. Implements ports.Database; lists are sent as arrays."""

    kept: dict[Any, Any] | None = None
    """Nothing: another machine may change what a reader of this one would remember."""

    def __init__(self, connection: Connection[Any], rows: Rows) -> None:
        self._connection = connection
        self._rows = rows

    def fetch_one(self, name: str, sql: str, values: Mapping[str, Any], record: Any) -> Any | None:
        """The first row, or None (ports.Database)."""
        rows = self.fetch_all(name, sql, values, record)
        return rows[0] if rows else None

    def fetch_all(self, name: str, sql: str, values: Mapping[str, Any], record: Any) -> list[Any]:
        """Every row (ports.Database)."""
        with self._run(sql, values) as cursor:
            rows = cursor.fetchall()
            if record is None or not rows:
                return rows
            return self._rows.as_records(name, record, cursor, rows)

    def execute(self, name: str, sql: str, values: Mapping[str, Any]) -> None:  # noqa: ARG002  the port's shape
        """Run a statement without an answer (ports.Database)."""
        self._run(sql, values).close()

    def _run(self, sql: str, values: Mapping[str, Any]) -> Cursor[Any]:
        cursor = self._connection.cursor(binary=True)
        return cursor.execute(for_postgres(sql), values, prepare=True)
