"""People as they stand in lists: likers, commenters, followers."""

from collections.abc import Sequence

from sugarsnap.queries.accounts import list_cards
from sugarsnap.queries.relationships import list_blocked_among
from sugarsnap.records.accounts import Card, Standing
from sugarsnap.records.viewers import Viewer
from sugarsnap.work import Work


def list_people(work: Work, viewer: Viewer, ids: Sequence[int]) -> list[Card]:
    """The cards of those among `ids` of whom the viewer may know, in the order of `ids`."""
    cards = list_cards(work.db, list(dict.fromkeys(ids)))
    hidden = set()
    if viewer.id is not None:
        hidden = list_blocked_among(work.db, viewer.id, cards.keys())
    return [
        card
        for id_ in ids
        if (card := cards.get(id_)) is not None
        and card.standing == Standing.ACTIVE
        and id_ not in hidden
    ]
