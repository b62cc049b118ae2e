"""What only the keeper of the server may do: they act for anybody, and every client is theirs."""

from sugarsnap.errors import ClientAbsentError, InvalidError
from sugarsnap.operations.grants import find_holder, give_grant, token_of
from sugarsnap.queries.accounts import update_password
from sugarsnap.queries.clients import find_client
from sugarsnap.queries.grants import update_to_revoked
from sugarsnap.records.accounts import Account, Standing
from sugarsnap.rules.scopes import Scope, read_scopes, write_scopes
from sugarsnap.work import Work


def issue_token(work: Work, client_id: str, account: Account, scopes: str) -> str:
    """Let a client act for a person, as if they had consented; answers the token.

    Raises ClientAbsentError, and InvalidError for an unknown scope or a suspended person.
    """
    client = find_client(work.db, client_id.lower())
    if client is None:
        raise ClientAbsentError
    if account.standing != Standing.ACTIVE:
        raise InvalidError(f"{account.username} is suspended: nobody can act for them.")
    wanted, unknown = read_scopes(scopes)
    if unknown:
        names = ", ".join(repr(name) for name in unknown)
        raise InvalidError(f"No such scope: {names}. There are: {write_scopes(Scope)}.")
    return token_of(work, give_grant(work, account.id, client.id, wanted).grant)


def revoke_any_token(work: Work, token: str) -> None:
    """Revoke the grant of a token, whoever's it is. Raises InvalidError where it is dead."""
    holder = find_holder(work, token)
    if holder is None:
        raise InvalidError("This token speaks for nobody: it is unknown or revoked already.")
    update_to_revoked(work.db, holder.account.id, holder.client.id)


def set_password(work: Work, account: Account, hashed: str) -> None:
    """Set a person's password; their sessions end."""
    update_password(work.db, account.id, hashed, work.now)
