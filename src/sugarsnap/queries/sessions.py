"""Signed-in browsers, found by the digest of their cookie."""

from sugarsnap.ids import shard_of_key
from sugarsnap.ports import Database
from sugarsnap.queries.statements import load
from sugarsnap.records.clients import Session

_statements = load("sessions")


def find_session(db: Database, digest: str) -> Session | None:
    """A session by its cookie's digest."""
    session: Session | None = _statements.find_session(
        db, digest=digest, shard=shard_of_key(digest)
    )
    return session


def insert_session(db: Database, digest: str, account_id: int, now: int) -> None:
    """Enter a session that begins now."""
    _statements.insert_session(
        db, digest=digest, shard=shard_of_key(digest), account_id=account_id, now=now
    )


def update_seen(db: Database, digest: str, now: int) -> None:
    """Note that a session is in use."""
    _statements.update_seen(db, digest=digest, shard=shard_of_key(digest), now=now)


def delete_session(db: Database, digest: str) -> None:
    """End a session."""
    _statements.delete_session(db, digest=digest, shard=shard_of_key(digest))


def delete_idle_sessions(db: Database, before: int) -> None:
    """Forget sessions not seen since `before`."""
    _statements.delete_idle_sessions(db, before=before)
