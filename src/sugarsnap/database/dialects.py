"""How the one text of a statement is written for each engine."""

import re
from functools import cache

_ANY_SHARD = re.compile(r"\s+AND (?:\w+\.)?shard = ANY\(:\w+\)")
_ANY = re.compile(r"= ANY\(:(\w+)\)")
_NAMED = re.compile(r"(?<![:\w]):(\w+)")
_CLUSTERED = re.compile(r"\); -- clustered")
_TEXT = re.compile(r"\bTEXT\b")
_STATISTICS = re.compile(r"^CREATE STATISTICS [^;]+;$", re.MULTILINE)


@cache
def for_sqlite(sql: str) -> tuple[str, bool]:
    """The text, and whether lists arrive in it, as JSON.

    A list of shards is left out: it is there for routing alone.
    """
    text, lists = _ANY.subn(r"IN (SELECT value FROM json_each(:\1))", _ANY_SHARD.sub("", sql))
    return text, bool(lists)


@cache
def for_postgres(sql: str) -> tuple[bytes, tuple[str, ...]]:
    """The text with numbered parameters, and their names in order; a list arrives as an array."""
    names = tuple(dict.fromkeys(_NAMED.findall(sql)))
    text = _NAMED.sub(lambda found: f"${names.index(found[1]) + 1}", sql)
    return text.encode(), names


def schema_for_sqlite(script: str) -> str:
    """Tables marked as clustered are stored in key order; statistics are PostgreSQL's alone."""
    return _STATISTICS.sub("", _CLUSTERED.sub(") WITHOUT ROWID;", script))


def schema_for_postgres(script: str) -> str:
    """Texts are ordered by their code points, as SQLite does, whatever the database's language."""
    return _TEXT.sub('TEXT COLLATE "C"', script)
