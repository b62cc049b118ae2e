"""Endpoints that the keeper retires and restores (v1 reference §11)."""

import re

from sugarsnap.errors import InvalidError
from sugarsnap.queries import endpoints as rows
from sugarsnap.work import Work

_PATTERN = re.compile(r"(?:(GET|POST|DELETE) +)?/?(?:v1/)?(\S+)", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\{[^{}/]*\}")


def normal_pattern(pattern: str) -> str:
    """`METHOD /path/{}` or `* /path/{}`, with or without `*` at its end. Raises InvalidError."""
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
    """Take a retired pattern back. Raises InvalidError where it was not retired."""
    normal = normal_pattern(pattern)
    if not rows.delete_retired(work.db, normal):
        retired = ", ".join(rows.list_retired(work.db)) or "nothing"
        raise InvalidError(f"'{normal}' is not retired; retired are: {retired}.")
    return normal


def list_retired_endpoints(work: Work) -> list[str]:
    """All retired patterns."""
    return sorted(rows.list_retired(work.db))


def is_retired(work: Work, method: str, template: str) -> bool:
    """Whether the endpoint of a route row (`/users/{user_id}`) is retired."""
    patterns = work.remember("retired endpoints", rows.list_retired, work.db)
    if not patterns:
        return False
    path = _PLACEHOLDER.sub("{}", template)
    return any(_names(pattern, method, path) for pattern in patterns)


def _names(pattern: str, method: str, path: str) -> bool:
    wanted_method, _, wanted = pattern.partition(" ")
    if wanted_method not in {"*", method}:
        return False
    if wanted.endswith("*"):
        return f"{path}/".startswith(wanted[:-1])
    return path == wanted
