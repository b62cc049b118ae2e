"""What people wrote, cut into text and links."""

import re
from collections.abc import Iterator
from urllib.parse import quote

from msgspec import Struct

from sugarsnap.rules.captions import HASHTAG, is_tag, lower_tag
from sugarsnap.rules.usernames import problem_with_username

_UNSEEN = "\u200b-\u200f\u2028-\u202f\u2060-\u206f"
"""Characters that could make an address look like another one."""
_ADDRESS = rf"(?P<address>https?://[^\s<>\"{_UNSEEN}]+)"
_NAME = r"(?<![\w@./])@(?P<name>[A-Za-z0-9_](?:[A-Za-z0-9_.]*[A-Za-z0-9_])?)"
_LINK = re.compile(f"{_ADDRESS}|{_NAME}|{HASHTAG.pattern}", re.IGNORECASE)
_HOST = re.compile(r"https?://[a-z0-9.-]+(?::\d+)?(?:[/?#]|$)", re.IGNORECASE)
_ENDS_A_SENTENCE = ".,;:!?'\""


class Piece(Struct, frozen=True):
    """A stretch of text; `url` is "" where it is no link."""

    text: str
    url: str = ""


def cut(text: str) -> list[Piece]:
    """The text in pieces that join to it: addresses, @names and #tags are links."""
    pieces, seen = [], 0
    for start, piece in _links_of(text):
        if start > seen:
            pieces.append(Piece(text[seen:start]))
        pieces.append(piece)
        seen = start + len(piece.text)
    if seen < len(text):
        pieces.append(Piece(text[seen:]))
    return pieces


def _links_of(text: str) -> Iterator[tuple[int, Piece]]:
    for match in _LINK.finditer(text):
        piece = _piece_of(match)
        if piece is not None:
            yield match.start(), piece


def _piece_of(match: re.Match[str]) -> Piece | None:
    if match["address"]:
        return _address(match["address"])
    return _mention(match["name"]) if match["name"] else _tag(match["tag"])


def _address(found: str) -> Piece | None:
    """A link to exactly what is read; none where the host could be mistaken for another."""
    url = found.rstrip(_ENDS_A_SENTENCE)
    while url.endswith(")") and url.count(")") > url.count("("):
        url = url[:-1].rstrip(_ENDS_A_SENTENCE)
    return Piece(url, url) if _HOST.match(url) else None


def _mention(name: str) -> Piece | None:
    if problem_with_username(name.lower()):
        return None
    return Piece(f"@{name}", f"/{name.lower()}/")


def _tag(word: str) -> Piece | None:
    name = lower_tag(word)
    return Piece(f"#{word}", tag_path(name)) if is_tag(name) else None


def tag_path(name: str) -> str:
    """The page of a tag."""
    return f"/explore/tags/{quote(name)}/"
