"""People as they stand in lists: likers, commenters, followers."""

from collections.abc import Callable, Collection, Sequence

from msgspec import Struct

from sugarsnap.queries.accounts import list_cards
from sugarsnap.queries.blocks import list_blocked, list_blocked_among
from sugarsnap.records.accounts import Card, Standing
from sugarsnap.records.relationships import Edge, GatheredPeople
from sugarsnap.records.viewers import Viewer
from sugarsnap.rules.paging import Page, fill_page, walk_of
from sugarsnap.rules.sandboxes import is_in_sandbox
from sugarsnap.work import Work

_MOST_BLOCKS_KEPT = 1000


def list_people(work: Work, viewer: Viewer, ids: Sequence[int]) -> list[Card]:
    """The cards of those among `ids` of whom the viewer may know, in the order of `ids`."""
    cards = list_cards(work.db, ids)
    hidden = list_hidden(work, viewer, cards)
    return [
        card
        for id_ in ids
        if (card := cards.get(id_)) is not None
        and card.standing == Standing.ACTIVE
        and id_ not in hidden
        and is_in_sandbox(viewer, id_)
    ]


class EdgeList(Struct, frozen=True):
    """A list of people, latest follow first, in the two ways of reading it."""

    walk: Callable[[int, int], list[Edge]]
    """Reads it from its end, as `rules.paging.fill_page` has it."""
    pick: Callable[[Collection[int]], list[Edge]]
    """Answers those of some people who are in it."""


def gather_people(work: Work, viewer: Viewer, page: Page, listed: EdgeList) -> GatheredPeople:
    """A page of a list of people: of those of its sandbox users where the client has a sandbox."""

    def keep(edges: Sequence[Edge]) -> list[tuple[Edge, Card]]:
        cards = list_people(work, viewer, [edge.account_id for edge in edges])
        known = {card.id: card for card in cards}
        return [(edge, known[edge.account_id]) for edge in edges if edge.account_id in known]

    sandbox = viewer.sandbox
    list_edges = listed.walk if sandbox is None else walk_of(listed.pick(sandbox), page)
    kept, cursor = fill_page(page, list_edges, keep)
    return GatheredPeople([card for _, card in kept], cursor)


def list_hidden(work: Work, viewer: Viewer, ids: Collection[int]) -> Collection[int]:
    """At least those of `ids` between whom and the viewer a block stands."""
    viewer_id = viewer.id
    if viewer_id is None:
        return ()
    blocked = work.remember(
        ("blocks", viewer_id), list_blocked, work.db, viewer_id, _MOST_BLOCKS_KEPT + 1
    )
    if blocked is not None and len(blocked) <= _MOST_BLOCKS_KEPT:
        return blocked
    return list_blocked_among(work.db, viewer_id, ids)
