"""GIF headers (GIF89a specification)."""

from struct import unpack_from

from sugarsnap.adapters.pictures.formats.header import (
    Content,
    DamagedHeaderError,
    Header,
    PictureFormat,
    Steps,
)

SIGNATURES = (b"GIF87a", b"GIF89a")
MOST_BLOCKS = 150_000
"""Pixels come in blocks of at most 255 bytes: the largest upload has some 80 000 of them."""

_FRAME = 0x2C
_EXTENSION = 0x21
_TRAILER = 0x3B


def read_header(content: Content) -> Header:
    """The screen's size, stretched to hold every frame; the blocks lead to the trailer."""
    width, height, flags = unpack_from("<HHB", content, 6)
    at, frames, steps = 13 + _palette_length(flags), 0, Steps(MOST_BLOCKS)
    while True:
        (mark,) = unpack_from("<B", content, at)
        if mark == _TRAILER:
            return Header(PictureFormat.GIF, width, height, max(1, frames))
        if mark == _FRAME:
            left, top, frame_width, frame_height, flags = unpack_from("<HHHHB", content, at + 1)
            width, height = max(width, left + frame_width), max(height, top + frame_height)
            frames += 1
            at = _skip_blocks(content, at + 11 + _palette_length(flags), steps)
        elif mark == _EXTENSION:
            at = _skip_blocks(content, at + 2, steps)
        else:
            raise DamagedHeaderError


def _palette_length(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _skip_blocks(content: Content, at: int, steps: Steps) -> int:
    while True:
        steps.take()
        (length,) = unpack_from("<B", content, at)
        at += length + 1
        if not length:
            return at
