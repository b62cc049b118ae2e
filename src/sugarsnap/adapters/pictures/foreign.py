"""Files that are no photos: what they are called, so that a refusal can say so."""

from sugarsnap.adapters.pictures.formats.header import Content
from sugarsnap.adapters.pictures.formats.heif import is_avif

_SIGNATURES = {
    b"%PDF": "a PDF document",
    b"%!PS": "a PostScript file",
    b"\xc5\xd0\xd3\xc6": "a PostScript file",
    b"II*\x00": "a TIFF or raw camera file",
    b"MM\x00*": "a TIFF or raw camera file",
    b"8BPS": "a Photoshop file",
    b"BM": "a BMP picture",
    b"\x00\x00\x01\x00": "an icon",
    b"\xff\x0a": "a JPEG XL picture",
    b"PK\x03\x04": "a ZIP archive",
    b"\x1aE\xdf\xa3": "a video",
}
_MARKUP_SEARCHED = 1024


def name_foreign(content: Content) -> str | None:
    """What the file is, with its article, where it is something well known."""
    for signature, name in _SIGNATURES.items():
        if content[: len(signature)] == signature:
            return name
    if content[4:8] == b"ftyp":
        return "an AVIF picture" if is_avif(content) else "a video"
    return _name_markup(content[:_MARKUP_SEARCHED].lower())


def _name_markup(start: bytes) -> str | None:
    if b"<svg" in start:
        return "an SVG drawing"
    if b"<html" in start or b"<!doctype html" in start:
        return "a web page"
    return None
