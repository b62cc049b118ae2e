"""How two people stand to one another."""

from enum import IntEnum

from msgspec import Struct

from sugarsnap.ids import AccountId
from sugarsnap.records.accounts import Card


class Following(IntEnum):
    """The state of a follow; stored as its number, and 0 where there is no row."""

    NONE = 0
    FOLLOWS = 1
    REQUESTED = 2


class Relation(Struct, frozen=True):
    """Everything that `viewer` and one other person are to one another, read at the viewer's."""

    outgoing: int
    """`Following` of the viewer towards the other."""
    incoming: int
    """`Following` of the other towards the viewer."""
    blocking: int
    """1 where the viewer blocks the other."""
    blocked: int
    """1 where the other blocks the viewer."""


STRANGERS = Relation(0, 0, 0, 0)


class Sight(Struct, frozen=True):
    """What one photo asks about its viewer: the relation to its owner, and whether it is liked."""

    outgoing: int
    blocking: int
    blocked: int
    liked: int


class Edge(Struct, frozen=True):
    """One follow in a list; `id` orders follows by time."""

    account_id: AccountId
    id: int


class GatheredPeople(Struct, frozen=True):
    """A page of a list of people, as far as the viewer may know of them."""

    shown: list[Card]
    cursor: int | None
    """Where the next page begins (an exclusive `Edge.id`); None where nothing follows."""
