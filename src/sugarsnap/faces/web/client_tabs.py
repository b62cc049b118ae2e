"""What the page of a client shows under Sandbox, Permissions and Subscriptions."""

from typing import Any

from sugarsnap.faces.web.subscriptions import shape_standing
from sugarsnap.operations.client_views import ClientView
from sugarsnap.operations.sandboxes import Guest
from sugarsnap.records.permissions import Permission, State
from sugarsnap.rules.limits import Mode
from sugarsnap.rules.sandboxes import MEDIA_SHOWN, MOST_USERS
from sugarsnap.rules.scopes import SENTENCES, Scope

STATUS = {Mode.LIVE: "Live", Mode.SANDBOX: "Sandbox mode"}
STATES = {
    State.NOT_REQUESTED: "Not requested",
    State.SUBMITTED: "Submitted",
    State.APPROVED: "Approved",
    State.REJECTED: "Rejected",
}


def tabs_of(view: ClientView) -> dict[str, Any]:
    """What the templates of these tabs are given."""
    return {
        "sandbox": _sandbox_of(view),
        "permissions": [_permission_of(one) for one in view.permissions],
        "is_reviewed": view.is_reviewed,
        "may_go_live": view.may_go_live,
        "subscriptions": [shape_standing(one) for one in view.subscriptions],
        "tab_values": {},
        "tab_errors": {},
    }


def _sandbox_of(view: ClientView) -> dict[str, Any]:
    return {
        "guests": [_guest_of(guest) for guest in view.guests],
        "taken": len(view.guests) + 1,
        "room": MOST_USERS,
        "shown": MEDIA_SHOWN,
    }


def _guest_of(guest: Guest) -> dict[str, Any]:
    return {
        "id": str(guest.card.id),
        "username": guest.card.username,
        "is_accepted": bool(guest.user.is_accepted),
    }


def _permission_of(permission: Permission) -> dict[str, Any]:
    scope = Scope(permission.scope)
    is_free = scope is Scope.BASIC
    return {
        "name": scope.value,
        "sentence": SENTENCES[scope],
        "state": STATES[State(permission.state)],
        "reason": permission.reason,
        "use_case": permission.use_case,
        "may_be_asked": permission.state != State.APPROVED and not is_free,
    }
