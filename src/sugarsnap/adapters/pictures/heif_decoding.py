"""HEIC, whose codec libvips does not bring. Only the decoding process imports this module."""

from typing import Any

import pillow_heif
import pyvips

from sugarsnap.adapters.pictures.headers import judge_size
from sugarsnap.errors import PictureRefusedError

_GREY = frozenset({"L", "LA"})
_DECODING_ERRORS = (EOFError, MemoryError, OSError, RuntimeError, SyntaxError, ValueError)
"""What libheif's binding raises, by the kind of damage it met."""


def decode_heif(content: bytes) -> Any:
    """The primary picture as a pyvips image in memory, upright, with its colour profile.

    Raises PictureRefusedError where the decoder gives up.
    """
    _read_the_picture_alone()
    try:
        file = pillow_heif.open_heif(content, convert_hdr_to_8bit=True, bgr_mode=False)
        judge_size(*file.size)
        return _as_vips(file)
    except _DECODING_ERRORS as error:
        raise PictureRefusedError(
            "This HEIC picture is damaged or too demanding to decode. "
            "Please save it as JPEG and upload that."
        ) from error


def _read_the_picture_alone() -> None:
    options = pillow_heif.options
    options.DECODE_THREADS = 1
    options.THUMBNAILS = options.DEPTH_IMAGES = options.AUX_IMAGES = False


def _as_vips(file: Any) -> Any:
    """Rows may be padded, so the bytes are cut to the picture before they become pixels."""
    width, height = file.size
    bands = len(file.mode)
    rows = pyvips.Image.new_from_memory(file.data, file.stride, height, 1, "uchar")
    picture = rows.crop(0, 0, width * bands, height).bandfold(factor=bands)
    picture = picture.copy(interpretation="b-w" if file.mode in _GREY else "srgb")
    profile = file.info.get("icc_profile")
    if profile:
        picture.set_type(pyvips.GValue.blob_type, "icc-profile-data", profile)
    return picture
