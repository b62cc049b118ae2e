"""The envelope around every answer, and the headers above it (v1 reference §0.3 to §0.5, §0.10)."""

from typing import Any, Generic, TypeVar

import msgspec
from msgspec import Struct

from sugarsnap.faces.shared.asgi import Headers
from sugarsnap.faces.shared.jsonp import SCRIPT, script_of
from sugarsnap.faces.v1.errors import Wording

_encode = msgspec.json.Encoder().encode

HEADERS: Headers = [
    (b"cache-control", b"private, no-cache, no-store, must-revalidate"),
    (b"pragma", b"no-cache"),
    (b"expires", b"Sat, 01 Jan 2000 00:00:00 GMT"),
    (b"content-language", b"en"),
    (b"vary", b"Cookie, Accept-Language"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"X-Ratelimit-Limit, X-Ratelimit-Remaining, Retry-After"),
]
_JSON = (b"content-type", b"application/json; charset=utf-8")

Item = TypeVar("Item")


class Paged(Struct, Generic[Item], frozen=True):
    """A list with the way to its next page; `pagination` is empty on the last one."""

    pagination: dict[str, str]
    data: list[Item]


class Said(Struct, frozen=True):
    """An answer as it goes out, but for the headers that all have."""

    status: int
    headers: Headers
    body: bytes


class _Meta(Struct, frozen=True):
    code: int
    error_type: str
    error_message: str


def say(content: Any) -> Said:
    """A 200: `data` and `meta`, `pagination` before them for lists with pages."""
    if isinstance(content, Paged):
        body = b'{"pagination":%b,"data":%b,"meta":{"code":200}}' % (
            _encode(content.pagination),
            _encode(content.data),
        )
    else:
        body = b'{"data":%b,"meta":{"code":200}}' % _encode(content)
    return Said(200, [_JSON], body)


def say_refused(wording: Wording) -> Said:
    """An error, enveloped or flat, and when to come back or what to ask instead."""
    meta = _encode(_Meta(wording.code, wording.error_type, wording.error_message))
    headers: Headers = [_JSON]
    if wording.retry_after:
        headers.append((b"retry-after", b"%d" % wording.retry_after))
    if wording.allow:
        headers.append((b"allow", wording.allow.encode()))
    if wording.error_type == "OAuthAccessTokenException":
        headers.append((b"www-authenticate", b'Bearer error="invalid_token"'))
    return Said(wording.code, headers, meta if wording.is_flat else b'{"meta":%b}' % meta)


def call_back(said: Said, callback: str) -> Said:
    """The same as a script that hands it to a function (JSONP, v1 reference §0.10).

    Its status is 200 whatever happened, or no browser would run it; `meta` has the true one.
    """
    headers = [header for header in said.headers if header != _JSON]
    return Said(200, [*SCRIPT, *headers], script_of(said.body, callback))


def rate_headers(allowed: int, left: int) -> Headers:
    """How many calls an hour allows, and how many are left of them (v1 reference §6)."""
    return [(b"x-ratelimit-limit", b"%d" % allowed), (b"x-ratelimit-remaining", b"%d" % left)]
