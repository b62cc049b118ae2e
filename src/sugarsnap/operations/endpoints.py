"""Endpoints that are retired: one by one, or with the era that the keeper has chosen (§11)."""

import re
from collections.abc import Mapping

from sugarsnap.errors import InvalidError
from sugarsnap.ids import media_of_wire, number_of
from sugarsnap.queries import endpoints as rows
from sugarsnap.queries.media import find_media
from sugarsnap.records.clients import Client
from sugarsnap.rules.eras import RETIRED, Era, switches_in
from sugarsnap.rules.switches import Switch, switches_of
from sugarsnap.work import Work

_PATTERN = re.compile(r"(?:(GET|POST|DELETE|\*) +)?/?(?:v1/)?(\S+)", re.IGNORECASE)
_OTHER = "{other}"
"""In a pattern: a person or a photo that is not the caller's own."""
_PLACEHOLDER = re.compile(r"\{(?!other\})[^{}/]*\}")
_NO_SEGMENTS: Mapping[str, str] = {}


def normal_pattern(pattern: str) -> str:
    """`METHOD /path/{}` or `* /path/{}`, with or without `*` at its end. Raises InvalidError.

    `{other}` in place of a person or a photo stays: it names those that are not the caller's own.
    """
    match = _PATTERN.fullmatch(pattern.strip())
    if match is None or "*" in match[2][:-1]:
        raise InvalidError(
            "A pattern is a method and a path, such as 'GET /media/shortcode/{code}' or '/tags/*'.",
        )
    path = _PLACEHOLDER.sub("{}", match[2].rstrip("/"))
    return f"{(match[1] or '*').upper()} /{path}"


def retire_endpoint(work: Work, pattern: str) -> str:
    """Let calls that a pattern names answer that they are retired; answers the normal pattern."""
    normal = normal_pattern(pattern)
    rows.insert_retired(work.db, normal, work.now)
    return normal


def restore_endpoint(work: Work, pattern: str) -> str:
    """Take a retired pattern back. Raises InvalidError where it was not retired by itself."""
    normal = normal_pattern(pattern)
    if not rows.delete_retired(work.db, normal):
        retired = ", ".join(rows.list_retired(work.db)) or "nothing"
        raise InvalidError(f"'{normal}' is not retired; retired are: {retired}.")
    return normal


def list_retired_endpoints(work: Work) -> list[str]:
    """All patterns that are retired by themselves, whatever the era."""
    return sorted(rows.list_retired(work.db))


def choose_era(work: Work, era: Era) -> None:
    """Let the API be as it was in an era, instead of the one before."""
    rows.delete_era(work.db)
    if era is not Era.OPEN:
        rows.insert_era(work.db, era, work.now)


def read_era(work: Work) -> Era:
    """The era that the keeper has chosen."""
    return work.remember("era", _read_era, work) or Era.OPEN


def _read_era(work: Work) -> Era:
    return Era(rows.find_era(work.db) or Era.OPEN)


def list_switches(work: Work, client: Client) -> frozenset[Switch]:
    """What is on for a client now: its own switches, and what the era says."""
    return switches_in(read_era(work), switches_of(client))


def is_retired(
    work: Work,
    method: str,
    template: str,
    segments: Mapping[str, str] = _NO_SEGMENTS,
    caller_id: int | None = None,
) -> bool:
    """Whether the endpoint of a route row (`/users/{user_id}`) is retired for a caller.

    `segments` are those of the path, by name.
    """
    patterns = work.remember("retired endpoints", _list_patterns, work)
    if not patterns:
        return False
    path = _PLACEHOLDER.sub("{}", template)
    named = [pattern for pattern in patterns if _names(pattern, method, path)]
    if all(_OTHER in pattern for pattern in named):
        return bool(named) and _is_anothers(work, segments, caller_id)
    return True


def _list_patterns(work: Work) -> list[str]:
    return [*rows.list_retired(work.db), *RETIRED[read_era(work)]]


def _names(pattern: str, method: str, path: str) -> bool:
    wanted_method, _, wanted = pattern.replace(_OTHER, "{}").partition(" ")
    if wanted_method not in {"*", method}:
        return False
    if wanted.endswith("*"):
        return f"{path}/".startswith(wanted[:-1])
    return path == wanted


def _is_anothers(work: Work, segments: Mapping[str, str], caller_id: int | None) -> bool:
    """Whether what a path names is not the caller's own; a photo that is not there is nobody's."""
    if "media_id" in segments:
        media = find_media(work.db, media_of_wire(segments["media_id"]) or 0)
        return media is None or media.owner_id != caller_id
    person = segments.get("user_id", "")
    return person != "self" and number_of(person) != caller_id
