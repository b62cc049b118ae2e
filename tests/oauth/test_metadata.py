"""/.well-known/oauth-authorization-server says what the server does (RFC 8414)."""

import base64
from collections.abc import Callable
from typing import Any

import pytest

from oauth.application import Application
from oauth.caller import BASE, Caller
from oauth.test_pkce import CHALLENGE
from sugarsnap.rules.pkce import challenge_of
from web.visitor import Visitor

WELL_KNOWN = "/.well-known/oauth-authorization-server"


@pytest.fixture
def metadata(caller: Caller) -> dict[str, Any]:
    answer = caller("GET", WELL_KNOWN)
    assert answer.headers["content-type"].startswith("application/json")
    found: dict[str, Any] = answer.json()
    return found


def test_it_names_the_host_that_the_client_used(metadata: dict[str, Any]) -> None:
    assert metadata["issuer"] == BASE
    addresses = [value for name, value in metadata.items() if name.endswith("_endpoint")]
    assert len(addresses) == 4
    assert all(address.startswith(f"{BASE}/oauth/") for address in addresses)


def test_its_endpoints_answer(caller: Caller, metadata: dict[str, Any]) -> None:
    answers = {
        name: caller("GET", metadata[f"{name}_endpoint"]).status_code
        for name in ("authorization", "token", "revocation", "introspection")
    }

    assert answers == {"authorization": 400, "token": 405, "revocation": 405, "introspection": 405}


def test_its_scopes_are_those_that_can_be_asked_for(
    ben: Visitor, application: Application, metadata: dict[str, Any]
) -> None:
    others = ["admin", "openid", "profile", "email", "offline_access", "write"]

    taken = [
        scope
        for scope in [*metadata["scopes_supported"], *others]
        if application.ask(ben, scope=scope).status_code == 200
    ]

    assert taken == metadata["scopes_supported"]


def test_its_response_types_are_those_that_can_be_asked_for(
    ben: Visitor, application: Application, metadata: dict[str, Any]
) -> None:
    others = ["id_token", "none", "code token"]

    taken = [
        kind
        for kind in [*metadata["response_types_supported"], *others]
        if application.ask(ben, response_type=kind).status_code == 200
    ]

    assert taken == metadata["response_types_supported"] == ["code", "token"]


def test_its_response_modes_are_where_answers_stand(
    ben: Visitor, application: Application, metadata: dict[str, Any]
) -> None:
    by_code = application.authorize(ben)
    by_fragment = application.authorize(ben, response_type="token")

    assert "?code=" in by_code
    assert "#access_token=" in by_fragment
    assert metadata["response_modes_supported"] == ["query", "fragment"]


def test_its_grant_types_are_those_that_get_a_token(
    caller: Caller, ben: Visitor, application: Application, metadata: dict[str, Any]
) -> None:
    others = ["password", "client_credentials", "refresh_token"]
    at_the_token_endpoint = [
        kind for kind in metadata["grant_types_supported"] if kind != "implicit"
    ]

    taken = [
        kind
        for kind in [*at_the_token_endpoint, *others]
        if application.exchange(caller, code=application.code_from(ben), grant_type=kind).is_success
    ]

    assert taken == at_the_token_endpoint
    assert application.token_from(ben)


@pytest.mark.parametrize("endpoint", ["token", "revocation", "introspection"])
def test_its_ways_to_authenticate_are_those_that_work(
    caller: Caller,
    ben: Visitor,
    application: Application,
    metadata: dict[str, Any],
    endpoint: str,
) -> None:
    pair = base64.b64encode(f"{application.id}:{application.secret}".encode()).decode()
    ways: dict[str, tuple[dict[str, str], dict[str, str]]] = {
        "client_secret_post": (
            {"client_id": application.id, "client_secret": application.secret},
            {},
        ),
        "client_secret_basic": ({}, {"Authorization": f"Basic {pair}"}),
        "none": ({"client_id": application.id}, {}),
    }

    working = []
    for way, (fields, headers) in ways.items():
        more = application.parameters(code=application.code_from(ben), token="x")
        del more["client_id"], more["client_secret"]
        answer = caller(
            "POST", metadata[f"{endpoint}_endpoint"], data={**more, **fields}, headers=headers
        )
        working += [way] if answer.is_success else []

    assert working == metadata[f"{endpoint}_endpoint_auth_methods_supported"]


def test_its_challenge_methods_are_those_that_are_taken(
    ben: Visitor, application: Application, metadata: dict[str, Any]
) -> None:
    assert challenge_of("x" * 43) != CHALLENGE

    taken = [
        method
        for method in ["plain", "S256", "S512"]
        if application.ask(ben, code_challenge=CHALLENGE, code_challenge_method=method).status_code
        == 200
    ]

    assert taken == metadata["code_challenge_methods_supported"] == ["S256"]


def test_a_server_that_shut_the_implicit_flow_does_not_name_it(
    caller: Caller, settle: Callable[..., None]
) -> None:
    settle(implicit="off")

    metadata = caller("GET", WELL_KNOWN).json()

    assert metadata["response_types_supported"] == ["code"]
    assert metadata["response_modes_supported"] == ["query"]
    assert metadata["grant_types_supported"] == ["authorization_code"]
