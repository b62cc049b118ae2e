"""Mutes: whose posts a reader wants to have out of their feed. Nobody else learns of them."""

from sugarsnap.ids import shard_of_account
from sugarsnap.ports import Database
from sugarsnap.queries.statements import load

_statements = load("mutes")


def is_muted(db: Database, account_id: int, target_id: int) -> bool:
    """Whether somebody mutes somebody."""
    shard = shard_of_account(account_id)
    found = _statements.find_mute(db, account_id=account_id, shard=shard, target_id=target_id)
    return found is not None


def list_muted(db: Database, account_id: int) -> set[int]:
    """Everybody whom somebody mutes."""
    rows = _statements.list_muted(db, account_id=account_id, shard=shard_of_account(account_id))
    return {row[0] for row in rows}


def insert_mute(db: Database, account_id: int, target_id: int) -> None:
    """Enter a mute; where there is one already nothing happens."""
    shard = shard_of_account(account_id)
    _statements.insert_mute(db, account_id=account_id, shard=shard, target_id=target_id)


def delete_mute(db: Database, account_id: int, target_id: int) -> None:
    """Take a mute away."""
    shard = shard_of_account(account_id)
    _statements.delete_mute(db, account_id=account_id, shard=shard, target_id=target_id)
