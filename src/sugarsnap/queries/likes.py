"""Likes, kept twice: in the photo's order and in the liker's."""

from collections.abc import Collection, Sequence
from operator import itemgetter

from sugarsnap.ids import LARGEST, AccountId, shard_of_account
from sugarsnap.ports import Database
from sugarsnap.queries.statements import load
from sugarsnap.records.media import Like, Media, Pointer
from sugarsnap.records.relationships import Sight

_statements = load("likes")


def find_sight(db: Database, viewer_id: int, media: Media) -> Sight:
    """How the viewer stands to a photo and its owner."""
    sight: Sight = _statements.find_sight(
        db,
        viewer_id=viewer_id,
        shard=shard_of_account(viewer_id),
        owner_id=media.owner_id,
        media_id=media.id,
    )
    return sight


def list_liked_ids(db: Database, viewer_id: int, media_ids: Sequence[int]) -> set[int]:
    """Which of the photos the viewer likes."""
    if not media_ids:
        return set()
    rows = _statements.list_liked_ids(
        db, viewer_id=viewer_id, shard=shard_of_account(viewer_id), media_ids=list(media_ids)
    )
    return {row[0] for row in rows}


def list_likes(db: Database, media: Media, most: int, before: int = LARGEST) -> list[Like]:
    """A photo's likes below an order id (exclusive), newest first."""
    likes: list[Like] = _statements.list_likes(
        db,
        media_id=media.id,
        shard=shard_of_account(media.owner_id),
        before=before,
        most=most,
    )
    return likes


def list_newest_likers(
    db: Database, media: Sequence[Media], most: int
) -> dict[int, list[AccountId]]:
    """Who likes several photos, so many of each, latest first, by photo."""
    rows = _statements.list_newest_likes(
        db,
        media_ids=[one.id for one in media],
        shards=[shard_of_account(one.owner_id) for one in media],
        most=most,
    )
    likers: dict[int, list[AccountId]] = {}
    for media_id, account_id, _ in sorted(rows, key=itemgetter(2), reverse=True):
        likers.setdefault(media_id, []).append(account_id)
    return likers


def list_liked(db: Database, account_id: int, most: int, before: int = LARGEST) -> list[Pointer]:
    """The posts that a person likes, below an order id (exclusive), latest liked first."""
    found: list[Pointer] = _statements.list_liked(
        db, account_id=account_id, shard=shard_of_account(account_id), before=before, most=most
    )
    return found


def list_likes_among(db: Database, media: Media, account_ids: Collection[int]) -> list[Like]:
    """A photo's likes by some people, in no order."""
    likes: list[Like] = _statements.list_likes_among(
        db,
        media_id=media.id,
        shard=shard_of_account(media.owner_id),
        account_ids=list(account_ids),
    )
    return likes


def list_liked_among(db: Database, account_id: int, media_ids: Collection[int]) -> list[Pointer]:
    """Those of some posts that a person likes, in no order."""
    pointers: list[Pointer] = _statements.list_liked_among(
        db,
        account_id=account_id,
        shard=shard_of_account(account_id),
        media_ids=list(media_ids),
    )
    return pointers


def insert_like(db: Database, media: Media, account_id: int, order_id: int) -> bool:
    """Enter a like at both ends; False where it stood already."""
    new = _statements.insert_like(
        db,
        media_id=media.id,
        shard=shard_of_account(media.owner_id),
        account_id=account_id,
        id=order_id,
    )
    if new is None:
        return False
    _statements.insert_user_like(
        db,
        account_id=account_id,
        shard=shard_of_account(account_id),
        media_id=media.id,
        owner_id=media.owner_id,
        id=order_id,
    )
    return True


def delete_like(db: Database, media: Media, account_id: int) -> bool:
    """Take a like away at both ends; False where there was none."""
    shard = shard_of_account(media.owner_id)
    gone = _statements.delete_like(db, media_id=media.id, shard=shard, account_id=account_id)
    if gone is None:
        return False
    _statements.delete_user_like(
        db, account_id=account_id, shard=shard_of_account(account_id), media_id=media.id
    )
    return True
