"""Follows, kept at both ends."""

from collections.abc import Collection

from sugarsnap.ids import LARGEST, shard_of_account
from sugarsnap.ports import Database
from sugarsnap.queries.statements import load
from sugarsnap.records.relationships import Edge, Following, Relation

_statements = load("relationships")


def find_relation(db: Database, viewer_id: int, other_id: int) -> Relation:
    """What two people are to one another."""
    relation: Relation = _statements.find_relation(
        db, viewer_id=viewer_id, shard=shard_of_account(viewer_id), other_id=other_id
    )
    return relation


def list_followed_among(db: Database, viewer_id: int, other_ids: Collection[int]) -> set[int]:
    """Those of `other_ids` whom the viewer follows."""
    rows = _statements.list_followed_among(
        db, viewer_id=viewer_id, shard=shard_of_account(viewer_id), other_ids=list(other_ids)
    )
    return {other_id for other_id, state in rows if state == Following.FOLLOWS}


def list_followed(
    db: Database, account_id: int, state: Following, most: int, before: int = LARGEST
) -> list[Edge]:
    """Whom a person follows (or asked to), latest first, below an order id (exclusive)."""
    edges: list[Edge] = _statements.list_followed(
        db,
        account_id=account_id,
        shard=shard_of_account(account_id),
        state=int(state),
        before=before,
        most=most,
    )
    return edges


def list_followers(
    db: Database, account_id: int, state: Following, most: int, before: int = LARGEST
) -> list[Edge]:
    """Who follows a person (or asked to), latest first, below an order id (exclusive)."""
    edges: list[Edge] = _statements.list_followers(
        db,
        account_id=account_id,
        shard=shard_of_account(account_id),
        state=int(state),
        before=before,
        most=most,
    )
    return edges


def list_followed_edges_among(
    db: Database, account_id: int, state: Following, other_ids: Collection[int]
) -> list[Edge]:
    """Those of some people whom a person follows (or asked to), in no order."""
    rows = _statements.list_followed_edges_among(
        db, account_id=account_id, shard=shard_of_account(account_id), other_ids=list(other_ids)
    )
    return [Edge(other_id, id_) for other_id, id_, found in rows if found == state]


def list_follower_edges_among(
    db: Database, account_id: int, state: Following, other_ids: Collection[int]
) -> list[Edge]:
    """Those of some people who follow a person (or asked to), in no order."""
    rows = _statements.list_follower_edges_among(
        db, account_id=account_id, shard=shard_of_account(account_id), other_ids=list(other_ids)
    )
    return [Edge(other_id, id_) for other_id, id_, found in rows if found == state]


def insert_follow(
    db: Database, source_id: int, target_id: int, state: Following, order_id: int
) -> None:
    """Enter a follow (or the asking for one) at both ends."""
    source, target = shard_of_account(source_id), shard_of_account(target_id)
    _statements.insert_follow_out(
        db, account_id=source_id, shard=source, target_id=target_id, state=int(state), id=order_id
    )
    _statements.insert_follow_in(
        db, account_id=target_id, shard=target, source_id=source_id, state=int(state), id=order_id
    )


def update_follow(db: Database, source_id: int, target_id: int, state: Following) -> None:
    """Set a follow's state at both ends."""
    source, target = shard_of_account(source_id), shard_of_account(target_id)
    _statements.update_follow_out(
        db, account_id=source_id, shard=source, target_id=target_id, state=int(state)
    )
    _statements.update_follow_in(
        db, account_id=target_id, shard=target, source_id=source_id, state=int(state)
    )


def delete_follow(db: Database, source_id: int, target_id: int) -> None:
    """Take a follow away at both ends."""
    source, target = shard_of_account(source_id), shard_of_account(target_id)
    _statements.delete_follow_out(db, account_id=source_id, shard=source, target_id=target_id)
    _statements.delete_follow_in(db, account_id=target_id, shard=target, source_id=source_id)
