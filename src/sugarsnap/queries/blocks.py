"""Blocks, kept at both ends. A change of one voids what readers keep."""

from collections.abc import Collection

from sugarsnap.ids import shard_of_account
from sugarsnap.ports import Database
from sugarsnap.queries.statements import load

_statements = load("blocks")


def list_blocked(db: Database, viewer_id: int, most: int) -> set[int]:
    """Everybody between whom and the viewer a block stands, either way, up to `most`."""
    rows = _statements.list_blocked(
        db, viewer_id=viewer_id, shard=shard_of_account(viewer_id), most=most
    )
    return {row[0] for row in rows}


def list_blocked_among(db: Database, viewer_id: int, other_ids: Collection[int]) -> set[int]:
    """Those of `other_ids` between whom and the viewer a block stands, either way."""
    if not other_ids:
        return set()
    rows = _statements.list_blocked_among(
        db, viewer_id=viewer_id, shard=shard_of_account(viewer_id), other_ids=list(other_ids)
    )
    return {row[0] for row in rows}


def insert_block(db: Database, source_id: int, target_id: int) -> None:
    """Enter a block at both ends."""
    source, target = shard_of_account(source_id), shard_of_account(target_id)
    _statements.insert_block_out(db, account_id=source_id, shard=source, target_id=target_id)
    _statements.insert_block_in(db, account_id=target_id, shard=target, source_id=source_id)


def delete_block(db: Database, source_id: int, target_id: int) -> None:
    """Take a block away at both ends."""
    source, target = shard_of_account(source_id), shard_of_account(target_id)
    _statements.delete_block_out(db, account_id=source_id, shard=source, target_id=target_id)
    _statements.delete_block_in(db, account_id=target_id, shard=target, source_id=source_id)
