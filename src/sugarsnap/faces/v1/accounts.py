"""People: `/users/{user-id}`, and searching them."""

from sugarsnap.faces.v1.asked_pages import SearchPage
from sugarsnap.faces.v1.calls import Call
from sugarsnap.faces.v1.parameters import SearchText
from sugarsnap.faces.v1.shapes.users import (
    FullUser,
    ListedUser,
    shape_full_user,
    shape_listed_users,
)
from sugarsnap.ids import AccountId
from sugarsnap.operations.accounts import read_account
from sugarsnap.operations.search import search_people


def get_user(call: Call, user_id: AccountId) -> FullUser:
    """A person in full."""
    return shape_full_user(read_account(call.work, call.viewer, user_id), call.links)


def get_users_found(call: Call, q: SearchText, page: SearchPage) -> list[ListedUser]:
    """People whom a text names, best first, private ones too."""
    return shape_listed_users(search_people(call.work, call.viewer, q, page), call)
