"""The outbox: work written in the transaction that causes it, claimed by a lease."""

from sugarsnap.ports import Database
from sugarsnap.queries.ids import insert_timed_id
from sugarsnap.queries.statements import load
from sugarsnap.records.jobs import Job

_statements = load("jobs")


def insert_job(db: Database, job: Job, now: int, run_at: int) -> None:
    """Enter work that is due at `run_at`; `job.id` is drawn here."""
    id_ = insert_timed_id(db, job.shard, now)
    _statements.insert_job(
        db, id=id_, shard=job.shard, kind=job.kind, payload=job.payload, run_at=run_at
    )


def list_due(db: Database, now: int, most: int, apart: str = "") -> list[Job]:
    """Work that is due and that nobody has claimed, but for one kind; oldest first."""
    due: list[Job] = _statements.list_due(db, now=now, most=most, apart=apart)
    return due


def list_due_of_kind(db: Database, now: int, most: int, kind: str) -> list[Job]:
    """Work of one kind that is due and that nobody has claimed, in the order of asking."""
    due = _statements.list_due_of_kind(db, now=now, most=most, kind=kind)
    return sorted(due, key=lambda job: job.id)


def update_lease(db: Database, job: Job, now: int, until: int) -> bool:
    """Claim a job until a moment; False where somebody was faster."""
    claimed = _statements.update_lease(db, id=job.id, shard=job.shard, now=now, until=until)
    return claimed is not None


def update_to_retry(db: Database, job: Job, run_at: int) -> None:
    """Give a claimed job back, to be tried again at `run_at`."""
    _statements.update_to_retry(db, id=job.id, shard=job.shard, run_at=run_at)


def delete_job(db: Database, job: Job) -> bool:
    """Take a finished job away; False where another took it before."""
    return _statements.delete_job(db, id=job.id, shard=job.shard) is not None


def insert_dead(db: Database, job: Job, problem: str, now: int) -> None:
    """Keep a job that failed too often, with the last problem, for the keeper to see."""
    _statements.insert_dead(
        db,
        id=job.id,
        shard=job.shard,
        kind=job.kind,
        payload=job.payload,
        problem=problem,
        now=now,
    )
