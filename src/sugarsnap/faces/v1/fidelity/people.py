"""Guesses about people and relationships."""

from sugarsnap.faces.shared.fidelity import Chapter, Guess
from sugarsnap.faces.v1 import refusals
from sugarsnap.faces.v1.asked_pages import (
    DEFAULT_FOUND,
    DEFAULT_PEOPLE,
    MOST_FOUND,
    MOST_PEOPLE,
)
from sugarsnap.faces.v1.fidelity.wording import worded
from sugarsnap.operations.relationships import REQUESTS_SHOWN

PEOPLE = Chapter(
    "People and relationships",
    (
        Guess(
            "How many people a search finds",
            f"{DEFAULT_FOUND} by default, at most {MOST_FOUND}.",
            "Old documents hint at both numbers.",
            ("GET /users/search",),
        ),
        Guess(
            "Whom a search finds, and in which order",
            "Whoever has the name, then whose usernames begin so, then whose names have a word "
            "for each of the words.",
            "Known is only that the exact username comes first.",
            ("GET /users/search",),
        ),
        worded(
            "A search without `q`",
            refusals.QUERY_MISSING,
            calls=("GET /users/search", "GET /tags/search"),
        ),
        Guess(
            "How many people a page of a list has",
            f"{DEFAULT_PEOPLE} by default, at most {MOST_PEOPLE}.",
            "The most demanding of the old libraries asks for that many.",
            ("GET /users/{user_id}/follows", "GET /users/{user_id}/followed-by"),
        ),
        Guess(
            "How many requests to follow are shown",
            f"The newest {REQUESTS_SHOWN}, without pages.",
            "The documents know neither a number nor a page.",
            ("GET /users/self/requested-by",),
        ),
        Guess(
            "What a change of a relationship answers",
            "All three keys, like reading it.",
            "Samples show one key, fixtures two; every client that was read takes three.",
            ("POST /users/{user_id}/relationship",),
        ),
        Guess(
            "`deny`, `block` and `unblock`",
            "They are taken; `deny` is `ignore`.",
            "The late documents have four actions, older clients send seven.",
            ("POST /users/{user_id}/relationship",),
        ),
        worded(
            "Actions that cannot be done",
            refusals.ACTION_UNKNOWN,
            refusals.YOURSELF,
            refusals.BLOCKED_BY_YOU,
            calls=("POST /users/{user_id}/relationship",),
        ),
    ),
)
