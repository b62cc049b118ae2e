"""The writer: one thread per process that commits operations in groups.

Each operation runs in a savepoint of its own and is answered only after the commit of its group. A
lock on a file is held around each group, so that processes take turns instead of waiting on
SQLite's busy handler.
"""

import queue
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from msgspec import Struct

from sugarsnap.database.gate import Gate
from sugarsnap.database.kept import ends_what_is_kept
from sugarsnap.database.moves import IS_SHUT, refuse_to_write
from sugarsnap.database.sqlite import SqliteDatabase
from sugarsnap.errors import UnavailableError
from sugarsnap.ports import Generation

Action = Callable[[Any], Any]

_MOST_IN_GROUP = 64
_LONGEST_GROUP = 0.02
_QUEUE_DEADLINE = 5.0


class Order(Struct):
    """One operation waiting for its turn, and where its outcome goes."""

    action: Action
    answer: "Callable[[Order], None]"
    placed: float
    result: Any = None
    problem: BaseException | None = None


class Writer:
    """Takes orders from any thread and answers each after its group's commit."""

    def __init__(self, path: Path, generation: Generation) -> None:
        self._path = path
        self._generation = generation
        self._orders: queue.SimpleQueue[Order | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()

    def place(self, action: Action, answer: Callable[[Order], None]) -> None:
        """Queue an operation; `answer` is called on the writer's thread once it is settled."""
        if self._thread is None:
            self._start()
        self._orders.put(Order(action, answer, time.monotonic()))

    def place_and_wait(self, action: Action) -> Any:
        """Queue an operation and wait for its outcome on the calling thread."""
        done: Future[Order] = Future()
        self.place(action, done.set_result)
        order = done.result()
        if order.problem is not None:
            raise order.problem
        return order.result

    def close(self) -> None:
        """Settle what is queued and end the thread."""
        if self._thread is not None:
            self._orders.put(None)
            self._thread.join()
            self._thread = None

    def _start(self) -> None:
        with self._starting:
            if self._thread is None:
                self._thread = threading.Thread(target=self._serve, name="writer", daemon=True)
                self._thread.start()

    def _serve(self) -> None:
        database = SqliteDatabase(self._path)
        gate = Gate(self._path)
        try:
            while (order := self._orders.get()) is not None:
                with gate.turn():
                    group = self._commit_group(database, gate, order)
                for settled in group:
                    settled.answer(settled)
        finally:
            gate.close()
            database.close()

    def _commit_group(self, database: SqliteDatabase, gate: Gate, first: Order) -> list[Order]:
        group: list[Order] = []
        database.touched.clear()
        try:
            if gate.is_shut or database.fetch_one("moves.is_shut", IS_SHUT, {}, None):
                first.problem = refuse_to_write()
                return [first]
            database.control("BEGIN IMMEDIATE")
            for order in self._orders_of_group(first):
                group.append(order)
                _run_in_savepoint(database, order)
            database.control("COMMIT")
        except sqlite3.Error as problem:
            _undo(database, group or [first], problem)
            return group or [first]
        if ends_what_is_kept(database.touched):
            self._generation.advance()
        return group

    def _orders_of_group(self, first: Order) -> Iterable[Order]:
        closing = time.monotonic() + _LONGEST_GROUP
        yield first
        for _ in range(_MOST_IN_GROUP - 1):
            if time.monotonic() > closing:
                return
            try:
                order = self._orders.get_nowait()
            except queue.Empty:
                return
            if order is None:
                self._orders.put(None)
                return
            yield order


def _run_in_savepoint(database: SqliteDatabase, order: Order) -> None:
    if time.monotonic() - order.placed > _QUEUE_DEADLINE:
        order.problem = UnavailableError()
        return
    database.control("SAVEPOINT one")
    try:
        order.result = order.action(database)
    except Exception as problem:  # noqa: BLE001  whatever it is belongs to whoever ordered
        database.control("ROLLBACK TO one")
        order.problem = problem
    database.control("RELEASE one")


def _undo(database: SqliteDatabase, group: list[Order], problem: sqlite3.Error) -> None:
    if database.in_transaction:
        database.control("ROLLBACK")
    for order in group:
        order.result = None
        order.problem = order.problem or UnavailableError()
        order.problem.__cause__ = problem
