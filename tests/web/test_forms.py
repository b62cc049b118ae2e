"""Forms: every one belongs to the browser that was given it, and to no other site."""

import pytest

from sugarsnap.faces.shared.site import Page
from sugarsnap.faces.web.routes import PAGES
from web.visitor import Arrive, PathOf, Visitor

SEGMENTS = {
    "username": "cyd",
    "shortcode": "Bcizg1_B3nu",
    "comment_id": "5",
    "client_id": "c1d" * 10 + "00",
    "subscription_id": "5",
}
POSTED = [page for page in PAGES if page.method == "POST"]
OWN = {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}


def like(visitor: Visitor, path: str, headers: dict[str, str], token: str | None = None) -> int:
    """The status of a like sent with these headers; the token is the form's own unless given."""
    fields = visitor.open(path).form("Like").values()
    if token is not None:
        fields["csrf_token"] = token
    return visitor.post(f"{path}like/", fields, headers=headers).status_code


@pytest.mark.parametrize("page", POSTED, ids=lambda page: page.path)
@pytest.mark.parametrize("name", ["ben", "nobody"])
def test_no_form_is_taken_without_its_token(arrive: Arrive, page: Page, name: str) -> None:
    visitor = arrive(name)
    visitor.get("/about/terms/")

    visitor.post(page.path.format(**SEGMENTS), {"username": "ben"}, headers=OWN)

    assert visitor.answer.status_code == 403
    assert visitor.page.heading == "This cannot be done"
    assert "came from another site or is too old" in visitor.page.main.text


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "http://localhost.evil.example"},
        {"Origin": "http://localhost:9000"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
    ],
)
def test_a_form_of_another_site_is_refused_even_with_the_token(
    arrive: Arrive, photo_path: PathOf, headers: dict[str, str]
) -> None:
    visitor = arrive("ben")

    assert like(visitor, photo_path("cyd"), headers) == 403


@pytest.mark.parametrize(
    "headers",
    [
        {},
        OWN,
        {"Origin": "null", "Sec-Fetch-Site": "same-origin"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "none"},
    ],
)
def test_a_form_of_this_site_is_taken(
    arrive: Arrive, photo_path: PathOf, headers: dict[str, str]
) -> None:
    visitor = arrive("ben")

    assert like(visitor, photo_path("cyd"), headers) == 303


def test_a_token_is_good_in_the_browser_that_it_was_given_to_alone(
    arrive: Arrive, photo_path: PathOf
) -> None:
    ben, cyd, nobody = arrive("ben"), arrive("cyd"), arrive()
    path = photo_path("cyd")
    of_cyd = cyd.open(path).form("Like").values()["csrf_token"]
    of_nobody = nobody.open("/accounts/login/").form("Sign in").values()["csrf_token"]

    assert like(ben, path, OWN, of_cyd) == 403
    assert like(ben, path, OWN, of_nobody) == 403
    assert like(ben, path, OWN, "") == 403


def test_a_form_longer_than_forms_are_is_refused(arrive: Arrive, photo_path: PathOf) -> None:
    visitor = arrive("ben")
    path = photo_path("cyd")
    fields = visitor.open(path).form("Post").values()

    visitor.post(f"{path}comments/", {**fields, "text": "x" * 70_000})

    assert visitor.answer.status_code == 413


def test_a_form_that_cannot_be_read_is_refused(arrive: Arrive, photo_path: PathOf) -> None:
    visitor = arrive("ben")
    kind = {"Content-Type": "multipart/form-data; boundary=b"}

    visitor.post(f"{photo_path('cyd')}like/", {"a": "b"}, headers=kind)

    assert visitor.answer.status_code == 422
    assert "This form cannot be read." in visitor.page.main.text


def test_an_access_token_in_the_address_opens_no_page(arrive: Arrive) -> None:
    visitor = arrive()

    page = visitor.open("/accounts/edit/?access_token=1.2.3")

    assert page.heading == "Sign in"
