"""Counts that stand beside what they count, moved in the transaction that changes it."""

from sugarsnap.ids import shard_of_account
from sugarsnap.ports import Database
from sugarsnap.queries.statements import load
from sugarsnap.records.media import Media

_statements = load("counts")


def update_media_count(db: Database, account_id: int, step: int) -> None:
    """One photo more or fewer of a person's."""
    _statements.update_media_count(db, id=account_id, shard=shard_of_account(account_id), step=step)


def update_follow_counts(db: Database, follower_id: int, followed_id: int, step: int) -> None:
    """One follow more or fewer, at both ends."""
    _statements.update_follows_count(
        db, id=follower_id, shard=shard_of_account(follower_id), step=step
    )
    _statements.update_followed_by_count(
        db, id=followed_id, shard=shard_of_account(followed_id), step=step
    )


def update_like_count(db: Database, media: Media, step: int) -> None:
    """One like more or fewer of a photo's."""
    shard = shard_of_account(media.owner_id)
    _statements.update_like_count(db, id=media.id, shard=shard, owner_id=media.owner_id, step=step)


def update_comment_count(db: Database, media: Media, step: int) -> None:
    """One comment more or fewer of a photo's."""
    shard = shard_of_account(media.owner_id)
    _statements.update_comment_count(
        db, id=media.id, shard=shard, owner_id=media.owner_id, step=step
    )
