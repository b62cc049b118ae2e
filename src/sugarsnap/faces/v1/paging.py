"""The way to the next page, in the style of each list (v1 reference §5).

Whatever the style, `next_url` is the call's own address with the cursor in one parameter more.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from msgspec import structs

from sugarsnap.faces.v1.asked_pages import LikedPage, PeoplePage, TagPage
from sugarsnap.faces.v1.calls import Call
from sugarsnap.faces.v1.envelope import Paged
from sugarsnap.faces.v1.shapes.media import Media, shape_media
from sugarsnap.records.media import Gathered, Pointer, SeenMedia
from sugarsnap.rules.paging import Page

Pagination = dict[str, str]
"""What stands under `pagination`, in wire order; empty on the last page."""

DEPRECATION_WARNING = (
    "next_max_id and min_id are deprecated for this endpoint; use min_tag_id and max_tag_id instead"
)
KEYS: Mapping[Any, tuple[str, ...]] = {
    Page: ("next_url", "next_max_id"),
    LikedPage: ("next_url", "next_max_like_id"),
    PeoplePage: ("next_url", "next_cursor"),
    TagPage: (
        "next_max_tag_id",
        "deprecation_warning",
        "next_max_id",
        "next_min_id",
        "min_tag_id",
        "next_url",
    ),
}
"""What may stand under `pagination`, by what a page is asked for with."""
_NOT_REPEATED = frozenset({"sig", "_"})
"""The client signs each address anew; jQuery sends another `_` each time."""
_OLDER_NAMES: Mapping[str, str] = {"max_tag_id": "max_id"}
"""Of a cursor: `next_url` says the new name alone."""


def one_more(page: Page) -> Page:
    """The page with one item more, which tells whether another page follows."""
    return structs.replace(page, count=page.count + 1)


def cut(page: Page, found: Sequence[SeenMedia]) -> Gathered:
    """The page out of `found`, which was read with `one_more`."""
    shown = list(found[: page.count])
    pointers = [Pointer(one.media.id, one.owner.id, one.media.id) for one in shown]
    cursor = shown[-1].media.id if len(found) > page.count else None
    return Gathered(pointers, shown, cursor)


def paged_media(
    call: Call, found: Gathered, pagination: Callable[[Call, Gathered], Pagination]
) -> Paged[Media]:
    """A page of posts with the way to the next one, in the style that `pagination` writes."""
    return Paged(pagination(call, found), [shape_media(seen, call) for seen in found.shown])


def media_pagination(call: Call, found: Gathered) -> Pagination:
    """Of lists that are ordered by the ids of their posts: people's, feeds, places, geographies."""
    if found.cursor is None:
        return {}
    cursor = _media_cursor(found, found.cursor)
    return {"next_url": next_url(call, "max_id", cursor), "next_max_id": cursor}


def liked_pagination(call: Call, found: Gathered) -> Pagination:
    """Of the posts that somebody likes, in the order of liking."""
    if found.cursor is None:
        return {}
    cursor = str(found.cursor)
    return {"next_url": next_url(call, "max_like_id", cursor), "next_max_like_id": cursor}


def people_pagination(call: Call, cursor: int | None) -> Pagination:
    """Of lists of people; the reference calls this the cursor style."""
    if cursor is None:
        return {}
    return {"next_url": next_url(call, "cursor", str(cursor)), "next_cursor": str(cursor)}


def tag_pagination(call: Call, found: Gathered) -> Pagination:
    """Of a tag's posts, in the order of tagging.

    `min_tag_id` is the newest of the page: asked for as such, it brings what was tagged since.
    """
    newest = str(found.pointers[0].id) if found.pointers else ""
    if found.cursor is None:
        last = {
            "next_min_id": newest,
            "deprecation_warning": DEPRECATION_WARNING,
            "min_tag_id": newest,
        }
        return _without_empty(last)
    cursor = str(found.cursor)
    more = {
        "next_max_tag_id": cursor,
        "deprecation_warning": DEPRECATION_WARNING,
        "next_max_id": cursor,
        "next_min_id": newest,
        "min_tag_id": newest,
        "next_url": next_url(call, "max_tag_id", cursor),
    }
    return _without_empty(more)


def next_url(call: Call, name: str, cursor: str) -> str:
    """The call's own address with its parameters, the cursor's replaced.

    The token stays where it came as a parameter; one from a header is not written down.
    """
    left_out = _NOT_REPEATED | {_OLDER_NAMES.get(name, name)}
    sent = call.arrival.parameters
    parameters = {key: value for key, value in sent.items() if key not in left_out}
    return f"{call.address}?{urlencode({**parameters, name: cursor})}"


def _media_cursor(found: Gathered, cursor: int) -> str:
    """`{media}_{owner}` of the last post shown; the number alone where hidden ones followed it."""
    last = found.pointers[-1] if found.pointers else None
    if last is None or last.id != cursor:
        return str(cursor)
    return f"{cursor}_{last.owner_id}"


def _without_empty(pagination: Pagination) -> Pagination:
    """Leave out what a page without a post cannot tell."""
    return {key: value for key, value in pagination.items() if value}
