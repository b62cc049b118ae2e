"""What only the keeper of the server may do: they act for anybody, and every client is theirs."""

from collections.abc import Iterable

from msgspec import Struct

from sugarsnap.errors import ClientAbsentError, InvalidError
from sugarsnap.operations.clients import Provision, create_client
from sugarsnap.operations.grants import find_holder, give_grant, token_of
from sugarsnap.operations.permissions import Decision, settle_permissions
from sugarsnap.operations.sandboxes import invite_user, read_sandbox
from sugarsnap.queries.accounts import find_card, update_password
from sugarsnap.queries.clients import find_client
from sugarsnap.queries.grants import update_to_revoked
from sugarsnap.records.accounts import Account, Standing
from sugarsnap.records.clients import Registration
from sugarsnap.records.permissions import State
from sugarsnap.records.viewers import Viewer
from sugarsnap.rules.scopes import Scope, names_in, read_scopes, write_scopes
from sugarsnap.work import Work


class OldClient(Struct, frozen=True):
    """A client that was registered elsewhere before, with its id and secret in the provision."""

    owner: Viewer
    registration: Registration
    provision: Provision


def register_old_clients(work: Work, clients: Iterable[OldClient]) -> None:
    """Register clients under the ids that they have: all of them, or none where one is refused.

    Raises InvalidError, which names the client.
    """
    for client in clients:
        try:
            create_client(work, client.owner, client.registration, client.provision)
        except InvalidError as problem:
            name = client.provision.client_id
            raise InvalidError(f"The client {name!r}: {problem.sentence}") from problem


def issue_token(work: Work, client_id: str, account: Account, scopes: str) -> str:
    """Let a client act for a person, as if they had consented; answers the token.

    Raises ClientAbsentError, and InvalidError for an unknown scope or a suspended person.
    """
    client = find_client(work.db, client_id.lower())
    if client is None:
        raise ClientAbsentError
    if account.standing != Standing.ACTIVE:
        raise InvalidError(f"{account.username} is suspended: nobody can act for them.")
    if client.is_sandbox and account.id not in read_sandbox(work, client):
        raise InvalidError(f"{account.username} is no sandbox user of this client: invite them.")
    wanted = _require_scopes(scopes)
    return token_of(work, give_grant(work, account.id, client.id, wanted).grant)


def _require_scopes(text: str) -> frozenset[Scope]:
    wanted, unknown = read_scopes(text)
    if unknown:
        names = ", ".join(repr(name) for name in unknown)
        raise InvalidError(f"No such scope: {names}. There are: {write_scopes(Scope)}.")
    return wanted


def invite_for_owner(work: Work, client_id: str, username: str) -> None:
    """Invite somebody to the sandbox of anybody's client. Raises what invite_user raises."""
    client = find_client(work.db, client_id.lower())
    if client is None:
        raise ClientAbsentError
    owner = Viewer(find_card(work.db, client.owner_id))
    invite_user(work, owner, client.id, username)


def settle_scopes(work: Work, client_id: str, scopes: str, state: State, reason: str) -> None:
    """Approve or reject scopes of a client, asked for or not.

    Raises what settle_permissions raises, and InvalidError for an unknown scope.
    """
    named = _require_scopes(scopes).intersection(names_in(scopes))
    settle_permissions(work, client_id, Decision(named, state, reason))


def revoke_any_token(work: Work, token: str) -> None:
    """Revoke the grant of a token, whoever's it is. Raises InvalidError where it is dead."""
    holder = find_holder(work, token)
    if holder is None:
        raise InvalidError("This token speaks for nobody: it is unknown or revoked already.")
    update_to_revoked(work.db, holder.account.id, holder.client.id)


def set_password(work: Work, account: Account, hashed: str) -> None:
    """Set a person's password; their sessions end."""
    update_password(work.db, account.id, hashed, work.now)
