"""SQLite as an engine: a reader used in place, a reader aside, and the writer."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, TypeVar

from sugarsnap.database.dialects import schema_for_sqlite
from sugarsnap.database.engine import CopyError, Integrity
from sugarsnap.database.kept import MOST_KEPT
from sugarsnap.database.migrate import LEDGER
from sugarsnap.database.sqlite import SqliteDatabase
from sugarsnap.database.writer import Order, Writer
from sugarsnap.ports import Database, Generation

Result = TypeVar("Result")

_READERS_ASIDE = 2


class _Reader:
    """A connection that reads, with what it keeps between transactions."""

    def __init__(self, path: Path, generation: Generation) -> None:
        self._kept: dict[Any, Any] = {}
        self._generation = generation
        self._under = -1
        self._database = SqliteDatabase(path, self._kept)

    def read(self, action: Callable[[Database], Result]) -> Result:
        under = self._generation.read()
        if under != self._under or len(self._kept) > MOST_KEPT:
            self._kept.clear()
            self._under = under
        self._database.control("BEGIN")
        try:
            return action(self._database)
        finally:
            self._database.control("COMMIT")

    def close(self) -> None:
        self._database.close()


class SqliteTransactions:
    """Implements ports.Transactions on one database file. Opens nothing before its first use."""

    kind = "sqlite"

    def __init__(self, path: Path, generation: Generation) -> None:
        self._path = path
        self._generation = generation
        self._writer = Writer(path, generation)
        self._mine: _Reader | None = None
        self._aside = threading.local()
        self._pool = ThreadPoolExecutor(_READERS_ASIDE, "reader")

    def read(self, action: Callable[[Database], Result]) -> Result:
        """Run in place (ports.Transactions). For one thread: the event loop's, or a command's."""
        if self._mine is None:
            self._mine = _Reader(self._path, self._generation)
        return self._mine.read(action)

    async def answer(self, action: Callable[[Database], Result]) -> Result:
        """Run in place (ports.Transactions): it is done before a thread would have begun."""
        return self.read(action)

    async def read_aside(self, action: Callable[[Database], Result]) -> Result:
        """Run on a thread with a reader of its own (ports.Transactions)."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, self._read_here, action)

    def _read_here(self, action: Callable[[Database], Result]) -> Result:
        if not hasattr(self._aside, "reader"):
            self._aside.reader = _Reader(self._path, self._generation)
        reader: _Reader = self._aside.reader
        return reader.read(action)

    async def write(self, action: Callable[[Database], Result]) -> Result:
        """Run on the writer (ports.Transactions)."""
        loop = asyncio.get_running_loop()
        settled: asyncio.Future[Result] = loop.create_future()

        def answer(order: Order) -> None:
            with suppress(RuntimeError):  # the loop is closed: nobody waits any more
                loop.call_soon_threadsafe(_settle, settled, order)

        self._writer.place(action, answer)
        return await settled

    def write_now(self, action: Callable[[Database], Result]) -> Result:
        """Run on the writer and wait (ports.Transactions)."""
        result: Result = self._writer.place_and_wait(action)
        return result

    def is_empty(self) -> bool:
        """Whether there is no database file (database.engine.Engine)."""
        return not self._path.exists()

    def applied_migrations(self) -> set[int]:
        """The numbers in the ledger (database.migrate.Engine)."""
        with self._opened() as database:
            database.control(LEDGER)
            sql = "SELECT number FROM migrations"
            return {row[0] for row in database.fetch_all("migrations.list", sql, {}, None)}

    def apply_migration(self, number: int, name: str, script: str) -> None:
        """Run one script and enter it, in one transaction (database.migrate.Engine)."""
        entry = f"INSERT INTO migrations (number, name) VALUES ({number}, '{name}')"  # noqa: S608  our own file's name
        with self._opened() as database:
            database.script(f"BEGIN IMMEDIATE; {schema_for_sqlite(script)} {entry}; COMMIT;")

    def check_integrity(self) -> Integrity:
        """Look for damage in the database file (database.engine.Engine)."""
        with self._opened() as database:
            rows = database.fetch_all("integrity.check", "PRAGMA integrity_check", {}, None)
        return Integrity([row[0] for row in rows if row[0] != "ok"])

    def copy_into(self, folder: Path) -> list[str]:
        """Write a consistent copy (database.engine.Engine)."""
        with self._opened() as database:
            database.backup(folder / self._path.name)
        return [self._path.name]

    def fill_from(self, folder: Path) -> None:
        """Take a copy over as the database (database.engine.Engine)."""
        if not self.is_empty():
            raise CopyError("There is a database already.")
        (folder / self._path.name).rename(self._path)

    def _opened(self) -> closing[SqliteDatabase]:
        """A connection for one errand; what was left open on it is undone."""
        return closing(SqliteDatabase(self._path))

    def close(self) -> None:
        """End the writer and close every connection of this thread."""
        self._writer.close()
        self._pool.shutdown()
        if self._mine is not None:
            self._mine.close()
            self._mine = None


def _settle(future: "asyncio.Future[Any]", order: Order) -> None:
    if future.cancelled():
        return
    if order.problem is not None:
        future.set_exception(order.problem)
    else:
        future.set_result(order.result)
