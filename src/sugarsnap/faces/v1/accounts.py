"""People: `/users/{user-id}`."""

from sugarsnap.faces.v1.calls import Call
from sugarsnap.faces.v1.shapes.users import FullUser, shape_full_user
from sugarsnap.ids import AccountId
from sugarsnap.operations.accounts import read_account


def get_user(call: Call, user_id: AccountId) -> FullUser:
    """A person in full."""
    return shape_full_user(read_account(call.work, call.viewer, user_id), call.links)
