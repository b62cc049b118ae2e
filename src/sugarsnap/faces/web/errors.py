"""Refusals in the words of the site: a status, a heading, what happened, and what to do now."""

from collections.abc import Awaitable, Callable
from typing import Any

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match

from sugarsnap import errors
from sugarsnap.errors import Refusal
from sugarsnap.faces.shared.site import Page, Site
from sugarsnap.faces.shared.visits import Ground, Visit
from sugarsnap.faces.web.onward import sign_in_path


class Wording(Struct, frozen=True):
    """One refusal as the site says it."""

    status: int
    title: str
    sentence: str
    advice: str
    retry_after: int = 0
    """Seconds; 0 where trying again would not help."""


ABSENT = Wording(
    404,
    "This page is not here",
    "The address may be mistyped, or what was here is gone or not for everybody.",
    "Look at the address again, or begin at home.",
)
METHOD_UNKNOWN = Wording(
    405,
    "This page takes no such request",
    "The address exists, but not for what the browser asked of it.",
    "Go back and press the button there, or begin at home.",
)
BROKEN = Wording(
    500,
    "Something broke",
    "The server made a mistake, and its keeper can read about it in the log.",
    "Try again in a moment.",
)


def _always(wording: Wording) -> Callable[[Any], Wording]:
    return lambda _: wording


def _not_allowed(refusal: errors.NotAllowedError) -> Wording:
    sentence = refusal.sentence[:1].upper() + refusal.sentence[1:].rstrip(".") + "."
    return Wording(403, "This cannot be done", sentence, "Go back to where you came from.")


def _invalid(refusal: errors.InvalidError, status: int = 422) -> Wording:
    return Wording(status, "This cannot be taken", refusal.sentence, "Go back and change it.")


def _too_large(refusal: errors.UploadTooLargeError) -> Wording:
    return _invalid(refusal, 413)


def _limit_exceeded(refusal: errors.LimitExceededError) -> Wording:
    minutes = -(-refusal.retry_after // 60)
    return Wording(
        429,
        "Too often in an hour",
        "This was tried more often than an hour allows.",
        f"Try again in {minutes} minute{'' if minutes == 1 else 's'}.",
        refusal.retry_after,
    )


def _unavailable(refusal: errors.UnavailableError) -> Wording:
    return Wording(
        503,
        "The server is busy",
        "It could not take this now, and nothing was changed.",
        "Try again in a moment.",
        refusal.retry_after,
    )


_SIGN_IN = Wording(
    303, "Sign in first", "This needs somebody who is signed in.", "Sign in and come back."
)
_NO_SCOPE = Wording(
    403, "This cannot be done", "The app has no permission for this.", "Let it ask for more."
)
_NO_ACCESS = Wording(
    400,
    "This app asked in a wrong way",
    "It wanted access to an account, in a way in which it gets none.",
    "Tell whoever makes the app.",
)

WORDINGS: dict[type[Refusal], Callable[[Any], Wording]] = {
    errors.AbsentError: _always(ABSENT),
    errors.AccountAbsentError: _always(ABSENT),
    errors.MediaAbsentError: _always(ABSENT),
    errors.CommentAbsentError: _always(ABSENT),
    errors.TagAbsentError: _always(ABSENT),
    errors.PlaceAbsentError: _always(ABSENT),
    errors.GeographyAbsentError: _always(ABSENT),
    errors.ClientAbsentError: _always(ABSENT),
    errors.PrivateError: _always(ABSENT),
    errors.NotAllowedError: _not_allowed,
    errors.SignInRequiredError: _always(_SIGN_IN),
    errors.ScopeMissingError: _always(_NO_SCOPE),
    errors.ClientUnapprovedError: _always(_NO_SCOPE),
    errors.AuthorizationError: _always(_NO_ACCESS),
    errors.InvalidError: _invalid,
    errors.MissingParameterError: _invalid,
    errors.CommentTooLongError: _invalid,
    errors.CommentTooManyTagsError: _invalid,
    errors.CommentTooManyURLsError: _invalid,
    errors.CommentAllCapsError: _invalid,
    errors.SubscriptionRefusedError: _invalid,
    errors.PictureRefusedError: _invalid,
    errors.UploadTooLargeError: _too_large,
    errors.LimitExceededError: _limit_exceeded,
    errors.UnavailableError: _unavailable,
}
"""Absent and private things share their words: nobody can tell one from the other."""


def worded(visit: Visit, refusal: Refusal) -> Response:
    """The refusal as a page, or on to the sign-in page where that is all that is missing."""
    wording = WORDINGS[type(refusal)](refusal)
    if wording is _SIGN_IN:
        return visit.redirect(sign_in_path(visit))
    return _page(visit, wording)


def status_of(problem: errors.InvalidError) -> int:
    """The status of a form that is shown again with a problem."""
    return WORDINGS[type(problem)](problem).status


def _page(visit: Visit, wording: Wording) -> Response:
    response = visit.page(
        "web/error.html",
        status=wording.status,
        title=wording.title,
        sentence=wording.sentence,
        advice=wording.advice,
    )
    if wording.retry_after:
        response.headers["Retry-After"] = str(wording.retry_after)
    return response


Endpoint = Callable[[Request, Exception], Awaitable[Response]]


def error_pages(ground: Ground) -> dict[int | type[Exception], Endpoint]:
    """Pages for what no route takes, as Starlette's `exception_handlers`."""
    return {
        404: _error_endpoint(ground, _get_absent),
        405: _error_endpoint(ground, _get_method_unknown),
        500: _error_endpoint(ground, _get_broken),
    }


def _error_endpoint(ground: Ground, handler: Callable[[Visit], Awaitable[Response]]) -> Endpoint:
    [route] = Site(ground, worded).routes([Page("GET", "/", handler)])

    async def endpoint(request: Request, problem: Exception) -> Response:
        del problem
        response: Response = await route.endpoint(request)
        return response

    return endpoint


async def _get_absent(visit: Visit) -> Response:
    if _is_page(visit, f"{visit.request.url.path}/"):
        _, question_mark, query = visit.here.partition("?")
        return visit.redirect(f"{visit.request.url.path}/{question_mark}{query}")
    return _page(visit, ABSENT)


def _is_page(visit: Visit, path: str) -> bool:
    """Whether a page is at a path, to be read: forms are not sent on."""
    scope = {**visit.request.scope, "path": path}
    is_read = visit.request.method in {"GET", "HEAD"}
    return is_read and any(r.matches(scope)[0] is Match.FULL for r in visit.request.app.routes)


async def _get_method_unknown(visit: Visit) -> Response:
    return _page(visit, METHOD_UNKNOWN)


async def _get_broken(visit: Visit) -> Response:
    return _page(visit, BROKEN)
