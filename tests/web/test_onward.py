"""Where signing in leads: back to a page of this site, or on to a client's consent page."""

import pytest

from web.visitor import PASSWORD, Arrive, Give
from world import REDIRECT_URI, Furniture

LOGIN = "/accounts/login/"


@pytest.mark.parametrize(
    "path", ["/p/Bcizg1_B3nu/", "/ada/?max_id=5", "/p/x/#comments", "/a%20b/", "/é/"]
)
def test_signing_in_leads_back_to_a_page_of_this_site(
    arrive: Arrive, with_password: Give, path: str
) -> None:
    with_password("ada")
    visitor = arrive()
    page = visitor.open(LOGIN)

    visitor.post(
        LOGIN,
        {**page.form("Sign in").values(), "username": "ada", "password": PASSWORD, "next": path},
    )

    assert visitor.led_to.replace("%C3%A9", "é") == path


@pytest.mark.parametrize(
    "path",
    [
        "https://evil.example/",
        "https:evil.example",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "\t//evil.example",
        "/\n/evil.example",
        " //evil.example",
        "%2f%2fevil.example",
        "/%2fevil.example",
        "/%5cevil.example",
        "/%09/evil.example",
        "javascript:alert(1)",
        "evil.example",
        "/" * 9000,
        "//[",
    ],
)
def test_signing_in_never_leads_off_this_site(
    arrive: Arrive, with_password: Give, path: str
) -> None:
    with_password("ada")
    visitor = arrive()
    page = visitor.open(LOGIN)

    visitor.post(
        LOGIN,
        {**page.form("Sign in").values(), "username": "ada", "password": PASSWORD, "next": path},
    )

    assert visitor.led_to == "/"


def test_a_page_that_needs_somebody_asks_to_sign_in_and_comes_back(
    arrive: Arrive, with_password: Give
) -> None:
    with_password("ada")
    visitor = arrive()
    page = visitor.open("/accounts/edit/")
    assert page.heading == "Sign in"

    visitor.press(page, "Sign in", username="ada", password=PASSWORD)

    assert visitor.follow().heading == "Edit profile"


def test_signing_up_on_the_way_leads_back_too(arrive: Arrive) -> None:
    visitor = arrive()

    page = visitor.open(visitor.open("/create/").main.links["Sign up"])
    visitor.press(page, "Sign up", username="fay", email="f@home.example", password=PASSWORD)

    assert visitor.led_to == "/create/"


def test_on_the_way_to_a_consent_page_the_form_may_lead_to_the_client(
    arrive: Arrive, furniture: Furniture
) -> None:
    visitor = arrive()
    asked = f"client_id={furniture.client_id}&redirect_uri={REDIRECT_URI}&response_type=code"

    visitor.get(LOGIN + "?next=" + f"/oauth/authorize/?{asked}".replace("&", "%26"))

    policy = visitor.answer.headers["content-security-policy"]
    assert policy.endswith("form-action 'self' http://localhost:9000")


def test_a_client_that_is_not_registered_gets_no_place_in_the_policy(
    arrive: Arrive, furniture: Furniture
) -> None:
    visitor = arrive()
    asked = f"client_id={furniture.client_id}&redirect_uri=http://evil.example/"

    visitor.get(LOGIN + "?next=" + f"/oauth/authorize/?{asked}".replace("&", "%26"))

    assert visitor.answer.headers["content-security-policy"].endswith("form-action 'self'")
