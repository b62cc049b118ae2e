"""Decoding uploads with libvips. Only the decoding process imports this module."""

from typing import Any

import pyvips

from sugarsnap.adapters.pictures.formats.header import PictureFormat
from sugarsnap.adapters.pictures.headers import judge_size
from sugarsnap.rules.renditions import Size

Image = Any
"""A pyvips image; the library comes without types."""

_LOADERS = {
    PictureFormat.JPEG: "jpegload",
    PictureFormat.PNG: "pngload",
    PictureFormat.WEBP: "webpload",
    PictureFormat.GIF: "gifload",
}
_LOADER_CLASSES = ("Jpeg", "Png", "Webp", "Nsgif")
_SHRINKS_ON_LOAD = (8, 4, 2)
_DETAIL_LEFT = 2
"""A JPEG shrunk while it is read keeps at least this many pixels for one, for a clean resize."""
_HARMLESS = (
    "extraneous bytes before marker",
    "Invalid SOS parameters for sequential JPEG",
    "Unknown Adobe color transform code",
    "unknown JFIF revision number",
)
"""What libjpeg says of whole photos that some phones write."""
_PROFILE = "icc-profile-data"
_WHITE = 255


def prepare_decoder() -> None:
    """Keep nothing between pictures, and shut every loader but those of the formats we take."""
    pyvips.cache_set_max(0)
    pyvips.operation_block_set("VipsForeignLoad", state=True)
    for name in _LOADER_CLASSES:
        pyvips.operation_block_set(f"VipsForeignLoad{name}", state=False)


class Upload:
    """A picture whose header the decoder has read; `width` and `height` are those when upright.

    Whatever the decoder does not like raises pyvips.Error or PictureRefusedError.
    """

    def __init__(self, content: bytes, kind: PictureFormat) -> None:
        self._content = content
        self._kind = kind
        self._picture = self._open()
        upright = self._picture.autorot()
        self.width: int = upright.width
        self.height: int = upright.height
        judge_size(self.width, self.height)

    def decode(self, size: Size) -> Image:
        """The first frame at `size` in memory: upright, in sRGB, on white."""
        if self._kind != PictureFormat.JPEG:
            return _upright_at(size, self._picture)
        shrink = self._shrink_for(size)
        try:
            return _upright_at(size, self._load(shrink=shrink, fail_on="warning"))
        except pyvips.Error as error:
            if not any(warning in str(error) for warning in _HARMLESS):
                raise
            return _upright_at(size, self._load(shrink=shrink, fail_on="error"))

    def _open(self) -> Image:
        if self._kind == PictureFormat.HEIF:
            from sugarsnap.adapters.pictures.heif_decoding import (  # noqa: PLC0415  slow to load
                decode_heif,
            )

            return decode_heif(self._content)
        return self._load(fail_on="error")

    def _load(self, **options: object) -> Image:
        picture = pyvips.Image.new_from_buffer(self._content, "", access="sequential", **options)
        loader = picture.get("vips-loader")
        if not loader.startswith(_LOADERS[self._kind]):
            raise pyvips.Error(f"judged as {self._kind}, read by {loader}")
        return picture

    def _shrink_for(self, size: Size) -> int:
        spare = max(self.width, self.height) / max(size)
        return next((by for by in _SHRINKS_ON_LOAD if spare >= _DETAIL_LEFT * by), 1)


def _upright_at(size: Size, picture: Image) -> Image:
    width, height = size
    picture = picture.thumbnail_image(width, height=height, size="force")
    if picture.get_typeof(_PROFILE):
        picture = picture.icc_transform("srgb", embedded=True)
    picture = picture.colourspace("srgb")
    if picture.hasalpha():
        picture = picture.flatten(background=_WHITE)
    return picture.copy_memory()
