"""Keeping the house in order: what has ended is forgotten, what is wrong is found."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import PurePosixPath

from msgspec import Struct

from sugarsnap.operations.checks import (
    count_feed_drift,
    count_misplaced,
    count_tag_drift,
    count_unsafe_ids,
)
from sugarsnap.operations.sessions import IDLE_MS
from sugarsnap.ports import Picture
from sugarsnap.queries import upkeep as rows
from sugarsnap.queries.codes import delete_ended
from sugarsnap.queries.ids import update_tickets
from sugarsnap.queries.sessions import delete_idle_sessions
from sugarsnap.records.moves import Move
from sugarsnap.rules.renditions import SQUARE, jpeg_names, webp_names
from sugarsnap.work import Work

_DAY_MS = 24 * 60 * 60 * 1000
_AHEAD_MS = 1000
_PAGE = 1000


class Finding(Struct, frozen=True):
    """Something that is not as it should be."""

    check: str
    """The name of the check, for programs."""
    sentence: str
    """What was found, for people."""
    count: int = 1
    """How many things are wrong."""


ROW_CHECKS = ("counts", "edges", "feeds", "ids", "pictures", "places", "remains", "tags")
"""The checks that check_rows makes."""


def forget_ended(work: Work) -> None:
    """Forget idle sessions, and codes and consent requests that ended a day ago.

    The day lets the replay of a used code be recognised for what it is (RFC 6749 §4.1.2).
    """
    delete_ended(work.db, work.now - _DAY_MS)
    delete_idle_sessions(work.db, work.now - IDLE_MS)


def move_ids_past_now(work: Work) -> None:
    """Let new ids begin after this moment: those of a restored backup's lost tail stay unique."""
    update_tickets(work.db, work.now + _AHEAD_MS)


def find_schema_number(work: Work) -> int:
    """The number of the newest migration that the database has had."""
    return rows.find_last_migration(work.db)


def find_move(work: Work) -> Move | None:
    """What the database says of a move; nothing where it is simply lived in."""
    return rows.find_move(work.db)


class JobCounts(Struct, frozen=True):
    """How many jobs wait, and how many were given up."""

    waiting: int
    dead: int


def count_jobs(work: Work) -> JobCounts:
    """How the outbox stands."""
    return JobCounts(rows.count_jobs(work.db), rows.count_dead_jobs(work.db))


def check_rows(work: Work) -> list[Finding]:
    """Compare counts with rows, edges with their twins, feeds with posts. Reads whole tables."""
    return [
        *_found("counts", "{count} wrong counts: {what}.", rows.count_wrong_counts(work.db)),
        *_found("edges", "{count} {what} stand at one end only.", rows.count_one_sided(work.db)),
        *_found(
            "remains",
            "{count} likes and comments belong to photos that are gone.",
            {"": rows.count_left_behind(work.db)},
        ),
        *_found("places", "{count} photos {what}.", rows.count_wrong_listings(work.db)),
        *_found("tags", "{count} photos {what}.", count_tag_drift(work)),
        *_found(
            "pictures",
            "{count} pictures are shown, but not noted as being shown.",
            {"": rows.count_unnoted_pictures(work.db)},
        ),
        *_found(
            "pictures",
            "{count} pictures are noted as being shown, but nothing shows them.",
            {"": rows.count_stale_uses(work.db)},
        ),
        *_found("ids", "{count} rows of {what} stand at a wrong shard.", count_misplaced(work)),
        *_found("ids", "{count} ids {what}.", count_unsafe_ids(work)),
        *_found(
            "feeds",
            "{count} posts {what} feeds: 'sugarsnap feed rebuild --all'",
            count_feed_drift(work),
        ),
    ]


def _found(check: str, sentence: str, counts: dict[str, int]) -> Iterator[Finding]:
    for what, count in counts.items():
        if count:
            yield Finding(check, sentence.format(count=count, what=what), count)


def retry_dead_jobs(work: Work) -> int:
    """Give every job that was given up as many attempts again; answers how many there were."""
    count = rows.count_dead_jobs(work.db)
    rows.insert_revived_jobs(work.db)
    return count


def check_jobs(work: Work) -> list[Finding]:
    """Look for jobs that were given up."""
    last = rows.find_last_dead_job(work.db)
    if last is None:
        return []
    kind, problem = last
    count = rows.count_dead_jobs(work.db)
    sentence = f"{count} jobs were given up; the last, {kind}: {problem}"
    return [Finding("jobs", f"{sentence}. To try again: 'sugarsnap doctor --retry'")]


def list_missing_files(work: Work, stored: Collection[str]) -> list[str]:
    """The files that photos and people show and that are not among `stored`."""
    return sorted({name for name in _shown_names(work) if name not in stored})


def list_unshown_files(work: Work, stored: Iterable[str]) -> list[str]:
    """The files among `stored` that no photo and no person shows."""
    digest_of = {name: _digest_of(name) for name in stored}
    digests = sorted(set(digest_of.values()) - {""})
    used: set[str] = set()
    for start in range(0, len(digests), _PAGE):
        used |= rows.list_used_digests(work.db, digests[start : start + _PAGE])
    return [name for name, digest in digest_of.items() if digest not in used]


def _digest_of(name: str) -> str:
    """The digest in a rendition's name (rules.renditions.file_name), or "" for any other file."""
    path = PurePosixPath(name)
    digest, separator, _ = path.name.partition("_")
    return digest if separator and path.parts[0] == "m" else ""


def list_pictures_shown(work: Work) -> list[Picture]:
    """Every picture that a photo or a person shows."""
    photos = {(digest, width, height) for _, digest, width, height, _ in _shown_photos(work)}
    avatars = {(digest, SQUARE, SQUARE) for digest in _shown_avatars(work)}
    return [Picture(*one) for one in sorted(photos | avatars)]


def _shown_names(work: Work) -> Iterator[str]:
    for _, digest, width, height, has_webp in _shown_photos(work):
        yield from jpeg_names(digest, width, height).values()
        if has_webp:
            yield from webp_names(digest, width, height).values()
    for digest in _shown_avatars(work):
        yield from jpeg_names(digest, SQUARE, SQUARE).values()


def _shown_photos(work: Work) -> Iterator[rows.ShownMedia]:
    for list_shown in (rows.list_shown_media, rows.list_shown_pictures):
        after = 0
        while page := list_shown(work.db, after, _PAGE):
            after = page[-1][0]
            yield from page


def _shown_avatars(work: Work) -> Iterator[str]:
    after = 0
    while page := rows.list_shown_avatars(work.db, after, _PAGE):
        after = page[-1][0]
        yield from (digest for _, digest in page)


def is_anybody_here(work: Work) -> bool:
    """Whether anybody has an account."""
    return rows.is_anybody_here(work.db)
