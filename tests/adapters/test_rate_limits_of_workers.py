"""Rate limits are exact over workers that count at once, are killed, or start with another file."""

import multiprocessing
import os
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from pathlib import Path
from struct import Struct
from typing import Any

import httpx
import pytest

from servers import Server, command, running
from sugarsnap.adapters.rate_limits import mapped
from sugarsnap.adapters.rate_limits.mapped import MappedRateLimits
from sugarsnap.app import close_house, open_house
from sugarsnap.config import Settings
from sugarsnap.ports import RateLimits, Tally
from sugarsnap.queries.sandboxes import insert_sandbox_user, update_to_accepted
from sugarsnap.work import Work

SPAWN = multiprocessing.get_context("spawn")
PATIENCE = 30
MINUTE = 60_000
NOON = 1_513_080_000_000
PASSWORD = "several words in a row"
TOO_MANY = "The maximum number of requests per hour has been exceeded."
ONE_ROW = 16
"""So few slots that all buckets share a row."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "limits"


@pytest.fixture
def limits(path: Path) -> Iterator[MappedRateLimits]:
    with closing(MappedRateLimits(path, slots=ONE_ROW)) as opened:
        yield opened


def count_times(limits: RateLimits, times: int, bucket: str = "ada", now: int = NOON) -> Tally:
    """Count several calls at one moment and answer the last tally."""
    return [limits.count(bucket, now) for _ in range(times)][-1]


def work_at_once(work: Callable[..., None], path: Path, workers: int) -> list[Any]:
    """What each of several new processes answers that begin their work in the same moment."""
    barrier = SPAWN.Barrier(workers)
    pipes = [SPAWN.Pipe(duplex=False) for _ in range(workers)]
    processes = [SPAWN.Process(target=work, args=(path, barrier, end)) for _, end in pipes]
    for process in processes:
        process.start()
    try:
        return [receive(answers) for answers, _ in pipes]
    finally:
        for process in processes:
            process.kill()
            process.join()
            process.close()


def receive(answers: Connection) -> Any:
    if not answers.poll(PATIENCE):
        pytest.fail("the process did not answer")
    return answers.recv()


def call_150_times(path: Path, barrier: Barrier, answer: Connection) -> None:
    barrier.wait(PATIENCE)
    with closing(MappedRateLimits(path)) as limits:
        answer.send(sum(limits.count("token", NOON).made <= 500 for _ in range(150)))


def count_once_in_each_bucket(path: Path, barrier: Barrier, answer: Connection) -> None:
    with closing(MappedRateLimits(path, slots=64)) as limits:
        barrier.wait(PATIENCE)
        answer.send([limits.count(f"bucket {number}", NOON).made for number in range(32)])


def hold_the_row(path: Path, barrier: Barrier, answer: Connection) -> None:
    limits = MappedRateLimits(path, slots=ONE_ROW)
    _, row = limits._place("ada")
    limits._file.acquire(row)
    barrier.wait(PATIENCE)
    answer.send("held")
    time.sleep(PATIENCE)


def test_four_workers_let_exactly_500_of_600_calls_through_and_none_after_a_restart(
    path: Path,
) -> None:
    passed = work_at_once(call_150_times, path, workers=4)
    passed_later = work_at_once(call_150_times, path, workers=1)

    assert sum(passed) == 500
    assert passed_later == [0]


def test_workers_that_meet_a_new_bucket_at_once_share_one_slot(path: Path) -> None:
    tallies = work_at_once(count_once_in_each_bucket, path, workers=4)

    for made_by_each_worker in zip(*tallies, strict=True):
        assert sorted(made_by_each_worker) == [1, 2, 3, 4]


def test_a_thread_waits_until_another_of_its_worker_has_counted(limits: MappedRateLimits) -> None:
    _, row = limits._place("ada")

    with ThreadPoolExecutor(1) as threads:
        limits._file.acquire(row)
        waiting = threads.submit(limits.count, "ada", NOON)
        time.sleep(0.1)
        waited = not waiting.done()
        limits._file.release(row)
        tally = waiting.result(PATIENCE)

    assert waited
    assert tally.made == 1


def test_a_worker_that_is_killed_while_it_holds_a_lock_blocks_nobody(path: Path) -> None:
    barrier = SPAWN.Barrier(1)
    answers, end = SPAWN.Pipe(duplex=False)
    holder = SPAWN.Process(target=hold_the_row, args=(path, barrier, end))
    holder.start()
    receive(answers)

    with (
        closing(MappedRateLimits(path, slots=ONE_ROW)) as limits,
        ThreadPoolExecutor(1) as threads,
    ):
        waiting: Future[Tally] = threads.submit(limits.count, "ada", NOON)
        time.sleep(0.1)
        waited = not waiting.done()
        os.kill(holder.pid or 0, signal.SIGKILL)
        tally = waiting.result(PATIENCE)

    assert waited
    assert tally.made == 1
    holder.join()


class KilledError(Exception):
    """Stands for the end of a process."""


class MortalStruct(Struct):
    """Writes word by word, as a structure is written, until its process is killed."""

    words_left = 0

    def pack_into(self, buffer: Any, offset: int, *values: Any) -> None:
        for position, value in enumerate(values):
            if not MortalStruct.words_left:
                raise KilledError
            MortalStruct.words_left -= 1
            Struct("=I").pack_into(buffer, offset + 4 * position, value)


@pytest.mark.parametrize("minutes", [1, 7, 59, 60, 500, -60, -500])
def test_a_worker_that_is_killed_while_it_writes_leaves_no_call_uncounted(
    limits: MappedRateLimits, monkeypatch: pytest.MonkeyPatch, minutes: int
) -> None:
    now = NOON + minutes * MINUTE
    later = now + 5 * MINUTE
    for words_written in range(64):
        for past in (50, 8, 0):
            count_times(limits, 3, now=NOON - past * MINUTE)
        due, due_later = limits.peek("ada", now).made + 1, limits.peek("ada", later).made + 1

        with monkeypatch.context() as patched:
            patched.setattr(mapped, "_HEAD", MortalStruct(mapped._HEAD.format))
            patched.setattr(mapped, "_COUNTS", MortalStruct(mapped._COUNTS.format))
            MortalStruct.words_left = words_written
            with pytest.raises(KilledError):
                limits.count("ada", now)

        assert limits.count("ada", now).made >= due
        assert limits.peek("ada", later).made >= due_later
        limits.forget("ada")


def test_the_file_keeps_its_size_and_has_no_holes(path: Path) -> None:
    with closing(MappedRateLimits(path, slots=64)) as limits:
        before = path.stat()
        for number in range(300):
            limits.count(f"bucket {number}", NOON)

        assert path.stat().st_size == before.st_size
        assert before.st_blocks * 512 >= before.st_size


def test_only_the_owner_may_read_the_file(path: Path, limits: MappedRateLimits) -> None:
    limits.count("ada", NOON)

    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("other", [b"", b"rate limits 0", bytes(100_000)])
def test_a_file_of_another_form_is_replaced(path: Path, other: bytes) -> None:
    path.write_bytes(other)

    with closing(MappedRateLimits(path, slots=ONE_ROW)) as limits:
        assert limits.count("ada", NOON).made == 1
        assert [entry.name for entry in path.parent.iterdir()] == ["limits"]


def test_a_file_of_another_version_is_replaced(path: Path, limits: MappedRateLimits) -> None:
    count_times(limits, 3)
    with path.open("r+b") as file:
        file.write(b"rate limits 0")

    with closing(MappedRateLimits(path, slots=ONE_ROW)) as newer:
        assert newer.count("ada", NOON).made == 1


def test_a_worker_goes_on_when_its_file_is_replaced_by_one_of_another_size(
    path: Path, limits: MappedRateLimits
) -> None:
    count_times(limits, 3)

    with closing(MappedRateLimits(path, slots=64)) as wider:
        assert wider.count("ada", NOON).made == 1
        assert limits.count("ada", NOON).made == 4


def invite(data: Path, client_id: str, account_id: int) -> None:
    """Have somebody in a sandbox who has said yes."""

    def enter(work: Work) -> None:
        insert_sandbox_user(work.db, client_id, account_id, work.now)
        update_to_accepted(work.db, client_id, account_id)

    house = open_house(Settings(data=data))
    house.works.write_now(enter)
    close_house(house)


def furnish_sandbox(data: Path) -> dict[str, str]:
    """A token of Ada's for a client of hers in sandbox mode, and the path of Ben's relationship."""
    ids = {}
    for name in ("ada", "ben"):
        words = ("user", "create", name, "--email", f"{name}@home.example", "--password-stdin")
        ids[name] = command(data, *words, stdin=f"{PASSWORD}\n")["id"]
    details = ("--name", "Peas", "--redirect-uri", "http://localhost", "--sandbox")
    client_id = command(data, "client", "create", "ada", *details)["client_id"]
    invite(data, client_id, int(ids["ben"]))
    words = ("token", "create", client_id, "ada", "--scope", "relationships")
    token = command(data, *words)["access_token"]
    return {"token": token, "ben": f"/v1/users/{ids['ben']}/relationship"}


def call_at_once(
    server: Server, times: int, method: str, path: str, **parameters: str
) -> list[httpx.Response]:
    """Answers to so many calls by eight callers, each call by a connection of its own."""
    with (
        server.connect(headers={"Connection": "close"}) as client,
        ThreadPoolExecutor(8) as callers,
    ):
        waiting = [
            callers.submit(client.request, method, path, params=parameters) for _ in range(times)
        ]
        return [each.result(PATIENCE) for each in waiting]


def refusals(answers: list[httpx.Response]) -> set[str]:
    """In what words calls past a limit were refused."""
    return {said.json()["meta"]["error_message"] for said in answers if said.status_code == 429}


def test_a_server_of_four_workers_lets_exactly_500_calls_and_30_writes_through_in_all_its_lives(
    tmp_path: Path,
) -> None:
    data = tmp_path / "data"
    known = furnish_sandbox(data)
    token, ben = known["token"], known["ben"]

    with running("serve", data, "--workers", "4") as server:
        writes = call_at_once(server, 45, "POST", ben, access_token=token, action="follow")
        reads = call_at_once(server, 300, "GET", "/v1/users/self", access_token=token)
    with running("serve", data, "--workers", "4") as server:
        writes += call_at_once(server, 1, "POST", ben, access_token=token, action="follow")
        reads += call_at_once(server, 174, "GET", "/v1/users/self", access_token=token)

    assert Counter(said.status_code for said in writes) == {200: 30, 429: 16}
    assert refusals(writes) == {
        f"{TOO_MANY} You have made {made} requests of the 30 allowed in the last hour."
        for made in range(31, 47)
    }
    assert Counter(said.status_code for said in reads) == {200: 454, 429: 20}
    assert refusals(reads) == {TOO_MANY}
    left = [int(said.headers["X-Ratelimit-Remaining"]) for said in (*writes, *reads)]
    assert sorted(left, reverse=True) == [*range(499, -1, -1), *[0] * 20]
