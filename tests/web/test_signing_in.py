"""Signing up, signing in and out: who gets a session, and where they are led."""

import msgspec
import pytest

from sugarsnap.app import House
from sugarsnap.config import Settings
from sugarsnap.demo.facts import Login, write_logins
from sugarsnap.operations.accounts import find_account_of_name, suspend_account
from sugarsnap.rules import limits
from web.visitor import PASSWORD, Arrive, Give, Visitor
from world import Furniture

LOGIN = "/accounts/login/"
SIGN_UP = "/accounts/signup/"
NO_FIT = "This username and password do not fit."


def sign_in(visitor: Visitor, name: str, password: str = PASSWORD, path: str = LOGIN) -> None:
    visitor.press(visitor.open(path), "Sign in", username=name, password=password)


def test_signing_up_makes_an_account_and_signs_in(arrive: Arrive, house: House) -> None:
    visitor = arrive()

    visitor.press(
        visitor.open(SIGN_UP),
        "Sign up",
        username="Fay",
        email="fay@home.example",
        full_name="Fay Field",
        password=PASSWORD,
    )

    assert visitor.led_to == "/"
    assert "Signed in as fay" in visitor.follow().text
    account = house.works.read(find_account_of_name, "fay")
    assert account is not None
    assert (account.full_name, account.email) == ("Fay Field", "fay@home.example")


def test_a_new_password_signs_in_again(arrive: Arrive) -> None:
    visitor, elsewhere = arrive(), arrive()
    entered = {"username": "fay", "email": "fay@home.example", "password": PASSWORD}
    visitor.press(visitor.open(SIGN_UP), "Sign up", **entered)

    sign_in(elsewhere, "fay")

    assert "Signed in as fay" in elsewhere.follow().text


def test_a_password_may_be_typed_in_any_form_of_unicode(arrive: Arrive) -> None:
    visitor, elsewhere = arrive(), arrive()
    entered = {"username": "fay", "email": "fay@home.example", "password": "cafe\u0301 cafe\u0301"}
    visitor.press(visitor.open(SIGN_UP), "Sign up", **entered)

    sign_in(elsewhere, "fay", "caf\xe9 caf\xe9")

    assert elsewhere.led_to == "/"


@pytest.mark.parametrize(
    ("label", "entered", "sentence"),
    [
        ("Username", {"username": "ada"}, "This username is taken."),
        ("Username", {"username": "developer"}, "This username is reserved."),
        ("Username", {"username": "a b"}, "A username is made of letters, digits,"),
        ("Email", {"email": "ada@home.example"}, "This e-mail address has an account already."),
        ("Email", {"email": "fay"}, "This does not look like an e-mail address."),
        ("Password", {"password": "short"}, "A password has at least 8 characters."),
        ("Password", {"password": "x" * 257}, "A password has at most 256 characters."),
    ],
)
def test_the_sign_up_form_says_what_is_wrong_and_keeps_the_rest(
    arrive: Arrive, label: str, entered: dict[str, str], sentence: str
) -> None:
    visitor = arrive()
    fine = {"username": "fay", "email": "f@home.example", "full_name": "Fay", "password": PASSWORD}

    visitor.press(visitor.open(SIGN_UP), "Sign up", **{**fine, **entered})

    assert visitor.answer.status_code == 422
    assert visitor.page.problem_with(label).startswith(sentence)
    form = visitor.page.form("Sign up")
    assert form.labelled("Full name")["value"] == "Fay"
    assert form.labelled("Password")["value"] == ""


def test_a_server_that_takes_no_new_people_says_so(arrive: Arrive, house: House) -> None:
    visitor = arrive()
    house.works.tools = msgspec.structs.replace(
        house.works.tools, settings=Settings(data=house.settings.data, sign_up="closed")
    )

    visitor.press(
        visitor.open(SIGN_UP), "Sign up", username="fay", email="f@x.example", password=PASSWORD
    )

    assert visitor.page.alerts == ["This server takes no new people."]
    assert house.works.read(find_account_of_name, "fay") is None


def test_signing_in_works_by_username_and_by_email(arrive: Arrive, with_password: Give) -> None:
    with_password("ada")
    by_name, by_email = arrive(), arrive()

    sign_in(by_name, " Ada ")
    sign_in(by_email, "ada@home.example")

    assert "Signed in as ada" in by_name.follow().text
    assert "Signed in as ada" in by_email.follow().text


def test_signing_in_draws_a_new_cookie_and_forgets_the_old_one(
    arrive: Arrive, with_password: Give
) -> None:
    with_password("ada")
    visitor = arrive()
    visitor.take_cookie("session", "0" * 64)
    page = visitor.open(LOGIN)

    visitor.press(page, "Sign in", username="ada", password=PASSWORD)

    assert set(visitor.cookies) == {"session"}
    assert visitor.cookies["session"] != "0" * 64
    assert len(visitor.cookies["session"]) == 64


def test_an_unknown_name_and_a_wrong_password_look_alike(
    arrive: Arrive, with_password: Give
) -> None:
    with_password("ada")
    visitor = arrive()
    pages = []

    for name, password in (("ada", "not the password"), ("zoe", PASSWORD), ("ada", "")):
        sign_in(visitor, name, password)
        pages.append((visitor.answer.status_code, visitor.page.alerts, visitor.page.headings))

    assert pages == [(422, [NO_FIT], ["Sign in"])] * 3


def test_somebody_suspended_cannot_sign_in_nor_go_on(
    arrive: Arrive, house: House, furniture: Furniture, with_password: Give
) -> None:
    with_password("ben")
    inside, outside = arrive("ben"), arrive()

    house.works.write_now(suspend_account, furniture.accounts["ben"])
    sign_in(outside, "ben")

    assert outside.page.alerts == [NO_FIT]
    assert "Signed in" not in inside.open("/").text


def test_an_hour_allows_ten_wrong_passwords(arrive: Arrive, with_password: Give) -> None:
    with_password("ada")
    with_password("ben")
    visitor = arrive()
    for _ in range(limits.FAILED_LOGINS_PER_ACCOUNT):
        sign_in(visitor, "ada", "guess")

    sign_in(visitor, "ada")

    assert visitor.answer.status_code == 429
    assert 0 < int(visitor.answer.headers["retry-after"]) <= 3600
    assert visitor.page.heading == "Too often in an hour"
    sign_in(visitor, "ben")
    assert visitor.led_to == "/"


def test_signing_in_forgives_what_was_mistyped_before(arrive: Arrive, with_password: Give) -> None:
    with_password("ada")
    visitor = arrive()
    for _ in range(2):
        for _ in range(limits.FAILED_LOGINS_PER_ACCOUNT - 1):
            sign_in(visitor, "ada", "guess")

        sign_in(visitor, "ada")

        assert visitor.led_to == "/"


def test_signing_in_as_somebody_else_ends_the_session_before(
    arrive: Arrive, with_password: Give
) -> None:
    with_password("ada")
    visitor, thief = arrive("ben"), arrive()
    thief.take_cookie("session", visitor.cookies["session"])

    sign_in(visitor, "ada")

    assert "Signed in as ada" in visitor.follow().text
    assert "Signed in" not in thief.open("/").text


def test_signing_out_ends_the_session_for_whoever_has_its_cookie(arrive: Arrive) -> None:
    visitor, thief = arrive("ben"), arrive()
    thief.take_cookie("session", visitor.cookies["session"])

    visitor.press(visitor.open("/"), "Sign out")

    assert visitor.led_to == "/"
    assert visitor.follow().heading == "Photos in a place of your own"
    assert "Signed in" not in thief.open("/").text


def test_the_demo_tells_who_can_sign_in(arrive: Arrive, house: House) -> None:
    visitor = arrive()
    settings = Settings(data=house.settings.data, demo="on")
    write_logins(house.settings.demo_logins, (Login("grantwinney", "snap-peas"),))
    assert "snap-peas" not in visitor.open(LOGIN).text

    house.works.tools = msgspec.structs.replace(house.works.tools, settings=settings)

    page = visitor.open(LOGIN)
    assert "Who can sign in to this demo" in page.headings
    assert "grantwinney password snap-peas" in page.text
