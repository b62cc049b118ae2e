"""From rows to records: columns are matched to fields by name, once per statement."""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol


class Cursor(Protocol):
    """What describes the columns of an answer (PEP 249)."""

    @property
    def description(self) -> Sequence[Sequence[Any]] | None:
        """One entry a column, its name first."""


class Rows:
    """Knows, for every statement that has run, that its columns are its record's fields."""

    def __init__(self) -> None:
        self._checked: set[str] = set()

    def as_records(
        self, name: str, record: type, cursor: Cursor, rows: Iterable[Sequence[Any]]
    ) -> list[Any]:
        """The rows as records.

        Raises TypeError where a statement's columns are not its record's fields, in order.
        """
        if name not in self._checked:
            self._check(name, record, cursor)
        return [record(*row) for row in rows]

    def _check(self, name: str, record: type, cursor: Cursor) -> None:
        columns = tuple(column[0] for column in cursor.description or ())
        fields = record.__struct_fields__  # type: ignore[attr-defined]
        if columns != fields:
            raise TypeError(f"{name} selects {columns}, but {record.__name__} has {fields}")
        self._checked.add(name)
