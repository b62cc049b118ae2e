"""The consent page: what it says, what it is bound to, and where its answer leads."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from msgspec import structs

from fakes import HOUR, SECOND, SetClock
from oauth.application import Application, flat, forbidden, press
from oauth.conftest import REGISTRATION, Register
from sugarsnap.app import House
from sugarsnap.operations.clients import Switches, delete_client, edit_client
from sugarsnap.queries.clients import update_redirect_uris
from sugarsnap.records.viewers import Viewer
from web.visitor import Arrive, Visitor

DENIAL = (
    "error=access_denied&error_reason=user_denied&error_description=The+user+denied+your+request"
)
OVER = "This request was answered already or has expired. Begin again at the application."
STRANGE_STATES = [
    "plain",
    "a%20b",
    "a+b",
    "a%2Bb",
    "%C3%A9%F0%9F%8C%B1",
    "%FF%FE",
    "%00",
    "a%0D%0ASet-Cookie:%20x=1",
    "%3Cscript%3E",
    "a=b;c=d",
    "%26access_token%3Devil",
    "%23access_token%3Devil",
    "",
    "x" * 2048,
]


def test_the_page_names_the_person_the_client_its_maker_and_the_scopes_in_words(
    ben: Visitor, application: Application
) -> None:
    application.ask(ben, scope="likes")

    page = ben.page
    assert page.heading == "Hi ben, Peas is requesting to do the following:"
    assert "Like photos and take likes back in your name" in page.main.text
    assert "Read your profile and your own photos" in page.main.text
    assert "Peas: Shows peas." in page.main.text
    assert page.links["cyd"] == "/cyd/"
    assert "registered 14 November 2023" in page.main.text
    assert application.redirect_uri in page.main.text
    assert "until you take it back" in page.main.text
    assert page.form("Authorize").buttons == ["Authorize", "Cancel"]
    assert page.links["Switch account"].startswith("/accounts/login/?next=%2Foauth%2Fauthorize")


def test_a_token_in_the_address_bar_is_explained_beforehand(
    ben: Visitor, application: Application
) -> None:
    application.ask(ben, response_type="token")

    assert "The next page may look broken, and that is right." in ben.page.main.text


def test_the_page_cannot_be_framed_kept_or_lead_elsewhere(
    ben: Visitor, application: Application
) -> None:
    headers = application.ask(ben).headers

    policy = headers["content-security-policy"].split("; ")
    assert "frame-ancestors 'none'" in policy
    assert "default-src 'self'" in policy
    assert "form-action 'self' http://localhost:9000" in policy
    assert headers["x-frame-options"] == "DENY"
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    ("uri", "source"),
    [
        ("igc1d://authorize", "igc1d:"),
        ("https://app.example/cb", "https://app.example"),
        ("http://[::1]:8080/cb", "http:"),
    ],
)
def test_the_form_may_lead_to_apps_and_other_hosts(
    ben: Visitor, register: Register, uri: str, source: str
) -> None:
    application = register(structs.replace(REGISTRATION, redirect_uris=(uri,)))

    headers = application.ask(ben).headers

    assert headers["content-security-policy"].endswith(f"form-action 'self' {source}")


def test_nothing_of_the_request_travels_in_the_form(ben: Visitor, application: Application) -> None:
    application.ask(ben, scope="likes", state="my-state")

    form = ben.page.form("Authorize")

    assert sorted(form.values()) == ["csrf_token", "request_id"]
    assert len(form.values()["request_id"]) == 32


def test_authorizing_leads_back_with_a_code(ben: Visitor, application: Application) -> None:
    application.ask(ben)

    answer = press(ben, "Authorize")

    assert answer.status_code == 303
    location = answer.headers["location"]
    assert location.startswith(f"{application.redirect_uri}?code=")
    assert set(location.partition("?code=")[2]) <= set("0123456789abcdef")
    assert len(location.partition("?code=")[2]) == 32
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "no-referrer"


def test_a_token_alone_stands_in_the_fragment(ben: Visitor, application: Application) -> None:
    application.ask(ben, response_type="token")

    answer = press(ben, "Authorize")

    assert answer.status_code == 303
    before, _, fragment = answer.headers["location"].partition("#")
    name, _, token = fragment.partition("=")
    assert (before, name) == (application.redirect_uri, "access_token")
    account, prefix, mark = token.split(".")
    assert account.isdigit()
    assert prefix == application.id[:7]
    assert len(mark) == 32


def test_localhost_is_led_to_as_browsers_show_it(ben: Visitor, register: Register) -> None:
    registration = structs.replace(REGISTRATION, redirect_uris=("localhost",))
    application = register(registration, is_implicit_disabled=0)

    location = application.authorize(ben, response_type="token", redirect_uri="http://localhost")

    assert location.startswith("http://localhost/#access_token=")


def test_a_query_in_the_redirect_uri_is_kept(ben: Visitor, register: Register) -> None:
    uri = "https://app.example/cb?this=that"
    application = register(structs.replace(REGISTRATION, redirect_uris=(uri,)))

    location = application.authorize(ben)

    assert location.startswith(f"{uri}&code=")


@pytest.mark.parametrize("flow", ["code", "token"])
def test_cancelling_leads_back_with_a_denial_in_the_query(
    ben: Visitor, application: Application, flow: str
) -> None:
    application.ask(ben, response_type=flow, state="s")

    answer = press(ben, "Cancel")

    assert answer.status_code == 303
    assert answer.headers["location"] == f"{application.redirect_uri}?{DENIAL}&state=s"
    assert application.ask(ben).status_code == 200, "nothing was granted"


@pytest.mark.parametrize("state", STRANGE_STATES)
@pytest.mark.parametrize("flow", ["code", "token"])
def test_the_state_goes_back_byte_for_byte(
    ben: Visitor, application: Application, state: str, flow: str
) -> None:
    ben.get(f"{application.link(response_type=flow)}&state={state}")

    location = press(ben, "Authorize").headers["location"]

    assert location.endswith(f"&state={state}")
    assert location.count("access_token=") == (flow == "token")


def test_a_request_without_state_has_none_on_the_way_back(
    ben: Visitor, application: Application
) -> None:
    locations = [application.authorize(ben), application.authorize(ben, response_type="token")]

    assert not any("state" in location for location in locations)


def test_a_code_request_that_asks_nothing_new_leads_back_at_once(
    ben: Visitor, application: Application
) -> None:
    application.authorize(ben, scope="likes comments")

    answer = application.ask(ben, scope="likes", state="s")

    assert answer.status_code == 302
    assert parse_qs(urlsplit(answer.headers["location"]).query).keys() == {"code", "state"}


def test_a_token_request_always_asks(ben: Visitor, application: Application) -> None:
    application.token_from(ben)

    answer = application.ask(ben, response_type="token")

    assert answer.status_code == 200
    assert "Nothing new: it asks again for the access it already has." in ben.page.main.text


def test_the_page_tells_new_scopes_from_old_ones(ben: Visitor, application: Application) -> None:
    application.authorize(ben, scope="comments")

    application.ask(ben, scope="comments likes")

    new, old = ([item.text for item in each.all("li")] for each in ben.page.main.all("ul"))
    assert new == ["Like photos and take likes back in your name"]
    assert old == [
        "Read your profile and your own photos",
        "Write and delete comments in your name",
    ]


def test_an_answer_counts_once(ben: Visitor, application: Application) -> None:
    application.ask(ben, response_type="token")
    form = ben.page.form("Authorize")
    answered = {**form.values(), "decision": "authorize"}
    ben.post(form["action"], answered)

    answer = ben.post(form["action"], answered)

    assert (answer.status_code, answer.json()) == (400, flat(OVER))


def test_a_page_left_open_for_an_hour_has_expired(
    ben: Visitor, application: Application, clock: SetClock
) -> None:
    application.ask(ben)
    clock.move(HOUR - SECOND)
    in_time = press(ben, "Authorize")
    application.ask(ben, scope="likes")
    clock.move(HOUR)

    too_late = press(ben, "Authorize")

    assert in_time.status_code == 303
    assert too_late.json() == flat(OVER)


def test_an_answer_that_is_none_leaves_the_question_open(
    ben: Visitor, application: Application
) -> None:
    application.ask(ben)
    page = ben.page

    answer = ben.post("/oauth/authorize/", page.form("Authorize").values())

    assert answer.status_code == 400
    assert "location" not in answer.headers


def test_a_request_belongs_to_whom_it_was_shown(
    arrive: Arrive, ben: Visitor, application: Application
) -> None:
    ada = arrive("ada")
    application.ask(ben)
    stolen = ben.page.form("Authorize").values()["request_id"]
    application.ask(ada)
    form = ada.page.form("Authorize")

    answer = ada.post(
        form["action"], {**form.values(), "request_id": stolen, "decision": "authorize"}
    )

    assert answer.json() == flat(OVER)
    assert press(ben, "Authorize").status_code == 303


@pytest.mark.parametrize(
    ("fields", "headers"),
    [
        ({"csrf_token": ""}, {}),
        ({"csrf_token": "0" * 32}, {}),
        ({}, {"Origin": "http://evil.example"}),
        ({}, {"Sec-Fetch-Site": "cross-site"}),
    ],
)
def test_nobody_else_can_press_the_button(
    ben: Visitor, application: Application, fields: dict[str, str], headers: dict[str, str]
) -> None:
    application.ask(ben)
    form = ben.page.form("Authorize")

    answer = ben.post(
        form["action"],
        {**form.values(), "decision": "authorize", **fields},
        headers=headers,
    )

    assert answer.status_code == 403
    assert answer.json()["error_type"] == "OAuthForbiddenException"
    assert "location" not in answer.headers


def test_a_form_that_says_two_things_is_refused(ben: Visitor, application: Application) -> None:
    application.ask(ben)
    form = ben.page.form("Authorize")
    body = "&".join(f"{name}={value}" for name, value in form.values().items())

    answer = ben._runner.run(
        ben._client.post(
            form["action"],
            content=f"{body}&decision=cancel&decision=authorize",
            headers={"Content-Type": "application/x-www-form-urlencoded"},
        )
    )

    assert answer.json() == flat("You must not send a parameter twice: decision")


def _shut_implicit(house: House, cyd: Viewer, application: Application) -> None:
    registration = structs.replace(REGISTRATION, redirect_uris=(application.redirect_uri,))
    house.works.write_now(edit_client, cyd, application.id, registration, Switches(1, 0))


def _delete(house: House, cyd: Viewer, application: Application) -> None:
    house.works.write_now(delete_client, cyd, application.id)


def _move(house: House, cyd: Viewer, application: Application) -> None:
    assert cyd
    house.works.write_now(
        lambda work: update_redirect_uris(work.db, application.id, ("https://new.example/",))
    )


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (_shut_implicit, forbidden("Implicit authentication is disabled")),
        (_delete, flat("Invalid Client ID")),
        (_move, flat("Redirect URI does not match registered redirect URI")),
    ],
)
@pytest.mark.parametrize("button", ["Authorize", "Cancel"])
def test_what_changed_while_the_page_was_open_counts(
    house: House,
    ben: Visitor,
    application: Application,
    viewer: Callable[[str], Viewer],
    change: Callable[[House, Viewer, Application], None],
    refusal: dict[str, object],
    button: str,
) -> None:
    application.ask(ben, response_type="token")
    change(house, viewer("cyd"), application)

    answer = press(ben, button)

    assert answer.json() == refusal
    assert "location" not in answer.headers


def test_the_keepers_switch_counts_while_the_page_is_open(
    ben: Visitor, application: Application, settle: Callable[..., None]
) -> None:
    application.ask(ben, response_type="token")
    settle(implicit="off")

    answer = press(ben, "Authorize")

    assert answer.json() == forbidden("Implicit authentication is disabled")
