"""A bucket's hour slides by minutes, whatever the clock does and however many buckets come."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sugarsnap.adapters.rate_limits.mapped import MappedRateLimits
from sugarsnap.ports import RateLimits, Tally

MINUTE = 60_000
NOON = 1_513_080_000_000
"""The start of a minute in December 2017."""
ONE_ROW = 16
"""So few slots that all buckets share a row."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "limits"


@pytest.fixture
def limits(path: Path) -> Iterator[MappedRateLimits]:
    with closing(MappedRateLimits(path, slots=ONE_ROW)) as opened:
        yield opened


def count_times(limits: RateLimits, times: int, bucket: str = "ada", now: int = NOON) -> Tally:
    """Count several calls at one moment and answer the last tally."""
    return [limits.count(bucket, now) for _ in range(times)][-1]


class PlainHours:
    """What the limits promise, said with a list of minutes."""

    def __init__(self) -> None:
        self.minutes: dict[str, list[int]] = {}

    def count(self, bucket: str, now: int) -> Tally:
        self.minutes.setdefault(bucket, []).append(now // MINUTE)
        return self.peek(bucket, now)

    def peek(self, bucket: str, now: int) -> Tally:
        inside = [past for past in self.minutes.get(bucket, []) if past > now // MINUTE - 60]
        if not inside:
            return Tally(0, 1)
        return Tally(len(inside), -((now - (min(inside) + 60) * MINUTE) // 1000))

    def forget(self, bucket: str) -> None:
        self.minutes.pop(bucket, None)


PAUSES = st.one_of(
    st.integers(0, MINUTE),
    st.integers(0, 61).map(lambda minutes: minutes * MINUTE),
    st.integers(0, 200 * MINUTE),
)
STEPS = st.tuples(
    st.sampled_from(["count", "count", "count", "peek", "forget", "restart"]),
    st.sampled_from(["ada", "ben", "cyd"]),
    PAUSES,
)


@settings(max_examples=80, deadline=None)
@given(st.lists(STEPS, max_size=80))
def test_the_hour_slides_as_a_plain_list_of_calls_does(steps: list[tuple[str, str, int]]) -> None:
    plain, now = PlainHours(), NOON
    with TemporaryDirectory() as folder:
        path = Path(folder) / "limits"
        limits = MappedRateLimits(path, slots=ONE_ROW)

        for action, bucket, pause in steps:
            now += pause
            if action == "restart":
                limits.close()
                limits = MappedRateLimits(path, slots=ONE_ROW)
            elif action == "forget":
                limits.forget(bucket)
                plain.forget(bucket)
            else:
                answered = getattr(limits, action)(bucket, now)

                assert answered == getattr(plain, action)(bucket, now)
        limits.close()


def test_room_returns_when_the_oldest_minute_leaves_the_hour(limits: MappedRateLimits) -> None:
    limits.count("ada", NOON + 30_500)
    limits.count("ada", NOON + 10 * MINUTE)

    last_moment = limits.peek("ada", NOON + 60 * MINUTE - 1)
    next_moment = limits.peek("ada", NOON + 60 * MINUTE)

    assert last_moment == Tally(made=2, retry_after=1)
    assert next_moment == Tally(made=1, retry_after=600)


def test_peeking_counts_nothing(limits: MappedRateLimits) -> None:
    count_times(limits, 3)

    peeked = [limits.peek("ada", NOON).made for _ in range(5)]

    assert peeked == [3] * 5
    assert limits.count("ada", NOON).made == 4


def test_peeking_at_a_later_minute_leaves_the_hour_as_it_is(limits: MappedRateLimits) -> None:
    count_times(limits, 3)

    limits.peek("ada", NOON + 90 * MINUTE)

    assert limits.peek("ada", NOON).made == 3


def test_an_unknown_bucket_is_empty(limits: MappedRateLimits) -> None:
    assert limits.peek("nobody", NOON) == Tally(made=0, retry_after=1)


def test_a_forgotten_bucket_begins_at_nothing_and_its_neighbours_stay(
    limits: MappedRateLimits,
) -> None:
    count_times(limits, 3, "ada")
    count_times(limits, 5, "ben")

    limits.forget("ada")
    limits.forget("ada")
    limits.forget("nobody")

    assert limits.peek("ada", NOON).made == 0
    assert limits.count("ada", NOON + MINUTE).made == 1
    assert limits.peek("ben", NOON).made == 5


@given(st.lists(st.integers(1, 120 * MINUTE), min_size=1, max_size=6))
@settings(max_examples=40, deadline=None)
def test_a_clock_that_steps_back_gives_no_call_back(steps_back: list[int]) -> None:
    now = NOON
    with TemporaryDirectory() as folder:
        limits = MappedRateLimits(Path(folder) / "limits", slots=ONE_ROW)
        count_times(limits, 3, now=NOON - 20 * MINUTE)

        tallies = [limits.count("ada", now := now - step) for step in steps_back]
        limits.close()

    assert [tally.made for tally in tallies] == list(range(4, 4 + len(tallies)))
    assert all(1 <= tally.retry_after <= 3600 for tally in tallies)


def test_calls_at_a_clock_that_lags_leave_with_the_newest_minute(limits: MappedRateLimits) -> None:
    limits.count("ada", NOON)
    limits.count("ada", NOON - 5 * MINUTE)

    assert limits.peek("ada", NOON + 59 * MINUTE).made == 2
    assert limits.peek("ada", NOON + 60 * MINUTE).made == 0


def test_an_hour_after_a_clock_was_put_right_the_bucket_is_empty(limits: MappedRateLimits) -> None:
    next_year = NOON + 365 * 24 * 60 * MINUTE
    count_times(limits, 500, now=next_year)

    put_right = limits.count("ada", NOON)

    assert put_right == Tally(made=501, retry_after=3540)
    assert limits.peek("ada", NOON + 59 * MINUTE - 1).made == 501
    assert limits.peek("ada", NOON + 60 * MINUTE).made == 0


def test_slots_filled_by_a_wrong_clock_do_not_crowd_out_new_buckets(
    limits: MappedRateLimits,
) -> None:
    for number in range(ONE_ROW):
        limits.count(f"wrong {number}", NOON + 24 * 60 * MINUTE)

    for _ in range(3):
        limits.count("ada", NOON)
        limits.count("ben", NOON)

    assert limits.peek("ada", NOON).made == 3
    assert limits.peek("ben", NOON).made == 3


def test_a_full_row_gives_up_its_least_recently_counted_bucket_alone(
    limits: MappedRateLimits,
) -> None:
    for number in range(ONE_ROW):
        count_times(limits, 2, f"bucket {number}", NOON + number * MINUTE)
    now = NOON + ONE_ROW * MINUTE
    limits.count("bucket 0", now)

    limits.count("newcomer", now)

    made = [limits.peek(f"bucket {number}", now).made for number in range(ONE_ROW)]
    assert made == [3, 0, *[2] * 14]
    assert limits.peek("newcomer", now).made == 1


def test_among_buckets_of_one_minute_the_one_with_the_fewest_calls_goes(
    limits: MappedRateLimits,
) -> None:
    count_times(limits, 500, "ada")
    for number in range(100):
        limits.count(f"flood {number}", NOON)

    assert limits.peek("ada", NOON).made == 500


def test_an_idle_slot_is_taken_before_one_in_use(limits: MappedRateLimits) -> None:
    count_times(limits, 900, "idle", NOON)
    for number in range(ONE_ROW - 1):
        limits.count(f"bucket {number}", NOON + 30 * MINUTE)
    now = NOON + 60 * MINUTE

    newcomer = limits.count("newcomer", now)

    assert newcomer.made == 1
    assert all(limits.peek(f"bucket {number}", now).made for number in range(ONE_ROW - 1))


def test_peeking_into_a_full_row_takes_no_slot(limits: MappedRateLimits) -> None:
    for number in range(ONE_ROW):
        limits.count(f"bucket {number}", NOON)

    limits.peek("newcomer", NOON)

    assert all(limits.peek(f"bucket {number}", NOON).made for number in range(ONE_ROW))
