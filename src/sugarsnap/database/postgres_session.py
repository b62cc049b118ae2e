"""A session with PostgreSQL: one thread's transactions, on a connection renewed when it is lost."""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

from msgspec import Struct
from psycopg import Connection, Error, OperationalError
from psycopg.errors import (
    DeadlockDetected,
    InFailedSqlTransaction,
    LockNotAvailable,
    ReadOnlySqlTransaction,
    SerializationFailure,
)
from psycopg.pq.abc import PGresult

from sugarsnap.database.kept import Kept, ends_what_is_kept
from sugarsnap.database.moves import IS_SHUT, refuse_to_write
from sugarsnap.database.postgres import PostgresDatabase
from sugarsnap.database.postgres_wire import LostError, Wire
from sugarsnap.database.rows import Rows
from sugarsnap.errors import UnavailableError
from sugarsnap.logs import Logger
from sugarsnap.ports import Database

Result = TypeVar("Result")


class Manner(Struct, frozen=True):
    """How a session reads, and what every connection of it runs first."""

    settings: str
    read: bytes


_SETTINGS = (
    "SET idle_in_transaction_session_timeout = '10s'; SET lock_timeout = '{lock}';"
    " SET statement_timeout = '{statement}';"
)
_READ = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;"

_PREPARE = " PREPARE generation AS SELECT coalesce(sum(number), 0)::bigint FROM generation"

FOR_REQUESTS = Manner(
    _SETTINGS.format(lock="1s", statement="5s") + _PREPARE,
    f"{_READ} EXECUTE generation".encode(),
)
"""Whoever waits for a lock keeps a thread from serving others. Readers keep things (ADR 9)."""
FOR_KEEPERS = Manner(_SETTINGS.format(lock="2s", statement="30min"), _READ.encode())
"""Checks and migrations read whole tables; what waits for a table's lock holds up all the rest."""

_SECONDS_BETWEEN_ATTEMPTS = 0.5
_DEADLINE = 5.0
"""Seconds within which a write that lost a race, or its connection, is tried again."""
_LONGEST_PAUSE = 0.02
"""Seconds between two such tries."""

_WRITE = (
    b"BEGIN ISOLATION LEVEL SERIALIZABLE; LOCK TABLE moves IN ROW EXCLUSIVE MODE NOWAIT; "
    + IS_SHUT.encode()
)
"""Whoever moves the house holds the other lock; afterwards the table has a row."""
_SLOTS = 16
_ADVANCE = """INSERT INTO generation (slot, number) VALUES (:slot, 1)
ON CONFLICT (slot) DO UPDATE SET number = generation.number + 1"""
"""On any of several rows, so that writers who come at once seldom meet (ADR 9)."""

_log = Logger("database")


class Door:
    """Where connections are opened. While the server is away, one knocks and others turn back."""

    def __init__(self, address: str) -> None:
        """`address` is a connection string of libpq's."""
        self.rows = Rows()
        self.kept = Kept()
        self._address = address
        self._closed_until = 0.0
        self._problem: OperationalError | None = None

    def open(self, manner: Manner) -> Wire:
        """A new connection. Raises UnavailableError where there is none to be had."""
        if time.monotonic() < self._closed_until:
            raise UnavailableError from self._problem
        try:
            wire = Wire(self._address, manner.settings)
        except OperationalError as problem:
            self._note(problem)
            raise UnavailableError from problem
        self._note(None)
        return wire

    def _note(self, problem: OperationalError | None) -> None:
        if problem is not None:
            self._closed_until = time.monotonic() + _SECONDS_BETWEEN_ATTEMPTS
            if self._problem is None:
                _log.error("database_unreachable", problem)
        elif self._problem is not None:
            _log.warning("database_reached_again")
        self._problem = problem


class Session:
    """Runs transactions, one at a time. Connects when it is first used."""

    def __init__(self, door: Door, manner: Manner) -> None:
        self._door = door
        self._manner = manner
        self._wire: Wire | None = None

    def read(self, action: Callable[[Database], Result]) -> Result:
        """Run `action` on one snapshot, and once more where the connection is lost on the way."""
        with self._translated():
            try:
                return self._read(action)
            except LostError:
                return self._read(action)

    def write(self, action: Callable[[Database], Result]) -> Result:
        """Run `action` and commit it; what was not committed for a lost race is tried again."""
        until = time.monotonic() + _DEADLINE
        with self._translated():
            while True:
                try:
                    return self._write(action)
                except (SerializationFailure, DeadlockDetected, LostError):
                    if time.monotonic() > until:
                        raise
                time.sleep(random.uniform(0, _LONGEST_PAUSE))  # noqa: S311  it only parts rivals

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """What the server cannot do now is unavailable; what is wrong in a statement is ours."""
        try:
            yield
        except ReadOnlySqlTransaction as problem:
            self._lose()  # the primary is another server now
            raise UnavailableError from problem
        except OperationalError as problem:
            _log.warning("transaction_given_up", state=problem.sqlstate, why=str(problem))
            raise UnavailableError from problem

    def _read(self, action: Callable[[Database], Result]) -> Result:
        wire, told = self._begin(self._manner.read)
        generation = told.get_value(0, 0) if told.ntuples else None
        kept = None if generation is None else self._door.kept.under(int(generation))
        try:
            return action(PostgresDatabase(wire, self._door.rows, kept))
        finally:
            self._end(b"COMMIT")

    def _write(self, action: Callable[[Database], Result]) -> Result:
        wire = self._begin_writing()
        database = PostgresDatabase(wire, self._door.rows, None)
        try:
            result = action(database)
            if ends_what_is_kept(database.touched):
                wire.run(_ADVANCE, {"slot": random.randrange(_SLOTS)})  # noqa: S311  any will do
        except BaseException:
            self._end(b"ROLLBACK")
            raise
        self._commit(wire)
        return result

    def _begin_writing(self) -> Wire:
        """Open a transaction that may write. Raises UnavailableError where the house moves."""
        try:
            wire, shut = self._begin(_WRITE)
        except LockNotAvailable:
            raise refuse_to_write() from None
        if shut.ntuples:
            self._end(b"ROLLBACK")
            raise refuse_to_write()
        return wire

    def _begin(self, command: bytes) -> tuple[Wire, PGresult]:
        """Open a transaction, on a new connection where the old one turns out to be lost."""
        if self._wire is not None:
            with suppress(LostError):
                return self._wire, self._first(self._wire, command)
            self._lose()
        self._wire = self._door.open(self._manner)
        return self._wire, self._first(self._wire, command)

    def _first(self, wire: Wire, command: bytes) -> PGresult:
        """Where a part of it fails, what began is undone."""
        try:
            return wire.command(command)
        except LostError:
            raise
        except Error:
            self._end(b"ROLLBACK")
            raise

    def _commit(self, wire: Wire) -> None:
        try:
            done = wire.command(b"COMMIT")
        except LostError as problem:
            self._lose()
            raise UnavailableError from problem  # committed or not, nobody knows: not tried again
        if done.command_status == b"ROLLBACK":
            raise InFailedSqlTransaction("an operation went on after one of its statements failed")

    def _end(self, command: bytes) -> None:
        """End a transaction of which nothing is to be kept, if it has not ended by itself."""
        if self._wire is not None:
            try:
                self._wire.command(command)
            except OperationalError:
                self._lose()

    def _lose(self) -> None:
        """The next transaction opens another connection, perhaps to another server.

        One that took over may have lost the last numbers, and give them out again (ADR 9).
        """
        self._door.kept.forget()
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[Connection[Any]]:
        """A transaction on psycopg's own connection, for migrations and copies."""
        with self._translated():
            wire, _ = self._begin(b"SELECT 1")
            with wire.connection.transaction():
                yield wire.connection

    def close(self) -> None:
        """Close the connection."""
        if self._wire is not None:
            self._wire.close()
            self._wire = None
