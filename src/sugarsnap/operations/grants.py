"""Grants: from a token to whom it speaks for, and what people let clients do."""

from msgspec import Struct, structs

from sugarsnap.errors import AuthorizationError, Fault
from sugarsnap.ids import AccountId, number_of
from sugarsnap.operations.accounts import require_signed_in
from sugarsnap.operations.endpoints import list_switches, read_era
from sugarsnap.operations.permissions import list_unapproved
from sugarsnap.operations.sandboxes import read_sandbox
from sugarsnap.queries import grants
from sugarsnap.queries.accounts import find_card, list_cards
from sugarsnap.queries.clients import find_client, list_clients, list_clients_by_prefix
from sugarsnap.records.accounts import Card, Standing
from sugarsnap.records.clients import Client, Grant
from sugarsnap.records.viewers import Caller, Holder, Viewer
from sugarsnap.rules.eras import Era
from sugarsnap.rules.keys import TOKEN_DIGITS, same
from sugarsnap.rules.scopes import Scope, stored_scopes, write_scopes
from sugarsnap.rules.switches import Switch, switches_of
from sugarsnap.work import Work

_LONGEST_TOKEN = 80
_PUBLIC = frozenset({Scope.BASIC, Scope.PUBLIC_CONTENT})
"""What nobody has to grant."""


class Given(Struct, frozen=True):
    """A grant just given, and whether it began with that."""

    grant: Grant
    is_new: bool


class Access(Struct, frozen=True):
    """A grant as its person looks at it."""

    grant: Grant
    client: Client
    owner: Card | None


class Introspection(Struct, frozen=True):
    """What a client may know of a token of its own (RFC 7662 §2.2)."""

    grant: Grant
    account: Card


def find_holder(work: Work, token: str) -> Holder | None:
    """Whom a token speaks for, or None: unknown, revoked, client gone, person suspended.

    None, too, for as long as the client is in sandbox mode and the person not one of its users.

    The token is never stored: the grant is found by its person and the client's seven digits, and
    the mark compared with the one derived for each hit.
    """
    if len(token) > _LONGEST_TOKEN:
        return None
    return work.remember(("token", token), _find_holder, work, token)


def _find_holder(work: Work, token: str) -> Holder | None:
    grant = _find_grant_of(work, token)
    return None if grant is None else _holder_of(work, grant)


def _find_grant_of(work: Work, token: str) -> Grant | None:
    account_part, _, rest = token.partition(".")
    account_id, prefix = number_of(account_part), rest.partition(".")[0]
    if account_id is None or not prefix:
        return None
    for grant in grants.list_grants_by_prefix(work.db, account_id, prefix):
        if grant.is_live and same(token_of(work, grant), token):
            return grant
    return None


def token_of(work: Work, grant: Grant) -> str:
    """The access token of a grant, the same as long as its serial stands."""
    return work.keys.token(grant.account_id, grant.client_id, grant.serial)


def _holder_of(work: Work, grant: Grant) -> Holder | None:
    account = find_card(work.db, grant.account_id)
    client = find_client(work.db, grant.client_id)
    if account is None or account.standing != Standing.ACTIVE or client is None:
        return None
    sandbox = read_sandbox(work, client) if client.is_sandbox else None
    if sandbox is not None and account.id not in sandbox:
        return None
    return Holder(
        account,
        client,
        stored_scopes(grant.scopes),
        unapproved=list_unapproved(work, client),
        sandbox=sandbox,
        switches=list_switches(work, client),
    )


def expects_old_texts(work: Work, token: str) -> bool:
    """Whether a token that is no good names a client that looks for texts from before 2016.

    The client is found by the seven digits of its id that the token holds.
    """
    prefix = token.partition(".")[2].partition(".")[0]
    if len(prefix) != TOKEN_DIGITS or len(token) > _LONGEST_TOKEN:
        return False
    found = list_clients_by_prefix(work.db, prefix)
    return any(Switch.OLD_MESSAGE_TEXTS in switches_of(client) for client in found)


def reads_without_token(work: Work) -> bool:
    """Whether a client may read public things with its id alone (v1 reference §0.9)."""
    return work.settings.legacy_unauthenticated_reads == "on" or read_era(work) is Era.Y2014


def find_client_alone(work: Work, client_id: str) -> Caller | None:
    """A client that asks by itself, for nobody: it may read what is public."""
    return work.remember(("client", client_id), _find_client_alone, work, client_id)


def _find_client_alone(work: Work, client_id: str) -> Caller | None:
    client = find_client(work.db, client_id)
    if client is None:
        return None
    return Caller(
        None,
        client,
        _PUBLIC,
        unapproved=list_unapproved(work, client),
        sandbox=read_sandbox(work, client) if client.is_sandbox else None,
        switches=list_switches(work, client),
    )


def granted_scopes(work: Work, account_id: int, client_id: str) -> frozenset[Scope]:
    """What a person lets a client do now."""
    grant = grants.find_grant(work.db, account_id, client_id)
    return stored_scopes(grant.scopes) if grant is not None else frozenset()


def give_grant(
    work: Work, account_id: AccountId, client_id: str, scopes: frozenset[Scope]
) -> Given:
    """Let a client do more for a person: a standing grant only grows, and keeps its token.

    One that was revoked begins anew with `scopes` alone, under the serial that revoking raised.
    """
    present = grants.find_grant(work.db, account_id, client_id)
    if present is None:
        first = Grant(account_id, client_id, write_scopes(scopes), 0, 1, work.now)
        grants.insert_grant(work.db, first)
        return Given(first, is_new=True)
    since = present.created_ms if present.is_live else work.now
    grant = structs.replace(
        present,
        scopes=write_scopes(scopes | stored_scopes(present.scopes)),
        is_live=1,
        created_ms=since,
    )
    if grant != present:
        grants.update_grant(work.db, grant)
    return Given(grant, is_new=not present.is_live)


def list_accesses(work: Work, viewer: Viewer) -> list[Access]:
    """What the viewer lets clients do, newest first. Raises SignInRequiredError."""
    person = require_signed_in(viewer)
    live = [grant for grant in grants.list_grants(work.db, person.id) if grant.is_live]
    clients = list_clients(work.db, [grant.client_id for grant in live])
    owners = list_cards(work.db, {client.owner_id for client in clients.values()})
    return [
        Access(grant, client, owners.get(client.owner_id))
        for grant in sorted(live, key=lambda grant: grant.created_ms, reverse=True)
        if (client := clients.get(grant.client_id)) is not None
    ]


def revoke_access(work: Work, viewer: Viewer, client_id: str) -> None:
    """Take back all that the viewer lets a client do; what is taken back already stays so."""
    grants.update_to_revoked(work.db, require_signed_in(viewer).id, client_id)


def revoke_token(work: Work, client: Client, token: str) -> None:
    """Revoke the grant of a token of the client's (RFC 7009 §2.1).

    A token that is unknown, dead or another client's changes nothing, and nothing is said of it.
    Raises AuthorizationError where none was sent.
    """
    _require_sent(token)
    grant = _find_grant_of(work, token)
    if grant is not None and grant.client_id == client.id:
        grants.update_to_revoked(work.db, grant.account_id, grant.client_id)


def introspect_token(work: Work, client: Client, token: str) -> Introspection | None:
    """What a token of the client's may do, or None: dead, unknown or another client's.

    Raises AuthorizationError where none was sent.
    """
    _require_sent(token)
    holder = find_holder(work, token)
    if holder is None or holder.client.id != client.id:
        return None
    grant = grants.find_grant(work.db, holder.account.id, client.id)
    return None if grant is None else Introspection(grant, holder.account)


def _require_sent(token: str) -> None:
    if not token:
        raise AuthorizationError(Fault.TOKEN_MISSING)
