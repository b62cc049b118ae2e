"""Comments, kept with their photo."""

from collections.abc import Sequence
from operator import attrgetter

from sugarsnap.ids import LARGEST, shard_of_account
from sugarsnap.ports import Database
from sugarsnap.queries.statements import load
from sugarsnap.records.media import Comment, Media

_statements = load("comments")


def list_comments(db: Database, media: Media, most: int, before: int = LARGEST) -> list[Comment]:
    """A photo's comments below an id (exclusive), newest first."""
    comments: list[Comment] = _statements.list_comments(
        db,
        media_id=media.id,
        shard=shard_of_account(media.owner_id),
        before=before,
        most=most,
    )
    return comments


def list_newest_comments(db: Database, media: Sequence[Media], most: int) -> list[Comment]:
    """Comments under several photos, so many under each, oldest first."""
    found: list[Comment] = _statements.list_newest_comments(
        db,
        media_ids=[one.id for one in media],
        shards=[shard_of_account(one.owner_id) for one in media],
        most=most,
    )
    return sorted(found, key=attrgetter("id"))


def find_comment(db: Database, media: Media, id_: int) -> Comment | None:
    """One comment under a photo."""
    comment: Comment | None = _statements.find_comment(
        db, media_id=media.id, shard=shard_of_account(media.owner_id), id=id_
    )
    return comment


def list_comments_by(db: Database, media: Media, account_id: int) -> list[Comment]:
    """All that one person has written under a photo, oldest first."""
    comments: list[Comment] = _statements.list_comments_by(
        db, media_id=media.id, shard=shard_of_account(media.owner_id), account_id=account_id
    )
    return comments


def insert_comment(db: Database, media: Media, comment: Comment) -> None:
    """Enter a comment."""
    _statements.insert_comment(
        db,
        media_id=media.id,
        shard=shard_of_account(media.owner_id),
        id=comment.id,
        account_id=comment.account_id,
        text=comment.text,
        created_ms=comment.created_ms,
    )


def delete_comment(db: Database, media: Media, id_: int) -> bool:
    """Take a comment away; False where it was gone."""
    gone = _statements.delete_comment(
        db, media_id=media.id, shard=shard_of_account(media.owner_id), id=id_
    )
    return gone is not None
