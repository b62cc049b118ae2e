"""Reading query strings and form bodies."""

from urllib.parse import unquote_plus

from sugarsnap.errors import UploadTooLargeError
from sugarsnap.faces.shared.asgi import Receive, Scope, header_of

LONGEST_FORM = 64 * 1024
_REPLACEMENT = "\ufffd"
"""Stands for what is no character, and for NUL, which PostgreSQL keeps in no text."""


def pairs_of(encoded: str) -> list[tuple[str, str]]:
    """Names and values of an urlencoded text, in order, empty values too (WHATWG URL §5.1)."""
    pairs = []
    for part in encoded.split("&"):
        if part:
            name, _, value = part.partition("=")
            pairs.append((_decoded(name), _decoded(value)))
    return pairs


def _decoded(text: str) -> str:
    return without_nul(unquote_plus(text) if "%" in text or "+" in text else text)


def without_nul(text: str) -> str:
    """The text with a mark for each NUL."""
    return text.replace("\0", _REPLACEMENT) if "\0" in text else text


def query_of(scope: Scope) -> list[tuple[str, str]]:
    """Names and values of a request's query; bytes that are not ASCII are read as UTF-8."""
    query: bytes = scope["query_string"]
    return pairs_of(query.decode("utf-8", "replace")) if query else []


async def read_body(receive: Receive, longest: int = LONGEST_FORM) -> bytes:
    """The whole body. Raises UploadTooLargeError as soon as it passes `longest` bytes."""
    parts, size = [], 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return b""
        part: bytes = message.get("body", b"")
        size += len(part)
        if size > longest:
            raise UploadTooLargeError(f"A request of this kind has at most {longest} bytes.")
        parts.append(part)
        if not message.get("more_body"):
            return b"".join(parts)


def form_of(scope: Scope, body: bytes) -> list[tuple[str, str]]:
    """Names and values of a form; one without a content type is read as urlencoded.

    Files in a multipart form are left out. A body that cannot be read holds nothing.
    """
    if not body:
        return []
    kind = header_of(scope, b"content-type")
    if kind.lower().startswith("multipart/form-data"):
        return _multipart_pairs(kind, body)
    return pairs_of(body.decode("utf-8", "replace"))


def _multipart_pairs(kind: str, body: bytes) -> list[tuple[str, str]]:
    from python_multipart import FormParser  # noqa: PLC0415  few calls need it
    from python_multipart.exceptions import FormParserError  # noqa: PLC0415
    from python_multipart.multipart import parse_options_header  # noqa: PLC0415

    boundary = parse_options_header(kind)[1].get(b"boundary", b"")
    pairs: list[tuple[str, str]] = []

    def take(field: object) -> None:
        name, value = field.field_name or b"", field.value or b""  # type: ignore[attr-defined]
        pairs.append((_text_of(name), _text_of(value)))

    try:
        parser = FormParser("multipart/form-data", take, None, boundary=boundary)
        parser.write(body)
        parser.finalize()
    except FormParserError:
        return []
    return pairs


def _text_of(field: bytes) -> str:
    return without_nul(field.decode("utf-8", "replace"))
