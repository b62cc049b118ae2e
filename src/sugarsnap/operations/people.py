"""People as they stand in lists: likers, commenters, followers."""

from collections.abc import Callable, Collection, Sequence

from sugarsnap.queries.accounts import list_cards
from sugarsnap.queries.blocks import list_blocked, list_blocked_among
from sugarsnap.records.accounts import Card, Standing
from sugarsnap.records.relationships import Edge, GatheredPeople
from sugarsnap.records.viewers import Viewer
from sugarsnap.rules.paging import Page, fill_page
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
    ]


def gather_people(
    work: Work, viewer: Viewer, page: Page, list_edges: Callable[[int, int], list[Edge]]
) -> GatheredPeople:
    """A page of a list of people, read by `list_edges` as `rules.paging.fill_page` has it."""

    def keep(edges: Sequence[Edge]) -> list[tuple[Edge, Card]]:
        cards = list_people(work, viewer, [edge.account_id for edge in edges])
        known = {card.id: card for card in cards}
        return [(edge, known[edge.account_id]) for edge in edges if edge.account_id in known]

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
