"""What clients have otherwise than is usual on the way to a token, and the era that ends it all."""

import pytest

from oauth.application import Application, flat, press
from oauth.caller import Caller
from oauth.conftest import Register
from sugarsnap.app import House
from sugarsnap.operations.endpoints import choose_era
from sugarsnap.queries.clients import update_switches
from sugarsnap.rules.eras import Era
from sugarsnap.rules.switches import USUAL, Switch, write_switches
from web.visitor import Arrive, Visitor

SPACES = " " * 13


@pytest.fixture
def ben(arrive: Arrive) -> Visitor:
    """Ben at his browser."""
    return arrive("ben")


@pytest.fixture
def application(register: Register) -> Application:
    return register()


def flip(house: House, application: Application, *flipped: Switch) -> None:
    switches = write_switches(USUAL ^ frozenset(flipped))
    house.works.write_now(lambda work: update_switches(work.db, application.id, switches))


def choose(house: House, era: Era) -> None:
    house.works.write_now(choose_era, era)


def test_a_query_may_be_added_where_the_client_has_the_rule_of_2012(
    ben: Visitor, application: Application, house: House, caller: Caller
) -> None:
    longer = f"{application.redirect_uri}?type=mobile"
    before = application.ask(ben, redirect_uri=longer)
    flip(house, application, Switch.REDIRECT_QUERIES)

    location = application.authorize(ben, redirect_uri=longer)

    assert before.json() == flat("Redirect URI does not match registered redirect URI")
    assert location.startswith(f"{longer}&code=")
    code = location.rpartition("=")[2]
    assert application.exchange(caller, code=code).status_code == 400
    assert application.exchange(caller, code=code, redirect_uri=longer).status_code == 200


def test_nobody_else_is_led_to_by_that_rule(
    ben: Visitor, application: Application, house: House
) -> None:
    flip(house, application, Switch.REDIRECT_QUERIES)

    said = application.ask(ben, redirect_uri=f"{application.redirect_uri}.evil.example/")

    assert said.json() == flat("Redirect URI does not match registered redirect URI")


def test_the_consent_page_asks_the_rule_once_more(
    ben: Visitor, application: Application, house: House
) -> None:
    flip(house, application, Switch.REDIRECT_QUERIES)
    asked = application.ask(ben, redirect_uri=f"{application.redirect_uri}?type=mobile")
    assert asked.status_code == 200
    flip(house, application)

    said = press(ben, "Authorize")

    assert said.json() == flat("Redirect URI does not match registered redirect URI")


def test_texts_of_before_2016(
    ben: Visitor, application: Application, house: House, caller: Caller
) -> None:
    flip(house, application, Switch.OLD_MESSAGE_TEXTS)

    mismatch = application.ask(ben, redirect_uri="http://elsewhere.example/")
    no_code = application.exchange(caller, code="made-up")

    assert mismatch.json() == flat(f"Redirect URI does not match registered{SPACES}redirect URI")
    assert no_code.json() == flat("No matching code found.")


def test_other_texts_are_as_they_are(ben: Visitor, application: Application, house: House) -> None:
    flip(house, application, Switch.OLD_MESSAGE_TEXTS)

    said = application.ask(ben, scope="peas")

    assert said.json() == flat("Invalid scope field(s): peas")


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ({}, "basic"),
        ({"scope": "basic"}, "basic"),
        ({"scope": "likes+basic public_content"}, "likes,basic,public_content"),
        ({"scope": "peas"}, "peas"),
        ({"scope": ""}, ""),
    ],
)
def test_in_2020_every_scope_is_refused(
    ben: Visitor, application: Application, house: House, asked: dict[str, str], named: str
) -> None:
    choose(house, Era.Y2020)

    said = application.ask(ben, **asked)

    assert said.json() == flat(f"Invalid scope field(s): {named}")


def test_in_2020_the_redirect_uri_is_judged_first(
    ben: Visitor, application: Application, house: House
) -> None:
    choose(house, Era.Y2020)

    said = application.ask(ben, redirect_uri="http://elsewhere.example/")

    assert said.json() == flat("Redirect URI does not match registered redirect URI")


def test_a_consent_page_that_was_open_when_it_ended_gives_nothing(
    ben: Visitor, application: Application, house: House
) -> None:
    application.ask(ben, scope="likes")
    choose(house, Era.Y2020)

    said = press(ben, "Authorize")

    assert said.json() == flat("Invalid scope field(s): basic,likes")


@pytest.mark.parametrize("era", [era for era in Era if era is not Era.Y2020])
def test_until_2020_access_is_given(
    ben: Visitor, application: Application, house: House, era: Era
) -> None:
    choose(house, era)

    assert "code=" in application.authorize(ben, scope="likes")
