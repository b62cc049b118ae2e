"""Loads the named statements of a noun's `.sql` file through aiosql."""

import re
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

import aiosql

from sugarsnap import records
from sugarsnap.ports import Database

_CLASS = re.compile(r"^-- class: \w+\n", re.MULTILINE)
"""Where a statement runs once tables are spread over machines: for readers, and for the tests."""


class _Adapter:
    """What aiosql calls: every statement goes to the database's one choke point, by full name."""

    def __init__(self, noun: str) -> None:
        self._noun = noun

    def process_sql(self, name: str, kind: object, sql: str) -> str:  # noqa: ARG002  aiosql's shape
        return sql.rstrip(";")

    def select(
        self, db: Database, name: str, sql: str, values: Mapping[str, Any], record: Any
    ) -> list[Any]:
        return db.fetch_all(f"{self._noun}.{name}", sql, values, record)

    def select_one(
        self, db: Database, name: str, sql: str, values: Mapping[str, Any], record: Any
    ) -> Any:
        return db.fetch_one(f"{self._noun}.{name}", sql, values, record)

    def select_value(self, db: Database, name: str, sql: str, values: Mapping[str, Any]) -> Any:
        row = db.fetch_one(f"{self._noun}.{name}", sql, values, None)
        return None if row is None else row[0]

    def insert_update_delete(
        self, db: Database, name: str, sql: str, values: Mapping[str, Any]
    ) -> None:
        db.execute(f"{self._noun}.{name}", sql, values)

    def insert_update_delete_many(
        self, db: Database, name: str, sql: str, values: Sequence[Mapping[str, Any]]
    ) -> None:
        db.execute_many(f"{self._noun}.{name}", sql, values)


def load(noun: str) -> Any:
    """The statements of `queries/<noun>.sql`, as functions of a database and named values."""
    text = (files("sugarsnap.queries") / f"{noun}.sql").read_text("utf-8")
    text = _CLASS.sub("", text)  # aiosql looks for the record right below the name
    return aiosql.from_str(text, lambda: _Adapter(noun), records.BY_NAME)  # type: ignore[arg-type, return-value]
