"""Refusals in the words of the site."""

import pytest
from starlette.requests import Request

from sugarsnap import errors
from sugarsnap.errors import Fault, Refusal, every_refusal
from sugarsnap.faces.shared.visits import Ground, Visit
from sugarsnap.faces.web.errors import WORDINGS, worded
from web.reader import read

MADE: dict[type[Refusal], Refusal] = {
    errors.NotAllowedError: errors.NotAllowedError("you cannot delete this comment"),
    errors.ScopeMissingError: errors.ScopeMissingError("likes"),
    errors.AuthorizationError: errors.AuthorizationError(Fault.CODE_USELESS),
    errors.LimitExceededError: errors.LimitExceededError(90),
    errors.UnavailableError: errors.UnavailableError(7),
}
OF_THE_HOUSE = sorted(
    (kind for kind in every_refusal() if kind.__module__ == errors.__name__),
    key=lambda kind: kind.__name__,
)


def visit_to(ground: Ground, path: str, method: str = "GET") -> Visit:
    scope = {
        "type": "http",
        "method": method,
        "scheme": "http",
        "path": path,
        "query_string": b"",
        "headers": [(b"host", b"localhost")],
    }
    return Visit(ground, Request(scope))


def made(kind: type[Refusal]) -> Refusal:
    if kind in MADE:
        return MADE[kind]
    return kind("A sentence.") if issubclass(kind, errors.InvalidError) else kind()


@pytest.mark.parametrize("kind", OF_THE_HOUSE, ids=lambda kind: kind.__name__)
def test_every_refusal_is_worded(ground: Ground, kind: type[Refusal]) -> None:
    assert kind in WORDINGS

    answer = worded(visit_to(ground, "/ada/"), made(kind))

    assert answer.status_code in {303, 400, 403, 404, 413, 422, 429, 503}
    if answer.status_code != 303:
        page = read(bytes(answer.body).decode())
        assert page.heading
        assert len(page.main.all("p")) == 3
        assert page.main.links["Home"] == "/"


@pytest.mark.parametrize(
    ("refusal", "status", "words"),
    [
        (errors.MediaAbsentError(), 404, "This page is not here"),
        (errors.PrivateError(), 404, "This page is not here"),
        (MADE[errors.NotAllowedError], 403, "You cannot delete this comment."),
        (errors.InvalidError("It is too long."), 422, "It is too long."),
        (errors.UploadTooLargeError("It is too large."), 413, "It is too large."),
        (MADE[errors.LimitExceededError], 429, "Try again in 2 minutes."),
        (MADE[errors.UnavailableError], 503, "nothing was changed"),
    ],
)
def test_refusals_have_their_status_and_their_words(
    ground: Ground, refusal: Refusal, status: int, words: str
) -> None:
    answer = worded(visit_to(ground, "/ada/"), refusal)

    assert answer.status_code == status
    assert words in read(bytes(answer.body).decode()).main.text


def test_what_may_succeed_later_says_when(ground: Ground) -> None:
    visit = visit_to(ground, "/ada/")

    assert worded(visit, MADE[errors.LimitExceededError]).headers["retry-after"] == "90"
    assert worded(visit, MADE[errors.UnavailableError]).headers["retry-after"] == "7"
    assert "retry-after" not in worded(visit, errors.MediaAbsentError()).headers


def test_absent_and_private_things_are_not_to_be_told_apart(ground: Ground) -> None:
    visit = visit_to(ground, "/p/Bcizg1_B3nu/")

    absent = worded(visit, errors.MediaAbsentError())
    private = worded(visit, errors.PrivateError())

    assert absent.body == private.body
    assert absent.raw_headers == private.raw_headers


def test_whoever_is_not_signed_in_comes_back_after_signing_in(ground: Ground) -> None:
    asked = worded(visit_to(ground, "/create/"), errors.SignInRequiredError())
    sent = worded(visit_to(ground, "/p/x/like/", "POST"), errors.SignInRequiredError())

    assert asked.headers["location"] == "/accounts/login/?next=%2Fcreate%2F"
    assert sent.headers["location"] == "/accounts/login/"
