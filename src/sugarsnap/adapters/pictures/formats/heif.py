"""HEIC and HEIF headers (ISO/IEC 14496-12 and 23008-12)."""

from collections.abc import Iterator
from struct import unpack_from

from sugarsnap.adapters.pictures.formats.header import (
    Content,
    CutOffError,
    DamagedHeaderError,
    Header,
    PictureFormat,
    Steps,
)

MOST_BOXES = 5_000

_TAKEN = frozenset({b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1", b"hevc", b"hevx"})
_AVIF = frozenset({b"avif", b"avis"})
_WIDE_LENGTH = 1
_TO_THE_END = 0


def is_heif(content: Content) -> bool:
    """Whether the file's brands are those of a HEIC picture."""
    return content[4:8] == b"ftyp" and bool(_TAKEN & _brands(content)) and not is_avif(content)


def is_avif(content: Content) -> bool:
    """Whether the file's brands are those of an AVIF picture."""
    return content[4:8] == b"ftyp" and bool(_AVIF & _brands(content))


def read_header(content: Content) -> Header:
    """The largest size among the picture's items: that is the picture, the rest are its tiles."""
    steps = Steps(MOST_BOXES)
    top = dict(_boxes(content, 0, len(content), steps))
    meta = dict(_boxes(content, *_inner(top, b"meta", skip=4), steps))
    if b"mdat" not in top and b"idat" not in meta:
        raise CutOffError
    properties = dict(_boxes(content, *_inner(meta, b"iprp"), steps))
    sizes = [
        unpack_from(">II", content, start + 4)
        for kind, (start, _) in _boxes(content, *_inner(properties, b"ipco"), steps)
        if kind == b"ispe"
    ]
    if not sizes:
        raise DamagedHeaderError
    width, height = max(sizes, key=lambda size: int(size[0]) * int(size[1]))
    return Header(PictureFormat.HEIF, width, height)


def _brands(content: Content) -> frozenset[bytes]:
    (length,) = unpack_from(">I", content, 0)
    listed = content[16 : min(length, 256)]
    compatible = {listed[at : at + 4] for at in range(0, len(listed), 4)}
    return frozenset({content[8:12], *compatible})


def _boxes(
    content: Content, at: int, end: int, steps: Steps
) -> Iterator[tuple[bytes, tuple[int, int]]]:
    """The boxes between two places: each one's kind, where its body begins, and where it ends."""
    while at < end:
        steps.take()
        start, length = at + 8, 0
        length, kind = unpack_from(">I4s", content, at)
        if length == _WIDE_LENGTH:
            (length,) = unpack_from(">Q", content, start)
            start += 8
        stop = end if length == _TO_THE_END else at + length
        if stop < start:
            raise DamagedHeaderError
        if stop > end:
            raise CutOffError
        yield kind, (start, stop)
        at = stop


def _inner(boxes: dict[bytes, tuple[int, int]], kind: bytes, skip: int = 0) -> tuple[int, int]:
    if kind not in boxes:
        raise DamagedHeaderError
    start, stop = boxes[kind]
    return start + skip, stop
