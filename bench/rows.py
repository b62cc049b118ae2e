"""Writing many rows at once, past all operations."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, islice
from typing import Any

from sugarsnap.app import House

_CHUNK = 20_000


def insert_rows(
    house: House, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Write rows, given as tuples, into a table."""
    insert_each(house, table, (dict(zip(columns, row, strict=True)) for row in rows))


def insert_each(house: House, table: str, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write rows, given by column, into a table, chunk by chunk."""
    waiting = iter(rows)
    first = next(waiting)
    values = ", ".join(f":{column}" for column in first)
    sql = f"INSERT INTO {table} ({', '.join(first)}) VALUES ({values})"  # noqa: S608  our own
    waiting = chain((first,), waiting)
    while chunk := list(islice(waiting, _CHUNK)):
        house.engine.write_now(
            lambda db, chunk=chunk: db.execute_many(f"bench.{table}", sql, chunk)
        )
