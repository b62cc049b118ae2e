"""How two people stand, on the wire (v1 reference §4.1.9)."""

from msgspec import Struct

from sugarsnap.records.accounts import Card
from sugarsnap.records.relationships import Following, Relation

_OUTGOING = {
    Following.NONE: "none",
    Following.FOLLOWS: "follows",
    Following.REQUESTED: "requested",
}
_INCOMING = {
    Following.NONE: "none",
    Following.FOLLOWS: "followed_by",
    Following.REQUESTED: "requested_by",
}


class Relationship(Struct, kw_only=True, frozen=True):
    """Exactly the three keys that old clients know."""

    outgoing_status: str
    incoming_status: str
    target_user_is_private: bool


def shape_relationship(person: Card, relation: Relation) -> Relationship:
    """How the viewer and a person stand."""
    incoming = "blocked_by_you" if relation.blocking else _INCOMING[Following(relation.incoming)]
    return Relationship(
        outgoing_status=_OUTGOING[Following(relation.outgoing)],
        incoming_status=incoming,
        target_user_is_private=bool(person.is_private),
    )
