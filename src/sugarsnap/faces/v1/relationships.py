"""How two people stand: `/users/{user-id}/relationship`."""

from sugarsnap.faces.v1.calls import Call
from sugarsnap.faces.v1.parameters import ActionName
from sugarsnap.faces.v1.shapes.relationships import Relationship, shape_relationship
from sugarsnap.ids import AccountId
from sugarsnap.operations.relationships import change_relationship, read_relationship


def get_relationship(call: Call, user_id: AccountId) -> Relationship:
    """How the token's person and another stand."""
    return shape_relationship(*read_relationship(call.work, call.viewer, user_id))


def post_relationship(call: Call, user_id: AccountId, action: ActionName) -> Relationship:
    """Follow, unfollow, approve, ignore, block or unblock; answers how the two stand then."""
    return shape_relationship(*change_relationship(call.work, call.viewer, user_id, action))
