"""Feeds: the posts pushed to each reader, and the floor down to which they were pushed."""

from collections.abc import Collection, Sequence

from sugarsnap.ids import LARGEST, shard_of_account
from sugarsnap.ports import Database
from sugarsnap.queries.statements import load
from sugarsnap.records.media import Pointer

_statements = load("feeds")


def find_floor(db: Database, account_id: int) -> int:
    """The id above which a reader's posts are pushed; above every id where nothing is."""
    floor = _statements.find_floor(db, account_id=account_id, shard=shard_of_account(account_id))
    return LARGEST if floor is None else int(floor)


def upsert_floor(db: Database, account_id: int, media_id: int) -> None:
    """Have a reader's posts above an id pushed; 0 for all of them."""
    shard = shard_of_account(account_id)
    _statements.upsert_floor(db, account_id=account_id, shard=shard, media_id=media_id)


def list_pushed(
    db: Database, account_id: int, most: int, before: int = LARGEST, after: int = 0
) -> list[Pointer]:
    """What a reader's feed shows between two ids (exclusive), newest first.

    Posts of people who are muted, or followed no longer, are left out.
    """
    pushed: list[Pointer] = _statements.list_pushed(
        db,
        account_id=account_id,
        shard=shard_of_account(account_id),
        after=after,
        before=before,
        most=most,
    )
    return pushed


def list_newest_ids(db: Database, account_id: int, most: int) -> list[int]:
    """The newest posts that were pushed to a reader, whether they are shown or not."""
    rows = _statements.list_newest_ids(
        db, account_id=account_id, shard=shard_of_account(account_id), most=most
    )
    return [row[0] for row in rows]


def insert_for_readers(db: Database, post: Pointer, reader_ids: Collection[int]) -> None:
    """Push a post to those of some readers whose floor lies below it."""
    readers = list(reader_ids)
    _statements.insert_for_readers(
        db,
        media_id=post.media_id,
        author_id=post.owner_id,
        account_ids=readers,
        shards=[shard_of_account(reader) for reader in readers],
    )


def insert_rows(db: Database, account_id: int, posts: Sequence[Pointer]) -> None:
    """Push several posts to one reader."""
    shard = shard_of_account(account_id)
    values = [
        {
            "account_id": account_id,
            "shard": shard,
            "media_id": post.media_id,
            "author_id": post.owner_id,
        }
        for post in posts
    ]
    if values:
        _statements.insert_rows(db, values)


def delete_up_to(db: Database, account_id: int, media_id: int) -> None:
    """Take a post and all older ones out of a reader's feed."""
    shard = shard_of_account(account_id)
    _statements.delete_up_to(db, account_id=account_id, shard=shard, media_id=media_id)


def delete_author(db: Database, account_id: int, author_id: int) -> None:
    """Take all posts by somebody out of a reader's feed."""
    shard = shard_of_account(account_id)
    _statements.delete_author(db, account_id=account_id, shard=shard, author_id=author_id)


def delete_for_readers(db: Database, media_id: int, reader_ids: Collection[int]) -> None:
    """Take a post out of the feeds of some readers."""
    readers = list(reader_ids)
    _statements.delete_for_readers(
        db,
        media_id=media_id,
        account_ids=readers,
        shards=[shard_of_account(reader) for reader in readers],
    )
