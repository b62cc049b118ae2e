"""Proof key for code exchange: S256 and nothing else (RFC 7636, RFC 9700 §2.1.1)."""

import pytest

from oauth.application import Application, flat
from oauth.caller import Caller
from sugarsnap.rules.pkce import challenge_of
from web.visitor import Visitor

VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
"""The pair of RFC 7636, appendix B."""
ASKED = {"code_challenge": CHALLENGE, "code_challenge_method": "S256"}
UNUSABLE = 'A code_challenge has 43 characters and the code_challenge_method "S256"'


def test_the_verifier_of_the_challenge_gets_the_token(
    caller: Caller, ben: Visitor, application: Application
) -> None:
    code = application.code_from(ben, **ASKED)

    answer = application.exchange(caller, code=code, code_verifier=VERIFIER)

    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("verifier", "message"),
    [
        ("", "You must provide a code_verifier"),
        ("a" * 43, "The code_verifier doesn't match the code_challenge"),
        (CHALLENGE, "The code_verifier doesn't match the code_challenge"),
        (VERIFIER[:-1], "The code_verifier doesn't match the code_challenge"),
    ],
)
def test_any_other_verifier_is_refused_and_the_right_one_is_still_good(
    caller: Caller, ben: Visitor, application: Application, verifier: str, message: str
) -> None:
    code = application.code_from(ben, **ASKED)

    answer = application.exchange(caller, code=code, code_verifier=verifier)

    assert answer.json() == flat(message)
    assert application.exchange(caller, code=code, code_verifier=VERIFIER).status_code == 200


@pytest.mark.parametrize("verifier", ["a" * 42, "a" * 129, "a" * 42 + "!", "é" * 43])
def test_a_verifier_that_is_malformed_is_refused_even_where_it_would_fit(
    caller: Caller, ben: Visitor, application: Application, verifier: str
) -> None:
    code = application.code_from(
        ben, code_challenge=challenge_of(verifier), code_challenge_method="S256"
    )

    answer = application.exchange(caller, code=code, code_verifier=verifier)

    assert answer.json() == flat("The code_verifier doesn't match the code_challenge")


@pytest.mark.parametrize(
    "asked",
    [
        {"code_challenge": VERIFIER, "code_challenge_method": "plain"},
        {"code_challenge": CHALLENGE},
        {"code_challenge": CHALLENGE, "code_challenge_method": "s256"},
        {"code_challenge": CHALLENGE + "=", "code_challenge_method": "S256"},
        {"code_challenge": "short", "code_challenge_method": "S256"},
        {"code_challenge_method": "S256"},
    ],
)
def test_plain_and_malformed_challenges_are_refused(
    ben: Visitor, application: Application, asked: dict[str, str]
) -> None:
    answer = application.ask(ben, **asked)

    assert (answer.status_code, answer.json()) == (400, flat(UNUSABLE))


def test_a_verifier_for_a_code_without_a_challenge_tells_of_a_downgrade(
    caller: Caller, ben: Visitor, application: Application
) -> None:
    code = application.code_from(ben)

    answer = application.exchange(caller, code=code, code_verifier=VERIFIER)

    assert answer.json() == flat("The original request had no code_challenge")


def test_a_code_that_came_at_once_is_bound_to_its_challenge_too(
    caller: Caller, ben: Visitor, application: Application
) -> None:
    application.authorize(ben)
    code = application.code_from(ben, **ASKED)

    answer = application.exchange(caller, code=code)

    assert answer.json() == flat("You must provide a code_verifier")
