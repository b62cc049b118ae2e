"""Grants: what people let clients do. A revoked one keeps its row, for its serial."""

from sugarsnap.ids import shard_of_account
from sugarsnap.ports import Database
from sugarsnap.queries.statements import load
from sugarsnap.records.clients import Grant

_statements = load("grants")

_PAST_HEX = "g"


def list_grants_by_prefix(db: Database, account_id: int, prefix: str) -> list[Grant]:
    """A person's grants to clients whose id begins with `prefix`."""
    grants: list[Grant] = _statements.list_grants_by_prefix(
        db,
        account_id=account_id,
        shard=shard_of_account(account_id),
        first=prefix,
        last=prefix + _PAST_HEX,
    )
    return grants


def list_grants(db: Database, account_id: int) -> list[Grant]:
    """All grants of a person, revoked ones too."""
    grants: list[Grant] = _statements.list_grants(
        db, account_id=account_id, shard=shard_of_account(account_id)
    )
    return grants


def find_grant(db: Database, account_id: int, client_id: str) -> Grant | None:
    """What a person lets a client do, or let it once."""
    grant: Grant | None = _statements.find_grant(
        db, account_id=account_id, client_id=client_id, shard=shard_of_account(account_id)
    )
    return grant


def insert_grant(db: Database, grant: Grant) -> None:
    """Enter a first grant, at serial 0."""
    _statements.insert_grant(
        db,
        account_id=grant.account_id,
        client_id=grant.client_id,
        shard=shard_of_account(grant.account_id),
        scopes=grant.scopes,
        created_ms=grant.created_ms,
    )


def update_grant(db: Database, grant: Grant) -> None:
    """Write a standing or revived grant's scopes."""
    _statements.update_grant(
        db,
        account_id=grant.account_id,
        client_id=grant.client_id,
        shard=shard_of_account(grant.account_id),
        scopes=grant.scopes,
        created_ms=grant.created_ms,
    )


def update_to_revoked(db: Database, account_id: int, client_id: str) -> None:
    """Revoke a grant; its token and every older one are dead."""
    _statements.update_to_revoked(
        db, account_id=account_id, client_id=client_id, shard=shard_of_account(account_id)
    )


def update_all_to_revoked(db: Database, account_id: int) -> None:
    """Revoke all grants of a person."""
    _statements.update_all_to_revoked(db, account_id=account_id, shard=shard_of_account(account_id))


def update_grants_of_client_to_revoked(db: Database, client_id: str) -> None:
    """Revoke all grants to a client that is no more.

    The rows stay for their serials, so that no token revives under another client of the same id.
    """
    _statements.update_grants_of_client_to_revoked(db, client_id=client_id)
