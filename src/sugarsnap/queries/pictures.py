"""Which photos and people show a stored picture: files of equal content are kept once."""

from sugarsnap.ids import shard_of_key
from sugarsnap.ports import Database
from sugarsnap.queries.statements import load

_statements = load("pictures")


def insert_use(db: Database, digest: str, thing_id: int) -> None:
    """Note that a photo or a person shows this picture."""
    _statements.insert_use(db, digest=digest, shard=shard_of_key(digest), thing_id=thing_id)


def delete_use(db: Database, digest: str, thing_id: int) -> None:
    """Note that they show it no longer."""
    _statements.delete_use(db, digest=digest, shard=shard_of_key(digest), thing_id=thing_id)


def is_used(db: Database, digest: str) -> bool:
    """Whether anybody shows it."""
    return _statements.is_used(db, digest=digest, shard=shard_of_key(digest)) is not None
