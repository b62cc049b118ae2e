"""The sizes in which a photo is kept, what an upload may be, and what the files are called."""

import hashlib
from collections.abc import Mapping

SQUARE = 150
"""The nominal size that is cropped to a square."""
WIDTHS = (320, 640, 1080)
"""The nominal sizes that bound the width; the height follows."""
LONGEST_SIDE = 2048
"""The nominal size that bounds the longer side."""
NOMINAL_SIZES = (SQUARE, *WIDTHS, LONGEST_SIDE)

MOST_PICTURES = 10
"""In one post."""

MAX_BYTES = 20_000_000
MAX_PIXELS = 50_000_000
MAX_SIDE = 16_000
MAX_ASPECT_RATIO = 10
"""The longer side over the shorter one."""
MAX_FRAMES = 200

Size = tuple[int, int]
"""Width and height in pixels."""


def size_of(nominal: int, width: int, height: int) -> Size:
    """The true size of a rendition of an upright picture of `width` by `height` pixels.

    The square is always a square; nothing else is ever enlarged.
    """
    if nominal == SQUARE:
        return SQUARE, SQUARE
    bound = max(width, height) if nominal == LONGEST_SIDE else width
    if bound <= nominal:
        return width, height
    return _scaled(width, nominal, bound), _scaled(height, nominal, bound)


def square_side_of(nominal: int, width: int, height: int) -> int:
    """The side of the square that stands for a rendition of a picture where squares are wanted.

    It is cut out of the middle of the largest rendition, and so never larger than that.
    """
    return min(nominal, *size_of(LONGEST_SIDE, width, height))


def digest_of(jpegs: Mapping[int, bytes]) -> str:
    """The common name of a picture's renditions, by nominal size: their digest, in hex."""
    digest = hashlib.sha256()
    for nominal in sorted(jpegs):
        digest.update(jpegs[nominal])
    return digest.hexdigest()


def file_name(digest: str, size: Size, extension: str) -> str:
    """Where the photo store keeps a rendition: by content, so a name's bytes never change."""
    width, height = size
    return f"m/{digest[:2]}/{digest}_{width}x{height}.{extension}"


def jpeg_names(digest: str, width: int, height: int) -> dict[int, str]:
    """The names of the five JPEG renditions by nominal size; small pictures share some."""
    return {
        nominal: file_name(digest, size_of(nominal, width, height), "jpg")
        for nominal in NOMINAL_SIZES
    }


def webp_names(digest: str, width: int, height: int) -> dict[int, str]:
    """The names of the three WebP renditions by nominal size; small pictures share some."""
    return {
        nominal: file_name(digest, size_of(nominal, width, height), "webp") for nominal in WIDTHS
    }


def square_names(digest: str, width: int, height: int) -> dict[int, str]:
    """The names of the squares by nominal size. They are made when somebody first asks for one."""
    sides = {nominal: square_side_of(nominal, width, height) for nominal in WIDTHS}
    return {nominal: file_name(digest, (side, side), "jpg") for nominal, side in sides.items()}


def _scaled(side: int, nominal: int, bound: int) -> int:
    return max(1, (2 * side * nominal + bound) // (2 * bound))
