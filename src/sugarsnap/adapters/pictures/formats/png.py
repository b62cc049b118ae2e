"""PNG headers (W3C PNG, third edition)."""

from struct import unpack_from

from sugarsnap.adapters.pictures.formats.header import (
    Content,
    DamagedHeaderError,
    Header,
    PictureFormat,
    Steps,
)

SIGNATURE = b"\x89PNG\r\n\x1a\n"
MOST_CHUNKS = 20_000


def read_header(content: Content) -> Header:
    """The size that IHDR states; the chunks lead to IEND, and animation frames are counted."""
    width, height = _read_size(content)
    at, frames, steps = len(SIGNATURE), 0, Steps(MOST_CHUNKS)
    while True:
        steps.take()
        length, kind = unpack_from(">I4s4x", content, at)  # no chunk lacks its checksum
        if kind == b"IEND":
            return Header(PictureFormat.PNG, width, height, max(1, frames))
        frames += kind == b"fcTL"
        at += length + 12


def _read_size(content: Content) -> tuple[int, int]:
    length, kind, width, height = unpack_from(">I4sII", content, len(SIGNATURE))
    if (length, kind) != (13, b"IHDR"):
        raise DamagedHeaderError
    return width, height
