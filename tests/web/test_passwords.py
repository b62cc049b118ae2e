"""Changing one's password: who stays signed in, and which apps keep their access."""

import pytest

from sugarsnap.app import House
from sugarsnap.operations.grants import find_holder
from web.visitor import PASSWORD, Arrive, Give
from world import Furniture

CHANGE = "/accounts/password/change/"
NEW = "quite another row of words"


def test_the_new_password_signs_in_and_the_old_one_does_not(
    arrive: Arrive, with_password: Give
) -> None:
    with_password("ben")
    visitor, elsewhere = arrive("ben"), arrive()

    visitor.press(visitor.open(CHANGE), "Save", present_password=PASSWORD, new_password=NEW)

    login = elsewhere.open("/accounts/login/")
    elsewhere.press(login, "Sign in", username="ben", password=PASSWORD)
    assert elsewhere.answer.status_code == 422
    elsewhere.press(login, "Sign in", username="ben", password=NEW)
    assert elsewhere.led_to == "/"


def test_the_browser_that_asked_stays_signed_in_and_every_other_does_not(
    arrive: Arrive, with_password: Give
) -> None:
    with_password("ben")
    visitor, other = arrive("ben"), arrive("ben")
    before = visitor.cookies["session"]

    visitor.press(visitor.open(CHANGE), "Save", present_password=PASSWORD, new_password=NEW)

    assert visitor.follow().alerts == [
        "Your password is changed. Every other browser is signed out."
    ]
    assert visitor.cookies["session"] != before
    assert other.open("/").heading == "Photos in a place of your own"


@pytest.mark.parametrize("is_ticked", [False, True])
def test_apps_lose_their_access_where_that_is_ticked(
    arrive: Arrive, with_password: Give, house: House, furniture: Furniture, *, is_ticked: bool
) -> None:
    with_password("ben")
    visitor = arrive("ben")

    visitor.press(
        visitor.open(CHANGE),
        "Save",
        present_password=PASSWORD,
        new_password=NEW,
        take_the_access_of_all_apps_back_too=is_ticked,
    )

    assert (house.works.read(find_holder, furniture.token) is None) is is_ticked


@pytest.mark.parametrize(
    ("label", "entered", "sentence"),
    [
        ("Present password", {"present_password": "guess"}, "This is not your present password."),
        ("New password", {"new_password": "short"}, "A password has at least 8 characters."),
        ("New password", {"new_password": "ben" * 90}, "A password has at most 256 characters."),
    ],
)
def test_a_password_that_cannot_be_taken_changes_nothing(
    arrive: Arrive, with_password: Give, label: str, entered: dict[str, str], sentence: str
) -> None:
    with_password("ben")
    visitor, other = arrive("ben"), arrive("ben")
    fine = {"present_password": PASSWORD, "new_password": NEW}

    visitor.press(visitor.open(CHANGE), "Save", **{**fine, **entered})

    assert visitor.answer.status_code == 422
    assert visitor.page.problem_with(label) == sentence
    assert other.open("/").heading == "Home"
