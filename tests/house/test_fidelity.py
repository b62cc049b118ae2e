"""Guesses are about what there is, and no refusal that we worded ourselves goes without one."""

import pytest

from sugarsnap.doors import DOCUMENTS
from sugarsnap.faces.shared.fidelity import Guess
from sugarsnap.faces.v1.openapi import list_told, told_of
from sugarsnap.faces.v1.refusals import Told
from sugarsnap.faces.v1.routes import ROUTES

GUESSES = [guess for chapter in DOCUMENTS.guesses for guess in chapter.guesses]
TOLD = {told.name: told for told in list_told()}
RECORDED = {
    "secret-missing",
    "client-wrong",
    "callback-malformed",
    "callback-unreachable",
    "challenge-failed",
    "no-credentials",
    "token-missing",
    "token-invalid",
    "scope-public-content",
    "scope-follower-list",
    "scope-relationships",
    "scope-likes",
    "scope-comments",
    "client-unapproved",
    "private",
    "tag-banned",
    "text-too-long",
}
"""Refusals whose type and words are on record, or in the walk."""

every_guess = pytest.mark.parametrize("guess", GUESSES, ids=lambda guess: guess.what)


@every_guess
def test_a_guess_says_what_is_answered_and_why(guess: Guess) -> None:
    assert guess.what
    assert guess.answer.endswith((".", "”"))
    assert guess.reason.endswith(".")


@every_guess
def test_a_guess_is_about_calls_and_errors_that_there_are(guess: Guess) -> None:
    assert set(guess.calls) <= {route.name for route in ROUTES}
    assert set(guess.errors) <= TOLD.keys()


@every_guess
def test_a_call_can_meet_the_errors_that_a_guess_about_it_words(guess: Guess) -> None:
    for route in ROUTES:
        if route.name in guess.calls and guess.errors:
            assert {told.name for told in told_of(route)} & set(guess.errors)


def test_no_two_guesses_are_about_the_same() -> None:
    assert len({guess.what for guess in GUESSES}) == len(GUESSES)


@pytest.mark.parametrize("told", TOLD.values(), ids=lambda told: told.name)
def test_a_refusal_is_on_record_or_a_guess(told: Told) -> None:
    guessed = {name for guess in GUESSES for name in guess.errors}

    assert told.name in RECORDED | guessed
