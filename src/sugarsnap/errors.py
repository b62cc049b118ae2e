"""Refusals: why an operation does not do what it was asked, without a word of HTTP.

Each face words every kind in its own language; tests/house proves that none is missing.
"""

from enum import StrEnum
from typing import Any


class Refusal(Exception):  # noqa: N818  the house's own word; kinds end in Error
    """The root of all refusals. Raised where it is decided, worded where it is said."""


class AbsentError(Refusal):
    """There is no such thing for this viewer: missing, blocked and suspended look alike."""


class AccountAbsentError(AbsentError):
    """No such person."""


class MediaAbsentError(AbsentError):
    """No such photo."""


class CommentAbsentError(AbsentError):
    """No such comment."""


class TagAbsentError(AbsentError):
    """No such tag: none can have this name."""


class PlaceAbsentError(AbsentError):
    """No such place."""


class GeographyAbsentError(AbsentError):
    """No such geography, or not this client's."""


class ClientAbsentError(AbsentError):
    """No such client, or not this person's."""


class PrivateError(Refusal):
    """The thing exists and belongs to a private account that the viewer does not follow."""


class NotAllowedError(Refusal):
    """The viewer may see the thing, but not do this with it. Carries a plain sentence."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class SignInRequiredError(Refusal):
    """Nobody is signed in, and the thing needs somebody."""


class ScopeMissingError(Refusal):
    """The token's grant lacks `scope`."""

    def __init__(self, scope: str) -> None:
        super().__init__(scope)
        self.scope = scope


class ClientUnapprovedError(Refusal):
    """The keeper has not approved the scope for the client, whatever the person granted it."""


class InvalidError(Refusal):
    """A value that can be read but not taken. `field` names it where it came from a form."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


class MissingParameterError(InvalidError):
    """A parameter that the call needs is not there."""


class CommentTooLongError(InvalidError):
    """More than 300 characters."""


class CommentTooManyTagsError(InvalidError):
    """More than four hashtags."""


class CommentTooManyURLsError(InvalidError):
    """More than one URL."""


class CommentAllCapsError(InvalidError):
    """Nothing but capitals."""


class SubscriptionRefusedError(InvalidError):
    """A subscription that cannot be had so, or whose receiver does not agree to it."""


class PictureRefusedError(InvalidError):
    """The uploaded file is no picture that we take."""


class UploadTooLargeError(InvalidError):
    """More bytes than an upload may have."""


class Fault(StrEnum):
    """What can be wrong with a client that asks for access or for a token (RFC 6749)."""

    PARAMETER_MISSING = "client_id, redirect_uri or response_type is missing"
    CLIENT_UNKNOWN = "no client has this id"
    RESPONSE_TYPE_UNKNOWN = "the response type is neither code nor token"
    REDIRECT_URI_UNREGISTERED = "the redirect URI is not one of the client's"
    IMPLICIT_DISABLED = "the implicit flow is shut, for the client or for all"
    SCOPE_UNKNOWN = "a scope does not exist; the detail names it"
    STATE_TOO_LONG = "the state is too long"
    CHALLENGE_UNUSABLE = "the code challenge is not one of S256"
    NOT_IN_SANDBOX = "the person does not belong to the client's sandbox"
    REQUEST_OVER = "the consent page was answered or left too long"
    CLIENT_ID_MISSING = "the client does not say who it is"
    SECRET_MISSING = "the client does not prove who it is"  # noqa: S105  a sentence
    SECRET_WRONG = "the secret is not the client's"  # noqa: S105  a sentence
    GRANT_TYPE_MISSING = "the grant type is missing"
    GRANT_TYPE_UNKNOWN = "the grant type is not authorization_code"
    CODE_MISSING = "the code is missing"
    CODE_USELESS = "the code is unknown, used, too old or its grant is over"
    CODE_OF_ANOTHER = "the code was issued to another client"
    REDIRECT_URI_CHANGED = "the redirect URI is not the one of the request"
    VERIFIER_MISSING = "the code has a challenge, and no verifier came"
    VERIFIER_WRONG = "the verifier does not fit the challenge"
    VERIFIER_UNASKED = "a verifier came for a code without a challenge"
    TOKEN_MISSING = "the token is missing"  # noqa: S105  a sentence


class AuthorizationError(Refusal):
    """A client asked for access, or for a token, in a way in which it gets none."""

    def __init__(self, fault: Fault, detail: str = "", *, expects_old_texts: bool = False) -> None:
        """`expects_old_texts` where the client looks for the words of before 2016."""
        super().__init__(fault, detail)
        self.fault = fault
        self.detail = detail
        self.expects_old_texts = expects_old_texts


class LimitExceededError(Refusal):
    """More calls than the hour allows."""

    def __init__(self, retry_after: int, made: int = 0, allowed: int = 0) -> None:
        """`made` and `allowed` stand where one kind of write, not the token, is past its limit."""
        super().__init__(retry_after)
        self.retry_after = retry_after
        self.made = made
        self.allowed = allowed


class UnavailableError(Refusal):
    """The house cannot take the work now; asking again in `retry_after` seconds may succeed."""

    def __init__(self, retry_after: int = 1) -> None:
        super().__init__(retry_after)
        self.retry_after = retry_after


def every_refusal(root: type[Refusal] = Refusal) -> set[type[Any]]:
    """All kinds of refusal, the root left out."""
    return {kind for child in root.__subclasses__() for kind in (child, *every_refusal(child))}
