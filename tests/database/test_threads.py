"""Threads that requests wait for: each waits its time, and no longer."""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from sugarsnap.database import threads as module
from sugarsnap.database.threads import Threads
from sugarsnap.errors import MediaAbsentError, UnavailableError


class Bench:
    """A tool: it knows its thread, and notes that it was put away."""

    def __init__(self) -> None:
        self.made_by = threading.current_thread()
        self.is_closed = False

    def close(self) -> None:
        self.is_closed = True


@pytest.fixture
def benches() -> list[Bench]:
    return []


@pytest.fixture
def threads(benches: list[Bench]) -> Iterator[Threads[Bench]]:
    def make() -> Bench:
        benches.append(Bench())
        return benches[-1]

    threads = Threads("test", 2, make)
    yield threads
    threads.close()


def test_a_piece_of_work_answers_whoever_waits(threads: Threads[Bench]) -> None:
    assert asyncio.run(threads.run(lambda _: "done")) == "done"


def test_what_it_raises_is_raised_where_it_is_waited_for(threads: Threads[Bench]) -> None:
    def refuse(_: Bench) -> None:
        raise MediaAbsentError

    with pytest.raises(MediaAbsentError):
        asyncio.run(threads.run(refuse))


def test_a_thread_works_with_a_tool_of_its_own_and_puts_it_away(
    threads: Threads[Bench], benches: list[Bench]
) -> None:
    async def work_twice() -> list[bool]:
        def is_own(bench: Bench) -> bool:
            time.sleep(0.05)
            return bench.made_by is threading.current_thread()

        return await asyncio.gather(threads.run(is_own), threads.run(is_own))

    assert asyncio.run(work_twice()) == [True, True]
    threads.close()

    assert [bench.is_closed for bench in benches] == [True, True]


def test_nothing_is_started_before_it_is_needed(
    threads: Threads[Bench], benches: list[Bench]
) -> None:
    assert threads
    assert benches == []


def busy_until(gate: threading.Event) -> Callable[[Bench], bool]:
    return lambda _: gate.wait(5)


def test_who_finds_no_thread_in_time_is_refused_and_the_work_is_never_begun(
    threads: Threads[Bench], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SECONDS_IN_QUEUE", 0.1)
    gate, begun = threading.Event(), []

    async def crowd() -> None:
        busy = [asyncio.create_task(threads.run(busy_until(gate))) for _ in range(2)]
        await asyncio.sleep(0.02)
        with pytest.raises(UnavailableError):
            await threads.run(begun.append)
        gate.set()
        await asyncio.gather(*busy)
        await threads.run(lambda _: None)

    asyncio.run(crowd())

    assert begun == []


def test_who_waits_for_an_outcome_waits_no_longer_than_its_time(
    threads: Threads[Bench], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SECONDS_IN_QUEUE", 0.05)
    monkeypatch.setattr(module, "SECONDS_AT_WORK", 0.1)
    gate = threading.Event()

    with pytest.raises(UnavailableError):
        asyncio.run(threads.run(busy_until(gate)))

    gate.set()
