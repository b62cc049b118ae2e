"""What a request says, before anything is judged: method, path, parameters, token, callback."""

import re
from collections.abc import Mapping

from msgspec import Struct

from sugarsnap.errors import InvalidError
from sugarsnap.faces.shared.asgi import Receive, Scope, header_of
from sugarsnap.faces.shared.parameters import (
    form_of,
    pairs_of,
    query_of,
    read_body,
    without_nul,
)

_OVERRIDES = frozenset({"PUT", "DELETE"})
CALLBACK_LENGTH = 128
_CALLBACK = re.compile(rf"[\w$.\[\]]{{1,{CALLBACK_LENGTH}}}", re.ASCII)
NO_CALLBACK = (
    f"A callback has at most {CALLBACK_LENGTH} letters, digits, underscores, dollar signs, dots "
    "and brackets."
)


class Request(Struct, frozen=True):
    """One request, read leniently (v1 reference §0.7 to §0.10)."""

    method: str
    """The verb that is meant: HEAD means GET, and a POST may stand for others."""
    path: str
    parameters: Mapping[str, str]
    """Query and form together; what is sent twice counts as sent last."""
    token: str
    """"" where none was sent. A parameter wins over the header."""
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
    parameters.update(form_of(scope, await read_body(receive)))
    method = _overridden(scope["method"], parameters, scope)
    return Request(method, path, parameters, _token_of(parameters, scope))


def _read_get(path: str, parameters: Mapping[str, str], scope: Scope) -> Request:
    """Only what changes nothing may be called by the scripts of other sites (JSONP)."""
    callback, problem = parameters.get("callback", ""), None
    if callback and not _CALLBACK.fullmatch(callback):
        callback, problem = "", InvalidError(NO_CALLBACK)
    return Request("GET", path, parameters, _token_of(parameters, scope), callback, problem)


def _token_of(parameters: Mapping[str, str], scope: Scope) -> str:
    return parameters.get("access_token") or _bearer_of(scope)


def _bearer_of(scope: Scope) -> str:
    kind, _, token = header_of(scope, b"authorization").partition(" ")
    return token.strip() if kind.lower() == "bearer" else ""


def _overridden(method: str, parameters: Mapping[str, str], scope: Scope) -> str:
    """The verb that a POST stands for (v1 reference §0.8)."""
    if method != "POST":
        return method
    wanted = parameters.get("_method") or header_of(scope, b"x-http-method-override")
    return wanted.upper() if wanted.upper() in _OVERRIDES else method
