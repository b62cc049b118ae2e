"""Seconds that a call names become the ids that are drawn between them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sugarsnap.errors import InvalidError
from sugarsnap.ids import LARGEST, SHARDS, first_id, first_ticket, timed_id
from sugarsnap.rules.paging import Page
from sugarsnap.rules.windows import Window, read_window, within

SECOND = 1512956375
"""When the walk's photo was posted."""

shards = st.integers(0, SHARDS - 1)
sequences = st.integers(0, 1023)


def drawn_at(milliseconds: int, shard: int, sequence: int) -> int:
    return timed_id(first_ticket(milliseconds) + sequence, shard)


@given(st.integers(0, 999), shards, sequences)
def test_both_seconds_are_left_out(milliseconds: int, shard: int, sequence: int) -> None:
    window = read_window(str(SECOND), str(SECOND + 2))

    def holds(second: int) -> bool:
        id_ = drawn_at(second * 1000 + milliseconds, shard, sequence)
        return window.after < id_ < window.before

    assert [holds(SECOND + step) for step in range(-1, 4)] == [False, False, True, False, False]


@pytest.mark.parametrize("text", ["", "0", "0.0"])
def test_nothing_bounds_nothing(text: str) -> None:
    assert read_window(text, text) == Window(after=0, before=LARGEST)


def test_parts_of_a_second_are_left_away() -> None:
    assert read_window(f"{SECOND}.75", f"{SECOND}.") == read_window(f"{SECOND}", f"{SECOND}")


def test_moments_before_and_beyond_all_ids_are_taken() -> None:
    window = read_window("1", "9" * 11)

    assert (window.after, window.before, window.problem) == (-1, LARGEST, None)


@pytest.mark.parametrize("text", ["x", "-1", "1e9", "9" * 12, "²", " 1", ".5", "nan"])
def test_what_is_no_moment_is_carried_as_a_problem(text: str) -> None:
    for window in (read_window(text, ""), read_window("", text)):
        assert isinstance(window.problem, InvalidError)


def test_a_page_within_a_window_has_the_closer_bounds() -> None:
    page = Page(9, before=50, after=10)

    assert within(page, Window(after=5, before=40)) == Page(9, before=40, after=10)
    assert within(page, Window(after=20, before=60)) == Page(9, before=50, after=20)


def test_a_pages_own_problem_comes_before_its_windows() -> None:
    one, other = InvalidError("one"), InvalidError("other")

    assert within(Page(9, problem=one), Window(problem=other)).problem is one
    assert within(Page(9), Window(problem=other)).problem is other


@given(st.integers(0, 2**45))
def test_the_first_id_of_a_moment_is_the_lowest_that_is_drawn_then(moment: int) -> None:
    lowest = first_id(moment)

    assert 0 <= lowest <= LARGEST
    assert lowest in {0, LARGEST} or lowest == drawn_at(moment, 0, 0)
