"""Where a statement runs once tables are spread by shard: what it says, and what PostgreSQL does.

Partitions by `shard` on one server stand in for the machines of a cluster: a statement that reads
one partition of each table is one that a cluster sends to one machine.
"""

import re
from collections.abc import Iterator
from typing import Any

import psycopg
from msgspec import Struct

from queries.statements import Statement
from sugarsnap.database.dialects import for_postgres
from sugarsnap.database.migrate import every_migration

PARTITIONS = 8

_TABLE = re.compile(r"CREATE TABLE (\w+) \(\n(.*?)\n\);", re.DOTALL)
_SHARD_COLUMN = re.compile(r"^  shard INTEGER", re.MULTILINE)
_READ = re.compile(r"\b(?:FROM|JOIN|UPDATE)\s+(\w+)")
_INSERTED = re.compile(
    r"INSERT INTO (\w+) \(([^)]*)\)\s+(?:VALUES \(|SELECT )(.*?)(?:\)| FROM | WHERE |$)", re.DOTALL
)
_ONE_SHARD = re.compile(r"\bshard = :shard\b")
_SHARDS_OF_KEYS = re.compile(r"\bshard = ANY\(:shards\)")
_SAME_SHARD = re.compile(r"\b\w+\.shard = \w+\.shard\b")
_PARTITION = re.compile(r"(\w+)_part(\d+)")

Plan = dict[str, Any]
Partitions = dict[str, set[int]]
"""Numbers of partitions by table."""


def find_sharded_tables() -> frozenset[str]:
    """The tables that have a shard; the others stand whole on every machine."""
    return frozenset(
        name
        for _, _, script in every_migration()
        for name, columns in _TABLE.findall(script)
        if _SHARD_COLUMN.search(columns)
    )


def partition(script: str) -> str:
    """A migration whose tables are spread over partitions by their shard."""

    def spread(table: re.Match[str]) -> str:
        name, columns = table.groups()
        if not _SHARD_COLUMN.search(columns):
            return table[0]
        parts = "".join(
            f"\nCREATE TABLE {name}_part{number} PARTITION OF {name}"
            f" FOR VALUES WITH (MODULUS {PARTITIONS}, REMAINDER {number});"
            for number in range(PARTITIONS)
        )
        return f"CREATE TABLE {name} (\n{columns}\n) PARTITION BY HASH (shard);{parts}"

    return _TABLE.sub(spread, script)


class Wording(Struct, frozen=True):
    """What the text of a statement says about the shards that it touches."""

    read: tuple[str, ...]
    """Sharded tables it looks into, as often as it names them."""
    inserted: dict[str, str]
    """Sharded tables it enters rows into, with the expression for the shard."""
    one_shard: int
    """How often it asks for the one shard."""
    shards_of_keys: int
    """How often it asks for the shards of its keys."""
    same_shard: int
    """How often it joins a table at the shard of another."""

    @property
    def routing(self) -> str:
        """The class that the text has earned."""
        if not (self.read or self.inserted):
            return "reference"
        tables = len(self.read)
        if set(self.inserted.values()) <= {":shard"}:
            if self.one_shard and self.one_shard + self.same_shard >= tables:
                return "R"
            if self.inserted and not tables:
                return "R"
        if self.shards_of_keys and self.shards_of_keys + self.same_shard >= tables:
            return "F"
        return "A"


def read_wording(sql: str) -> Wording:
    """What the text of a statement says."""
    sharded = find_sharded_tables()
    return Wording(
        read=tuple(name for name in _READ.findall(sql) if name in sharded),
        inserted={
            table: dict(zip(_split(columns), _split(values), strict=True))["shard"]
            for table, columns, values in _INSERTED.findall(sql)
            if table in sharded
        },
        one_shard=len(_ONE_SHARD.findall(sql)),
        shards_of_keys=len(_SHARDS_OF_KEYS.findall(sql)),
        same_shard=len(_SAME_SHARD.findall(sql)),
    )


def _split(words: str) -> list[str]:
    return [word.strip() for word in words.split(",")]


class PartitionedDatabase:
    """An empty database whose tables are partitioned by shard."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self._connection = connection

    def partitions_of(self, shards: list[int]) -> set[int]:
        """Where some shards live; all tables are cut alike."""
        sql = (
            "SELECT number FROM generate_series(0, %s) AS number, unnest(%s::int[]) AS shard "
            "WHERE satisfies_hash_partition('accounts'::regclass, %s, number, shard)"
        )
        found = self._connection.execute(sql, (PARTITIONS - 1, shards, PARTITIONS)).fetchall()
        return {number for (number,) in found}

    def partitions_touched(self, sql: str, values: dict[str, Any]) -> Partitions:
        """What the planner would have read for a statement, by table."""
        touched: Partitions = {}
        for node in every_node(explain(self._connection, sql, values)):
            found = _PARTITION.fullmatch(node.get("Relation Name", ""))
            if found:
                touched.setdefault(found[1], set()).add(int(found[2]))
        return touched

    def is_kept(self, statement: Statement, values: dict[str, Any]) -> bool:
        """Whether a statement touches nothing beyond what its class promises."""
        touched = self.partitions_touched(statement.sql, values)
        read = set(read_wording(statement.sql).read)
        match statement.routing:
            case "R":
                home = self.partitions_of([values["shard"]])
                return touched == dict.fromkeys(read, home)
            case "F":
                homes = self.partitions_of(values["shards"])
                return touched.keys() == read and all(part <= homes for part in touched.values())
            case "reference":
                return not touched
        return True


def explain(
    connection: psycopg.Connection[Any], sql: str, values: dict[str, Any], options: str = ""
) -> Plan:
    """The plan of a statement for the values it is bound with."""
    text, names = for_postgres(sql)
    with psycopg.RawCursor(connection) as cursor:
        explained = f"EXPLAIN (FORMAT JSON{options}) ".encode() + text
        row = cursor.execute(explained, [values[name] for name in names]).fetchone()
    assert row is not None
    plan: Plan = row[0][0]["Plan"]
    return plan


def explain_for_any_values(
    connection: psycopg.Connection[Any], sql: str, values: dict[str, Any], options: str
) -> Plan:
    """The plan of a prepared statement that has run often and is planned no longer."""
    text, names = for_postgres(sql)
    with psycopg.ClientCursor(connection) as cursor:
        cursor.execute("SET plan_cache_mode = force_generic_plan")
        cursor.execute(b"PREPARE prepared AS " + text)
        places = ", ".join(["%s"] * len(names))
        cursor.execute(
            f"EXPLAIN (FORMAT JSON{options}) EXECUTE prepared ({places})",
            [values[name] for name in names],
        )
        row = cursor.fetchone()
        cursor.execute("DEALLOCATE prepared")
        cursor.execute("RESET plan_cache_mode")
    assert row is not None
    plan: Plan = row[0][0]["Plan"]
    return plan


def every_node(plan: Plan) -> Iterator[Plan]:
    """A plan's steps, from the top."""
    yield plan
    for part in plan.get("Plans", ()):
        yield from every_node(part)
