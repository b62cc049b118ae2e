"""WebP headers (RFC 9649)."""

from struct import unpack_from

from sugarsnap.adapters.pictures.formats.header import (
    Content,
    CutOffError,
    DamagedHeaderError,
    Header,
    PictureFormat,
    Steps,
)

MOST_CHUNKS = 5_000

_LOSSY_START = b"\x9d\x01\x2a"
_LOSSLESS_START = 0x2F


def is_webp(content: Content) -> bool:
    """Whether the file begins as a WebP does."""
    return content[:4] == b"RIFF" and content[8:12] == b"WEBP"


def read_header(content: Content) -> Header:
    """The size that the first chunk states; the file is as long as it says, frames counted."""
    (length,) = unpack_from("<I", content, 4)
    end = length + 8
    if end > len(content):
        raise CutOffError
    width, height = _read_size(content)
    frames = _count_frames(content, end)
    return Header(PictureFormat.WEBP, width, height, max(1, frames))


def _read_size(content: Content) -> tuple[int, int]:
    kind = content[12:16]
    if kind == b"VP8X":
        wide, high, widest, highest = unpack_from("<HBHB", content, 24)
        return 1 + wide + (high << 16), 1 + widest + (highest << 16)
    if kind == b"VP8L" and content[20:21] == bytes([_LOSSLESS_START]):
        (packed,) = unpack_from("<I", content, 21)
        return 1 + (packed & 0x3FFF), 1 + (packed >> 14 & 0x3FFF)
    if kind == b"VP8 " and content[23:26] == _LOSSY_START:
        width, height = unpack_from("<HH", content, 26)
        return width & 0x3FFF, height & 0x3FFF
    raise DamagedHeaderError


def _count_frames(content: Content, end: int) -> int:
    at, frames, steps = 12, 0, Steps(MOST_CHUNKS)
    while at < end:
        steps.take()
        kind, length = unpack_from("<4sI", content, at)
        frames += kind == b"ANMF"
        at += 8 + length + (length & 1)
    return frames
