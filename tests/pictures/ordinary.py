"""Pictures as people upload them."""

import io
from functools import cache
from struct import pack, unpack_from
from typing import Any

import numpy as np
from PIL import Image, ImageCms, ImageDraw
from pillow_heif import register_heif_opener

SECRET = "K1LROY-WAS-HERE"
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "HEIF")

ADOBE_RGB = {
    b"rXYZ": (0.60974, 0.31111, 0.01947),
    b"gXYZ": (0.20528, 0.62567, 0.06087),
    b"bXYZ": (0.14919, 0.06322, 0.74457),
}
"""Its primaries, adapted to D50."""


@cache
def scene(width: int = 640, height: int = 480) -> Image.Image:
    """Soft light with a few solid things in it, different at every corner."""
    down, across = np.mgrid[0:height, 0:width]
    light = np.stack(
        (across * 255 / width, down * 255 / height, 255 - across * 200 / width), axis=-1
    )
    picture = Image.fromarray(light.astype(np.uint8))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, width // 3, height // 4), fill=(200, 30, 40))
    draw.ellipse((width // 2, height // 2, width * 4 // 5, height * 4 // 5), fill=(20, 160, 60))
    return picture


def saved(picture: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    """The picture as a file of one of the formats."""
    register_heif_opener()
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def opened(content: bytes) -> Image.Image:
    """A rendition as a browser would see it."""
    picture = Image.open(io.BytesIO(content))
    picture.load()
    return picture


def difference(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of two pictures' channels, 0 to 255, at the first one's size."""
    pixels = [
        np.asarray(picture.convert("RGB").resize(one.size, Image.Resampling.LANCZOS), np.int16)
        for picture in (one, other)
    ]
    return float(np.abs(pixels[0] - pixels[1]).mean())


def turned(picture: Image.Image, orientation: int) -> Image.Image:
    """The picture as a camera stores it that asks for `orientation` to be undone."""
    ways = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    return picture.transpose(ways[orientation]) if orientation in ways else picture


def exif(orientation: int = 1) -> bytes:
    """Camera metadata with a place, a person and an orientation in it."""
    metadata = Image.Exif()
    metadata[0x0112] = orientation
    metadata[0x010E] = SECRET
    metadata[0x013B] = SECRET
    place = metadata.get_ifd(0x8825)
    place[1], place[2] = "N", (48.0, 12.0, 34.5)
    place[29] = SECRET[:10]
    return metadata.tobytes()


def jpeg_segment(kind: int, body: bytes) -> bytes:
    """One JPEG segment."""
    return pack(">BBH", 0xFF, kind, len(body) + 2) + body


def jpeg_with_everything() -> bytes:
    """A JPEG with EXIF, GPS, XMP, IPTC, a comment and a thumbnail of the SECRET."""
    content = saved(scene(), exif=exif(), comment=SECRET.encode())
    xmp = b"http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta>" + SECRET.encode() + b"</x:xmpmeta>"
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00" + SECRET.encode()
    return content[:2] + jpeg_segment(0xE1, xmp) + jpeg_segment(0xED, iptc) + content[2:]


def wide_gamut_profile() -> bytes:
    """An sRGB profile whose primaries are moved out to Adobe RGB's."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    (tags,) = unpack_from(">I", profile, 128)
    for number in range(tags):
        name, at = unpack_from(">4sI", profile, 132 + 12 * number)
        if name in ADOBE_RGB:
            fixed = [round(value * 65536) for value in ADOBE_RGB[name]]
            profile[at + 8 : at + 20] = pack(">3i", *fixed)
    return bytes(profile)
