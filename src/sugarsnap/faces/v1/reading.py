"""What a request says, before anything is judged: method, path, parameters, token, callback."""

from collections.abc import Mapping

from msgspec import Struct

from sugarsnap.errors import InvalidError
from sugarsnap.faces.shared.asgi import Receive, Scope, header_of
from sugarsnap.faces.shared.jsonp import NO_CALLBACK, is_callback
from sugarsnap.faces.shared.parameters import (
    form_of,
    pairs_of,
    query_of,
    read_body,
    without_nul,
)

_OVERRIDES = frozenset({"PUT", "DELETE"})


class Request(Struct, frozen=True):
    """One request, read leniently (v1 reference §0.7 to §0.10)."""

    method: str
    """The verb that is meant: HEAD means GET, and a POST may stand for others."""
    path: str
    parameters: Mapping[str, str]
    """Query and form together; what is sent twice counts as sent last."""
    query: Mapping[str, str]
    """Those of the address alone."""
    token: str
    """"" where none was sent. A parameter wins over the header."""
    is_bearer: bool = False
    """Whether the token came in the header."""
    addresses: str = ""
    """`X-Insta-Forwarded-For` of what is no GET (v1 reference §7.2)."""
    callback: str = ""
    """The function that is to be called with the answer (JSONP); "" for none."""
    problem: InvalidError | None = None
    """What cannot be taken of it, carried until the call is counted."""


async def read_request(scope: Scope, receive: Receive) -> Request:
    """Read a request. Raises UploadTooLargeError where its form is too long."""
    path, _, escaped = without_nul(scope["path"]).partition("?")
    parameters = dict(query_of(scope))
    if escaped:  # some clients escape the question mark (v1 reference §0.7)
        parameters = {**dict(pairs_of(escaped)), **parameters}
    if scope["method"] in {"GET", "HEAD"}:
        return _read_get(path, parameters, scope)
    query = dict(parameters)
    parameters.update(form_of(scope, await read_body(receive)))
    method = _overridden(scope["method"], parameters, scope)
    addresses = header_of(scope, b"x-insta-forwarded-for")
    token, is_bearer = _token_of(parameters, scope)
    return Request(method, path, parameters, query, token, is_bearer, addresses)


def _read_get(path: str, parameters: Mapping[str, str], scope: Scope) -> Request:
    """Only what changes nothing may be called by the scripts of other sites (JSONP)."""
    callback, problem = parameters.get("callback", ""), None
    if callback and not is_callback(callback):
        callback, problem = "", InvalidError(NO_CALLBACK)
    token, is_bearer = _token_of(parameters, scope)
    return Request(
        "GET", path, parameters, parameters, token, is_bearer, callback=callback, problem=problem
    )


def _token_of(parameters: Mapping[str, str], scope: Scope) -> tuple[str, bool]:
    """The token, and whether it came in the header."""
    sent = parameters.get("access_token")
    return (sent, False) if sent else (_bearer_of(scope), True)


def _bearer_of(scope: Scope) -> str:
    kind, _, token = header_of(scope, b"authorization").partition(" ")
    return token.strip() if kind.lower() == "bearer" else ""


def _overridden(method: str, parameters: Mapping[str, str], scope: Scope) -> str:
    """The verb that a POST stands for (v1 reference §0.8)."""
    if method != "POST":
        return method
    wanted = parameters.get("_method") or header_of(scope, b"x-http-method-override")
    return wanted.upper() if wanted.upper() in _OVERRIDES else method
