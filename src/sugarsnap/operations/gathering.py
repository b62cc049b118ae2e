"""Lists of posts by many people: pages of pointers, filtered to what the viewer may see."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from functools import partial

from msgspec import Struct

from sugarsnap.ids import AccountId
from sugarsnap.operations.media import show_media
from sugarsnap.operations.people import list_hidden
from sugarsnap.operations.sandbox_media import list_shown
from sugarsnap.queries.accounts import list_cards
from sugarsnap.queries.media import list_media
from sugarsnap.queries.relationships import list_followed_among
from sugarsnap.records.accounts import Card
from sugarsnap.records.media import Gathered, Media, Pointer
from sugarsnap.records.relationships import Following, Relation
from sugarsnap.records.viewers import Viewer
from sugarsnap.rules.paging import Page, fill_page, walk_of
from sugarsnap.rules.visibility import Sight, sight_of
from sugarsnap.work import Work

ListPointers = Callable[[int, int], list[Pointer]]
"""Answers up to so many pointers (second) whose ids lie below an id (first), highest first."""


class MediaList(Struct, frozen=True):
    """A list of posts in the two ways of reading it."""

    walk: ListPointers
    """Reads it from its end."""
    pick: Callable[[Sequence[Media]], Sequence[Pointer]]
    """Answers those of some posts that are in it."""


def point_at(media: Iterable[Media]) -> list[Pointer]:
    """Pointers for a list that is in the order of posting."""
    return [Pointer(one.id, one.owner_id, one.id) for one in media]


class Reach(Enum):
    """Whose posts a list may show."""

    PUBLIC = "public"
    """Those of people whose accounts are not private, whoever looks (v1 reference §2.3)."""
    FOLLOWED = "followed"
    """Those of private people, too, whom the viewer follows, and the viewer's own."""


def gather_media(
    work: Work, viewer: Viewer, page: Page, reach: Reach, listed: MediaList
) -> Gathered:
    """A page of a list of posts, with where the next one begins.

    Absent and hidden posts are left out, and others read in their place (`fill_page`). For a client
    with a sandbox its posts are looked at one by one instead: in the list there may be thousands of
    others in between. Raises the InvalidError that the page carries.
    """
    list_pointers = listed.walk
    if viewer.sandbox is not None:
        list_pointers = walk_of(listed.pick(list_shown(work, viewer.sandbox)), page)
    kept, cursor = fill_page(page, list_pointers, partial(_keep_visible, work, viewer, reach))
    media = [media for _, (media, _) in kept]
    owners: dict[int, Card] = {card.id: card for _, (_, card) in kept}
    shown = show_media(work, viewer, media, owners)
    return Gathered([pointer for pointer, _ in kept], shown, cursor)


def _keep_visible(
    work: Work, viewer: Viewer, reach: Reach, pointers: Sequence[Pointer]
) -> list[tuple[Pointer, tuple[Media, Card]]]:
    if not pointers:
        return []
    media = list_media(work.db, pointers)
    cards = list_cards(work.db, {pointer.owner_id for pointer in pointers})
    open_ids = _open_ids(work, viewer, reach, cards)
    return [
        (pointer, (media[pointer.media_id], cards[pointer.owner_id]))
        for pointer in pointers
        if pointer.media_id in media and pointer.owner_id in open_ids
    ]


def _open_ids(
    work: Work, viewer: Viewer, reach: Reach, cards: Mapping[int, Card]
) -> set[AccountId]:
    """Whose posts the viewer may see in a list of this reach."""
    hidden = list_hidden(work, viewer, cards)
    private = [card.id for card in cards.values() if card.is_private]
    followed: set[int] = set()
    if private and viewer.id is not None and reach is Reach.FOLLOWED:
        followed = list_followed_among(work.db, viewer.id, private)
    return {
        card.id
        for card in cards.values()
        if sight_of(card, viewer, _stand(card.id in followed, card.id in hidden)) is Sight.OPEN
        and not (card.is_private and reach is Reach.PUBLIC)
    }


def _stand(is_followed: bool, is_hidden: bool) -> Relation:  # noqa: FBT001  two facts in a row
    return Relation(
        outgoing=Following.FOLLOWS if is_followed else Following.NONE,
        incoming=Following.NONE,
        blocking=0,
        blocked=int(is_hidden),
    )
