"""The judgement at the door: which files a decoder may see at all, told from their headers."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from mmap import ACCESS_READ, mmap
from pathlib import Path
from struct import error as RanOffTheEndError  # noqa: N812  an exception that struct names in lower case

from sugarsnap.adapters.pictures.foreign import name_foreign
from sugarsnap.adapters.pictures.formats import gif, heif, jpeg, png, webp
from sugarsnap.adapters.pictures.formats.header import (
    Content,
    CutOffError,
    DamagedHeaderError,
    Header,
    RareKindError,
)
from sugarsnap.errors import PictureRefusedError
from sugarsnap.rules.renditions import (
    MAX_ASPECT_RATIO,
    MAX_BYTES,
    MAX_FRAMES,
    MAX_PIXELS,
    MAX_SIDE,
)

TAKEN = "Please choose a JPEG, PNG, WebP, GIF or HEIC picture."

_MILLION = 1_000_000


def judge(source: Path) -> Header:
    """The header of a file that may be decoded: a format we take, within every cap of the rules.

    Reads the file's own chain of parts and decodes nothing. Raises PictureRefusedError with a
    sentence that tells the person what to do.
    """
    _judge_bytes(source.stat().st_size)
    with _mapped(source) as content:
        header = _read(content)
    judge_size(header.width, header.height)
    if header.frames > MAX_FRAMES:
        raise PictureRefusedError(
            f"This animation has more than {MAX_FRAMES} frames. "
            "Please save its first frame as a picture and upload that."
        )
    return header


def judge_size(width: int, height: int) -> None:
    """Refuse a picture of too many pixels, too long a side or too narrow a shape."""
    if min(width, height) < 1:
        raise PictureRefusedError(f"This picture has no pixels. {TAKEN}")
    if max(width, height) > MAX_SIDE:
        raise PictureRefusedError(
            f"This picture is {width} by {height} pixels, and no side may be longer than "
            f"{MAX_SIDE}. Please make it smaller and upload it again."
        )
    if width * height > MAX_PIXELS:
        raise PictureRefusedError(
            f"This picture is {width} by {height} pixels, and at most "
            f"{MAX_PIXELS // _MILLION} million fit. Please make it smaller and upload it again."
        )
    if max(width, height) > MAX_ASPECT_RATIO * min(width, height):
        raise PictureRefusedError(
            f"This picture's longer side is more than {MAX_ASPECT_RATIO} times the shorter one. "
            "Please crop it and upload it again."
        )


def _judge_bytes(size: int) -> None:
    if not size:
        raise PictureRefusedError(f"This file is empty. {TAKEN}")
    if size > MAX_BYTES:
        raise PictureRefusedError(
            f"This file is larger than {MAX_BYTES // _MILLION} MB. "
            "Please make the picture smaller and upload it again."
        )


@contextmanager
def _mapped(source: Path) -> Iterator[mmap]:
    with source.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as content:
        yield content


def _read(content: Content) -> Header:
    try:
        return _reader_of(content)(content)
    except (CutOffError, RanOffTheEndError) as error:
        raise PictureRefusedError(
            "This picture is cut off: part of the file is missing. "
            "Please fetch the complete file and upload it again."
        ) from error
    except DamagedHeaderError as error:
        raise PictureRefusedError(
            "This picture is damaged. Please save it anew, for example as JPEG, and upload that."
        ) from error
    except RareKindError as error:
        raise PictureRefusedError(
            "This is a rare kind of JPEG that we cannot read. "
            "Please save it as an ordinary JPEG and upload that."
        ) from error


def _reader_of(content: Content) -> Callable[[Content], Header]:
    start = content[:8]
    if start.startswith(jpeg.SIGNATURE):
        return jpeg.read_header
    if start == png.SIGNATURE:
        return png.read_header
    if start.startswith(gif.SIGNATURES):
        return gif.read_header
    if webp.is_webp(content):
        return webp.read_header
    if heif.is_heif(content):
        return heif.read_header
    name = name_foreign(content)
    raise PictureRefusedError(
        f"This is {name}, not a photo. {TAKEN}" if name else f"This file is not a photo. {TAKEN}"
    )
