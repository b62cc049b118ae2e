"""The pictures of posts that have several, kept with their post."""

from collections.abc import Sequence

from sugarsnap.ids import shard_of_account
from sugarsnap.ports import Database
from sugarsnap.queries.statements import load
from sugarsnap.records.media import Media, MediaPicture

_statements = load("media_pictures")


def list_pictures(db: Database, media: Sequence[Media]) -> list[MediaPicture]:
    """The pictures of several posts, in order within each."""
    found: list[MediaPicture] = _statements.list_pictures(
        db,
        media_ids=[one.id for one in media],
        shards=[shard_of_account(one.owner_id) for one in media],
    )
    return sorted(found, key=lambda picture: picture.position)


def find_picture(db: Database, id_: int, owner_id: int) -> MediaPicture | None:
    """One picture by its own id, at its owner's shard."""
    found: MediaPicture | None = _statements.find_picture(
        db, id=id_, shard=shard_of_account(owner_id)
    )
    return found


def insert_pictures(db: Database, media: Media, pictures: Sequence[MediaPicture]) -> None:
    """Enter the pictures of a post."""
    shard = shard_of_account(media.owner_id)
    _statements.insert_pictures(
        db,
        [
            {
                "media_id": media.id,
                "position": picture.position,
                "shard": shard,
                "id": picture.id,
                "digest": picture.digest,
                "width": picture.width,
                "height": picture.height,
                "alt_text": picture.alt_text,
            }
            for picture in pictures
        ],
    )


def delete_pictures(db: Database, media: Media) -> None:
    """Take the rows of a post's pictures away."""
    _statements.delete_pictures(db, media_id=media.id, shard=shard_of_account(media.owner_id))
