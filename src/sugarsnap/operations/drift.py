"""Drift: what a check of all rows found, written down for those who watch the server."""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from sugarsnap.operations.upkeep import ROW_CHECKS, Finding
from sugarsnap.queries import checks as rows
from sugarsnap.work import Work

CHECKED_EVERY_MS = 24 * 60 * 60 * 1000


class Drift(Struct, frozen=True):
    """What one kind of check found the last time."""

    kind: str
    found: int
    """How many things were wrong; 0 in a house in order."""
    checked_ms: int


def is_check_due(work: Work) -> bool:
    """Whether the last check of all rows was a day ago, or never."""
    return min(_last_checks(work)) + CHECKED_EVERY_MS <= work.now


def _last_checks(work: Work) -> Iterable[int]:
    checked = {drift.kind: drift.checked_ms for drift in list_drift(work)}
    return (checked.get(kind, 0) for kind in ROW_CHECKS)


def record_drift(work: Work, findings: Iterable[Finding]) -> None:
    """Write down what check_rows found: a number for each of its checks."""
    found = Counter(dict.fromkeys(ROW_CHECKS, 0))
    for finding in findings:
        found[finding.check] += finding.count
    rows.upsert_drift(work.db, found, work.now)


def list_drift(work: Work) -> list[Drift]:
    """What the last check found, by kind."""
    return [Drift(*row) for row in rows.list_drift(work.db)]
