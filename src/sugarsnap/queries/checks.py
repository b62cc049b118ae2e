"""What the checks of ids and feeds ask of the whole database, and what the last check found."""

from collections.abc import Iterator, Mapping, Sequence

from sugarsnap.ids import shard_of_key
from sugarsnap.ports import Database
from sugarsnap.queries.statements import load

_statements = load("checks")

_PAGE = 1000

InFeed = tuple[int, int, int]
"""Whose feed, whose post, and which post."""


def count_misplaced(db: Database) -> dict[str, int]:
    """How many rows stand at another shard than that of what they belong to, by table."""
    found: dict[str, int] = dict(_statements.list_misplaced(db))
    names = (shard != shard_of_key(name) for name, shard in _list_names(db))
    return {**found, "names": sum(names)}


def _list_names(db: Database) -> Iterator[tuple[str, int]]:
    after = ""
    while page := _statements.list_names(db, after=after, most=_PAGE):
        after = page[-1][0]
        yield from page


def count_unsafe_ids(db: Database, first_ticket: int) -> dict[str, int]:
    """How many ids do not lead to one thing and to it alone, by what is wrong with them.

    `first_ticket` is the first of the moments to come.
    """
    return {
        "stand for two things": _statements.count_ids_given_twice(db) or 0,
        "will be given again": _statements.count_ids_to_come(db, first=first_ticket) or 0,
        "are not led to their photos": _statements.count_wrong_aliases(db) or 0,
    }


def list_missing_in_feeds(db: Database, most: int) -> list[InFeed]:
    """Posts that should stand in feeds and do not, up to `most`."""
    missing: list[InFeed] = _statements.list_missing_in_feeds(db, most=most)
    return missing


def list_strays_in_feeds(db: Database, most: int) -> list[InFeed]:
    """Posts that stand in feeds and should not, up to `most`."""
    strays: list[InFeed] = _statements.list_strays_in_feeds(db, most=most)
    return strays


def list_payloads(db: Database, kinds: Sequence[str]) -> list[str]:
    """What the waiting jobs of some kinds ask for."""
    return [row[0] for row in _statements.list_payloads(db, kinds=list(kinds))]


def upsert_drift(db: Database, found: Mapping[str, int], now: int) -> None:
    """Write down how much a check found, by its kind."""
    values = [{"kind": kind, "found": count, "now": now} for kind, count in found.items()]
    _statements.upsert_drift(db, values)


def list_drift(db: Database) -> list[tuple[str, int, int]]:
    """Kind, how much was found, and when, of the last check."""
    found: list[tuple[str, int, int]] = _statements.list_drift(db)
    return found
