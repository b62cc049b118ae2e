"""Refusals in the words of OAuth: flat JSON (v1 reference §0.4, §1.1, §1.4), never a redirect.

The endpoints that joined later speak RFC 6749 §5.2 instead: `worded_as_standard`.
"""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from msgspec import Struct
from starlette.responses import Response

from sugarsnap import errors
from sugarsnap.errors import Fault, Refusal

HEADERS = {
    "Cache-Control": "no-store",
    "Pragma": "no-cache",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
"""On every answer but pages: RFC 6749 §5.1, RFC 9700 §4.2.4."""
_JSON = "application/json; charset=utf-8"

_encode = msgspec.json.Encoder().encode


class Wording(Struct, frozen=True):
    """One refusal as the wire says it; the order of its fields is the order of the keys."""

    error_type: str
    code: int
    error_message: str


class _Standard(Struct, frozen=True):
    error: str
    error_description: str


class RepeatedParameterError(Refusal):
    """A parameter came more than once (RFC 6749 §3.1)."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class JSONBodyError(Refusal):
    """The parameters came as JSON, which they never do (RFC 6749 §4.1.3)."""


class TwoCredentialsError(Refusal):
    """A client authenticated in two ways at once (RFC 6749 §2.3)."""


class PathUnknownError(Refusal):
    """No address of OAuth is this one."""


class MethodUnknownError(Refusal):
    """The address does not take this method."""


def _said(message: str, code: int = 400, error_type: str = "OAuthException") -> Wording:
    return Wording(error_type, code, message)


def _forbidden(message: str) -> Wording:
    return _said(message, 403, "OAuthForbiddenException")


FAULTS: dict[Fault, Wording] = {
    Fault.PARAMETER_MISSING: _said(
        "You must include a valid client_id, response_type, and redirect_uri parameters"
    ),
    Fault.CLIENT_UNKNOWN: _said("Invalid Client ID"),
    Fault.RESPONSE_TYPE_UNKNOWN: _said('Only response type "code" and "token" is allowed'),
    Fault.REDIRECT_URI_UNREGISTERED: _said("Redirect URI does not match registered redirect URI"),
    Fault.IMPLICIT_DISABLED: _forbidden("Implicit authentication is disabled"),
    Fault.SCOPE_UNKNOWN: _said("Invalid scope field(s): {0}"),
    Fault.STATE_TOO_LONG: _said("The state parameter is longer than 2048 bytes"),
    Fault.CHALLENGE_UNUSABLE: _said(
        'A code_challenge has 43 characters and the code_challenge_method "S256"'
    ),
    Fault.NOT_IN_SANDBOX: _forbidden("You are not a sandbox user of this client"),
    Fault.REQUEST_OVER: _said(
        "This request was answered already or has expired. Begin again at the application."
    ),
    Fault.CLIENT_ID_MISSING: _said("You must provide a client_id"),
    Fault.SECRET_MISSING: _said("You must provide a client_secret"),
    Fault.SECRET_WRONG: _said("Invalid Client Secret"),
    Fault.GRANT_TYPE_MISSING: _said("You must provide a grant_type"),
    Fault.GRANT_TYPE_UNKNOWN: _said('Only grant_type "authorization_code" is supported'),
    Fault.CODE_MISSING: _said("You must provide a code"),
    Fault.CODE_USELESS: _said("Matching code was not found or was already used."),
    Fault.CODE_OF_ANOTHER: _said("Client ID doesn't match original request"),
    Fault.REDIRECT_URI_CHANGED: _said("Redirect URI doesn't match original redirect URI"),
    Fault.VERIFIER_MISSING: _said("You must provide a code_verifier"),
    Fault.VERIFIER_WRONG: _said("The code_verifier doesn't match the code_challenge"),
    Fault.VERIFIER_UNASKED: _said("The original request had no code_challenge"),
    Fault.TOKEN_MISSING: _said("You must provide a token"),
}

OLD_FAULTS: dict[Fault, Wording] = {
    Fault.REDIRECT_URI_UNREGISTERED: _said(
        f"Redirect URI does not match registered{' ' * 13}redirect URI"
    ),
    Fault.CODE_USELESS: _said("No matching code found."),
}
"""Where the original had other words before 2016 (v1 reference §1.1, §1.4)."""

_UNPROVEN = frozenset(
    {
        Fault.CLIENT_ID_MISSING,
        Fault.CLIENT_UNKNOWN,
        Fault.SECRET_MISSING,
        Fault.SECRET_WRONG,
    },
)


def _always(wording: Wording) -> Callable[[Any], Wording]:
    return lambda _: wording


def _sentence(code: int, error_type: str = "OAuthException") -> Callable[[Any], Wording]:
    return lambda refusal: _said(refusal.sentence, code, error_type)


def _fault(refusal: errors.AuthorizationError) -> Wording:
    old = OLD_FAULTS.get(refusal.fault) if refusal.expects_old_texts else None
    wording = old or FAULTS[refusal.fault]
    return _said(wording.error_message.format(refusal.detail), wording.code, wording.error_type)


def _repeated(refusal: RepeatedParameterError) -> Wording:
    return _said(f"You must not send a parameter twice: {refusal.name}")


_ABSENT = _always(FAULTS[Fault.CLIENT_UNKNOWN])
_INVALID = _sentence(400)

WORDINGS: dict[type[Refusal], Callable[[Any], Wording]] = {
    errors.AbsentError: _ABSENT,
    errors.AccountAbsentError: _ABSENT,
    errors.MediaAbsentError: _ABSENT,
    errors.CommentAbsentError: _ABSENT,
    errors.TagAbsentError: _ABSENT,
    errors.PlaceAbsentError: _ABSENT,
    errors.GeographyAbsentError: _ABSENT,
    errors.ClientAbsentError: _ABSENT,
    errors.PrivateError: _ABSENT,
    errors.NotAllowedError: _sentence(403, "OAuthForbiddenException"),
    errors.SignInRequiredError: _always(_forbidden("You must sign in first")),
    errors.ScopeMissingError: _always(_forbidden("The token lacks a scope")),
    errors.ClientUnapprovedError: _always(_forbidden("The client is not approved for a scope")),
    errors.InvalidError: _INVALID,
    errors.MissingParameterError: _INVALID,
    errors.CommentTooLongError: _INVALID,
    errors.CommentTooManyTagsError: _INVALID,
    errors.CommentTooManyURLsError: _INVALID,
    errors.CommentAllCapsError: _INVALID,
    errors.SubscriptionRefusedError: _INVALID,
    errors.PictureRefusedError: _INVALID,
    errors.UploadTooLargeError: _sentence(413),
    errors.AuthorizationError: _fault,
    errors.LimitExceededError: _always(
        _said("Too many attempts have failed in the last hour.", 429, "OAuthRateLimitException")
    ),
    errors.UnavailableError: _always(_said("The server is busy; please try again.", 503)),
    RepeatedParameterError: _repeated,
    JSONBodyError: _always(_said("You must send the parameters as a form, not as JSON")),
    TwoCredentialsError: _always(_said("You must authenticate in one way only")),
    PathUnknownError: _always(_said("There is nothing at this address", 404)),
    MethodUnknownError: _always(_said("This address does not take this method", 405)),
}


def worded(refusal: Refusal) -> Response:
    """The refusal as flat JSON."""
    wording = WORDINGS[type(refusal)](refusal)
    return answer_json(wording, wording.code, _retry_headers(refusal))


def worded_as_standard(refusal: Refusal) -> Response:
    """The refusal as RFC 6749 §5.2 has it, for revocation and introspection."""
    wording = WORDINGS[type(refusal)](refusal)
    is_unproven = isinstance(refusal, errors.AuthorizationError) and refusal.fault in _UNPROVEN
    error = "invalid_client" if is_unproven else "invalid_request"
    code = 401 if is_unproven else wording.code
    headers = {"WWW-Authenticate": 'Basic realm="oauth"'} if is_unproven else {}
    body = _Standard(error, wording.error_message)
    return answer_json(body, code, {**headers, **_retry_headers(refusal)})


def _retry_headers(refusal: Refusal) -> dict[str, str]:
    seconds = getattr(refusal, "retry_after", 0)
    return {"Retry-After": str(seconds)} if seconds else {}


def answer_json(
    content: Any, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    """An answer of JSON that nobody keeps."""
    return Response(_encode(content), status, {**HEADERS, **(headers or {})}, _JSON)
