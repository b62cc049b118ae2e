"""Sandboxes: who may try out a client in sandbox mode, by invitation of its owner."""

from msgspec import Struct

from sugarsnap.errors import AbsentError, InvalidError
from sugarsnap.ids import AccountId
from sugarsnap.operations.accounts import find_account_of_name, find_standing, require_signed_in
from sugarsnap.operations.clients import require_own_client
from sugarsnap.queries import sandboxes as rows
from sugarsnap.queries.accounts import list_cards
from sugarsnap.queries.clients import list_clients
from sugarsnap.queries.grants import update_to_revoked
from sugarsnap.records.accounts import Card
from sugarsnap.records.clients import Client
from sugarsnap.records.sandboxes import SandboxUser
from sugarsnap.records.viewers import Viewer
from sugarsnap.rules.sandboxes import MOST_SANDBOXES, MOST_USERS
from sugarsnap.rules.visibility import Sight
from sugarsnap.work import Work


class Guest(Struct, frozen=True):
    """Somebody invited, as the client's owner looks at it."""

    user: SandboxUser
    card: Card


class Invitation(Struct, frozen=True):
    """An invitation, answered or not, as whoever is invited looks at it."""

    user: SandboxUser
    client: Client
    owner: Card | None


def read_sandbox(work: Work, client: Client) -> frozenset[AccountId]:
    """The sandbox users of a client: its owner, and all who accepted."""
    users = rows.list_sandbox_users(work.db, client.id)
    return frozenset({client.owner_id, *(user.account_id for user in users if user.is_accepted)})


def list_guests(work: Work, viewer: Viewer, client_id: str) -> list[Guest]:
    """Whom the owner invited, in that order. Raises ClientAbsentError."""
    client = require_own_client(work, viewer, client_id)
    users = rows.list_sandbox_users(work.db, client.id)
    cards = list_cards(work.db, [user.account_id for user in users])
    return [
        Guest(user, cards[user.account_id])
        for user in sorted(users, key=lambda user: user.invited_ms)
        if user.account_id in cards
    ]


def invite_user(work: Work, viewer: Viewer, client_id: str, username: str) -> None:
    """Invite somebody to try out a client; inviting them again changes nothing.

    Raises ClientAbsentError, and InvalidError where there is nobody of this name for the owner, or
    no room.
    """
    client = require_own_client(work, viewer, client_id)
    person = _require_invitable(work, viewer, username)
    users = rows.list_sandbox_users(work.db, client.id)
    if person.id in {client.owner_id, *(user.account_id for user in users)}:
        return
    if len(users) + 1 >= MOST_USERS:
        sentence = f"A sandbox has room for {MOST_USERS} people, its owner among them."
        raise InvalidError(sentence, "username")
    rows.insert_sandbox_user(work.db, client.id, person.id, work.now)


def _require_invitable(work: Work, viewer: Viewer, username: str) -> Card:
    name = username.strip().removeprefix("@")
    account = find_account_of_name(work, name)
    if account is None or find_standing(work, viewer, account.card)[0] is Sight.ABSENT:
        raise InvalidError(f"There is no {name} whom you could invite.", "username")
    return account.card


def remove_user(work: Work, viewer: Viewer, client_id: str, account_id: int) -> None:
    """Take somebody out, or the invitation back; their access dies. Raises ClientAbsentError."""
    client = require_own_client(work, viewer, client_id)
    _end(work, client.id, account_id)


def list_invitations(work: Work, viewer: Viewer) -> list[Invitation]:
    """The clients that the viewer may try out or is invited to, latest invited first."""
    person = require_signed_in(viewer)
    users = rows.list_sandboxes_of_user(work.db, person.id)
    clients = list_clients(work.db, [user.client_id for user in users])
    owners = list_cards(work.db, {client.owner_id for client in clients.values()})
    return [
        Invitation(user, client, owners.get(client.owner_id))
        for user in sorted(users, key=lambda user: -user.invited_ms)
        if (client := clients.get(user.client_id)) is not None
    ]


def accept_invitation(work: Work, viewer: Viewer, client_id: str) -> None:
    """Become a sandbox user of a client; accepting again changes nothing.

    Raises AbsentError without an invitation, InvalidError for somebody who tries out enough.
    """
    person = require_signed_in(viewer)
    user = rows.find_sandbox_user(work.db, client_id, person.id)
    if user is None:
        raise AbsentError
    others = rows.list_sandboxes_of_user(work.db, person.id)
    if not user.is_accepted and sum(other.is_accepted for other in others) >= MOST_SANDBOXES:
        raise InvalidError(f"One person is in at most {MOST_SANDBOXES} sandboxes: leave one first.")
    rows.update_to_accepted(work.db, client_id, person.id)


def leave_sandbox(work: Work, viewer: Viewer, client_id: str) -> None:
    """Turn an invitation down, or take it back later: the access that was given dies with it."""
    _end(work, client_id, require_signed_in(viewer).id)


def _end(work: Work, client_id: str, account_id: int) -> None:
    if rows.find_sandbox_user(work.db, client_id, account_id) is None:
        return
    rows.delete_sandbox_user(work.db, client_id, account_id)
    update_to_revoked(work.db, account_id, client_id)
