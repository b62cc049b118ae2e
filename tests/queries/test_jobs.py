"""A job is due at its time, claimed by one worker, and given back or taken away."""

import pytest

from sugarsnap.queries.jobs import (
    delete_job,
    insert_dead,
    insert_job,
    list_due,
    update_lease,
    update_to_retry,
)
from sugarsnap.records.jobs import Job
from world import World

NOON = 1_700_100_000_000
LATER = NOON + 60_000


@pytest.fixture
def job(world: World) -> Job:
    """The only job there is; due at noon."""
    for other in world.ask(list_due, NOON, 100):
        world.ask(delete_job, other)
    world.ask(insert_job, Job(0, 5, "render_webp", "{}", attempts=0), NOON, NOON)
    (job,) = world.ask(list_due, NOON, 100)
    assert isinstance(job, Job)
    return job


def test_a_job_is_due_at_its_time_and_not_before(world: World, job: Job) -> None:
    assert world.ask(list_due, NOON - 1, 10) == []
    assert world.ask(list_due, NOON, 10) == [job]


def test_one_worker_claims_a_job(world: World, job: Job) -> None:
    assert world.ask(update_lease, job, NOON, LATER)
    assert not world.ask(update_lease, job, NOON, LATER)

    assert world.ask(list_due, LATER - 1, 10) == []


def test_a_job_whose_worker_died_is_due_again_and_has_one_attempt_more(
    world: World, job: Job
) -> None:
    world.ask(update_lease, job, NOON, LATER)

    (again,) = world.ask(list_due, LATER, 10)

    assert again.attempts == 1
    assert world.ask(update_lease, job, LATER, LATER + 1)


def test_a_job_given_back_waits_until_its_next_time(world: World, job: Job) -> None:
    world.ask(update_lease, job, NOON, LATER)

    world.ask(update_to_retry, job, NOON + 5)

    assert world.ask(list_due, NOON + 4, 10) == []
    assert [due.id for due in world.ask(list_due, NOON + 5, 10)] == [job.id]


def test_a_job_is_taken_away_once(world: World, job: Job) -> None:
    assert world.ask(delete_job, job)
    assert not world.ask(delete_job, job)


def test_due_jobs_are_listed_longest_waiting_first(world: World, job: Job) -> None:
    for wait in (3, 1, 2):
        world.ask(insert_job, Job(0, 5, "later", str(wait), attempts=0), NOON, NOON + wait)

    due = world.ask(list_due, LATER, 3)

    assert [one.payload for one in due] == [job.payload, "1", "2"]


def test_a_dead_job_is_kept_once(world: World, job: Job) -> None:
    world.ask(insert_dead, job, "It broke.", NOON)
    world.ask(insert_dead, job, "It broke again.", NOON)

    kept = world.rows("SELECT id, problem FROM dead_jobs")
    assert kept == [(job.id, "It broke.")]
