"""Files under `/static/`, as a bare ASGI application: style sheets, scripts, icons.

An address that carries the hash of its file's content (faces.shared.pages.asset) may be kept for
ever; any other, such as the default profile picture's in answers of the API, is asked for again
after an hour, and shown meanwhile.
"""

import gzip
import re
from functools import lru_cache
from importlib.resources import files

from msgspec import Struct

from sugarsnap.faces.shared.asgi import Headers, Receive, Scope, Send, answer, header_of
from sugarsnap.faces.shared.pages import asset

_PREFIX = "/static/"
_ELSEWHERE = {
    "/favicon.ico": "favicon.svg",
    "/embed.js": "embed.js",
    "/en_US/embeds.js": "embed.js",
}
"""Files that have addresses of their own: what browsers ask for beside answers that name no icon,
and the script that pages of other sites load (v1 reference §9.3)."""
_NAME = re.compile(r"(?:[\w@-][\w@.-]*/)*[\w@-][\w@.-]*", re.ASCII)
_TYPES = {
    "css": b"text/css; charset=utf-8",
    "ico": b"image/x-icon",
    "jpg": b"image/jpeg",
    "js": b"text/javascript; charset=utf-8",
    "json": b"application/json",
    "map": b"application/json",
    "png": b"image/png",
    "svg": b"image/svg+xml",
    "txt": b"text/plain; charset=utf-8",
    "webmanifest": b"application/manifest+json",
    "woff2": b"font/woff2",
}
_SQUEEZED = frozenset({"css", "js", "json", "map", "svg", "txt", "webmanifest"})
_FILES_HELD = 128

_SAFE: Headers = [
    (b"x-content-type-options", b"nosniff"),
    # Browsers lay a picture that is opened by itself out with a style of their own.
    (b"content-security-policy", b"default-src 'none'; style-src 'unsafe-inline'; sandbox"),
    (b"cross-origin-resource-policy", b"cross-origin"),
    (b"access-control-allow-origin", b"*"),
]
_PLAIN: Headers = [*_SAFE, (b"content-type", b"text/plain"), (b"cache-control", b"no-store")]


class File(Struct, frozen=True):
    """A file as it is sent; `squeezed` is empty where gzip would not help."""

    content: bytes
    squeezed: bytes
    type: bytes
    tag: bytes
    """What changes with the content (RFC 9110 §8.8.3)."""


async def static_files(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer one request."""
    del receive
    if scope["method"] not in {"GET", "HEAD"}:
        await answer(send, 405, [*_PLAIN, (b"allow", b"GET, HEAD")], b"")
        return
    path = scope["path"]
    name = _ELSEWHERE.get(path) or path.removeprefix(_PREFIX)
    file = _find(name) if _NAME.fullmatch(name) else None
    if file is None:
        await answer(send, 404, _PLAIN, b"There is no such file.\n")
        return
    keeping = [
        *_SAFE,
        (b"etag", file.tag),
        (b"vary", b"accept-encoding"),
        (b"cache-control", _caching(scope, name)),
    ]
    if file.tag in header_of(scope, b"if-none-match").encode():
        await answer(send, 304, keeping, b"")
        return
    is_squeezed = bool(file.squeezed) and "gzip" in header_of(scope, b"accept-encoding")
    body = file.squeezed if is_squeezed else file.content
    headers = [
        *keeping,
        (b"content-type", file.type),
        (b"content-length", b"%d" % len(body)),
        *([(b"content-encoding", b"gzip")] if is_squeezed else []),
    ]
    await answer(send, 200, headers, b"" if scope["method"] == "HEAD" else body)


def _caching(scope: Scope, name: str) -> bytes:
    query: bytes = scope["query_string"]
    if f"{_PREFIX}{name}?{query.decode('latin-1')}" == asset(name):
        return b"public, max-age=31536000, immutable"
    return b"public, max-age=3600, stale-while-revalidate=2592000"


@lru_cache(_FILES_HELD)
def _find(name: str) -> File | None:
    extension = name.rpartition(".")[2]
    if extension not in _TYPES:
        return None
    try:
        content = (files("sugarsnap.faces") / "static" / name).read_bytes()
    except OSError:
        return None
    squeezed = gzip.compress(content, mtime=0) if extension in _SQUEEZED else b""
    smaller = squeezed if len(squeezed) < len(content) else b""
    tag = b'W/"%b"' % asset(name).rpartition("=")[2].encode()
    return File(content, smaller, _TYPES[extension], tag)
