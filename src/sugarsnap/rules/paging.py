"""Pages of a list: how many items, and between which ids (v1 reference §5)."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

from msgspec import Struct

from sugarsnap.errors import InvalidError
from sugarsnap.ids import LARGEST

ROUNDS = 4
"""How often a page is read on whose items are hidden from the viewer. It may stay short."""


class Page(Struct, frozen=True):
    """What a call asks of a list. A value that cannot be taken is carried until it is its turn."""

    count: int
    before: int = LARGEST
    """Only items older than this id."""
    after: int = 0
    """Only items newer than this id."""
    problem: InvalidError | None = None


class Ordered(Protocol):
    """A row of a list that is walked by id."""

    @property
    def id(self) -> int:
        """Its place in the list: the higher, the newer."""


Row = TypeVar("Row", bound=Ordered)
Thing = TypeVar("Thing")


def check_page(page: Page) -> None:
    """Raise the InvalidError that a page carries."""
    if page.problem is not None:
        raise page.problem


def walk_of(rows: Iterable[Row], page: Page) -> Callable[[int, int], list[Row]]:
    """A `read` of fill_page, of rows that are at hand."""
    newest = sorted((row for row in rows if row.id > page.after), key=_id_of, reverse=True)
    return lambda before, most: [row for row in newest if row.id < before][:most]


def _id_of(row: Ordered) -> int:
    return row.id


def fill_page(
    page: Page,
    read: Callable[[int, int], Sequence[Row]],
    keep: Callable[[Sequence[Row]], Sequence[tuple[Row, Thing]]],
) -> tuple[list[tuple[Row, Thing]], int | None]:
    """A page of what may be seen of a list, and the id below which the next one begins, if any.

    `read` answers up to so many rows (second) below an id (first), newest first; `keep` leaves
    out those that are hidden, and others are read in their place, in `ROUNDS` readings at most.
    Raises the InvalidError that the page carries.
    """
    check_page(page)
    kept: list[tuple[Row, Thing]] = []
    before, most = page.before, page.count + 1
    for _ in range(ROUNDS):
        rows = read(before, most)
        kept += keep(rows)
        if len(kept) > page.count:
            return kept[: page.count], kept[page.count - 1][0].id
        if len(rows) < most:
            return kept, None
        before = rows[-1].id
    return kept, before
