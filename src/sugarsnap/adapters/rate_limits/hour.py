"""One bucket's sliding hour: sixty one-minute counts and a running total over them."""

from collections.abc import Sequence
from typing import NamedTuple

MINUTES = 60


class Head(NamedTuple):
    """The part of an hour that the common call, in the same minute as the last, needs.

    Minutes are numbered from 1970. The fields stand in the order in which they are written: a
    process killed between two of them leaves a bucket that counts too much, never too little.
    """

    settled: int
    """Calls in the hour's minutes before the newest."""
    newest: int
    oldest: int
    """The first minute of the hour with a call in it; the newest where none was before."""
    current: int
    """Calls in the newest minute."""


EMPTY = Head(settled=0, newest=0, oldest=0, current=0)


def slide(head: Head, counts: Sequence[int], minute: int) -> tuple[Head, Sequence[int]]:
    """The hour as it stands at `minute`; `counts` holds its settled minutes by number modulo 60.

    A clock that stepped back forgives nothing. Until it reaches the newest minute again, calls go
    on counting there; where that would take an hour or more, the clock was wrong before, and
    all calls count as made a minute ago.
    """
    if minute <= head.newest - MINUTES:
        return _restart(head, minute)
    if minute <= head.newest:
        return head, counts
    return _advance(head, counts, minute)


def _restart(head: Head, minute: int) -> tuple[Head, Sequence[int]]:
    """Begin `minute` with all calls of the hour in the minute before."""
    made = head.settled + head.current
    counts = [0] * MINUTES
    counts[(minute - 1) % MINUTES] = made
    return Head(made, minute, minute - 1, 0), counts


def _advance(head: Head, counts: Sequence[int], minute: int) -> tuple[Head, Sequence[int]]:
    """Settle the newest minute, drop those that have left the hour, and begin `minute`."""
    kept = list(counts)
    kept[head.newest % MINUTES] = head.current
    for begun in range(head.newest + 1, min(minute, head.newest + MINUTES) + 1):
        kept[begun % MINUTES] = 0  # held the count of an hour before
    earlier = range(minute - MINUTES + 1, minute)
    oldest = next((past for past in earlier if kept[past % MINUTES]), minute)
    return Head(sum(kept), minute, oldest, 0), kept
