"""Refusals in the words of the v1 API (v1 reference §13)."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from sugarsnap import errors
from sugarsnap.errors import Refusal

MISSING_SCOPE = (
    "This request requires scope={0}, but this access token is not authorized with this scope. "
    "The user must re-authorize your application with scope={0} to be granted this permissions."
)
TOO_MANY_CALLS = "The maximum number of requests per hour has been exceeded."
TOO_MANY_WRITES = " You have made {0} requests of the {1} allowed in the last hour."


class Wording(Struct, frozen=True):
    """One refusal as the wire says it."""

    code: int
    error_type: str
    error_message: str
    retry_after: int = 0
    allow: str = ""
    """The methods that the endpoint does take."""
    is_flat: bool = False
    """Whether it stands without an envelope, as what the original said before it looked closely."""


class NoCredentialsError(Refusal):
    """Neither a token nor a client id came along."""


class TokenInvalidError(Refusal):
    """The token speaks for nobody."""


class TokenMissingError(Refusal):
    """A client asks by itself for what only a person has."""


class SignatureMissingError(Refusal):
    """The client wants its calls signed, and this one is not."""


class SignatureWrongError(Refusal):
    """The call is signed with another secret, or is not the one that was signed."""


class AddressesUnsignedError(Refusal):
    """A write does not say, signed, for whose addresses it is made."""


class EndpointRetiredError(Refusal):
    """The keeper has retired the endpoint."""


class PathUnknownError(Refusal):
    """No endpoint has this path."""


class MethodUnknownError(Refusal):
    """The endpoint has this path, but not this method."""

    def __init__(self, allow: str = "") -> None:
        self.allow = allow


def _said(code: int, error_type: str, message: str) -> Callable[[Any], Wording]:
    wording = Wording(code, error_type, message)
    return lambda _: wording


def _at_the_gate(message: str) -> Callable[[Any], Wording]:
    wording = Wording(403, "OAuthForbiddenException", message, is_flat=True)
    return lambda _: wording


def _sentence(error_type: str, code: int = 400) -> Callable[[Any], Wording]:
    return lambda refusal: Wording(code, error_type, refusal.sentence)


def _limit(refusal: errors.LimitExceededError) -> Wording:
    message = TOO_MANY_CALLS
    if refusal.allowed:
        message += TOO_MANY_WRITES.format(refusal.made, refusal.allowed)
    return Wording(429, "OAuthRateLimitException", message, refusal.retry_after)


def _scope(refusal: errors.ScopeMissingError) -> Wording:
    return Wording(400, "OAuthPermissionsException", MISSING_SCOPE.format(refusal.scope))


def _scope_of_2015(refusal: errors.ScopeMissingError) -> Wording:
    message = MISSING_SCOPE.replace("this permissions", "write permissions")
    return Wording(400, "OAuthPermissionsException", message.format(refusal.scope))


def _flat_sentence(refusal: errors.CommentTooLongError) -> Wording:
    return Wording(400, "APICommentTooLongError", refusal.sentence, is_flat=True)


def _unavailable(refusal: errors.UnavailableError) -> Wording:
    message = "The server is busy; please try again."
    return Wording(503, "APIError", message, refusal.retry_after)


def _method(refusal: MethodUnknownError) -> Wording:
    message = "This endpoint does not take this method."
    return Wording(405, "APINotAllowedError", message, allow=refusal.allow)


_INVALID_TOKEN = _said(400, "OAuthAccessTokenException", "The access_token provided is invalid.")
_INVALID_CLIENT = _said(
    400,
    "OAuthClientException",
    "The client_id provided is invalid and does not match a valid application.",
)
_FAULTS: dict[errors.Fault, Callable[[Any], Wording]] = {
    errors.Fault.SECRET_MISSING: _said(
        400, "OAuthClientException", "Missing client_secret URL parameter"
    ),
    **dict.fromkeys(
        (errors.Fault.CLIENT_UNKNOWN, errors.Fault.SECRET_WRONG),
        _said(400, "APISubscriptionError", 'Invalid "client_id" and/or "client_secret."'),
    ),
}
"""What calls with a client's secret can meet (v1 reference §8.2)."""


def _authorization(refusal: errors.AuthorizationError) -> Wording:
    return _FAULTS.get(refusal.fault, _INVALID_CLIENT)(refusal)


_INVALID_PARAMETER = _sentence("APIInvalidParametersError")

WORDINGS: dict[type[Refusal], Callable[[Any], Wording]] = {
    errors.AbsentError: _said(400, "APINotFoundError", "this does not exist"),
    errors.AccountAbsentError: _said(400, "APINotFoundError", "this user does not exist"),
    errors.MediaAbsentError: _said(400, "APINotFoundError", "invalid media id"),
    errors.CommentAbsentError: _said(400, "APINotFoundError", "this comment does not exist"),
    errors.TagAbsentError: _said(404, "APINotFoundError", "this tag does not exist"),
    errors.PlaceAbsentError: _said(400, "APINotFoundError", "this location does not exist"),
    errors.GeographyAbsentError: _said(400, "APINotFoundError", "this geography does not exist"),
    errors.ClientAbsentError: _INVALID_CLIENT,
    errors.AuthorizationError: _authorization,
    errors.PrivateError: _said(400, "APINotAllowedError", "you cannot view this resource"),
    errors.NotAllowedError: _sentence("APINotAllowedError"),
    errors.SignInRequiredError: _INVALID_TOKEN,
    errors.ScopeMissingError: _scope,
    errors.ClientUnapprovedError: _said(
        400,
        "OAuthPermissionsException",
        "This client has not been approved to access this resource.",
    ),
    errors.InvalidError: _INVALID_PARAMETER,
    errors.MissingParameterError: _INVALID_PARAMETER,
    errors.CommentTooLongError: _sentence("APICommentTooLongError"),
    errors.CommentTooManyTagsError: _sentence("APICommentTooManyTagsError"),
    errors.CommentTooManyURLsError: _sentence("APICommentTooManyURLsError"),
    errors.CommentAllCapsError: _sentence("APICommentAllCapsError"),
    errors.SubscriptionRefusedError: _sentence("APISubscriptionError"),
    errors.PictureRefusedError: _INVALID_PARAMETER,
    errors.UploadTooLargeError: _sentence("APIInvalidParametersError", 413),
    errors.LimitExceededError: _limit,
    errors.UnavailableError: _unavailable,
    NoCredentialsError: _said(
        400, "OAuthParameterException", "Missing client_id or access_token URL parameter."
    ),
    TokenInvalidError: _INVALID_TOKEN,
    TokenMissingError: _said(400, "OAuthParameterException", "Missing access_token URL parameter."),
    SignatureMissingError: _at_the_gate("Invalid signed-request: Missing required parameter 'sig'"),
    SignatureWrongError: _at_the_gate("Invalid signed-request: Signature does not match"),
    AddressesUnsignedError: _at_the_gate(
        "Invalid header: X-Insta-Forwarded-For is required for this operation"
    ),
    EndpointRetiredError: _said(400, "APINotAllowedError", "This endpoint has been retired"),
    PathUnknownError: _said(404, "APINotFoundError", "There is no endpoint at this path."),
    MethodUnknownError: _method,
}


OLD_WORDINGS: dict[type[Refusal], Callable[[Any], Wording]] = {
    TokenInvalidError: _said(
        400, "OAuthParameterException", "The access_token provided is invalid."
    ),
    errors.ScopeMissingError: _scope_of_2015,
    errors.CommentTooLongError: _flat_sentence,
}
"""Where the original had other words before 2016 (v1 reference §1.6, §2.2, §15)."""


def worded(refusal: Refusal) -> Wording:
    """The refusal as the wire says it."""
    return WORDINGS[type(refusal)](refusal)


def worded_as_before(refusal: Refusal) -> Wording:
    """The refusal as the wire said it before 2016."""
    return (OLD_WORDINGS.get(type(refusal)) or WORDINGS[type(refusal)])(refusal)
