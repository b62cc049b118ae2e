"""The envelope around every answer (v1 reference §0.3 to §0.5)."""

from typing import Any, Generic, TypeVar

import msgspec
from msgspec import Struct

from sugarsnap.faces.shared.asgi import Headers
from sugarsnap.faces.v1.errors import Wording

_encode = msgspec.json.Encoder().encode

HEADERS: Headers = [
    (b"content-type", b"application/json; charset=utf-8"),
    (b"cache-control", b"private, no-cache, no-store, must-revalidate"),
    (b"pragma", b"no-cache"),
    (b"expires", b"Sat, 01 Jan 2000 00:00:00 GMT"),
    (b"content-language", b"en"),
    (b"vary", b"Cookie, Accept-Language"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"X-Ratelimit-Limit, X-Ratelimit-Remaining"),
]


Item = TypeVar("Item")


class Paged(Struct, Generic[Item], frozen=True):
    """A list with the way to its next page; `pagination` is empty on the last one."""

    pagination: dict[str, str]
    data: list[Item]


class _Meta(Struct, frozen=True):
    code: int
    error_type: str
    error_message: str


def write_success(content: Any) -> bytes:
    """The body of a 200: `data` and `meta`, `pagination` before them for lists with pages."""
    if isinstance(content, Paged):
        return b'{"pagination":%b,"data":%b,"meta":{"code":200}}' % (
            _encode(content.pagination),
            _encode(content.data),
        )
    return b'{"data":%b,"meta":{"code":200}}' % _encode(content)


def write_error(wording: Wording) -> bytes:
    """The body of an enveloped error: `meta` alone."""
    meta = _Meta(wording.code, wording.error_type, wording.error_message)
    return b'{"meta":%b}' % _encode(meta)


def rate_headers(allowed: int, left: int) -> Headers:
    """How many calls an hour allows, and how many are left of them (v1 reference §6)."""
    return [(b"x-ratelimit-limit", b"%d" % allowed), (b"x-ratelimit-remaining", b"%d" % left)]


def error_headers(wording: Wording) -> Headers:
    """Headers that an error adds: when to come back, what to ask instead, what a token lacks."""
    added: Headers = []
    if wording.retry_after:
        added.append((b"retry-after", b"%d" % wording.retry_after))
    if wording.allow:
        added.append((b"allow", wording.allow.encode()))
    if wording.error_type == "OAuthAccessTokenException":
        added.append((b"www-authenticate", b'Bearer error="invalid_token"'))
    return added
