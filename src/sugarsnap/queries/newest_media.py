"""The newest posts of all: one list at one shard, so that nobody asks all shards for them."""

from sugarsnap.ids import LARGEST, shard_of_key
from sugarsnap.ports import Database
from sugarsnap.queries.statements import load
from sugarsnap.records.media import Media, Pointer

_statements = load("newest_media")

_LIST = "all"
_SHARD = shard_of_key(f"newest:{_LIST}")


def list_newest_media(db: Database, most: int, before: int = LARGEST) -> list[Pointer]:
    """The newest posts below an id (exclusive), newest first, private people's too."""
    pointers: list[Pointer] = _statements.list_newest_media(
        db, list=_LIST, shard=_SHARD, before=before, most=most
    )
    return pointers


def insert_newest_media(db: Database, media: Media) -> None:
    """List a post, unless it is listed."""
    _statements.insert_newest_media(
        db, list=_LIST, media_id=media.id, shard=_SHARD, owner_id=media.owner_id
    )


def delete_newest_media(db: Database, media: Media) -> None:
    """Take a post from the list."""
    _statements.delete_newest_media(db, list=_LIST, media_id=media.id, shard=_SHARD)


def delete_newest_media_below(db: Database, before: int) -> None:
    """Cut the list: what is older than an id leaves it."""
    _statements.delete_newest_media_below(db, list=_LIST, shard=_SHARD, before=before)
