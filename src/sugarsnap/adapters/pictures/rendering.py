"""Decoding uploads and encoding renditions. Only the decoding process imports this module."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pyvips

from sugarsnap.adapters.pictures.formats.header import PictureFormat
from sugarsnap.adapters.pictures.headers import judge_size
from sugarsnap.adapters.pictures.messages import Made, MakeJpegs, MakeWebps
from sugarsnap.errors import PictureRefusedError
from sugarsnap.rules.renditions import SQUARE, Size, size_of

JPEG_QUALITY = 84
WEBP_QUALITY = 80

Image = Any
"""A pyvips image; the library comes without types."""
Shrink = Callable[..., Image]
"""Decodes while it shrinks: takes what pyvips' thumbnail takes."""

_LOADERS = {
    PictureFormat.JPEG: "jpegload",
    PictureFormat.PNG: "pngload",
    PictureFormat.WEBP: "webpload",
    PictureFormat.GIF: "gifload",
}
_LOADER_CLASSES = ("Jpeg", "Png", "Webp", "Nsgif")
_PROFILE = "icc-profile-data"
_WHITE = 255


def prepare_decoder() -> None:
    """Keep nothing between pictures, and shut every loader but those of the formats we take."""
    pyvips.cache_set_max(0)
    pyvips.operation_block_set("VipsForeignLoad", state=True)
    for name in _LOADER_CLASSES:
        pyvips.operation_block_set(f"VipsForeignLoad{name}", state=False)


def make_jpegs(request: MakeJpegs) -> Made:
    """The JPEG renditions asked for. Raises PictureRefusedError where the decoder gives up."""
    content = Path(request.path).read_bytes()
    try:
        (width, height), shrink = _open(content, request.format)
        sizes = {nominal: size_of(nominal, width, height) for nominal in request.nominals}
        files = _encode_all(_decode(shrink, _size_to_cover(sizes, width, height)), sizes)
    except (MemoryError, pyvips.Error) as error:
        raise PictureRefusedError(
            "This picture is damaged or too demanding to decode. "
            "Please save it anew, for example as a smaller JPEG, and upload that."
        ) from error
    return Made(files, width, height)


def make_webps(request: MakeWebps) -> Made:
    """The WebP twins of renditions of ours, which are upright, in sRGB and bare already."""
    return Made({nominal: _encode_webp(jpeg) for nominal, jpeg in request.jpegs.items()})


def _open(content: bytes, kind: PictureFormat) -> tuple[Size, Shrink]:
    """The upright picture's size, judged again as the decoder sees it, and what decodes it."""
    if kind == PictureFormat.HEIF:
        return _open_heif(content)
    picture = pyvips.Image.new_from_buffer(content, "", access="sequential")
    if not picture.get("vips-loader").startswith(_LOADERS[kind]):
        raise pyvips.Error(f"judged as {kind}, read as {picture.get('vips-loader')}")
    upright = picture.autorot()
    judge_size(upright.width, upright.height)
    return (upright.width, upright.height), partial(
        pyvips.Image.thumbnail_buffer, content, fail_on="error"
    )


def _open_heif(content: bytes) -> tuple[Size, Shrink]:
    from sugarsnap.adapters.pictures.heif_decoding import (  # noqa: PLC0415  slow to load, seldom used
        decode_heif,
    )

    picture = decode_heif(content)
    return (picture.width, picture.height), picture.thumbnail_image


def _decode(shrink: Shrink, size: Size) -> Image:
    """The picture at `size` in memory: upright, in sRGB, on white."""
    width, height = size
    picture = shrink(width, height=height, size="force")
    if picture.get_typeof(_PROFILE):
        picture = picture.icc_transform("srgb", embedded=True)
    picture = picture.colourspace("srgb")
    if picture.hasalpha():
        picture = picture.flatten(background=_WHITE)
    return picture.copy_memory()


def _size_to_cover(sizes: dict[int, Size], width: int, height: int) -> Size:
    """The smallest size from which every rendition can be made without enlarging it."""
    shorter = max(SQUARE, min(width, height))
    square = -(-width * SQUARE // shorter), -(-height * SQUARE // shorter)
    return max(square, *(size for nominal, size in sizes.items() if nominal != SQUARE))


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
