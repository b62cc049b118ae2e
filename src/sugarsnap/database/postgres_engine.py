"""PostgreSQL as an engine: threads that answer requests, each on a connection of its own.

Writes are serializable, as they are on SQLite: an operation may read, decide and write without a
lock. One that loses a race is run again; nothing of it was kept.
"""

import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from psycopg import Connection, ProgrammingError, Rollback
from psycopg.conninfo import conninfo_to_dict

from sugarsnap.database.engine import Integrity
from sugarsnap.database.postgres_copies import read_copy, write_copy
from sugarsnap.database.postgres_session import FOR_KEEPERS, FOR_REQUESTS, Door, Session
from sugarsnap.database.postgres_upkeep import apply_once, list_applied, look_through
from sugarsnap.database.threads import Threads
from sugarsnap.errors import UnavailableError
from sugarsnap.ports import Database

Result = TypeVar("Result")

_READERS = 2
"""More answer fewer requests: between statements they wait for one another's interpreter."""
_READERS_ASIDE = 2
_WRITERS = 4
"""They wait for the server's disk most of the time."""
_SECONDS_TO_MIGRATE = 60.0
_SECONDS_BETWEEN_TRIES = 1.0


class AddressError(ValueError):
    """What should be the address of a database is none. Says nothing of it: it may be secret."""


class PostgresTransactions:
    """Implements ports.Transactions on one database. Opens nothing before its first use."""

    kind = "postgresql"

    def __init__(self, address: str) -> None:
        """`address` is a connection string of libpq's (`postgresql://…`). Raises AddressError."""
        try:
            conninfo_to_dict(address)
        except ProgrammingError:
            raise AddressError from None
        self._door = Door(address)
        self._idle: deque[Session] = deque()
        for_requests = partial(Session, self._door, FOR_REQUESTS)
        self._readers = Threads("reader", _READERS, for_requests)
        self._readers_aside = Threads("reader aside", _READERS_ASIDE, for_requests)
        self._writers = Threads("writer", _WRITERS, for_requests)

    def read(self, action: Callable[[Database], Result]) -> Result:
        """Run on the calling thread (ports.Transactions). What is read is not kept."""
        with self._keeper() as session:
            return session.read(action)

    async def answer(self, action: Callable[[Database], Result]) -> Result:
        """Run on a reader's thread (ports.Transactions)."""
        return await self._readers.run(lambda session: session.read(action))

    async def read_aside(self, action: Callable[[Database], Result]) -> Result:
        """Run on a thread that no quick answer waits for (ports.Transactions)."""
        return await self._readers_aside.run(lambda session: session.read(action))

    async def write(self, action: Callable[[Database], Result]) -> Result:
        """Run on a writer's thread (ports.Transactions)."""
        return await self._writers.run(lambda session: session.write(action))

    def write_now(self, action: Callable[[Database], Result]) -> Result:
        """Run on the calling thread (ports.Transactions)."""
        with self._keeper() as session:
            return session.write(action)

    def is_empty(self) -> bool:
        """Whether there is no ledger of migrations (database.engine.Engine)."""
        return not self.applied_migrations()

    def applied_migrations(self) -> set[int]:
        """The numbers in the ledger (database.migrate.Engine)."""
        with self._transaction() as connection:
            return list_applied(connection)

    def apply_migration(self, number: int, name: str, script: str) -> None:
        """Run one script and enter it (database.migrate.Engine).

        Where a table is in use, or another server is migrating, it is tried again for a minute.
        """
        until = time.monotonic() + _SECONDS_TO_MIGRATE
        while True:
            try:
                with self._transaction() as connection:
                    return apply_once(connection, number, name, script)
            except UnavailableError:
                if time.monotonic() > until:
                    raise
            time.sleep(_SECONDS_BETWEEN_TRIES)

    def check_integrity(self) -> Integrity:
        """Look for damage below the rows (database.engine.Engine)."""
        with self._transaction() as connection:
            found = look_through(connection)
            raise Rollback
        return found

    def copy_into(self, folder: Path) -> list[str]:
        """Write a consistent copy (database.engine.Engine)."""
        with self._transaction() as connection:
            connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            return write_copy(connection, folder)

    def fill_from(self, folder: Path) -> None:
        """Fill an empty database (database.engine.Engine)."""
        with self._transaction() as connection:
            read_copy(connection, folder)

    @contextmanager
    def _transaction(self) -> Iterator[Connection[Any]]:
        with self._keeper() as session, session.transaction() as connection:
            yield connection

    @contextmanager
    def _keeper(self) -> Iterator[Session]:
        """A session for the calling thread alone, as long as it needs it."""
        session = self._idle.pop() if self._idle else Session(self._door, FOR_KEEPERS)
        try:
            yield session
        finally:
            self._idle.append(session)

    def close(self) -> None:
        """End the threads and close every connection."""
        for threads in (self._readers, self._readers_aside, self._writers):
            threads.close()
        while self._idle:
            self._idle.pop().close()
