"""Commands about what clients may do: their sandboxes, and the permissions that they ask for."""

from typing import Annotated

from cyclopts import Parameter

from sugarsnap.cli.house import USUAL, Keeper, opened, say
from sugarsnap.operations.keeper import invite_for_owner, settle_scopes
from sugarsnap.records.permissions import State

ClientId = Annotated[str, Parameter(help="The client's id.")]
Scopes = Annotated[str, Parameter(help="Names separated by spaces.")]


def invite(
    client_id: ClientId,
    username: Annotated[str, Parameter(help="Who may try it out.")],
    *,
    keeper: Keeper = USUAL,
) -> None:
    """Invite somebody to a client's sandbox, in its owner's name."""
    with opened(keeper) as house:
        house.works.write_now(invite_for_owner, client_id, username)
    say(keeper, {"invited": username}, f"{username} is invited, and answers on the site.")


def approve(
    client_id: ClientId,
    scope: Scopes,
    *,
    reason: Annotated[str, Parameter(help="What the developer is told.")] = "",
    keeper: Keeper = USUAL,
) -> None:
    """Approve permissions of a client, asked for or not."""
    with opened(keeper) as house:
        house.works.write_now(settle_scopes, client_id, scope, State.APPROVED, reason)
    say(keeper, {"approved": scope}, f"Approved: {scope}.")


def reject(
    client_id: ClientId,
    scope: Scopes,
    *,
    reason: Annotated[str, Parameter(help="What the developer is told.")],
    keeper: Keeper = USUAL,
) -> None:
    """Reject permissions of a client, or take back that they were approved."""
    with opened(keeper) as house:
        house.works.write_now(settle_scopes, client_id, scope, State.REJECTED, reason)
    say(keeper, {"rejected": scope}, f"Rejected: {scope}.")
