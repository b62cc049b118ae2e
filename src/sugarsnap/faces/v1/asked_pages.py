"""Which page a call asks for: `count` and the bounds, in each style of list (v1 reference §5).

Nothing is refused here: a page carries its problem until the operation asks for it.
"""

import re
from typing import TypeVar

from sugarsnap.errors import InvalidError
from sugarsnap.faces.v1.calls import Call
from sugarsnap.ids import LARGEST, media_of_wire
from sugarsnap.rules.paging import Page


class LikedPage(Page, frozen=True):
    """Of the photos that somebody likes, bounded by likes."""


class TagPage(Page, frozen=True):
    """Of the photos with a tag, bounded by taggings."""


class PeoplePage(Page, frozen=True):
    """Of a list of people, bounded by a place in it."""


class CountedPage(Page, frozen=True):
    """Of a list of photos that has no further pages: their number alone."""


class SearchPage(Page, frozen=True):
    """Of the people whom a search finds: their number alone."""


Kind = TypeVar("Kind", bound=Page)

DEFAULT_COUNT = 20
MOST_COUNT = 33
DEFAULT_PEOPLE = 50
MOST_PEOPLE = 100
"""What the most demanding of the old libraries asks for (v1 reference §4.2)."""
DEFAULT_FOUND = 10
MOST_FOUND = 50

COUNTED_MEDIA = f"How many photos: {DEFAULT_COUNT} by default, at most {MOST_COUNT}."
COUNTED_PEOPLE = f"How many people: {DEFAULT_PEOPLE} by default, at most {MOST_PEOPLE}."
COUNTED_FOUND = f"How many people: {DEFAULT_FOUND} by default, at most {MOST_FOUND}."

_COUNTS: dict[type[Page], tuple[int, int]] = {
    PeoplePage: (DEFAULT_PEOPLE, MOST_PEOPLE),
    SearchPage: (DEFAULT_FOUND, MOST_FOUND),
}
"""Default and most where they are not those of photos."""
_COUNT = re.compile("-?[0-9]+")
_MOST_DIGITS = 9
_NO_COUNT = "Count must be larger than zero."
_NO_BOUND = "invalid parameters-check the max-id/min-id you supplied"


def read_media_page(call: Call, _: str) -> Page:
    """Between `min_id` and `max_id`, either in full or its number alone."""
    before, after = _said(call, "max_id"), _said(call, "min_id")
    return _bounded(Page, call, before, after)


def read_tag_page(call: Call, _: str) -> TagPage:
    """Between `min_tag_id` and `max_tag_id`, each under its older name too."""
    before = _said(call, "max_tag_id") or _said(call, "max_id")
    after = _said(call, "min_tag_id") or _said(call, "min_id")
    return _bounded(TagPage, call, before, after)


def read_liked_page(call: Call, _: str) -> LikedPage:
    """Below `max_like_id`."""
    return _bounded(LikedPage, call, _said(call, "max_like_id"))


def read_people_page(call: Call, _: str) -> PeoplePage:
    """Below `cursor`."""
    return _bounded(PeoplePage, call, _said(call, "cursor"))


def read_counted_page(call: Call, _: str) -> CountedPage:
    """The newest; no bound moves it."""
    return _bounded(CountedPage, call, "")


def read_search_page(call: Call, _: str) -> SearchPage:
    """The best, so many of them."""
    return _bounded(SearchPage, call, "")


def _said(call: Call, name: str) -> str:
    return call.arrival.parameters.get(name, "")


def _bounded(kind: type[Kind], call: Call, before: str, after: str = "") -> Kind:
    default, most = _COUNTS.get(kind, (DEFAULT_COUNT, MOST_COUNT))
    count = _count(_said(call, "count"), default, most)
    upper, lower = _bound(before, LARGEST), _bound(after, 0)
    if count is None:
        return kind(default, problem=InvalidError(_NO_COUNT))
    if upper is None or lower is None:
        return kind(default, problem=InvalidError(_NO_BOUND))
    return kind(count, upper, lower)


def _count(text: str, default: int, most: int) -> int | None:
    """The count, clamped; the default for what is no number or zero; None below zero."""
    if not _COUNT.fullmatch(text):
        return default
    digits = text.removeprefix("-").lstrip("0")
    if not digits:
        return default
    if text.startswith("-"):
        return None
    return min(int(digits[:_MOST_DIGITS]), most)


def _bound(text: str, default: int) -> int | None:
    """The id of a bound; the default where there is none or `0`; None where it is malformed."""
    return default if text in {"", "0"} else media_of_wire(text)
