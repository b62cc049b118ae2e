"""From rows to records: columns are matched to fields by name, once per statement."""

from collections.abc import Callable, Sequence
from typing import Any

Maker = Callable[..., Any]


class Rows:
    """Knows, for every statement that has run, that its columns are its record's fields."""

    def __init__(self) -> None:
        self._checked: set[str] = set()

    def check(self, name: str, record: type, columns: Sequence[str]) -> None:
        """Raise TypeError where a statement's columns are not its record's fields, in order."""
        if name in self._checked:
            return
        fields = record.__struct_fields__  # type: ignore[attr-defined]
        if tuple(columns) != fields:
            raise TypeError(f"{name} selects {tuple(columns)}, but {record.__name__} has {fields}")
        self._checked.add(name)
