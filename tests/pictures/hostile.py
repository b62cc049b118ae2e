"""Files made to harm whoever opens them, and files that only claim to be pictures."""

import zlib
from struct import pack

from PIL import Image

from pictures.ordinary import jpeg_segment, saved, scene

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
JPEG_END = b"\xff\xd9"
SCRIPT = b"<script>alert('sugarsnap')</script>"


def png_chunk(kind: bytes, body: bytes = b"") -> bytes:
    return pack(">I", len(body)) + kind + body + pack(">I", zlib.crc32(kind + body))


def png(width: int, height: int, depth: int, colour: int, rows: bytes | None) -> bytes:
    """A PNG of raw filtered rows; without rows nothing but header and end."""
    header = png_chunk(b"IHDR", pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0))
    pixels = b"" if rows is None else png_chunk(b"IDAT", zlib.compress(rows, 9))
    return PNG_SIGNATURE + header + pixels + png_chunk(b"IEND")


def png_bomb(side: int = 9000) -> bytes:
    """A few kilobytes that ask for `side` times `side` pixels."""
    return png(side, side, 1, 0, bytes(side * (1 + (side + 7) // 8)))


def jpeg_header(width: int, height: int, kind: int = 0xC0, precision: int = 8) -> bytes:
    """A JPEG of nothing but a frame header and an empty scan."""
    frame = pack(">BHHB", precision, height, width, 1) + b"\x01\x11\x00"
    scan = jpeg_segment(0xDA, b"\x01\x01\x00\x00\x3f\x00")
    return b"\xff\xd8" + jpeg_segment(kind, frame) + scan + JPEG_END


def jpeg_of_many_segments() -> bytes:
    """Almost 20 MB of empty segments before the header."""
    return b"\xff\xd8" + jpeg_segment(0xE5, b"") * 4_900_000


def jpeg_of_much_padding() -> bytes:
    return b"\xff\xd8" + b"\xff" * 19_000_000


def jpeg_of_many_scans() -> bytes:
    """A progressive JPEG that repeats its last scan a thousand times."""
    content = saved(scene(), progressive=True)
    last = content.rindex(b"\xff\xda")
    return content[:last] + content[last:-2] * 1000 + JPEG_END


def jpeg_of_much_memory() -> bytes:
    """The most that the caps allow: four channels, held whole by the decoder, in 20 MB of file."""
    flat = Image.new("CMYK", (7071, 7071), (10, 200, 30, 0))
    content = saved(flat, progressive=True, subsampling=0)
    return content[:2] + jpeg_segment(0xFE, bytes(65_000)) * 285 + content[2:]


def gif_of_many_blocks() -> bytes:
    """Almost 20 MB of one-byte comment blocks."""
    return b"GIF89a\x01\x00\x01\x00\x00\x00\x00\x21\xfe" + b"\x01a" * 9_900_000


def gif_with_frame_outside(width: int, height: int) -> bytes:
    """A GIF whose screen is one pixel and whose only frame is not."""
    screen = b"GIF89a\x01\x00\x01\x00\x00\x00\x00"
    return screen + b"\x2c" + pack("<HHHHB", 0, 0, width, height, 0) + b"\x02\x00\x3b"


def webp_of_frames(count: int) -> bytes:
    """An animated WebP's skeleton."""
    chunks = pack("<4sI", b"VP8X", 10) + b"\x02\x00\x00\x00" + b"\x07\x00\x00" * 2
    chunks += pack("<4sI", b"ANMF", 0) * count
    return b"RIFF" + pack("<I", len(chunks) + 4) + b"WEBP" + chunks


def heif_box(kind: bytes, body: bytes) -> bytes:
    return pack(">I4s", len(body) + 8, kind) + body


def heif_skeleton(width: int, height: int) -> bytes:
    """A HEIC that states a size and holds nothing."""
    size = heif_box(b"ispe", pack(">III", 0, width, height))
    properties = heif_box(b"iprp", heif_box(b"ipco", size))
    brands = heif_box(b"ftyp", b"heic\x00\x00\x00\x00mif1heic")
    meta = heif_box(b"meta", b"\x00\x00\x00\x00" + properties)
    return brands + meta + heif_box(b"mdat", b"")


STRANGERS = {
    "an SVG drawing": b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
    "a PDF document": b"%PDF-1.7\n1 0 obj\n",
    "a PostScript file": b"%!PS-Adobe-3.0 EPSF-3.0\n",
    "a TIFF or raw camera file": b"II*\x00\x08\x00\x00\x00",
    "a Photoshop file": b"8BPS\x00\x01" + bytes(20),
    "a BMP picture": b"BM" + bytes(60),
    "a web page": b"<!DOCTYPE html><title>cat.jpg</title>",
    "a ZIP archive": b"PK\x03\x04" + bytes(30),
    "a video": heif_box(b"ftyp", b"isom\x00\x00\x02\x00isomiso2mp41"),
    "an AVIF picture": heif_box(b"ftyp", b"avif\x00\x00\x00\x00mif1avif"),
}


def polyglots() -> dict[str, bytes]:
    """Whole pictures that are something else as well."""
    picture = scene(120, 90)
    comment = b"\x21\xfe" + bytes([len(SCRIPT)]) + SCRIPT + b"\x00"
    gif = saved(picture, "GIF")
    return {
        "JPEG and ZIP": saved(picture) + b"PK\x03\x04" + SCRIPT + b"PK\x05\x06" + bytes(18),
        "GIF and JavaScript": gif[:-1] + comment + b"\x3b" + b"*/=1;" + SCRIPT,
        "PNG and HTML": saved(picture, "PNG") + b"<html>" + SCRIPT,
        "WebP and PHP": saved(picture, "WEBP") + b"<?php " + SCRIPT,
    }
