"""Endpoints that the keeper has retired, by pattern, and the era chosen for all of them."""

from sugarsnap.ports import Database
from sugarsnap.queries.statements import load

_statements = load("endpoints")


def list_retired(db: Database) -> list[str]:
    """The patterns of all retired endpoints."""
    return [row[0] for row in _statements.list_retired(db)]


def insert_retired(db: Database, pattern: str, now: int) -> None:
    """Retire what a pattern names."""
    _statements.insert_retired(db, pattern=pattern, now=now)


def delete_retired(db: Database, pattern: str) -> bool:
    """Take a pattern back; False where it was not retired."""
    return _statements.delete_retired(db, pattern=pattern) is not None


def find_era(db: Database) -> str | None:
    """The name of the era that was chosen, if one was."""
    name: str | None = _statements.find_era(db)
    return name


def insert_era(db: Database, name: str, now: int) -> None:
    """Enter the chosen era, where there is none."""
    _statements.insert_era(db, name=name, now=now)


def delete_era(db: Database) -> None:
    """Forget the chosen era."""
    _statements.delete_era(db)
