"""Refusals as pages of other sites get them: a few words, or a card that says them in its place."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from sugarsnap import errors
from sugarsnap.errors import Refusal
from sugarsnap.faces.embed.calls import Answer, Call, plain

RETIRED = "This endpoint has been retired"


class UrlUnknownError(Refusal):
    """The address is none of a photo's page, here or on the original."""


class EndpointRetiredError(Refusal):
    """The keeper has retired the endpoint."""


class Wording(Struct, frozen=True):
    """One refusal: in words of the wire, and as a card says it."""

    status: int
    words: str
    title: str = "This photo cannot be shown"
    sentence: str = "Whoever put it here should look at how it was done."


def _always(wording: Wording) -> Callable[[Any], Wording]:
    return lambda _: wording


def _invalid(refusal: errors.InvalidError) -> Wording:
    return Wording(400, refusal.sentence)


def _not_allowed(refusal: errors.NotAllowedError) -> Wording:
    return Wording(403, refusal.sentence)


NO_PHOTO = Wording(
    404, "No Media Match", "This photo is not here", "It may be gone, or it is not for everybody."
)
_ABSENT = _always(NO_PHOTO)
_NO_ACCESS = _always(Wording(403, "This needs access to an account."))
_BUSY = _always(
    Wording(503, "The server is busy.", "This photo will take a moment", "The server is busy.")
)

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
    errors.NotAllowedError: _not_allowed,
    errors.SignInRequiredError: _NO_ACCESS,
    errors.ScopeMissingError: _NO_ACCESS,
    errors.ClientUnapprovedError: _NO_ACCESS,
    errors.AuthorizationError: _NO_ACCESS,
    errors.InvalidError: _invalid,
    errors.MissingParameterError: _invalid,
    errors.CommentTooLongError: _invalid,
    errors.CommentTooManyTagsError: _invalid,
    errors.CommentTooManyURLsError: _invalid,
    errors.CommentAllCapsError: _invalid,
    errors.SubscriptionRefusedError: _invalid,
    errors.PictureRefusedError: _invalid,
    errors.UploadTooLargeError: _invalid,
    errors.LimitExceededError: _BUSY,
    errors.UnavailableError: _BUSY,
    UrlUnknownError: _always(Wording(400, "No URL Match")),
    EndpointRetiredError: _always(Wording(400, RETIRED)),
}
"""Absent and private things share their words: nobody can tell one from the other."""


def worded(refusal: Refusal) -> Wording:
    """The refusal in words."""
    return WORDINGS[type(refusal)](refusal)


def in_words(call: Call, wording: Wording) -> Answer:
    """A refusal for programs and for pictures."""
    del call
    return plain(wording.status, wording.words)


def in_a_card(call: Call, wording: Wording) -> Answer:
    """A refusal for whoever looks at the page around the frame."""
    return call.page(
        "embed/unavailable.html",
        status=wording.status,
        title=wording.title,
        sentence=wording.sentence,
    )
