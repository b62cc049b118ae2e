"""Sandbox mode on the developer site: inviting, answering, leaving, and what comes of it."""

from collections.abc import Callable

import pytest

from oauth.application import Application
from oauth.conftest import Register
from web.reader import PageSeen
from web.visitor import Arrive, Visitor
from world import Furniture

INVITES = "/developer/clients/sandbox_invites/"


@pytest.fixture
def application(register: Register) -> Application:
    """A client of Cyd's, in sandbox mode."""
    return register(is_sandbox=1, is_implicit_disabled=0)


def edit(application: Application) -> str:
    return f"/developer/clients/{application.id}/edit/"


def users_on(page: PageSeen) -> list[str]:
    """What the list of sandbox users says, a line for each."""
    [listed] = [each for each in page.all("ul") if each["aria-label"] == "Sandbox users"]
    return [item.text for item in listed.all("li")]


def invite(cyd: Visitor, application: Application, name: str) -> PageSeen:
    cyd.press(cyd.open(edit(application)), "Invite", username=name)
    return cyd.page if cyd.answer.status_code == 422 else cyd.follow()


def test_whoever_is_invited_and_accepts_can_give_access(
    cyd: Visitor, ben: Visitor, application: Application
) -> None:
    assert application.ask(ben).status_code == 403

    page = invite(cyd, application, "ben")

    assert "They are invited: their answer will stand under Sandbox." in page.alerts
    assert users_on(page) == ["cyd owner", "ben invited Remove ben"]
    assert application.ask(ben).status_code == 403

    ben.press(ben.open(INVITES), "Accept the invitation to Peas")

    assert ben.follow().headings == ["Sandbox Invites", "Your sandboxes", "Peas"]
    assert users_on(cyd.open(edit(application)))[1] == "ben accepted Remove ben"
    assert application.ask(ben).status_code == 200


def test_an_invitation_is_rejected_and_can_come_again(
    cyd: Visitor, ben: Visitor, application: Application
) -> None:
    invite(cyd, application, "ben")

    ben.press(ben.open(INVITES), "Reject the invitation to Peas")

    assert "No invitations" in ben.follow().headings
    assert users_on(cyd.open(edit(application))) == ["cyd owner"]
    assert len(users_on(invite(cyd, application, "ben"))) == 2


@pytest.mark.parametrize("way", ["leaving", "removing"])
def test_access_ends_for_whoever_is_out(
    cyd: Visitor, ben: Visitor, application: Application, way: str
) -> None:
    invite(cyd, application, "ben")
    ben.press(ben.open(INVITES), "Accept the invitation to Peas")
    application.token_from(ben)
    assert "Peas" in ben.open("/accounts/manage_access/").headings

    if way == "leaving":
        ben.press(ben.open(INVITES), "Leave Peas")
    else:
        cyd.press(cyd.open(edit(application)), "Remove ben")

    assert "Peas" not in ben.open("/accounts/manage_access/").headings
    assert application.ask(ben).status_code == 403


def test_who_cannot_be_invited_is_told_beside_the_field(
    cyd: Visitor, application: Application
) -> None:
    page = invite(cyd, application, "zoe")

    assert page.problem_with("Username") == "There is no zoe whom you could invite."
    assert page.form("Invite").labelled("Username")["value"] == "zoe"


def test_a_consent_page_that_was_open_does_not_outlive_a_removal(
    cyd: Visitor, ben: Visitor, application: Application
) -> None:
    invite(cyd, application, "ben")
    ben.press(ben.open(INVITES), "Accept the invitation to Peas")
    application.ask(ben)
    consent = ben.page

    cyd.press(cyd.open(edit(application)), "Remove ben")
    form = consent.form("Authorize")
    ben.post(form["action"], {**form.values(), "decision": "authorize"})

    assert ben.answer.status_code == 403
    assert ben.answer.json()["error_message"] == "You are not a sandbox user of this client"


def test_a_client_goes_into_sandbox_mode_and_back(cyd: Visitor, register: Register) -> None:
    application = register()

    cyd.press(cyd.open(edit(application)), "Put into Sandbox Mode")
    assert "Sandbox mode" in cyd.follow().main.text
    cyd.press(cyd.page, "Go Live")

    assert cyd.follow().alerts == [
        "The mode is changed.",
        *(alert for alert in cyd.page.alerts if "is not encrypted" in alert),
    ]
    assert cyd.page.has_form("Put into Sandbox Mode")


def test_other_peoples_sandboxes_are_no_pages(
    ben: Visitor, application: Application, furniture: Furniture
) -> None:
    token = ben.open(INVITES).form("Sign out").values()["csrf_token"]
    sent = {"csrf_token": token, "username": "ben", "mode": "live"}
    sent["account_id"] = str(furniture.accounts["cyd"])

    for what in ("invite", "remove", "mode"):
        ben.post(f"/developer/clients/{application.id}/{what}/", sent)
        assert ben.answer.status_code == 404
    ben.post(f"{INVITES}{application.id}/accept/", sent)

    assert ben.answer.status_code == 404


def test_whoever_is_signed_out_signs_in_first(arrive: Arrive) -> None:
    nobody = arrive()

    nobody.get(INVITES)

    assert nobody.led_to == "/accounts/login/?next=%2Fdeveloper%2Fclients%2Fsandbox_invites%2F"


def test_the_page_about_it_says_how_new_clients_begin(
    cyd: Visitor, settle: Callable[..., None]
) -> None:
    assert "a new client is live at once" in cyd.open("/developer/sandbox/").main.text

    settle(clients="review")

    assert "a new client begins in sandbox mode" in cyd.open("/developer/sandbox/").main.text
