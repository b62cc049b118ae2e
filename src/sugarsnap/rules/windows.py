"""Spans of time that a call asks for, as the ids that are drawn in them."""

import re

from msgspec import Struct, structs

from sugarsnap.errors import InvalidError
from sugarsnap.ids import LARGEST, first_id, moment_of
from sugarsnap.rules.paging import Page

LONGEST_MS = 7 * 24 * 60 * 60 * 1000
"""What a search by place may span (v1 reference §4.2)."""
_SECONDS = re.compile(r"([0-9]{1,11})(?:\.[0-9]*)?")


class Window(Struct, frozen=True):
    """Between which ids a post lies. A value that cannot be taken is carried until its turn."""

    after: int = 0
    """Only ids above this one."""
    before: int = LARGEST
    """Only ids below this one."""
    problem: InvalidError | None = None


def read_window(after: str, before: str) -> Window:
    """What was posted after one second (since 1970) and before another.

    Both are left out, as `min_id` and `max_id` leave out what they name; "" and "0" bound nothing.
    """
    lower, upper = _read_seconds(after), _read_seconds(before)
    if lower is None or upper is None:
        sentence = "invalid parameters-check the min_timestamp/max_timestamp you supplied"
        return Window(problem=InvalidError(sentence))
    return Window(
        first_id((lower + 1) * 1000) - 1 if lower else 0,
        first_id(upper * 1000) if upper else LARGEST,
    )


def _read_seconds(text: str) -> int | None:
    """0 for what bounds nothing; None where it is malformed."""
    written = _SECONDS.fullmatch(text or "0")
    return int(written[1]) if written else None


def check_span(window: Window) -> None:
    """Raise InvalidError where a window that is bounded on both sides is longer than a week."""
    is_bounded = window.after > 0 and window.before < LARGEST
    if is_bounded and moment_of(window.before) - moment_of(window.after) > LONGEST_MS:
        raise InvalidError("the time span must not exceed 7 days")


def within(page: Page, window: Window) -> Page:
    """The page of what lies in the window besides."""
    return structs.replace(
        page,
        before=min(page.before, window.before),
        after=max(page.after, window.after),
        problem=page.problem or window.problem,
    )
