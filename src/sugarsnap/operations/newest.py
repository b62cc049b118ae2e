"""The newest posts of everybody: what greets strangers, what to explore, and what is popular."""

from collections.abc import Iterable
from functools import cache

from sugarsnap.ids import LARGEST
from sugarsnap.operations.gathering import (
    ListPointers,
    MediaList,
    Reach,
    gather_media,
    point_at,
)
from sugarsnap.queries import newest_media as rows
from sugarsnap.queries.accounts import list_cards
from sugarsnap.queries.media import list_media
from sugarsnap.records.media import Gathered, Media, Pointer, SeenMedia
from sugarsnap.records.viewers import Viewer
from sugarsnap.rules.paging import Page, walk_of
from sugarsnap.work import Work

KEPT = 2_000
"""How many posts the list keeps when it is trimmed; between two times it holds some more."""
_CHUNK = 100
COMPARED = 200
"""Among how many of the newest the most liked are looked for."""


def list_newest_media(work: Work, viewer: Viewer, page: Page) -> Gathered:
    """A page of the newest public posts. Raises the InvalidError that the page carries."""
    listed = MediaList(_public_pointers(work), point_at)
    return gather_media(work, viewer, page, Reach.PUBLIC, listed)


def _public_pointers(work: Work) -> ListPointers:
    """Passes over private people here, so that many of them do not make a page short."""

    def list_pointers(before: int, most: int) -> list[Pointer]:
        public: list[Pointer] = []
        while len(public) < most:
            found = rows.list_newest_media(work.db, _CHUNK, before)
            cards = list_cards(work.db, {pointer.owner_id for pointer in found})
            private = {card.id for card in cards.values() if card.is_private}
            public += [pointer for pointer in found if pointer.owner_id not in private]
            if len(found) < _CHUNK:
                break
            before = found[-1].id
        return public[:most]

    return list_pointers


def list_popular_media(work: Work, viewer: Viewer, page: Page) -> list[SeenMedia]:
    """The most liked among the newest public posts.

    Raises the InvalidError that the page carries.
    """
    page = Page(page.count, problem=page.problem)

    @cache
    def read_ranked() -> ListPointers:
        newest = _public_pointers(work)(LARGEST, COMPARED)
        return walk_of(_rank(list_media(work.db, newest).values()), page)

    def walk(before: int, most: int) -> list[Pointer]:
        return read_ranked()(before, most)

    return gather_media(work, viewer, page, Reach.PUBLIC, MediaList(walk, _rank)).shown


def _rank(media: Iterable[Media]) -> list[Pointer]:
    """The posts by how many like them, the most liked and of equals the newest first."""
    rising = sorted(media, key=lambda one: (one.n_likes, one.id))
    ranked = [Pointer(one.id, one.owner_id, rank) for rank, one in enumerate(rising, start=1)]
    return ranked[::-1]


def trim_newest(work: Work) -> None:
    """Let all but the newest posts leave the list."""
    newest = rows.list_newest_media(work.db, KEPT)
    if len(newest) == KEPT:
        rows.delete_newest_media_below(work.db, newest[-1].id)
