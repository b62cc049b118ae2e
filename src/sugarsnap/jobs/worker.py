"""The worker: takes due jobs from the outbox one by one and settles each."""

import time
from collections.abc import Mapping
from threading import Event
from typing import Any, Protocol

from sugarsnap.errors import UnavailableError
from sugarsnap.jobs.fan_out_media import fan_out_media
from sugarsnap.jobs.files import FreshError
from sugarsnap.jobs.fill_lists import fill_lists
from sugarsnap.jobs.purge_media import purge_media
from sugarsnap.jobs.purge_picture import purge_picture
from sugarsnap.jobs.refresh_feed import refresh_feed
from sugarsnap.jobs.render_webp import render_webp
from sugarsnap.jobs.sweep import keep_house
from sugarsnap.jobs.tell_subscribers import tell_subscribers
from sugarsnap.logs import Logger
from sugarsnap.operations.jobs import (
    JobTakenError,
    claim_job,
    fail_job,
    list_due_jobs,
    postpone_job,
    request_of,
)
from sugarsnap.ports import Effects
from sugarsnap.records.jobs import Job
from sugarsnap.requests import (
    FanOutMedia,
    FillLists,
    PurgeMedia,
    PurgePicture,
    RefreshFeed,
    RenderWebp,
    TellSubscribers,
)
from sugarsnap.work import Works

SECONDS_BETWEEN_LOOKS = 0.5
SECONDS_BETWEEN_ROUNDS = 10 * 60.0
_MOST_AT_A_LOOK = 50


class Handler(Protocol):
    """What does one kind of job. It settles the job in the transaction of the job's own effect."""

    def __call__(self, works: Works, effects: Effects, job: Job, request: Any, /) -> None:
        """Do what is asked. Raises FreshError to be asked again, anything else to have failed."""


HANDLERS: Mapping[type, Handler] = {
    RenderWebp: render_webp,
    PurgeMedia: purge_media,
    PurgePicture: purge_picture,
    FanOutMedia: fan_out_media,
    RefreshFeed: refresh_feed,
    FillLists: fill_lists,
    TellSubscribers: tell_subscribers,
}


class Worker:
    """Does the jobs of one house on the calling thread. Any number of workers share an outbox."""

    def __init__(
        self,
        works: Works,
        effects: Effects,
        handlers: Mapping[type, Handler] = HANDLERS,
        apart: str = "",
    ) -> None:
        """`apart` is a kind of job that another does beside this worker."""
        self._works = works
        self._effects = effects
        self._handlers = handlers
        self._apart = apart
        self._log = Logger("jobs")

    def run_until(self, stop: Event) -> None:
        """Look for due jobs until `stop` is set, and keep the house in order in between."""
        next_round = time.monotonic()
        while not stop.is_set():
            try:
                if self.run_due(stop) == 0:
                    self._effects.pictures.close()
                if time.monotonic() >= next_round:
                    keep_house(self._works, self._effects)
                    next_round = time.monotonic() + SECONDS_BETWEEN_ROUNDS
            except UnavailableError as refusal:  # the database is away, or the house moves
                self._log.warning("worker_waits", seconds=refusal.retry_after)
                stop.wait(refusal.retry_after)
            except Exception as problem:  # noqa: BLE001  a full disk today is none tomorrow
                self._log.error("worker_stumbled", problem)
            stop.wait(SECONDS_BETWEEN_LOOKS)

    def run_due(self, stop: Event | None = None) -> int:
        """Do every job that is due now; answers how many were taken up."""
        taken = 0
        while due := self._works.read(list_due_jobs, _MOST_AT_A_LOOK, self._apart):
            for job in due:
                if stop is not None and stop.is_set():
                    return taken
                taken += self._run(job)
        return taken

    def _run(self, job: Job) -> bool:
        claimed = self._works.write_now(claim_job, job)
        if claimed is None:
            return False
        try:
            request = request_of(claimed)
            self._handlers[type(request)](self._works, self._effects, claimed, request)
        except FreshError as fresh:
            self._works.write_now(postpone_job, claimed, fresh.pause_ms)
        except JobTakenError:
            self._log.warning("job_taken", job=claimed.id, kind=claimed.kind)
        except Exception as problem:  # noqa: BLE001  whatever it is, the job comes back
            self._settle_failure(claimed, problem)
        return True

    def _settle_failure(self, job: Job, problem: Exception) -> None:
        is_dead = self._works.write_now(fail_job, job, f"{type(problem).__name__}: {problem}")
        event = "job_dead" if is_dead else "job_failed"
        self._log.error(event, problem, job=job.id, kind=job.kind, attempts=job.attempts)
