"""Logs: JSON lines on the standard error stream, with nothing in them that opens a door.

Whatever is logged, exceptions included, passes `scrub`. Of a request only the path is logged, and
of its query the parameters named in `HARMLESS`.
"""

import logging
import re
import sys
import traceback
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import PurePath
from types import TracebackType
from typing import Any

import msgspec

HARMLESS = frozenset(
    "count cursor distance hl lat lng max_id max_like_id max_tag_id max_timestamp "
    "min_id min_tag_id min_timestamp page pretty size".split()
)
"""Query parameters that may stand in a log."""
_HARMLESS_VALUE = re.compile(r"[\w.,:-]{1,40}")
_NAMED = re.compile(
    r"\b(access_token|authorization|code|cookie|csrf_token|password|secret|sig|token|\w+_secret)"
    r"(['\"]?\s*[=:]\s*)(?:bearer\s+)?[^\s&,;)}\]]+",
    re.IGNORECASE,
)
_SCRUBS = (
    (re.compile(r"\?[^\s'\"<>]*=[^\s'\"<>]*"), "?[query]"),
    (_NAMED, r"\1\2[hidden]"),
    (re.compile(r"\b\d+\.[0-9a-f]{1,7}\.[0-9a-f]{32}\b", re.IGNORECASE), "[token]"),
    (re.compile(r"[0-9a-f]{24,}", re.IGNORECASE), "[hex]"),
)


def scrub(text: str) -> str:
    """The text without tokens, codes, secrets, passwords and query strings."""
    for pattern, instead in _SCRUBS:
        text = pattern.sub(instead, text)
    return text


def harmless_query(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What of a query may be logged."""
    return {
        name: value
        for name, value in pairs
        if name in HARMLESS and _HARMLESS_VALUE.fullmatch(value)
    }


class Logger:
    """Writes events of one part of the house, one line each."""

    def __init__(self, part: str) -> None:
        self._part = part

    def info(self, event: str, **facts: Any) -> None:
        """Something went as it should."""
        self._write("info", event, facts)

    def warning(self, event: str, **facts: Any) -> None:
        """Something was odd and took care of itself."""
        self._write("warning", event, facts)

    def error(self, event: str, problem: BaseException | None = None, **facts: Any) -> None:
        """Something went wrong: what, and where it passed, without any local value."""
        if problem is not None:
            facts |= _told(problem)
        self._write("error", event, facts)

    def _write(self, level: str, event: str, facts: dict[str, Any]) -> None:
        at = datetime.now(UTC).isoformat(timespec="milliseconds")  # noqa: TID251  a log's own time
        line = {"at": at, "level": level, "part": self._part, "event": event, **facts}
        clean = msgspec.json.encode({name: _scrubbed(value) for name, value in line.items()})
        sys.stderr.write(clean.decode() + "\n")
        sys.stderr.flush()


def hear_libraries() -> None:
    """Let what libraries log through the standard library's logging stand among our lines."""
    logging.basicConfig(handlers=[_ToOurs()], level=logging.WARNING, force=True)


class _ToOurs(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        """Write one record (logging.Handler)."""
        logger = Logger(record.name)
        if record.levelno >= logging.ERROR:
            problem = record.exc_info[1] if record.exc_info else None
            logger.error(record.getMessage(), problem)
        else:
            logger.warning(record.getMessage())


def _told(problem: BaseException) -> dict[str, Any]:
    causes = list(_chain_of(problem))
    return {
        "problem": causes[0],
        "passed": _places_of(problem.__traceback__),
        **({"because": causes[1:]} if causes[1:] else {}),
    }


def _chain_of(problem: BaseException | None) -> Iterator[str]:
    while problem is not None:
        yield f"{type(problem).__name__}: {problem}"
        problem = problem.__cause__


def _places_of(trace: TracebackType | None) -> list[str]:
    return [
        f"{PurePath(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)
    ]


def _scrubbed(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _scrubbed(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_scrubbed(inner) for inner in value]
    return value if isinstance(value, int | float | None) else scrub(str(value))
