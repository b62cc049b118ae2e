"""The outbox: claiming work, settling it, and what the jobs of pictures read and write.

A job's own effect on the database and its end are one transaction, so that the effect happens
exactly once whenever its process dies. Effects outside the database happen at least once.
"""

from collections.abc import Sequence

import msgspec
from msgspec import structs

from sugarsnap.ports import Picture
from sugarsnap.queries import jobs as rows
from sugarsnap.queries.media import find_media_of_owner, update_webp
from sugarsnap.queries.media_pictures import list_pictures
from sugarsnap.queries.pictures import is_used
from sugarsnap.queries.purges import delete_comments_of_gone, delete_likes_of_gone
from sugarsnap.records.jobs import Job
from sugarsnap.requests import JobRequest, PurgeMedia, PurgePicture, RenderWebp
from sugarsnap.work import Work

LEASE_MS = 60_000
"""How long a claimed job is nobody else's. A process that dies gives it back by that."""
MOST_ATTEMPTS = 20
_SHORTEST_PAUSE_MS = 5_000
_LONGEST_PAUSE_MS = 60 * 60 * 1000
_JITTER = 8
"""A pause is lengthened by up to its eighth, so that what failed together comes back apart."""
_PURGED_AT_ONCE = 200
_LONGEST_PROBLEM = 500


class JobTakenError(Exception):
    """Somebody else has settled this job: its lease ran out meanwhile."""


def list_due_jobs(work: Work, most: int, apart: str = "") -> list[Job]:
    """Work that is due and that nobody has claimed, oldest first.

    `apart` is a kind that is left to somebody else.
    """
    return rows.list_due(work.db, work.now, most, apart)


def claim_job(work: Work, job: Job) -> Job | None:
    """Claim a job for a minute; None where somebody was faster, or where it is given up.

    A job that took its process down each time is given up here, since nobody is left to say so.
    """
    if not rows.update_lease(work.db, job, work.now, work.now + LEASE_MS):
        return None
    claimed = structs.replace(job, attempts=job.attempts + 1)
    if claimed.attempts > MOST_ATTEMPTS:
        _give_up(work, claimed, "Its process ended each time.")
        return None
    return claimed


def request_of(job: Job) -> JobRequest:
    """What a job asks for. Raises msgspec.ValidationError for a kind that is not known here."""
    request: JobRequest = msgspec.json.decode(job.payload, type=JobRequest)
    return request


def finish_job(work: Work, job: Job) -> None:
    """Take a job away as done. Raises JobTakenError, which undoes what was done with it."""
    if not rows.delete_job(work.db, job):
        raise JobTakenError


def postpone_job(work: Work, job: Job, pause_ms: int) -> None:
    """Give a claimed job back, to be taken up again after a pause."""
    rows.update_to_retry(work.db, job, work.now + pause_ms)


def fail_job(work: Work, job: Job, problem: str) -> bool:
    """Give back a job that failed, to be tried later; True where it is given up instead."""
    if job.attempts >= MOST_ATTEMPTS:
        _give_up(work, job, problem)
        return True
    pause = pause_after(job.attempts)
    postpone_job(work, job, pause + work.random.below(pause // _JITTER))
    return False


def pause_after(attempts: int) -> int:
    """Milliseconds until a job is tried again that has failed this often."""
    return min(_SHORTEST_PAUSE_MS << attempts, _LONGEST_PAUSE_MS)


def _give_up(work: Work, job: Job, problem: str) -> None:
    rows.insert_dead(work.db, job, problem[:_LONGEST_PROBLEM], work.now)
    rows.delete_job(work.db, job)


def list_pictures_to_render(work: Work, request: RenderWebp) -> list[Picture]:
    """The pictures of a post whose WebP renditions are missing; none where it is gone."""
    media = find_media_of_owner(work.db, request.media_id, request.owner_id)
    if media is None or media.has_webp:
        return []
    shown = list_pictures(work.db, [media]) if media.n_pictures > 1 else [media]
    return [Picture(each.digest, each.width, each.height) for each in shown]


def confirm_webp(work: Work, job: Job, request: RenderWebp, pictures: Sequence[Picture]) -> None:
    """Note that a post's WebP renditions are stored; of one deleted meanwhile they are purged."""
    if find_media_of_owner(work.db, request.media_id, request.owner_id) is None:
        for picture in pictures:
            work.later(
                PurgePicture(request.owner_id, picture.digest, picture.width, picture.height)
            )
    else:
        update_webp(work.db, request.media_id, request.owner_id)
    finish_job(work, job)


def purge_part(work: Work, request: PurgeMedia) -> bool:
    """Take away a part of what a deleted photo leaves; False once nothing is left."""
    media_id, owner_id = request.media_id, request.owner_id
    gone = delete_likes_of_gone(work.db, media_id, owner_id, _PURGED_AT_ONCE)
    gone += delete_comments_of_gone(work.db, media_id, owner_id, _PURGED_AT_ONCE)
    return gone > 0


def is_picture_shown(work: Work, digest: str) -> bool:
    """Whether any photo or person shows a picture."""
    return is_used(work.db, digest)
