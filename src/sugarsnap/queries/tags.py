"""Tags with their counts, and which posts have them, in the order of tagging."""

from collections.abc import Collection, Iterable

from sugarsnap.ids import LARGEST, Shard, shard_of_key
from sugarsnap.ports import Database
from sugarsnap.queries.statements import load
from sugarsnap.records.media import Media, Pointer
from sugarsnap.records.tags import Tag

_statements = load("tags")


def find_tag(db: Database, name: str) -> Tag | None:
    """A tag that any post has."""
    tag: Tag | None = _statements.find_tag(db, name=name, shard=_shard_of(name))
    return tag


def list_tags(db: Database, first: str, last: str, most: int) -> list[Tag]:
    """Tags from one name up to another (exclusive), by name."""
    tags: list[Tag] = _statements.list_tags(db, first=first, last=last, most=most)
    return tags


def list_tag_media(
    db: Database, tag: str, most: int, before: int = LARGEST, after: int = 0
) -> list[Pointer]:
    """The posts with a tag between two moments of tagging (exclusive), latest first."""
    pointers: list[Pointer] = _statements.list_tag_media(
        db, tag=tag, shard=_shard_of(tag), before=before, most=most
    )
    return [pointer for pointer in pointers if pointer.id > after]


def list_tag_media_among(db: Database, tag: str, media_ids: Collection[int]) -> list[Pointer]:
    """Those of some posts that have a tag, in no order."""
    pointers: list[Pointer] = _statements.list_tag_media_among(
        db, tag=tag, shard=_shard_of(tag), media_ids=list(media_ids)
    )
    return pointers


def list_tags_among(db: Database, media_id: int, tags: Collection[str]) -> set[str]:
    """Which of `tags` list a post."""
    if not tags:
        return set()
    wanted = list(tags)
    rows = _statements.list_tags_among(
        db, media_id=media_id, tags=wanted, shards=[_shard_of(tag) for tag in wanted]
    )
    return {row[0] for row in rows}


def insert_tag_media(db: Database, media: Media, tags: Collection[str], order_id: int) -> None:
    """List a post under tags that do not list it yet, and count it there."""
    _statements.insert_tag_media(
        db,
        [
            {
                "tag": tag,
                "media_id": media.id,
                "shard": _shard_of(tag),
                "owner_id": media.owner_id,
                "id": order_id,
            }
            for tag in tags
        ],
    )
    _update_counts(db, tags, step=1)


def delete_tag_media(db: Database, media: Media, tags: Collection[str]) -> None:
    """Take a post from tags that list it, and from their counts; an unused tag is gone."""
    _statements.delete_tag_media(
        db,
        [{"tag": tag, "media_id": media.id, "shard": _shard_of(tag)} for tag in tags],
    )
    _update_counts(db, tags, step=-1)
    _statements.delete_unused_tag(db, [{"name": tag, "shard": _shard_of(tag)} for tag in tags])


def _update_counts(db: Database, tags: Iterable[str], step: int) -> None:
    """In the order of names, so that two who count at once never wait for each other."""
    counted = [{"name": tag, "shard": _shard_of(tag), "step": step} for tag in sorted(tags)]
    _statements.update_tag_count(db, counted)


def _shard_of(tag: str) -> Shard:
    return shard_of_key(f"t:{tag}")
