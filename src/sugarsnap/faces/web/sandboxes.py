"""Sandbox mode on the developer site: inviting, answering, leaving, and going live."""

from typing import Any

from starlette.responses import Response

from sugarsnap.errors import InvalidError
from sugarsnap.faces.shared.moments import moment_at
from sugarsnap.faces.shared.site import Page
from sugarsnap.faces.shared.visits import Visit
from sugarsnap.faces.web.developers import show_client
from sugarsnap.faces.web.errors import status_of
from sugarsnap.faces.web.words import Notice
from sugarsnap.ids import number_of
from sugarsnap.operations.permissions import change_mode
from sugarsnap.operations.sandboxes import (
    Invitation,
    accept_invitation,
    invite_user,
    leave_sandbox,
    list_invitations,
    remove_user,
)
from sugarsnap.rules.limits import Mode
from sugarsnap.rules.sandboxes import MOST_SANDBOXES

_CLIENT = "/developer/clients/{client_id}"
_INVITES = "/developer/clients/sandbox_invites/"
_NOTICES = {
    "accepted": "You are one of its sandbox users now, and can give it access.",
    "left": "You are out of the sandbox, and the access that you gave is dead.",
}
"""What the last form did, by the name that stands in the address it led to."""


async def post_invitation(visit: Visit) -> Response:
    """Invite somebody."""
    await visit.write(invite_user, visit.segment("client_id"), visit.text("username"))
    return _back(visit, "invited", "sandbox")


async def post_removal(visit: Visit) -> Response:
    """Take somebody out, or an invitation back."""
    account_id = number_of(visit.text("account_id")) or 0
    await visit.write(remove_user, visit.segment("client_id"), account_id)
    return _back(visit, "removed", "sandbox")


async def post_mode(visit: Visit) -> Response:
    """Put the client into sandbox mode, or take it live."""
    mode = Mode.LIVE if visit.text("mode") == Mode.LIVE else Mode.SANDBOX
    await visit.write(change_mode, visit.segment("client_id"), mode)
    return _back(visit, "switched", "sandbox")


async def sandbox_again(visit: Visit, problem: InvalidError) -> Response:
    """The client's page, with what was entered under Sandbox."""
    return await show_client(
        visit,
        tab_values={"username": visit.text("username")},
        tab_errors={problem.field: problem.sentence},
        status=status_of(problem),
    )


def _back(visit: Visit, done: str, tab: str) -> Response:
    return visit.redirect(f"/developer/clients/{visit.segment('client_id')}/edit/?{done}=1#{tab}")


async def get_invitations(visit: Visit) -> Response:
    """Whose clients the viewer may try out, or is invited to."""
    return await _show_invitations(visit)


async def post_acceptance(visit: Visit) -> Response:
    """Accept an invitation."""
    await visit.write(accept_invitation, visit.segment("client_id"))
    return visit.redirect(f"{_INVITES}?accepted=1")


async def invitations_again(visit: Visit, problem: InvalidError) -> Response:
    """The page, with why an invitation cannot be accepted."""
    return await _show_invitations(visit, status_of(problem), Notice(problem.sentence, "bad"))


async def post_leaving(visit: Visit) -> Response:
    """Turn an invitation down, or leave."""
    await visit.write(leave_sandbox, visit.segment("client_id"))
    return visit.redirect(f"{_INVITES}?left=1")


async def _show_invitations(visit: Visit, status: int = 200, *notices: Notice) -> Response:
    said = [Notice(text) for name, text in _NOTICES.items() if name in visit.request.query_params]
    invitations = [_shape(each) for each in await visit.read(list_invitations)]
    return visit.page(
        "web/developers/sandbox_invites.html",
        status=status,
        notices=notices or said,
        waiting=[each for each in invitations if not each["is_accepted"]],
        accepted=[each for each in invitations if each["is_accepted"]],
        most=MOST_SANDBOXES,
    )


def _shape(invitation: Invitation) -> dict[str, Any]:
    client, owner = invitation.client, invitation.owner
    return {
        "client_id": client.id,
        "name": client.name,
        "description": client.description,
        "owner": owner.username if owner is not None else "",
        "since": moment_at(invitation.user.invited_ms),
        "is_accepted": bool(invitation.user.is_accepted),
    }


PAGES = (
    Page("POST", f"{_CLIENT}/invite/", post_invitation, again=sandbox_again),
    Page("POST", f"{_CLIENT}/remove/", post_removal),
    Page("POST", f"{_CLIENT}/mode/", post_mode, again=sandbox_again),
    Page("GET", _INVITES, get_invitations),
    Page("POST", _INVITES + "{client_id}/accept/", post_acceptance, again=invitations_again),
    Page("POST", _INVITES + "{client_id}/leave/", post_leaving),
)
