"""Pages of a list of which some rows are hidden: full where they can be, and none skipped."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from sugarsnap.errors import InvalidError
from sugarsnap.ids import LARGEST
from sugarsnap.rules.paging import ROUNDS, Page, fill_page


class Row(Struct, frozen=True):
    id: int


def reading(ids: Sequence[int], asked: list[int]) -> Callable[[int, int], list[Row]]:
    """Reads rows of these ids as a statement does, and notes where each reading began."""

    def read(before: int, most: int) -> list[Row]:
        asked.append(before)
        below = sorted((id_ for id_ in ids if id_ < before), reverse=True)
        return [Row(id_) for id_ in below[:most]]

    return read


def keeping(visible: set[int]) -> Callable[[Sequence[Row]], list[tuple[Row, str]]]:
    return lambda rows: [(row, f"item {row.id}") for row in rows if row.id in visible]


def page_of(
    page: Page, ids: Sequence[int], visible: set[int]
) -> tuple[list[int], int | None, list[int]]:
    """The ids on a page, the cursor, and where the readings began."""
    asked: list[int] = []
    kept, cursor = fill_page(page, reading(ids, asked), keeping(visible))
    return [row.id for row, _ in kept], cursor, asked


def test_a_page_of_a_list_without_hidden_rows_takes_one_reading() -> None:
    assert page_of(Page(3), range(1, 9), set(range(9))) == ([8, 7, 6], 6, [LARGEST])


def test_a_page_that_takes_all_that_is_left_is_the_last() -> None:
    assert page_of(Page(3, before=4), range(1, 9), set(range(9))) == ([3, 2, 1], None, [4])


def test_rows_are_read_in_the_place_of_hidden_ones() -> None:
    ids, cursor, asked = page_of(Page(2), range(1, 9), {6, 3, 1})

    assert (ids, cursor) == ([6, 3], 3)
    assert asked == [LARGEST, 6, 3]


def test_a_page_stays_short_where_all_but_everything_is_hidden() -> None:
    ids, cursor, asked = page_of(Page(2), range(1, 101), {99, 1})

    assert ids == [99]
    assert cursor == 100 - 3 * ROUNDS + 1
    assert len(asked) == ROUNDS


def test_a_value_that_cannot_be_taken_is_refused_before_anything_is_read() -> None:
    page = Page(2, problem=InvalidError("no such page"))

    with pytest.raises(InvalidError, match="no such page"):
        page_of(page, (), set())


@given(
    st.sets(st.integers(1, 60)),
    st.sets(st.integers(1, 60)),
    st.integers(1, 7),
)
def test_walking_shows_every_visible_row_once_and_in_order(
    ids: set[int], visible: set[int], count: int
) -> None:
    walked: list[int] = []
    cursor: int | None = LARGEST
    while cursor is not None:
        shown, cursor, _ = page_of(Page(count, before=cursor), sorted(ids), visible)
        assert len(shown) <= count
        walked += shown

    assert walked == sorted(ids & visible, reverse=True)
