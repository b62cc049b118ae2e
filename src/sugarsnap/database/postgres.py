"""PostgreSQL: the choke point through which statements run, on one connection in a transaction."""

from collections.abc import Mapping, Sequence
from typing import Any

from psycopg.errors import NumericValueOutOfRange
from psycopg.pq.abc import PGresult

from sugarsnap.database.postgres_wire import Columns, Wire
from sugarsnap.database.rows import Rows
from sugarsnap.errors import InvalidError


class PostgresDatabase:
    """One open transaction. Implements ports.Database; lists are sent as arrays."""

    def __init__(self, wire: Wire, rows: Rows, kept: dict[Any, Any] | None) -> None:
        self.kept = kept
        self.touched: set[str] = set()
        self._wire = wire
        self._rows = rows

    def fetch_one(self, name: str, sql: str, values: Mapping[str, Any], record: Any) -> Any | None:
        """The first row, or None (ports.Database)."""
        rows = self.fetch_all(name, sql, values, record)
        return rows[0] if rows else None

    def fetch_all(self, name: str, sql: str, values: Mapping[str, Any], record: Any) -> list[Any]:
        """Every row (ports.Database). Raises InvalidError for a value that no column can hold."""
        result = self._run(name, sql, values)
        rows = self._wire.rows(result)
        if record is None or not rows:
            return rows
        return self._rows.as_records(name, record, Columns(result), rows)

    def execute(self, name: str, sql: str, values: Mapping[str, Any]) -> None:
        """Run a statement without an answer (ports.Database)."""
        self._run(name, sql, values)

    def execute_many(self, name: str, sql: str, values: Sequence[Mapping[str, Any]]) -> None:
        """Run a statement for each of several values (ports.Database)."""
        for each in values:
            self._run(name, sql, each)

    def _run(self, name: str, sql: str, values: Mapping[str, Any]) -> PGresult:
        if self.kept is None:
            self.touched.add(name)
        try:
            return self._wire.run(sql, values)
        except NumericValueOutOfRange as problem:
            raise InvalidError("A number is too large.") from problem
