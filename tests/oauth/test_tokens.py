"""What a token is, and what its client may do with it: revoke it, ask about it."""

import base64
from collections.abc import Callable

import pytest

from oauth.application import Application
from oauth.caller import Caller
from oauth.conftest import REGISTRATION, Register
from sugarsnap.app import House
from sugarsnap.operations.accounts import suspend_account
from sugarsnap.operations.clients import Provision, create_client, delete_client
from sugarsnap.operations.grants import find_holder, revoke_access
from sugarsnap.records.viewers import Viewer
from web.visitor import Visitor
from world import Furniture

REVOKE = "/oauth/revoke"
INTROSPECT = "/oauth/introspect"
UNPROVEN = {"error": "invalid_client", "error_description": "Invalid Client Secret"}

Look = Callable[[str], Viewer]


def scopes_of(house: House, token: str) -> set[str] | None:
    holder = house.works.read(find_holder, token)
    return None if holder is None else set(holder.scopes)


def test_asking_for_more_keeps_the_token_and_widens_it(
    ben: Visitor, application: Application, house: House
) -> None:
    token = application.token_from(ben)
    assert scopes_of(house, token) == {"basic"}

    again = application.token_from(ben, scope="likes+comments")

    assert again == token
    assert scopes_of(house, token) == {"basic", "likes", "comments"}


def test_asking_for_less_takes_nothing_away(
    ben: Visitor, application: Application, house: House
) -> None:
    token = application.token_from(ben, scope="likes")

    again = application.token_from(ben, scope="comments")

    assert again == token
    assert scopes_of(house, token) == {"basic", "likes", "comments"}


def test_two_people_and_two_clients_have_four_tokens(
    arrive: Callable[[str], Visitor], application: Application, register: Register
) -> None:
    other = register(is_implicit_disabled=0)

    tokens = {
        each.token_from(arrive(name)) for each in (application, other) for name in ("ada", "ben")
    }

    assert len(tokens) == 4


def test_taking_access_back_kills_the_token_and_the_next_one_begins_anew(
    ben: Visitor, application: Application, house: House, viewer: Look
) -> None:
    token = application.token_from(ben, scope="likes")

    house.works.write_now(revoke_access, viewer("ben"), application.id)
    assert scopes_of(house, token) is None
    anew = application.token_from(ben)

    assert anew != token
    assert scopes_of(house, anew) == {"basic"}
    assert scopes_of(house, token) is None


def test_taking_access_back_twice_is_the_same_as_once(
    ben: Visitor, application: Application, house: House, viewer: Look
) -> None:
    application.authorize(ben)
    for _ in range(2):
        house.works.write_now(revoke_access, viewer("ben"), application.id)
    token = application.token_from(ben)

    house.works.write_now(revoke_access, viewer("ada"), application.id)

    assert scopes_of(house, token) == {"basic"}


def test_a_clients_tokens_die_with_it(
    ben: Visitor, application: Application, house: House, viewer: Look
) -> None:
    token = application.token_from(ben)

    house.works.write_now(delete_client, viewer("cyd"), application.id)

    assert scopes_of(house, token) is None


def test_a_client_that_takes_its_place_gets_nothing_of_what_it_had(
    ben: Visitor, application: Application, house: House, viewer: Look
) -> None:
    token = application.token_from(ben)
    house.works.write_now(delete_client, viewer("cyd"), application.id)

    again = Provision(client_id=application.id)
    house.works.write_now(create_client, viewer("ada"), REGISTRATION, again)

    assert scopes_of(house, token) is None


@pytest.mark.parametrize("hint", [{}, {"token_type_hint": "refresh_token"}])
def test_a_client_gives_a_token_back(
    caller: Caller, ben: Visitor, application: Application, house: House, hint: dict[str, str]
) -> None:
    token = application.token_from(ben)

    answer = caller.post(
        REVOKE, client_id=application.id, client_secret=application.secret, token=token, **hint
    )

    assert (answer.status_code, answer.content) == (200, b"{}")
    assert scopes_of(house, token) is None


@pytest.mark.parametrize("token", ["nonsense", "1.2.3", "...", "é", "x" * 10_000])
def test_giving_back_what_never_was_a_token_is_fine(
    caller: Caller, application: Application, token: str
) -> None:
    answer = caller.post(
        REVOKE, client_id=application.id, client_secret=application.secret, token=token
    )

    assert answer.status_code == 200


def test_a_client_cannot_give_back_anothers_token(
    caller: Caller, ben: Visitor, application: Application, register: Register, house: House
) -> None:
    token, other = application.token_from(ben), register()

    answer = caller.post(REVOKE, client_id=other.id, client_secret=other.secret, token=token)

    assert (answer.status_code, answer.content) == (200, b"{}")
    assert scopes_of(house, token) == {"basic"}


def test_a_client_learns_what_its_token_may_do(
    caller: Caller, ben: Visitor, application: Application, furniture: Furniture
) -> None:
    token = application.token_from(ben, scope="likes")

    told = application.introspect(caller, token)

    assert told == {
        "active": True,
        "scope": "basic likes",
        "client_id": application.id,
        "username": "ben",
        "token_type": "Bearer",
        "iat": 1_700_003_600,
        "sub": str(furniture.accounts["ben"]),
        "iss": "http://localhost",
    }


def test_of_any_other_token_it_learns_nothing(
    caller: Caller,
    ben: Visitor,
    application: Application,
    register: Register,
    house: House,
    furniture: Furniture,
    viewer: Look,
) -> None:
    other = register()
    anothers, revoked = (
        application.token_from(ben),
        other.exchange(caller, code=other.code_from(ben)).json()["access_token"],
    )
    house.works.write_now(revoke_access, viewer("ben"), other.id)

    told = [other.introspect(caller, token) for token in (anothers, revoked, "x", "1.2.3")]
    house.works.write_now(suspend_account, furniture.accounts["ben"])
    told.append(application.introspect(caller, anothers))

    assert told == [{"active": False}] * 5


@pytest.mark.parametrize("path", [REVOKE, INTROSPECT])
def test_only_a_client_that_proves_who_it_is_may_do_either(
    caller: Caller, ben: Visitor, application: Application, house: House, path: str
) -> None:
    token = application.token_from(ben)

    answers = [
        caller.post(path, client_id=application.id, client_secret="0" * 32, token=token),
        caller("POST", path, data={"token": token}),
        caller("POST", path, data={"token": token}, headers={"Authorization": f"Bearer {token}"}),
    ]

    assert [answer.status_code for answer in answers] == [401] * 3
    assert answers[0].json() == UNPROVEN
    assert answers[0].headers["www-authenticate"] == 'Basic realm="oauth"'
    assert scopes_of(house, token) == {"basic"}


@pytest.mark.parametrize("path", [REVOKE, INTROSPECT])
def test_a_token_that_is_missing_is_named(
    caller: Caller, application: Application, path: str
) -> None:
    basic = base64.b64encode(f"{application.id}:{application.secret}".encode()).decode()

    answer = caller("POST", path, headers={"Authorization": f"Basic {basic}"})

    assert answer.status_code == 400
    assert answer.json() == {
        "error": "invalid_request",
        "error_description": "You must provide a token",
    }


@pytest.mark.parametrize("path", [REVOKE, INTROSPECT])
def test_either_takes_post_alone(caller: Caller, path: str) -> None:
    assert caller("GET", path).status_code == 405
