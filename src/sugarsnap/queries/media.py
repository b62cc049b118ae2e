"""Photos: by id from wherever it says it lives, and in an owner's order."""

from collections.abc import Collection, Sequence

from sugarsnap.ids import LARGEST, MediaId, shard_of_account, shard_of_id
from sugarsnap.ports import Database
from sugarsnap.queries.statements import load
from sugarsnap.records.media import Media, Pointer

_statements = load("media")


def find_media(db: Database, id_: int) -> Media | None:
    """A photo by its id: at the id's own shard, else where that shard's alias points."""
    shard = shard_of_id(id_)
    media: Media | None = _statements.find_media(db, id=id_, shard=shard)
    if media is not None:
        return media
    owner_id = _statements.find_owner_of_alias(db, id=id_, shard=shard)
    return None if owner_id is None else find_media_of_owner(db, id_, owner_id)


def find_media_of_owner(db: Database, id_: int, owner_id: int) -> Media | None:
    """A photo of which the owner is known, at the owner's shard."""
    media: Media | None = _statements.find_media(db, id=id_, shard=shard_of_account(owner_id))
    return media


def list_media_of_owner(
    db: Database, owner_id: int, most: int, before: int = LARGEST, after: int = 0
) -> list[Media]:
    """A person's photos between two ids (exclusive), newest first."""
    found: list[Media] = _statements.list_media_of_owner(
        db,
        owner_id=owner_id,
        shard=shard_of_account(owner_id),
        before=before,
        after=after,
        most=most,
    )
    return found


def list_pointers_of_owners(
    db: Database, owner_ids: Collection[int], most: int, before: int = LARGEST, after: int = 0
) -> list[Pointer]:
    """The posts of several people between two ids (exclusive), newest first."""
    owners = list(owner_ids)
    found: list[Pointer] = _statements.list_pointers_of_owners(
        db,
        owner_ids=owners,
        shards=[shard_of_account(owner) for owner in owners],
        after=after,
        before=before,
        most=most,
    )
    return found


def list_media(db: Database, pointers: Sequence[Pointer]) -> dict[int, Media]:
    """The posts that exist among those pointed at, by id."""
    found: list[Media] = _statements.list_media(
        db,
        ids=[pointer.media_id for pointer in pointers],
        shards=[shard_of_account(pointer.owner_id) for pointer in pointers],
    )
    return {media.id: media for media in found}


def insert_media(db: Database, media: Media) -> None:
    """Enter a photo at its owner's shard, with an alias where its id tells another."""
    shard = shard_of_account(media.owner_id)
    _statements.insert_media(
        db,
        id=media.id,
        shard=shard,
        owner_id=media.owner_id,
        caption=media.caption,
        caption_id=media.caption_id,
        alt_text=media.alt_text,
        filter=media.filter,
        digest=media.digest,
        width=media.width,
        height=media.height,
        created_ms=media.created_ms,
        n_pictures=media.n_pictures,
        n_people=media.n_people,
        place_id=media.place_id,
        has_point=media.has_point,
        lat=media.lat,
        lng=media.lng,
    )
    if shard_of_id(media.id) != shard:
        _statements.insert_alias(
            db, id=media.id, shard=shard_of_id(media.id), owner_id=media.owner_id
        )


def delete_media(db: Database, media: Media) -> bool:
    """Take a photo's row away; False where it was gone."""
    shard = shard_of_account(media.owner_id)
    if shard_of_id(media.id) != shard:
        _statements.delete_alias(db, id=media.id, shard=shard_of_id(media.id))
    deleted = _statements.delete_media(db, id=media.id, shard=shard, owner_id=media.owner_id)
    return deleted is not None


def update_more_tags(db: Database, media: Media) -> None:
    """Note the tags that a photo has besides those of its caption."""
    _statements.update_more_tags(
        db,
        id=media.id,
        shard=shard_of_account(media.owner_id),
        owner_id=media.owner_id,
        more_tags=media.more_tags,
    )


def update_webp(db: Database, id_: MediaId, owner_id: int) -> None:
    """Note that a photo's WebP renditions exist."""
    _statements.update_webp(db, id=id_, shard=shard_of_account(owner_id), owner_id=owner_id)
