"""Apps with access: what a person lets clients do, and taking it back."""

from fakes import SECOND, SetClock
from oauth.conftest import Register
from sugarsnap.app import House
from sugarsnap.operations.grants import find_holder
from web.visitor import Arrive, Visitor
from world import Furniture

PATH = "/accounts/manage_access/"


def test_the_page_lists_every_app_newest_first_with_what_it_may_do(
    ben: Visitor, register: Register, clock: SetClock
) -> None:
    clock.move(SECOND)
    register().authorize(ben, scope="likes")

    page = ben.open(PATH)

    assert page.headings == ["Apps with access", "Peas", "Cyd's Camera"]
    newest, oldest = (
        [item.text for item in each.all("li")]
        for each in page.all("ul")
        if each["aria-label"] == "What it may do"
    )
    assert newest == [
        "Read your profile and your own photos",
        "Like photos and take likes back in your name",
    ]
    assert len(oldest) == 6
    assert page.links["cyd"] == "/cyd/"


def test_revoking_kills_the_token_and_leaves_other_apps_alone(
    ben: Visitor, register: Register, house: House, furniture: Furniture
) -> None:
    application = register(is_implicit_disabled=0)
    token = application.token_from(ben)

    ben.press(ben.open(PATH), "Revoke the access of Cyd's Camera")

    assert ben.follow().alerts == ["The access is taken back. The app's token is dead."]
    assert ben.page.headings == ["Apps with access", "Peas"]
    assert house.works.read(find_holder, furniture.token) is None
    assert house.works.read(find_holder, token) is not None


def test_somebody_elses_access_cannot_be_revoked(
    arrive: Arrive, ben: Visitor, house: House, furniture: Furniture
) -> None:
    ada = arrive("ada")
    action = ben.open(PATH).form("Revoke the access of Cyd's Camera")["action"]
    token = ada.open(PATH).form("Sign out").values()["csrf_token"]

    ada.post(action, {"csrf_token": token})

    assert house.works.read(find_holder, furniture.token) is not None


def test_a_person_without_apps_is_told_what_would_stand_here(arrive: Arrive) -> None:
    page = arrive("ada").open(PATH)

    assert "No app has access" in page.headings


def test_whoever_is_signed_out_signs_in_first(arrive: Arrive) -> None:
    nobody = arrive()

    nobody.get(PATH)

    assert nobody.led_to == "/accounts/login/?next=%2Faccounts%2Fmanage_access%2F"
