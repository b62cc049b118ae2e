"""People tagged in pictures, kept with the post."""

from collections.abc import Sequence

from sugarsnap.ids import shard_of_account
from sugarsnap.ports import Database
from sugarsnap.queries.statements import load
from sugarsnap.records.media import Media, TaggedPerson

_statements = load("tagged_people")


def list_tagged(db: Database, media: Sequence[Media]) -> list[TaggedPerson]:
    """Who is tagged in the pictures of several posts, picture by picture."""
    found: list[TaggedPerson] = _statements.list_tagged(
        db,
        media_ids=[one.id for one in media],
        shards=[shard_of_account(one.owner_id) for one in media],
    )
    return sorted(found, key=lambda tagged: (tagged.position, tagged.account_id))


def insert_tagged(db: Database, media: Media, people: Sequence[TaggedPerson]) -> None:
    """Enter who is to be seen in the pictures of a post."""
    shard = shard_of_account(media.owner_id)
    _statements.insert_tagged(
        db,
        [
            {
                "media_id": media.id,
                "position": tagged.position,
                "account_id": tagged.account_id,
                "shard": shard,
                "x": tagged.x,
                "y": tagged.y,
            }
            for tagged in people
        ],
    )


def delete_tagged(db: Database, media: Media) -> None:
    """Forget who was tagged in a post."""
    _statements.delete_tagged(db, media_id=media.id, shard=shard_of_account(media.owner_id))
