"""Encoding renditions. Only the decoding process imports this module."""

from pathlib import Path

import pyvips

from sugarsnap.adapters.pictures.decoding import Image, Upload
from sugarsnap.adapters.pictures.messages import CutSquare, Made, MakeJpegs, MakeWebps
from sugarsnap.errors import PictureRefusedError
from sugarsnap.rules.renditions import SQUARE, Size, size_of

JPEG_QUALITY = 84
WEBP_QUALITY = 80


def make_jpegs(request: MakeJpegs) -> Made:
    """The JPEG renditions asked for. Raises PictureRefusedError where the decoder gives up."""
    content = Path(request.path).read_bytes()
    try:
        upload = Upload(content, request.format)
        width, height = upload.width, upload.height
        sizes = {nominal: size_of(nominal, width, height) for nominal in request.nominals}
        base = upload.decode(_size_to_cover(sizes, width, height))
        return Made(_encode_all(base, sizes), width, height)
    except (MemoryError, pyvips.Error) as error:
        raise PictureRefusedError(
            "This picture is damaged or too demanding to decode. "
            "Please save it anew, for example as a smaller JPEG, and upload that."
        ) from error


def make_webps(request: MakeWebps) -> Made:
    """The WebP twins of renditions of ours, which are upright, in sRGB and bare already."""
    return Made({nominal: _encode_webp(jpeg) for nominal, jpeg in request.jpegs.items()})


def cut_square(request: CutSquare) -> Made:
    """A square out of the middle of a rendition of ours, under its side."""
    picture = pyvips.Image.thumbnail_buffer(
        request.jpeg, request.side, height=request.side, crop="centre"
    )
    return Made({request.side: _encode_jpeg(picture)})


def _size_to_cover(sizes: dict[int, Size], width: int, height: int) -> Size:
    """The smallest size from which every rendition can be made; never larger than the picture."""
    shorter = max(SQUARE, min(width, height))
    square = -(-width * SQUARE // shorter), -(-height * SQUARE // shorter)
    return max([square, *(size for nominal, size in sizes.items() if nominal != SQUARE)])


def _encode_all(base: Image, sizes: dict[int, Size]) -> dict[int, bytes]:
    """Renditions of one size are the same bytes, so each size is encoded once."""
    by_size: dict[Size, bytes] = {}
    for nominal, size in sizes.items():
        if size not in by_size:
            by_size[size] = _encode_jpeg(_resize(base, nominal, size))
    return {nominal: by_size[size] for nominal, size in sizes.items()}


def _resize(base: Image, nominal: int, size: Size) -> Image:
    width, height = size
    if size == (base.width, base.height):
        return base
    if nominal == SQUARE:
        return base.thumbnail_image(width, height=height, crop="centre")
    return base.thumbnail_image(width, height=height, size="force")


def _encode_jpeg(picture: Image) -> bytes:
    return bytes(picture.jpegsave_buffer(Q=JPEG_QUALITY, interlace=True, keep="none"))


def _encode_webp(jpeg: bytes) -> bytes:
    picture = pyvips.Image.jpegload_buffer(jpeg, access="sequential")
    return bytes(picture.webpsave_buffer(Q=WEBP_QUALITY, keep="none"))
