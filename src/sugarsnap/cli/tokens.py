"""Commands about access tokens. A token is read from standard input or a prompt, never given."""

import sys
from typing import Annotated

from cyclopts import Parameter

from sugarsnap.cli.house import USUAL, Keeper, opened, read_secret, require_account, say
from sugarsnap.cli.problems import REFUSED
from sugarsnap.operations.grants import find_holder
from sugarsnap.operations.keeper import issue_token, revoke_any_token
from sugarsnap.rules.scopes import Scope, write_scopes


def create(
    client_id: Annotated[str, Parameter(help="The client's id.")],
    username: Annotated[str, Parameter(help="For whom it may act.")],
    *,
    scope: Annotated[
        str,
        Parameter(help="Names separated by spaces, added to what it may do already."),
    ] = "basic",
    keeper: Keeper = USUAL,
) -> None:
    """Let a client act for a person, as if they had consented."""
    with opened(keeper) as house:
        account = require_account(house, username)
        token = house.works.write_now(issue_token, client_id, account, scope)
    say(keeper, {"access_token": token}, token)


def inspect(*, keeper: Keeper = USUAL) -> int:
    """Tell whom a token speaks for, with which client and scopes. Exits with 1 for a dead one.

    The token is a line of standard input.
    """
    token = _read_token()
    with opened(keeper) as house:
        holder = house.works.read(find_holder, token)
    if holder is None:
        say(keeper, {"active": False}, "This token speaks for nobody: it is unknown or revoked.")
        return REFUSED
    scope = write_scopes(Scope(name) for name in holder.scopes)
    facts = {
        "active": True,
        "user_id": str(holder.account.id),
        "username": holder.account.username,
        "client_id": holder.client.id,
        "client_name": holder.client.name,
        "scope": scope,
    }
    client, username = holder.client, holder.account.username
    say(keeper, facts, f"{client.name} ({client.id}) may act for {username}: {scope}.")
    return 0


def revoke(*, keeper: Keeper = USUAL) -> None:
    """Revoke a token: the client loses all that this person let it do.

    The token is a line of standard input.
    """
    token = _read_token()
    with opened(keeper) as house:
        house.works.write_now(revoke_any_token, token)
    say(keeper, {"revoked": True}, "This token is revoked.")


def _read_token() -> str:
    is_piped = not sys.stdin.isatty()
    return read_secret("The token", from_stdin=is_piped, option="< FILE").strip()
