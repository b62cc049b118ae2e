from collections.abc import Callable
from typing import Any

import pytest

from fakes import HOUR, SECOND
from jobs.workshop import Workshop, files_of
from sugarsnap.jobs.worker import Handler
from sugarsnap.operations.endpoints import list_retired_endpoints, retire_endpoint
from sugarsnap.operations.jobs import (
    LEASE_MS,
    MOST_ATTEMPTS,
    claim_job,
    finish_job,
    list_due_jobs,
    pause_after,
)
from sugarsnap.operations.posts import delete_media
from sugarsnap.operations.upkeep import check_jobs, retry_dead_jobs
from sugarsnap.ports import Effects
from sugarsnap.records.jobs import Job
from sugarsnap.requests import PurgeMedia, RenderWebp
from sugarsnap.work import Work, Works


class CrashError(BaseException):
    """The process dies here: nothing that catches problems sees it."""


def broken(*_: Any) -> None:
    raise RuntimeError("the disk said no")


def handlers_with(handler: Callable[..., None]) -> dict[type, Handler]:
    return {RenderWebp: handler, PurgeMedia: handler}


@pytest.fixture
def one_job(settled: Workshop) -> Workshop:
    """Nothing is left to do but what Ben's deleted photo leaves."""
    settled.world.do(delete_media, "ben", settled.world.photo_of("ben"))
    return settled


def test_a_claimed_job_is_nobody_elses_for_a_minute(one_job: Workshop) -> None:
    (job,) = one_job.works.read(list_due_jobs, 10)
    one_job.works.write_now(claim_job, job)

    again = one_job.works.write_now(claim_job, job)

    assert again is None
    assert one_job.works.read(list_due_jobs, 10) == []
    one_job.clock.move(LEASE_MS)
    assert [due.id for due in one_job.works.read(list_due_jobs, 10)] == [job.id]


def test_a_job_whose_worker_died_between_effect_and_end_is_done_again(workshop: Workshop) -> None:
    def die_after_storing(_: Works, effects: Effects, *__: Any) -> None:
        effects.store.put(next(iter(files_of("ben")["webp"])), b"half of the work")
        raise CrashError

    with pytest.raises(CrashError):
        workshop.worker(handlers_with(die_after_storing)).run_due()
    workshop.clock.move(LEASE_MS)

    workshop.worker().run_due()

    assert workshop.waiting() == []
    assert workshop.world.media("ben").has_webp == 1
    assert workshop.store.get(next(iter(files_of("ben")["webp"]))) != b"half of the work"


def test_the_effect_of_a_worker_whose_lease_ran_out_is_undone(one_job: Workshop) -> None:
    def dawdle(works: Works, _: Effects, job: Job, *__: Any) -> None:
        one_job.clock.move(LEASE_MS)
        one_job.worker().run_due()
        works.write_now(finish_with_a_mark, job)

    def finish_with_a_mark(work: Work, job: Job) -> None:
        retire_endpoint(work, "/marked")
        finish_job(work, job)

    one_job.worker(handlers_with(dawdle)).run_due()

    assert one_job.works.read(list_retired_endpoints) == []
    assert one_job.waiting() == []


def test_a_failed_job_waits_longer_each_time_and_at_most_an_hour_and_an_eighth() -> None:
    pauses = [pause_after(attempts) for attempts in range(1, 21)]

    assert pauses[:3] == [10 * SECOND, 20 * SECOND, 40 * SECOND]
    assert pauses == sorted(pauses)
    assert pauses[-1] == HOUR


def test_a_failed_job_is_not_due_before_its_pause_is_over(one_job: Workshop) -> None:
    one_job.worker(handlers_with(broken)).run_due()

    one_job.clock.move(pause_after(1) - 1)

    assert one_job.worker().run_due() == 0
    one_job.clock.move(pause_after(1) // 8 + 1)
    assert one_job.worker().run_due() == 1
    assert one_job.waiting() == []


def test_a_job_that_fails_twenty_times_is_given_up_and_shown_to_the_keeper(
    one_job: Workshop,
) -> None:
    for _ in range(MOST_ATTEMPTS):
        one_job.worker(handlers_with(broken)).run_due()
        one_job.clock.move(2 * HOUR)

    assert one_job.waiting() == []
    assert one_job.dead() == [("purge_media", "RuntimeError: the disk said no")]
    findings = one_job.works.read(check_jobs)
    assert [finding.sentence for finding in findings] == [
        (
            "1 jobs were given up; the last, purge_media: RuntimeError: the disk said no. "
            "To try again: 'sugarsnap doctor --retry'"
        )
    ]


def test_a_job_that_fails_nineteen_times_is_still_tried(one_job: Workshop) -> None:
    for _ in range(MOST_ATTEMPTS - 1):
        one_job.worker(handlers_with(broken)).run_due()
        one_job.clock.move(2 * HOUR)

    one_job.worker().run_due()

    assert one_job.waiting() == []
    assert one_job.dead() == []


def test_a_job_that_kills_its_process_every_time_is_given_up(one_job: Workshop) -> None:
    def die(*_: Any) -> None:
        raise CrashError

    for _ in range(MOST_ATTEMPTS):
        with pytest.raises(CrashError):
            one_job.worker(handlers_with(die)).run_due()
        one_job.clock.move(LEASE_MS)

    one_job.worker(handlers_with(die)).run_due()

    assert one_job.dead() == [("purge_media", "Its process ended each time.")]


def test_a_job_of_a_kind_from_the_future_stops_no_other(one_job: Workshop) -> None:
    one_job.world.ask(
        lambda db: db.execute(
            "tests.update_kind",
            "INSERT INTO outbox (id, shard, kind, payload, run_at, lease_until, attempts) "
            "VALUES (1, 0, 'dance', '{\"type\":\"dance\"}', 0, 0, 0)",
            {},
        )
    )

    one_job.worker().run_due()

    assert one_job.waiting() == [("dance", 1)]


def test_a_job_that_was_given_up_is_done_once_the_keeper_has_it_tried_again(
    one_job: Workshop,
) -> None:
    for _ in range(MOST_ATTEMPTS):
        one_job.worker(handlers_with(broken)).run_due()
        one_job.clock.move(2 * HOUR)
    assert one_job.works.write_now(retry_dead_jobs) == 1

    one_job.worker().run_due()

    assert one_job.waiting() == []
    assert one_job.dead() == []
    assert files_of("ben")["jpg"].isdisjoint(one_job.store.files)
