"""What a deleted photo leaves, taken away in parts."""

from sugarsnap.ids import AccountId, MediaId, shard_of_account
from sugarsnap.ports import Database
from sugarsnap.queries.statements import load

_statements = load("purges")


def delete_likes_of_gone(db: Database, media_id: MediaId, owner_id: AccountId, most: int) -> int:
    """Take away some `most` likes of a photo that is gone, at both ends; answers how many.

    More where several were given at one moment.
    """
    rows = _statements.delete_likes(
        db, media_id=media_id, shard=shard_of_account(owner_id), most=most
    )
    givers = [row[0] for row in rows]
    if givers:
        _statements.delete_user_likes(
            db,
            media_id=media_id,
            account_ids=givers,
            shards=[shard_of_account(giver) for giver in givers],
        )
    return len(givers)


def delete_comments_of_gone(db: Database, media_id: MediaId, owner_id: AccountId, most: int) -> int:
    """Take away up to `most` comments under a photo that is gone; answers how many."""
    rows = _statements.delete_comments(
        db, media_id=media_id, shard=shard_of_account(owner_id), most=most
    )
    return len(rows)
