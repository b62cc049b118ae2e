"""JPEG headers (ITU-T T.81, annex B)."""

from struct import unpack_from

from sugarsnap.adapters.pictures.formats.header import (
    Content,
    CutOffError,
    DamagedHeaderError,
    Header,
    PictureFormat,
    RareKindError,
    Steps,
)

SIGNATURE = b"\xff\xd8\xff"
MOST_SEGMENTS = 2_000
MOST_SCANS = 100
"""Each scan of a progressive file is a walk over the whole picture; encoders make about ten."""

_LEAD = 0xFF
_LENGTH_OF_LENGTH = 2
_BITS_READ = 8
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_FRAMES_READ = frozenset({0xC0, 0xC1, 0xC2})
_SCAN = 0xDA
_SCAN_MARK = b"\xff\xda"
_END_MARK = b"\xff\xd9"


def read_header(content: Content) -> Header:
    """The size that the frame header states; the file is whole, and its scans are not too many."""
    header = None
    at, steps = 2, Steps(MOST_SEGMENTS)
    while True:
        steps.take()
        mark, at = _next_mark(content, at, steps)
        if mark == _SCAN:
            break
        if mark in _FRAMES:
            header = _read_frame(content, at, mark)
        at += _length(content, at)
    if header is None:
        raise DamagedHeaderError
    _judge_scans(content, at)
    return header


def _next_mark(content: Content, at: int, steps: Steps) -> tuple[int, int]:
    """The next marker's second byte and where its segment begins; it may be padded before."""
    lead, mark = unpack_from(">BB", content, at)
    if lead != _LEAD:
        raise DamagedHeaderError
    while mark == _LEAD:
        steps.take()
        at += 1
        (mark,) = unpack_from(">B", content, at + 1)
    return mark, at + 2


def _length(content: Content, at: int) -> int:
    (length,) = unpack_from(">H", content, at)
    if length < _LENGTH_OF_LENGTH:
        raise DamagedHeaderError
    return int(length)


def _read_frame(content: Content, at: int, mark: int) -> Header:
    precision, height, width = unpack_from(">BHH", content, at + 2)
    if mark not in _FRAMES_READ or precision != _BITS_READ:
        raise RareKindError
    return Header(PictureFormat.JPEG, width, height)


def _judge_scans(content: Content, at: int) -> None:
    """Inside a scan 0xFF is always followed by zero or a restart, so a marker found is a marker."""
    end = content.find(_END_MARK, at)
    if end < 0:
        raise CutOffError
    if content[at:end].count(_SCAN_MARK) >= MOST_SCANS:
        raise DamagedHeaderError
