"""Who follows whom, and how two people stand: `/users/{user-id}/…`."""

from sugarsnap.faces.v1.asked_pages import PeoplePage
from sugarsnap.faces.v1.calls import Call
from sugarsnap.faces.v1.envelope import Paged
from sugarsnap.faces.v1.paging import people_pagination
from sugarsnap.faces.v1.parameters import ActionName
from sugarsnap.faces.v1.shapes.relationships import Relationship, shape_relationship
from sugarsnap.faces.v1.shapes.users import ListedUser, shape_listed_users
from sugarsnap.ids import AccountId
from sugarsnap.operations.relationships import (
    change_relationship,
    list_follow_requests,
    list_followed,
    list_followers,
    read_relationship,
)
from sugarsnap.records.relationships import GatheredPeople


def get_follows(call: Call, user_id: AccountId, page: PeoplePage) -> Paged[ListedUser]:
    """Whom a person follows, latest first."""
    return _paged(call, list_followed(call.work, call.viewer, user_id, page))


def get_followed_by(call: Call, user_id: AccountId, page: PeoplePage) -> Paged[ListedUser]:
    """Who follows a person, latest first."""
    return _paged(call, list_followers(call.work, call.viewer, user_id, page))


def get_requested_by(call: Call) -> list[ListedUser]:
    """Who asks to follow the token's person, latest first."""
    return shape_listed_users(list_follow_requests(call.work, call.viewer), call)


def get_relationship(call: Call, user_id: AccountId) -> Relationship:
    """How the token's person and another stand."""
    return shape_relationship(*read_relationship(call.work, call.viewer, user_id))


def post_relationship(call: Call, user_id: AccountId, action: ActionName) -> Relationship:
    """Follow, unfollow, approve, ignore, block or unblock; answers how the two stand then."""
    return shape_relationship(*change_relationship(call.work, call.viewer, user_id, action))


def _paged(call: Call, found: GatheredPeople) -> Paged[ListedUser]:
    pagination = people_pagination(call, found.cursor)
    return Paged(pagination, shape_listed_users(found.shown, call))
