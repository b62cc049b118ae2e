"""The generation number is one for all processes, and only grows."""

import multiprocessing
from collections.abc import Iterator
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from sugarsnap.adapters.generation import Generation

SPAWN = multiprocessing.get_context("spawn")
PATIENCE = 30


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "generation"


@pytest.fixture
def generation(path: Path) -> Iterator[Generation]:
    with closing(Generation(path)) as opened:
        yield opened


def advance_when_told(path: Path, orders: Connection) -> None:
    """Advance as often as each order says, and answer what is read after it."""
    with closing(Generation(path)) as generation:
        while times := orders.recv():
            for _ in range(times):
                generation.advance()
            orders.send(generation.read())


@pytest.fixture
def workers(path: Path) -> Iterator[list[Connection]]:
    """Lines to three other processes."""
    pipes = [SPAWN.Pipe() for _ in range(3)]
    processes = [SPAWN.Process(target=advance_when_told, args=(path, end)) for _, end in pipes]
    for process in processes:
        process.start()
    yield [ours for ours, _ in pipes]
    for (ours, _), process in zip(pipes, processes, strict=True):
        ours.send(0)
        process.join(PATIENCE)
        process.kill()
        process.join()
        process.close()


def answer_of(worker: Connection) -> int:
    if not worker.poll(PATIENCE):
        pytest.fail("the process did not answer")
    return int(worker.recv())


def test_it_begins_at_nothing_and_grows_by_one(generation: Generation) -> None:
    before = generation.read()
    generation.advance()

    assert before == 0
    assert generation.read() == 1


def test_a_change_elsewhere_is_read_here_as_soon_as_it_is_acknowledged(
    generation: Generation, workers: list[Connection]
) -> None:
    for number, worker in enumerate(workers, start=1):
        worker.send(1)

        assert answer_of(worker) == number
        assert generation.read() == number


def test_processes_that_advance_at_once_lose_no_step(
    generation: Generation, workers: list[Connection]
) -> None:
    for worker in workers:
        worker.send(2000)
    for worker in workers:
        answer_of(worker)

    assert generation.read() == 6000


def test_it_goes_on_after_a_restart(path: Path) -> None:
    with closing(Generation(path)) as before:
        before.advance()

    with closing(Generation(path)) as after:
        after.advance()

        assert after.read() == 2


def test_a_file_of_another_form_is_replaced(path: Path) -> None:
    path.write_bytes(b"something else")

    with closing(Generation(path)) as generation:
        assert generation.read() == 0
