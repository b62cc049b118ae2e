"""The Migrations tab of a client's page."""

import pytest

from developers.test_managing import client_form, client_of, page_of
from oauth.application import Application
from oauth.conftest import Register
from sugarsnap.app import House
from sugarsnap.rules.switches import SENTENCES, USUAL, Switch, switches_of
from web.visitor import Visitor


@pytest.fixture
def application(register: Register) -> Application:
    """A client of Cyd's."""
    return register()


def test_every_switch_stands_there_with_what_it_does(
    cyd: Visitor, application: Application
) -> None:
    page = cyd.open(page_of(application))

    assert "Migrations" in [heading.text for heading in page.all("h2")]
    for sentence in SENTENCES.values():
        assert sentence in page.main.text


def test_what_is_usual_is_ticked_at_first(cyd: Visitor, application: Application) -> None:
    values = client_form(cyd, application)

    assert {switch for switch in Switch if values.get(switch)} == USUAL


@pytest.mark.parametrize("switch", Switch)
def test_a_switch_is_kept_and_a_reload_shows_it(
    cyd: Visitor, application: Application, house: House, switch: Switch
) -> None:
    values = client_form(cyd, application)
    if switch in USUAL:
        del values[switch]
    else:
        values[switch] = "1"

    cyd.post(page_of(application), values)

    assert "Saved." in cyd.follow().alerts
    shown = client_form(cyd, application)
    assert {one for one in Switch if shown.get(one)} == USUAL ^ {switch}
    assert switches_of(client_of(house, application)) == USUAL ^ {switch}


def test_a_form_without_the_tab_leaves_the_switches_as_they_are(
    cyd: Visitor, application: Application, house: House
) -> None:
    values = client_form(cyd, application)
    cyd.post(page_of(application), {**values, "old_message_texts": "1"})
    token = client_form(cyd, application)["csrf_token"]

    cyd.post(page_of(application), {"csrf_token": token, "name": "Beans"})

    client = client_of(house, application)
    assert client.name == "Beans"
    assert switches_of(client) == USUAL | {Switch.OLD_MESSAGE_TEXTS}


def test_a_form_with_a_mistake_shows_the_switches_as_they_were_set(
    cyd: Visitor, application: Application, house: House
) -> None:
    values = {**client_form(cyd, application), "name": "", "legacy_media_format": "1"}

    cyd.post(page_of(application), values)

    [form] = [form for form in cyd.page.forms if form["id"] == "client"]
    assert form.values()["legacy_media_format"] == "1"
    assert switches_of(client_of(house, application)) == USUAL
