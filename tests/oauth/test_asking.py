"""What a client may ask for at /oauth/authorize, and how everything else is refused."""

from collections.abc import Callable
from urllib.parse import parse_qsl, urlencode

import pytest
from msgspec import structs

from oauth.application import AUTHORIZE, Application, flat, forbidden
from oauth.caller import Caller
from oauth.conftest import REGISTRATION, Register
from web.visitor import Arrive, Visitor

MISSING = "You must include a valid client_id, response_type, and redirect_uri parameters"
MISMATCH = "Redirect URI does not match registered redirect URI"

Settle = Callable[..., None]


@pytest.mark.parametrize("name", ["client_id", "redirect_uri", "response_type"])
@pytest.mark.parametrize("who", ["ben", "nobody"])
def test_a_parameter_that_is_needed_and_missing_is_named(
    arrive: Arrive, application: Application, name: str, who: str
) -> None:
    visitor = arrive(who)

    answer = application.ask(visitor, **{name: ""})

    assert answer.status_code == 400
    assert answer.json() == flat(MISSING)


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"client_id": "0" * 32}, "Invalid Client ID"),
        ({"client_id": "' OR 1=1"}, "Invalid Client ID"),
        ({"response_type": "id_token"}, 'Only response type "code" and "token" is allowed'),
        ({"response_type": "code token"}, 'Only response type "code" and "token" is allowed'),
        ({"scope": ""}, "Invalid scope field(s): "),
        ({"scope": "basic admin nope"}, "Invalid scope field(s): admin,nope"),
        ({"scope": "LIKES"}, "Invalid scope field(s): LIKES"),
        ({"state": "x" * 2049}, "The state parameter is longer than 2048 bytes"),
    ],
)
@pytest.mark.parametrize("who", ["ben", "nobody"])
def test_what_cannot_be_asked_is_answered_here_and_never_at_the_redirect_uri(
    arrive: Arrive, application: Application, asked: dict[str, str], message: str, who: str
) -> None:
    visitor = arrive(who)

    answer = application.ask(visitor, **asked)

    assert answer.status_code == 400
    assert answer.json() == flat(message)
    assert "location" not in answer.headers


def test_keys_of_an_error_stand_in_the_order_of_the_wire(
    ben: Visitor, application: Application
) -> None:
    answer = application.ask(ben, redirect_uri="http://evil.example/")

    assert answer.text == (
        '{"error_type":"OAuthException","code":400,'
        '"error_message":"Redirect URI does not match registered redirect URI"}'
    )
    assert answer.headers["content-type"] == "application/json; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    "sent",
    [
        "http://localhost:9000/callback/",
        "http://localhost:9000/callback?more=1",
        "http://localhost:9000/callback#here",
        "http://localhost:9000/Callback",
        "http://localhost:9001/callback",
        "https://localhost:9000/callback",
        "http://localhost:9000/other/../callback",
        "http://localhost:9000/callback/../evil",
        "http://localhost:9000@evil.example/callback",
        "http://localhost:9000.evil.example/callback",
        "http://localhost:9000/callback%00",
        "http://localhost:9000/callback\\@evil.example",
        "//localhost:9000/callback",
        "javascript:alert(1)",
        "http://evil.example/",
    ],
)
def test_only_the_registered_redirect_uri_will_do(
    ben: Visitor, application: Application, sent: str
) -> None:
    answer = application.ask(ben, redirect_uri=sent)

    assert (answer.status_code, answer.json()) == (400, flat(MISMATCH))
    assert "location" not in answer.headers


@pytest.mark.parametrize(
    ("registered", "sent"),
    [
        ("localhost", "http://localhost"),
        ("localhost", "http://localhost/"),
        ("http://localhost/", "http://localhost"),
        ("localhost:8080/cb", "http://localhost:8080/cb"),
        ("http://127.0.0.1", "http://127.0.0.1"),
        ("http://[::1]:8080/cb", "http://[::1]:8080/cb"),
        ("igc1d://authorize", "igc1d://authorize"),
        ("https://app.example/cb?this=that", "https://app.example/cb?this=that"),
    ],
)
def test_local_addresses_and_own_schemes_will_do(
    ben: Visitor, register: Register, registered: str, sent: str
) -> None:
    application = register(structs.replace(REGISTRATION, redirect_uris=(registered,)))

    answer = application.ask(ben, redirect_uri=sent)

    assert answer.status_code == 200
    assert sent in ben.page.text


def test_the_implicit_flow_is_shut_until_the_developer_opens_it(
    ben: Visitor, register: Register
) -> None:
    application = register()

    answer = application.ask(ben, response_type="token")

    assert answer.status_code == 403
    assert answer.text == (
        '{"error_type":"OAuthForbiddenException","code":403,'
        '"error_message":"Implicit authentication is disabled"}'
    )


def test_the_keeper_can_shut_the_implicit_flow_for_everybody(
    ben: Visitor, application: Application, settle: Settle
) -> None:
    settle(implicit="off")

    answer = application.ask(ben, response_type="token")

    assert answer.json() == forbidden("Implicit authentication is disabled")
    assert application.ask(ben).status_code == 200


def test_the_first_fault_in_the_order_of_the_reference_is_named(
    ben: Visitor, register: Register
) -> None:
    application = register()
    wrong = {
        "client_id": "0" * 32,
        "response_type": "nonsense",
        "redirect_uri": "http://evil.example/",
        "scope": "nonsense",
    }

    said = [application.ask(ben, **wrong).json()["error_message"]]
    for right in ("client_id", "response_type", "redirect_uri", "scope"):
        wrong[right] = {
            "client_id": application.id,
            "response_type": "token",
            "redirect_uri": application.redirect_uri,
            "scope": "basic",
        }[right]
        said.append(application.ask(ben, **wrong).json()["error_message"])

    assert said == [
        "Invalid Client ID",
        'Only response type "code" and "token" is allowed',
        MISMATCH,
        "Implicit authentication is disabled",
        "Implicit authentication is disabled",
    ]


@pytest.mark.parametrize(
    "name", ["client_id", "redirect_uri", "response_type", "scope", "state", "anything"]
)
def test_a_parameter_sent_twice_is_refused(
    ben: Visitor, application: Application, name: str
) -> None:
    link = application.link(state="s", scope="basic", anything="1")
    value = {"client_id": application.id, "redirect_uri": application.redirect_uri}.get(name, "x")

    answer = ben.get(f"{link}&{urlencode({name: value})}")

    assert answer.status_code == 400
    assert answer.json() == flat(f"You must not send a parameter twice: {name}")


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("ending", ["", "/"])
def test_authorize_takes_no_other_method(caller: Caller, method: str, ending: str) -> None:
    answer = caller(method, AUTHORIZE + ending)

    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, POST"
    if method != "HEAD":
        assert answer.json() == flat("This address does not take this method", 405)


def test_a_slash_at_the_end_makes_no_difference(ben: Visitor, application: Application) -> None:
    answer = ben.get(application.link().replace("/authorize?", "/authorize/?"))

    assert answer.status_code == 200


def test_a_client_id_may_come_in_capitals(ben: Visitor, application: Application) -> None:
    answer = application.ask(ben, client_id=application.id.upper())

    assert answer.status_code == 200


@pytest.mark.parametrize("separator", [" ", "+", ",", ", "])
def test_scopes_may_be_separated_by_spaces_pluses_and_commas(
    ben: Visitor, application: Application, separator: str
) -> None:
    application.ask(ben, scope=separator.join(["likes", "comments", "likes"]))

    [asks] = ben.page.main.all("ul")
    assert [each.text for each in asks.all("li")] == [
        "Read your profile and your own photos",
        "Write and delete comments in your name",
        "Like photos and take likes back in your name",
    ]


def test_whoever_is_not_signed_in_signs_in_first_and_comes_back_with_everything(
    arrive: Arrive, application: Application
) -> None:
    visitor = arrive()
    link = application.link(scope="basic likes", state="a%20b&c=d/é")

    visitor.get(link)

    path, _, query = visitor.led_to.partition("?")
    assert path == "/accounts/login/"
    assert dict(parse_qsl(query)) == {"next": link}


def test_a_client_in_sandbox_mode_is_for_its_owner_alone(
    arrive: Arrive, register: Register
) -> None:
    application = register(is_sandbox=1)
    ben, cyd = arrive("ben"), arrive("cyd")

    answer = application.ask(ben)

    assert answer.status_code == 403
    assert answer.json() == forbidden("You are not a sandbox user of this client")
    assert application.ask(cyd).status_code == 200


def test_under_review_a_new_client_starts_in_sandbox_mode(
    ben: Visitor, settle: Settle, register: Register
) -> None:
    settle(clients="review")
    application = register()

    answer = application.ask(ben)

    assert answer.json() == forbidden("You are not a sandbox user of this client")
