"""The envelope around every answer, and the headers above it (v1 reference §0.3 to §0.5, §0.10)."""

import re
from typing import Any, Generic, TypeVar

import msgspec
from msgspec import Struct

from sugarsnap.faces.shared.asgi import Headers, Scope, header_of
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
_SCRIPT: Headers = [
    (b"content-type", b"text/javascript; charset=utf-8"),
    (b"content-disposition", b"attachment; filename=answer.js"),
]
_UNSAFE_IN_SCRIPTS = {
    b"<": rb"\u003c",
    "\u2028".encode(): rb"\u2028",
    "\u2029".encode(): rb"\u2029",
}
"""What stands only inside texts of JSON, and may end a script's line or the script itself."""

_ASKED_HEADERS = re.compile(
    r"[\w!#$%&'*+.^`|~-]{1,64}( *, *[\w!#$%&'*+.^`|~-]{1,64}){,31}", re.ASCII
)
_USUAL_HEADERS = "Authorization, Content-Type"


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
    """An enveloped error: `meta` alone, and when to come back or what to ask instead."""
    meta = _Meta(wording.code, wording.error_type, wording.error_message)
    headers: Headers = [_JSON]
    if wording.retry_after:
        headers.append((b"retry-after", b"%d" % wording.retry_after))
    if wording.allow:
        headers.append((b"allow", wording.allow.encode()))
    if wording.error_type == "OAuthAccessTokenException":
        headers.append((b"www-authenticate", b'Bearer error="invalid_token"'))
    return Said(wording.code, headers, b'{"meta":%b}' % _encode(meta))


def call_back(said: Said, callback: str) -> Said:
    """The same as a script that hands it to a function (JSONP, v1 reference §0.10).

    Its status is 200 whatever happened, or no browser would run it; `meta` has the true one. It
    begins with a comment, so that nobody can choose its first bytes.
    """
    body = said.body
    for unsafe, safe in _UNSAFE_IN_SCRIPTS.items():
        body = body.replace(unsafe, safe)
    headers = [header for header in said.headers if header != _JSON]
    return Said(200, [*_SCRIPT, *headers], b"/**/ %b(%b)" % (callback.encode(), body))


def rate_headers(allowed: int, left: int) -> Headers:
    """How many calls an hour allows, and how many are left of them (v1 reference §6)."""
    return [(b"x-ratelimit-limit", b"%d" % allowed), (b"x-ratelimit-remaining", b"%d" % left)]


def preflight_headers(scope: Scope) -> Headers:
    """What a browser may send for pages of other sites: whatever it asks to.

    No answer depends on cookies, so no page gains by it what its owner could not have with curl.
    """
    asked = header_of(scope, b"access-control-request-headers")
    allowed = asked if _ASKED_HEADERS.fullmatch(asked) else _USUAL_HEADERS
    return [
        (b"access-control-allow-origin", b"*"),
        (b"access-control-allow-methods", b"GET, POST, DELETE"),
        (b"access-control-allow-headers", allowed.encode()),
        (b"access-control-max-age", b"86400"),
        (b"vary", b"Access-Control-Request-Headers"),
        (b"referrer-policy", b"no-referrer"),
    ]
