"""The page of one client: details, switches, links, secret and end."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest

from developers.test_registering import copied
from oauth.application import Application
from oauth.conftest import Register
from sugarsnap.app import House
from sugarsnap.operations.clients import secrets_of
from sugarsnap.queries.clients import find_client
from sugarsnap.records.clients import Client
from web.visitor import Arrive, Visitor

MANAGE = "/developer/clients/manage/"


@pytest.fixture
def application(register: Register) -> Application:
    """A client of Cyd's."""
    return register()


def page_of(application: Application) -> str:
    return f"/developer/clients/{application.id}/edit/"


def client_of(house: House, application: Application) -> Client:
    client = house.works.read(lambda work: find_client(work.db, application.id))
    assert client is not None
    return client


def test_the_page_shows_what_is_known_of_the_client(cyd: Visitor, application: Application) -> None:
    page = cyd.open(page_of(application))

    assert page.heading == "Peas"
    assert "Live" in page.main.text
    assert "Registered 14 November 2023" in page.main.text
    assert copied(cyd)[0] == application.id
    form = page.form("Save") if page.has_form("Save") else page.forms[0]
    assert form.labelled("Application name")["value"] == "Peas"


def client_form(visitor: Visitor, application: Application) -> dict[str, str]:
    """What the form of details and switches holds; its button stands outside, in the bar."""
    page = visitor.open(page_of(application))
    [form] = [form for form in page.forms if form["id"] == "client"]
    [save] = [button for button in page.all("button") if button.text == "Save"]
    assert save["form"] == "client"
    return form.values()


def test_unticking_disable_implicit_oauth_opens_the_flow_and_a_reload_shows_it(
    cyd: Visitor, ben: Visitor, application: Application
) -> None:
    values = client_form(cyd, application)
    assert values["disable_implicit_oauth"] == "1"
    del values["disable_implicit_oauth"]

    cyd.post(page_of(application), values)

    assert "Saved." in cyd.follow().alerts
    assert "disable_implicit_oauth" not in client_form(cyd, application)
    assert application.ask(ben, response_type="token").status_code == 200


def test_ticking_it_again_shuts_the_flow(
    cyd: Visitor, ben: Visitor, application: Application
) -> None:
    values = client_form(cyd, application)
    cyd.post(page_of(application), {**values, "disable_implicit_oauth": ""})
    assert application.ask(ben, response_type="token").status_code == 200

    cyd.post(page_of(application), values)

    assert application.ask(ben, response_type="token").status_code == 403


def test_details_and_switches_are_saved_together(
    cyd: Visitor, application: Application, house: House
) -> None:
    wanted = {
        "name": "Beans",
        "description": "Shows beans.",
        "company_name": "Bean & Co.",
        "website_url": "https://beans.example/",
        "redirect_uri": "https://beans.example/cb\nlocalhost",
        "privacy_policy_url": "https://beans.example/privacy",
        "contact_email": "me@beans.example",
        "enforce_signed_requests": "1",
    }

    cyd.post(page_of(application), {**client_form(cyd, application), **wanted})

    saved = client_form(cyd, application)
    assert {name: saved[name] for name in wanted} == {
        **wanted,
        "redirect_uri": "https://beans.example/cb\nhttp://localhost",
    }
    client = client_of(house, application)
    assert (client.is_signature_enforced, client.is_implicit_disabled) == (1, 1)


def test_a_text_that_the_form_leaves_out_stays_as_it_is(
    cyd: Visitor, application: Application, house: House
) -> None:
    token = client_form(cyd, application)["csrf_token"]

    cyd.post(page_of(application), {"csrf_token": token, "description": "New."})

    client = client_of(house, application)
    assert (client.name, client.description) == ("Peas", "New.")
    assert application.redirect_uri in client_form(cyd, application)["redirect_uri"]


def test_what_cannot_be_taken_is_marked_and_nothing_is_saved(
    cyd: Visitor, application: Application, house: House
) -> None:
    values = client_form(cyd, application)
    del values["disable_implicit_oauth"]

    cyd.post(page_of(application), {**values, "name": "Peagram", "description": "New."})

    assert cyd.answer.status_code == 422
    assert cyd.page.problem_with("Application name").startswith("A name has no")
    [form] = [form for form in cyd.page.forms if form["id"] == "client"]
    assert form.values()["description"].strip() == "New."
    assert "disable_implicit_oauth" not in form.values()
    client = client_of(house, application)
    assert (client.description, client.is_implicit_disabled) == ("Shows peas.", 1)


def test_a_redirect_uri_that_is_taken_away_leads_nowhere_at_once(
    cyd: Visitor, ben: Visitor, application: Application
) -> None:
    values = client_form(cyd, application)

    cyd.post(page_of(application), {**values, "redirect_uri": "https://new.example/"})

    assert application.ask(ben).status_code == 400
    assert application.ask(ben, redirect_uri="https://new.example/").status_code == 200


@pytest.mark.parametrize("ending", ["edit/", "reset_secret/", "void_older_secret/", "delete/"])
def test_another_persons_client_is_not_there(
    ben: Visitor, application: Application, house: House, ending: str
) -> None:
    token = ben.open(MANAGE).form("Sign out").values()["csrf_token"]
    before = client_of(house, application)

    answer = ben.post(
        f"/developer/clients/{application.id}/{ending}", {"csrf_token": token, "name": "Mine"}
    )

    assert answer.status_code == 404
    assert client_of(house, application) == before
    assert ben.get(page_of(application)).status_code == 404


def test_whoever_is_signed_out_signs_in_first(arrive: Arrive, application: Application) -> None:
    nobody = arrive()

    nobody.get(page_of(application))

    assert nobody.led_to.startswith("/accounts/login/?next=")


def test_a_new_secret_is_shown_once_and_the_old_one_is_void(
    cyd: Visitor, application: Application, house: House
) -> None:
    cyd.press(cyd.open(page_of(application)), "Reset Secret")

    assert cyd.page.heading == "Peas has a new secret"
    client_id, secret = copied(cyd)
    assert client_id == application.id
    assert secret != application.secret
    assert house.works.read(secrets_of, client_of(house, application)) == [secret]
    assert secret not in cyd.open(page_of(application)).text
    assert not cyd.page.has_form("End It")


def test_the_present_secret_may_be_kept_beside_it_until_it_is_ended(
    cyd: Visitor, application: Application, house: House
) -> None:
    cyd.press(
        cyd.open(page_of(application)),
        "Reset Secret",
        Keep_the_present_one_for_now=True,
    )
    _, secret = copied(cyd)
    assert house.works.read(secrets_of, client_of(house, application)) == [
        secret,
        application.secret,
    ]

    cyd.press(cyd.open(page_of(application)), "End It")

    assert cyd.follow().alerts[0] == "The older secret is void."
    assert house.works.read(secrets_of, client_of(house, application)) == [secret]


def test_two_secrets_count_at_most(cyd: Visitor, application: Application, house: House) -> None:
    secrets = []
    for _ in range(2):
        page = cyd.open(page_of(application))
        cyd.press(page, "Reset Secret", Keep_the_present_one_for_now=True)
        secrets.append(copied(cyd)[1])

    assert house.works.read(secrets_of, client_of(house, application)) == secrets[::-1]


def test_deleting_takes_the_client_and_all_access_away(
    cyd: Visitor, ben: Visitor, application: Application
) -> None:
    application.authorize(ben)

    cyd.press(cyd.open(page_of(application)), "Delete")

    assert cyd.follow().alerts[0].startswith("The client is gone")
    assert "Peas" not in cyd.page.main.text
    assert cyd.get(page_of(application)).status_code == 404
    assert "Peas" not in ben.open("/accounts/manage_access/").main.text
    assert application.ask(ben).status_code == 400


def test_the_links_ask_for_what_is_ticked(
    cyd: Visitor, ben: Visitor, application: Application
) -> None:
    page = cyd.open(page_of(application))
    boxes = [box["value"] for box in page.form("Make the links").fields]
    assert boxes == ["public_content", "follower_list", "comments", "relationships", "likes"]

    cyd.open(f"{page_of(application)}?scope=likes&scope=comments&scope=nonsense")

    _, code_link, token_link = copied(cyd)
    asked = parse_qs(urlsplit(code_link).query)
    assert asked == {
        "client_id": [application.id],
        "redirect_uri": [application.redirect_uri],
        "response_type": ["code"],
        "scope": ["comments likes"],
    }
    assert "scope=comments+likes" in code_link
    assert token_link == code_link.replace("response_type=code", "response_type=token")
    assert ben.get(code_link).status_code == 200


def test_the_links_take_any_of_the_registered_redirect_uris_and_no_other(
    cyd: Visitor, application: Application
) -> None:
    values = client_form(cyd, application)
    cyd.post(page_of(application), {**values, "redirect_uri": "https://a.example/ igpeas://cb"})

    led = []
    for chosen in ("igpeas://cb", "https://evil.example/"):
        cyd.open(f"{page_of(application)}?link_redirect_uri={chosen}")
        led.append(parse_qs(urlsplit(copied(cyd)[1]).query)["redirect_uri"])

    assert led == [["igpeas://cb"], ["https://a.example/"]]


def test_the_page_says_that_the_keeper_has_shut_the_implicit_flow(
    cyd: Visitor, application: Application, settle: Callable[..., None]
) -> None:
    settle(implicit="off")

    page = cyd.open(page_of(application))

    assert "The keeper of this server has shut the implicit flow" in page.main.text
