"""What pages say in words: notices, and longer texts in paragraphs."""

import re

from msgspec import Struct

from sugarsnap.faces.shared.words import Piece, cut

_BLANK_LINE = re.compile(r"\n\s*\n")


class Notice(Struct, frozen=True):
    """What the last form did; `kind` is "good", "note" or "bad"."""

    text: str
    kind: str = "good"


def cut_paragraphs(text: str) -> list[list[Piece]]:
    """A longer text by paragraphs, which blank lines part."""
    paragraphs = _BLANK_LINE.split(text.replace("\r\n", "\n"))
    return [cut(paragraph.strip()) for paragraph in paragraphs if paragraph.strip()]
