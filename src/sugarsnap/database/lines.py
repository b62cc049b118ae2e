"""Rows as lines of text, as PostgreSQL's COPY writes them: what moves, and what is compared."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from types import NoneType
from typing import Any, TypeVar
from zlib import crc32

from msgspec import Struct

from sugarsnap.database.moves import MoveError

Item = TypeVar("Item")
Lines = Iterable[list[bytes]]
"""Lines in batches, each line with its end."""

_BATCH = 2000
_MOST = 2**64
_NULL = "\\N"
_ESCAPES = {
    "\\": "\\\\",
    "\b": "\\b",
    "\f": "\\f",
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    "\v": "\\v",
}
_LETTERS = {escaped[1]: character for character, escaped in _ESCAPES.items()}
_SPECIAL = re.compile(r"[\\\x08-\r]")
_ESCAPED = re.compile(r"\\(.)")


class Total(Struct):
    """How many lines there were, and the sum of their CRC-32 modulo 2**64, in whatever order."""

    rows: int = 0
    checksum: int = 0

    def add(self, lines: Sequence[bytes]) -> None:
        """Count some more."""
        self.rows += len(lines)
        self.checksum = (self.checksum + sum(map(crc32, lines))) % _MOST


def in_batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The same in lists of a length that is good to work with."""
    left = iter(items)
    while batch := list(islice(left, _BATCH)):
        yield batch


def line_of(row: Sequence[Any]) -> bytes:
    """A row of whole numbers, texts and nulls as a line. Raises MoveError for anything else."""
    try:
        return ("\t".join([_WRITERS[type(value)](value) for value in row]) + "\n").encode()
    except KeyError as problem:
        raise MoveError(f"a value is neither a number nor a text: {problem}") from problem


def row_of(line: bytes) -> list[str | None]:
    """The fields of a line, numbers still in digits."""
    return [_read(field) for field in line[:-1].decode().split("\t")]


def _write_text(text: str) -> str:
    return _SPECIAL.sub(lambda found: _ESCAPES[found[0]], text)


def _write_null(_: None) -> str:
    return _NULL


_WRITERS: Mapping[type, Callable[[Any], str]] = {
    int: str,
    str: _write_text,
    NoneType: _write_null,
}


def _read(field: str) -> str | None:
    if "\\" not in field:
        return field
    return None if field == _NULL else _ESCAPED.sub(lambda found: _LETTERS[found[1]], field)
