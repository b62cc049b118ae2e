"""What the keeper's checks and the sweep ask of the whole database."""

from collections.abc import Collection

from sugarsnap.ids import shard_of_key
from sugarsnap.ports import Database
from sugarsnap.queries.statements import load
from sugarsnap.records.media import Media
from sugarsnap.records.moves import Direction, Move

_statements = load("upkeep")

ShownMedia = tuple[int, str, int, int, int]
"""Id, digest, width, height, and whether there are WebP renditions."""


def count_wrong_counts(db: Database) -> dict[str, int]:
    """How many rows hold a count that is not the number of rows it counts, by count."""
    return {
        "photos of a person": _statements.count_wrong_media_counts(db),
        "people somebody follows": _statements.count_wrong_follow_counts(db),
        "followers of a person": _statements.count_wrong_follower_counts(db),
        "likes of a photo": _statements.count_wrong_like_counts(db),
        "comments under a photo": _statements.count_wrong_comment_counts(db),
        "pictures of a post": _statements.count_wrong_picture_counts(db),
        "people in a post": _statements.count_wrong_people_counts(db),
        "posts with a tag": _statements.count_wrong_tag_counts(db),
    }


def count_one_sided(db: Database) -> dict[str, int]:
    """How many edges stand at one of their two ends only, by kind."""
    return {
        "likes": _statements.count_one_sided_likes(db),
        "follows": _statements.count_one_sided_follows(db),
        "blocks": _statements.count_one_sided_blocks(db),
    }


def count_left_behind(db: Database) -> int:
    """How many likes and comments belong to photos that are gone and that nobody will purge."""
    return _count(_statements.count_left_behind(db))


def count_wrong_listings(db: Database) -> dict[str, int]:
    """How many posts are not listed as where they are from, by what is wrong with them."""
    return {
        "are listed where they are not from, or are gone": _count(
            _statements.count_stale_listings(db)
        ),
        "are from somewhere, but not listed there": _count(_statements.count_missing_listings(db)),
    }


def count_tag_media(db: Database) -> int:
    """How many posts all tags list together."""
    return _count(_statements.count_tag_media(db))


def list_media_after(db: Database, after: int, most: int) -> list[Media]:
    """Posts by rising id above `after`."""
    media: list[Media] = _statements.list_media_after(db, after_id=after, most=most)
    return media


def count_unnoted_pictures(db: Database) -> int:
    """How many photos and people show a picture that is not noted as being shown."""
    return _count(_statements.count_unnoted_pictures(db))


def count_stale_uses(db: Database) -> int:
    """How many pictures are noted as being shown by what is not there."""
    return _count(_statements.count_stale_uses(db))


def count_jobs(db: Database) -> int:
    """How many jobs wait or run."""
    return _count(_statements.count_jobs(db))


def count_dead_jobs(db: Database) -> int:
    """How many jobs were given up."""
    return _count(_statements.count_dead_jobs(db))


def find_last_dead_job(db: Database) -> tuple[str, str] | None:
    """The kind and the problem of the job that was given up last."""
    found: tuple[str, str] | None = _statements.find_last_dead_job(db)
    return found


def insert_revived_jobs(db: Database) -> None:
    """Put the jobs that were given up back into the outbox."""
    _statements.insert_revived_jobs(db)
    _statements.delete_dead_jobs(db)


def list_shown_media(db: Database, after: int, most: int) -> list[ShownMedia]:
    """What names the renditions of every photo, by rising id above `after`."""
    shown: list[ShownMedia] = _statements.list_shown_media(db, after_id=after, most=most)
    return shown


def list_shown_pictures(db: Database, after: int, most: int) -> list[ShownMedia]:
    """The same of every picture of posts that have several."""
    shown: list[ShownMedia] = _statements.list_shown_pictures(db, after_id=after, most=most)
    return shown


def list_shown_avatars(db: Database, after: int, most: int) -> list[tuple[int, str]]:
    """Id and picture of every person who has one, by rising id above `after`."""
    shown: list[tuple[int, str]] = _statements.list_shown_avatars(db, after_id=after, most=most)
    return shown


def list_used_digests(db: Database, digests: Collection[str]) -> set[str]:
    """Those among `digests` that a photo or a person shows."""
    if not digests:
        return set()
    wanted = list(digests)
    rows = _statements.list_used_digests(
        db, digests=wanted, shards=[shard_of_key(digest) for digest in wanted]
    )
    return {row[0] for row in rows}


def find_last_migration(db: Database) -> int:
    """The number of the newest migration that the database has had."""
    return _count(_statements.find_last_migration(db))


def find_move(db: Database) -> Move | None:
    """What the database says of a move of its house."""
    found = _statements.find_move(db)
    return Move(Direction(found[0]), found[1]) if found else None


def _count(value: int | None) -> int:
    return value or 0


def is_anybody_here(db: Database) -> bool:
    """Whether there is any account at all."""
    return _statements.find_anybody(db) is not None
