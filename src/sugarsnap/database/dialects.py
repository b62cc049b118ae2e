"""How the one text of a statement is written for each engine."""

import re
from functools import cache

_ANY_SHARD = re.compile(r"\s+AND (?:\w+\.)?shard = ANY\(:\w+\)")
_ANY = re.compile(r"= ANY\(:(\w+)\)")
_NAMED = re.compile(r"(?<![:\w]):(\w+)")
_CLUSTERED = re.compile(r"\); -- clustered")


@cache
def for_sqlite(sql: str) -> tuple[str, bool]:
    """The text, and whether lists arrive in it, as JSON.

    A list of shards is left out: it is there for routing alone.
    """
    text, lists = _ANY.subn(r"IN (SELECT value FROM json_each(:\1))", _ANY_SHARD.sub("", sql))
    return text, bool(lists)


@cache
def for_postgres(sql: str) -> bytes:
    """Named parameters as psycopg writes them; a list arrives as an array."""
    return _NAMED.sub(r"%(\1)s", sql).encode()


def schema_for_sqlite(script: str) -> str:
    """Tables marked as clustered are stored in key order."""
    return _CLUSTERED.sub(") WITHOUT ROWID;", script)
