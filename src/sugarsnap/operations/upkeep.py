"""Keeping the house in order: what has ended is forgotten, what is wrong is found."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import PurePosixPath

from msgspec import Struct

from sugarsnap.operations.sessions import IDLE_MS
from sugarsnap.queries import upkeep as rows
from sugarsnap.queries.codes import delete_ended
from sugarsnap.queries.ids import update_tickets
from sugarsnap.queries.sessions import delete_idle_sessions
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


class JobCounts(Struct, frozen=True):
    """How many jobs wait, and how many were given up."""

    waiting: int
    dead: int


def count_jobs(work: Work) -> JobCounts:
    """How the outbox stands."""
    return JobCounts(rows.count_jobs(work.db), rows.count_dead_jobs(work.db))


def check_rows(work: Work) -> list[Finding]:
    """Compare every count with its rows and every edge with its twin. Reads whole tables."""
    return [
        *_found("counts", "{count} wrong counts: {what}.", rows.count_wrong_counts(work.db)),
        *_found("edges", "{count} {what} stand at one end only.", rows.count_one_sided(work.db)),
        *_found(
            "remains",
            "{count} likes and comments belong to photos that are gone.",
            {"": rows.count_left_behind(work.db)},
        ),
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
    ]


def _found(check: str, sentence: str, counts: dict[str, int]) -> Iterator[Finding]:
    for what, count in counts.items():
        if count:
            yield Finding(check, sentence.format(count=count, what=what))


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


def _shown_names(work: Work) -> Iterator[str]:
    after = 0
    while page := rows.list_shown_media(work.db, after, _PAGE):
        after = page[-1][0]
        for _, digest, width, height, has_webp in page:
            yield from jpeg_names(digest, width, height).values()
            if has_webp:
                yield from webp_names(digest, width, height).values()
    after = 0
    while avatars := rows.list_shown_avatars(work.db, after, _PAGE):
        after = avatars[-1][0]
        for _, digest in avatars:
            yield from jpeg_names(digest, SQUARE, SQUARE).values()


def is_anybody_here(work: Work) -> bool:
    """Whether anybody has an account."""
    return rows.is_anybody_here(work.db)
