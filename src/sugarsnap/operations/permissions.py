"""Going live: which permissions a client has asked for, and what the keeper decided.

Nothing of this is asked where the setting `clients` is `open` (v1 reference §2.5).
"""

from collections.abc import Collection, Sequence
from enum import StrEnum

from msgspec import Struct, structs

from sugarsnap.errors import ClientAbsentError, InvalidError
from sugarsnap.operations.accounts import require_keeper
from sugarsnap.operations.clients import require_own_client
from sugarsnap.operations.endpoints import read_era
from sugarsnap.queries import permissions as rows
from sugarsnap.queries.accounts import list_cards
from sugarsnap.queries.clients import find_client, list_clients, update_mode
from sugarsnap.records.accounts import Card
from sugarsnap.records.clients import Client
from sugarsnap.records.permissions import Permission, State
from sugarsnap.records.viewers import Viewer
from sugarsnap.rules.captions import clean_text
from sugarsnap.rules.eras import Era
from sugarsnap.rules.limits import Mode
from sugarsnap.rules.scopes import EVERY_SCOPE, Scope
from sugarsnap.work import Work

TEXT_LENGTH = 2000
"""Of a use case, and of a keeper's reason."""
SHOWN = 200
"""Permissions that the keeper sees at once, those submitted first."""


class Offer(StrEnum):
    """Whether clients are given a scope."""

    OPEN = "open"
    REVIEWED = "reviewed"
    """Live clients need the keeper's approval."""
    ENDED = "ended"
    """In the era that the keeper has chosen nobody is given it."""


class Submission(Struct, frozen=True):
    """What a client asks for at once."""

    client: Client
    owner: Card | None
    permissions: tuple[Permission, ...]


class Decision(Struct, frozen=True):
    """What the keeper says to some of the scopes that a client asks for."""

    scopes: frozenset[Scope]
    state: State
    """Approved or rejected."""
    reason: str


def is_reviewed(work: Work) -> bool:
    """Whether clients of this server need the keeper's word."""
    return work.settings.clients == "review"


def list_offers(work: Work, viewer: Viewer) -> dict[Scope, Offer]:
    """Whether this server gives each scope to everybody, after a review, or no longer."""
    del viewer
    if read_era(work) is Era.Y2020:
        return dict.fromkeys(Scope, Offer.ENDED)
    offer = Offer.REVIEWED if is_reviewed(work) else Offer.OPEN
    return {scope: Offer.OPEN if scope is Scope.BASIC else offer for scope in Scope}


def list_unapproved(work: Work, client: Client) -> frozenset[str]:
    """The scopes that are granted in vain: none in sandbox mode, and `basic` never."""
    if client.is_sandbox or not is_reviewed(work):
        return frozenset()
    asked = rows.list_permissions(work.db, client.id)
    approved = {scope for scope, one in asked.items() if one.state == State.APPROVED}
    return frozenset(EVERY_SCOPE - approved - {Scope.BASIC})


def read_permissions(work: Work, viewer: Viewer, client_id: str) -> list[Permission]:
    """How far each scope is for a client of the viewer's. Raises ClientAbsentError."""
    client = require_own_client(work, viewer, client_id)
    return _permissions_of(work, client.id)


def _permissions_of(work: Work, client_id: str) -> list[Permission]:
    asked = rows.list_permissions(work.db, client_id)
    return [asked.get(scope, Permission(client_id, scope)) for scope in Scope]


def change_mode(work: Work, viewer: Viewer, client_id: str, mode: Mode) -> None:
    """Put a client of the viewer's into sandbox mode, or take it live.

    Raises ClientAbsentError, and InvalidError where the keeper has yet to approve something.
    """
    client = require_own_client(work, viewer, client_id)
    if mode is Mode.LIVE and not may_go_live(work, client):
        raise InvalidError("The keeper of this server has yet to approve a permission.", "mode")
    update_mode(work.db, client.id, is_sandbox=int(mode is Mode.SANDBOX))


def may_go_live(work: Work, client: Client) -> bool:
    """Whether the owner may take a client live: always, or once anything is approved."""
    asked = rows.list_permissions(work.db, client.id)
    return not is_reviewed(work) or any(one.state == State.APPROVED for one in asked.values())


def submit_permissions(
    work: Work, viewer: Viewer, client_id: str, scopes: Collection[Scope], use_case: str
) -> None:
    """Ask the keeper for scopes, `basic` among them; what is approved already stays so.

    Raises ClientAbsentError, and InvalidError for a use case that is missing or too long.
    """
    client = require_own_client(work, viewer, client_id)
    use_case = clean_text(use_case)
    if not use_case:
        raise InvalidError("Say what the client does with what it asks for.", "use_case")
    _check_length(use_case, "use_case")
    for permission in _permissions_of(work, client.id):
        is_asked = permission.scope in {Scope.BASIC, *scopes}
        if is_asked and permission.state != State.APPROVED:
            _submit(work, permission, use_case)


def _submit(work: Work, permission: Permission, use_case: str) -> None:
    submitted = Permission(
        permission.client_id,
        permission.scope,
        State.SUBMITTED,
        use_case,
        submitted_ms=work.now,
    )
    rows.upsert_permission(work.db, submitted)


def _check_length(text: str, field: str) -> None:
    if len(text) > TEXT_LENGTH:
        raise InvalidError(f"This has at most {TEXT_LENGTH} characters.", field)


def list_submissions(work: Work, viewer: Viewer, state: State) -> list[Submission]:
    """What clients ask for that is so far, submitted first. Raises AbsentError but for keepers."""
    require_keeper(work, viewer)
    asked: dict[str, list[Permission]] = {}
    for permission in rows.list_permissions_in_state(work.db, state, SHOWN):
        asked.setdefault(permission.client_id, []).append(permission)
    clients = list_clients(work.db, list(asked))
    owners = list_cards(work.db, {client.owner_id for client in clients.values()})
    return [
        Submission(clients[id_], owners.get(clients[id_].owner_id), _in_order(permissions))
        for id_, permissions in asked.items()
        if id_ in clients
    ]


def _in_order(permissions: Sequence[Permission]) -> tuple[Permission, ...]:
    by_scope = {permission.scope: permission for permission in permissions}
    return tuple(by_scope[scope] for scope in Scope if scope in by_scope)


def decide(work: Work, viewer: Viewer, client_id: str, decision: Decision) -> None:
    """Approve or reject what a client asked for.

    Raises AbsentError but for keepers, ClientAbsentError, and InvalidError for a rejection without
    a reason.
    """
    require_keeper(work, viewer)
    settle_permissions(work, client_id, decision)


def settle_permissions(work: Work, client_id: str, decision: Decision) -> None:
    """The same in the keeper's own name, asked for or not. Raises what `decide` raises of both."""
    client = find_client(work.db, client_id.lower())
    if client is None:
        raise ClientAbsentError
    reason = clean_text(decision.reason)
    if decision.state is State.REJECTED and not reason:
        raise InvalidError("Say why, so that it can be mended.", "reason")
    _check_length(reason, "reason")
    for permission in _permissions_of(work, client.id):
        if permission.scope in decision.scopes:
            settled = structs.replace(
                permission, state=decision.state, reason=reason, decided_ms=work.now
            )
            rows.upsert_permission(work.db, settled)
