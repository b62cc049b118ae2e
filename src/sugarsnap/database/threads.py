"""A few threads that run what requests wait for, and deadlines for those who wait."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Any, Generic, Protocol, TypeVar

from msgspec import Struct

from sugarsnap.errors import UnavailableError

Result = TypeVar("Result")


class Tool(Protocol):
    """What a thread works with; it has one of its own."""

    def close(self) -> None:
        """Give back what is held."""


AnyTool = TypeVar("AnyTool", bound=Tool)

SECONDS_IN_QUEUE = 2.0
"""How long a request waits for a thread."""
SECONDS_AT_WORK = 8.0
"""How long it then waits for an outcome: more than any statement of a request may take."""


class _Order(Struct, eq=False):
    """One piece of work, and who waits for it."""

    work: Callable[[Any], Any]
    loop: asyncio.AbstractEventLoop
    outcome: "asyncio.Future[Any]"
    turn: Lock
    """Whoever gets it settles the order's fate: the thread that begins, or the deadline."""


class Threads(Generic[AnyTool]):
    """Runs pieces of work on threads, each with a tool. Starts none before the first."""

    def __init__(self, name: str, number: int, make_tool: Callable[[], AnyTool]) -> None:
        self._name = name
        self._number = number
        self._make_tool = make_tool
        self._orders: SimpleQueue[_Order | None] = SimpleQueue()
        self._threads: list[Thread] = []

    async def run(self, work: Callable[[AnyTool], Result]) -> Result:
        """What `work` answers or raises.

        Raises UnavailableError where no thread was free in time, and then it is not begun, or
        where its outcome did not come in time, and then it may still come to pass.
        """
        if not self._threads:
            self._start()
        loop = asyncio.get_running_loop()
        order = _Order(work, loop, loop.create_future(), Lock())
        deadline = loop.call_later(SECONDS_IN_QUEUE, _end_waiting, order)
        self._orders.put(order)
        try:
            result: Result = await order.outcome
            return result
        finally:
            deadline.cancel()

    def _start(self) -> None:
        for number in range(self._number):
            thread = Thread(target=self._serve, name=f"{self._name} {number}", daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self) -> None:
        tool = self._make_tool()
        try:
            while (order := self._orders.get()) is not None:
                if order.turn.acquire(blocking=False):
                    _run(order, tool)
        finally:
            tool.close()

    def close(self) -> None:
        """Settle what is queued and end the threads."""
        for _ in self._threads:
            self._orders.put(None)
        for thread in self._threads:
            thread.join(SECONDS_AT_WORK)
        self._threads = []


def _run(order: _Order, tool: Tool) -> None:
    result: Any = None
    problem: BaseException | None = None
    try:
        result = order.work(tool)
    except Exception as raised:  # noqa: BLE001  whatever it is belongs to whoever waits
        problem = raised
    with suppress(RuntimeError):  # the loop is closed: nobody waits any more
        order.loop.call_soon_threadsafe(_settle, order.outcome, result, problem)


def _settle(outcome: "asyncio.Future[Any]", result: object, problem: BaseException | None) -> None:
    if outcome.done():
        return
    if problem is None:
        outcome.set_result(result)
    else:
        outcome.set_exception(problem)


def _end_waiting(order: _Order) -> None:
    """Refuse what no thread has begun; what is begun gets its time."""
    if order.turn.acquire(blocking=False):
        _settle(order.outcome, None, UnavailableError())
    else:
        order.loop.call_later(SECONDS_AT_WORK, _settle, order.outcome, None, UnavailableError())
