"""Both ends of a move for tests, and what stands in them, read past the house."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import psycopg

from sugarsnap.database.ends import End, open_end
from sugarsnap.database.moving import Moved, Watcher, move_house

NOT_MOVED = {"migrations", "moves", "generation"}
Rows = dict[str, list[tuple[object, ...]]]


class Nobody:
    """Implements database.moving.Watcher and does not look."""

    def expect(self, rows: int) -> None: ...

    def see(self, table: str, rows: int) -> None: ...


def move(source: str, target: str, watcher: Watcher | None = None) -> Moved:
    """Move a house from URL to URL."""
    with both(source, target) as (here, there):
        return move_house(here, there, watcher or Nobody())


@contextmanager
def both(source: str, target: str) -> Iterator[tuple[End, End]]:
    with closing(open_end(source)) as here, closing(open_end(target)) as there:
        yield here, there


def rows_of(url: str) -> Rows:
    """Every row of every table that moves, sorted."""
    if url.startswith("sqlite:"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as file:
            return _rows_in(file, "SELECT name FROM sqlite_schema WHERE type = 'table'")
    with psycopg.connect(url) as connection:
        sql = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
        return _rows_in(connection, sql)


def _rows_in(database: Any, every_table: str) -> Rows:
    tables = {name for (name,) in database.execute(every_table).fetchall()} - NOT_MOVED
    return {table: sorted(database.execute(f"SELECT * FROM {table}")) for table in tables}
