"""PostgreSQL as an engine: a pool of connections and the threads that use them.

Writes are serializable, as they are on SQLite: an operation may read, decide and write without a
lock. One that loses a race is run again; nothing of it was kept.
"""

import asyncio
import random
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

from psycopg import Connection, IsolationLevel, OperationalError
from psycopg.errors import DeadlockDetected, SerializationFailure
from psycopg_pool import ConnectionPool

from sugarsnap.database.migrate import LEDGER
from sugarsnap.database.postgres import PostgresDatabase
from sugarsnap.database.rows import Rows
from sugarsnap.errors import UnavailableError
from sugarsnap.ports import Database

Result = TypeVar("Result")

_THREADS = 4
_STATEMENTS = 512
_DEADLINE = 5.0
"""Seconds that a write may wait and be tried again."""
_LONGEST_PAUSE = 0.02
"""Seconds between two tries of a write that lost a race."""


class PostgresTransactions:
    """Implements ports.Transactions on one database. Opens nothing before its first use."""

    def __init__(self, address: str) -> None:
        """`address` is a connection string of libpq's (`postgresql://...`)."""
        self._rows = Rows()
        self._threads = ThreadPoolExecutor(_THREADS, "postgres")
        self._pool = ConnectionPool(
            address,
            min_size=1,
            max_size=_THREADS + 1,
            timeout=_DEADLINE,
            configure=_configure,
            open=False,
        )

    def read(self, action: Callable[[Database], Result]) -> Result:
        """Run on the calling thread, on one snapshot (ports.Transactions)."""
        return self._run(action, IsolationLevel.REPEATABLE_READ)

    async def read_aside(self, action: Callable[[Database], Result]) -> Result:
        """Run on a thread of the pool (ports.Transactions)."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self.read, action)

    async def write(self, action: Callable[[Database], Result]) -> Result:
        """Run on a thread of the pool (ports.Transactions)."""
        return await asyncio.get_running_loop().run_in_executor(
            self._threads, self._write, action, time.monotonic() + _DEADLINE
        )

    def write_now(self, action: Callable[[Database], Result]) -> Result:
        """Run on the calling thread (ports.Transactions)."""
        return self._write(action, time.monotonic() + _DEADLINE)

    def _write(self, action: Callable[[Database], Result], until: float) -> Result:
        while time.monotonic() < until:
            with suppress(SerializationFailure, DeadlockDetected):
                return self._run(action, IsolationLevel.SERIALIZABLE)
            time.sleep(random.uniform(0, _LONGEST_PAUSE))  # noqa: S311  it only parts rivals
        raise UnavailableError

    def _run(self, action: Callable[[Database], Result], level: IsolationLevel) -> Result:
        try:
            with self._connected(level) as connection:
                return action(PostgresDatabase(connection, self._rows))
        except (SerializationFailure, DeadlockDetected):
            raise
        except OperationalError as problem:
            raise UnavailableError from problem

    @contextmanager
    def _connected(self, level: IsolationLevel) -> Iterator[Connection[Any]]:
        self._pool.open()
        with self._pool.connection() as connection:
            connection.isolation_level = level
            connection.read_only = level is IsolationLevel.REPEATABLE_READ
            yield connection

    def applied_migrations(self) -> set[int]:
        """The numbers in the ledger (database.migrate.Engine)."""
        with self._connected(IsolationLevel.SERIALIZABLE) as connection:
            connection.execute(LEDGER)
            return {row[0] for row in connection.execute("SELECT number FROM migrations")}

    def apply_migration(self, number: int, name: str, script: str) -> None:
        """Run one script and enter it, in one transaction (database.migrate.Engine)."""
        with self._connected(IsolationLevel.SERIALIZABLE) as connection:
            connection.execute(script.encode())
            connection.execute(
                "INSERT INTO migrations (number, name) VALUES (%s, %s)", (number, name)
            )

    def close(self) -> None:
        """End the threads and close every connection."""
        self._threads.shutdown()
        self._pool.close()


def _configure(connection: Connection[Any]) -> None:
    connection.prepared_max = _STATEMENTS
