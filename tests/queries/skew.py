"""A crowded world: ten thousand rows at every root that a statement asks for, and many besides.

Planners take the shard for independent of the root that it follows from. On even data that does no
harm; where ten thousand rows share a root they read them all, through an index that looks narrow.
"""

import re
from collections.abc import Iterator
from itertools import starmap
from typing import Any

from msgspec import Struct

from queries.routes import find_sharded_tables
from queries.statements import Statement, values_of
from sugarsnap.ids import SHARDS
from world import Furniture

CROWD = 10_000
"""Likes of one photo, comments under it, followers of one person, photos of another..."""
SIZES = {
    "blocks_in": 500,  # people who shut somebody out
    "blocks_out": 500,
    "feed": 500,  # as many as a feed is cut to
    "grants": 30,  # clients that a person lets in
    "media_pictures": 10,  # of one post
    "mutes": 100,  # people whom somebody does not want to see
    "newest_media": 500,  # as many as the list is cut to
    "picture_uses": 100,  # posts of one file
    "tagged_people": 20,  # in one post
}
"""Tables where ten thousand rows never share a root, and how many may."""
_OTHERS = 50_000
"""Rows of each table that belong to other roots."""
_OTHERS_OF_A_ROOT = 50

COLUMNS = """
SELECT whole.name, part.name, part.type, part.pk
FROM sqlite_schema AS whole, pragma_table_info(whole.name) AS part
WHERE whole.type = 'table' ORDER BY whole.name, part.cid
"""
"""What `read_tables` reads of a SQLite database."""
_INSERT = """
INSERT INTO {table} ({columns})
WITH RECURSIVE counted (number) AS (
  SELECT {first} UNION ALL SELECT number + 1 FROM counted WHERE number < {last})
SELECT {values} FROM counted
"""
_NUMBER = "(8192000000000 + CAST(number AS BIGINT) * 8192 + number % 991)"
"""Ids far above those of the furnished world, whose last bits are all sorts of shards."""


class Root(Struct, frozen=True):
    """Where rows of one table crowd."""

    value: int | str
    shard: int


class Table(Struct, frozen=True, eq=False):
    """A table that has a shard."""

    name: str
    columns: dict[str, str]
    """Types by name."""
    key: tuple[str, ...]
    """Columns of the primary key, without the shard."""

    def find_roots(self, statements: list[Statement], furniture: Furniture) -> set[Root]:
        """The first key values for which routed statements ask this table."""
        asked = re.compile(
            rf"\b(?:FROM|JOIN|UPDATE)\s+{self.name}\b[^;()]*?\bWHERE\b[^;()]*?"
            rf"\b{self.key[0]} = (?::(\w+)|ANY\(:(\w+)\))"
        )
        return {
            root
            for statement in statements
            if statement.routing in {"R", "F"}
            for name, names in asked.findall(statement.sql)
            for root in _roots_in(values_of(statement, furniture), name, names)
        }

    def others(self) -> str:
        """A statement, for either engine, that enters rows of many roots."""
        is_crowded = len(self.key) > 1
        last = _OTHERS if is_crowded else _OTHERS // 10
        root = f"(number / {_OTHERS_OF_A_ROOT if is_crowded else 1})"
        value = (
            f"'another ' || {root}"
            if self.columns[self.key[0]] == "TEXT"
            else f"4096000000000 + CAST({root} AS BIGINT) * {SHARDS + 1}"
        )
        return self._insert((1, last), value, f"{root} % {SHARDS}")

    def crowd(self, roots: set[Root]) -> Iterator[str]:
        """Statements, for either engine, that enter a crowd at each of some roots."""
        if len(self.key) > 1:
            size = SIZES.get(self.name, CROWD)
            for place, root in enumerate(sorted(roots, key=repr), start=1):
                first = _OTHERS + place * CROWD
                value = repr(root.value)
                yield self._insert((first + 1, first + size), value, str(root.shard))

    def _insert(self, numbers: tuple[int, int], root: str, shard: str) -> str:
        known = {self.key[0]: root, "shard": shard}
        return _INSERT.format(
            table=self.name,
            columns=", ".join(self.columns),
            first=numbers[0],
            last=numbers[1],
            values=", ".join(known.get(name) or self._value(name) for name in self.columns),
        )

    def _value(self, name: str) -> str:
        match self.columns[name]:
            case "TEXT":
                return "CAST(number AS TEXT)" if name in self.key else "'words'"
            case "BIGINT":
                return _NUMBER
            case "INTEGER":
                return "number"
        return "number % 2"


def _roots_in(values: dict[str, Any], name: str, names: str) -> Iterator[Root]:
    if name and "shard" in values:
        yield Root(values[name], values["shard"])
    if names and "shards" in values:
        yield from starmap(Root, zip(values[names], values["shards"], strict=True))


def read_tables(rows: list[tuple[str, str, str, int]]) -> list[Table]:
    """The tables that have a shard, from what `COLUMNS` answers."""
    columns: dict[str, dict[str, str]] = {}
    keys: dict[str, dict[int, str]] = {}
    for table, column, type_, position in rows:
        columns.setdefault(table, {})[column] = type_
        if position and column != "shard":
            keys.setdefault(table, {})[position] = column
    return [
        Table(name, columns[name], tuple(keys[name][at] for at in sorted(keys[name])))
        for name in sorted(find_sharded_tables())
    ]
