"""What the developer site tells of guesses: answers for which no source is known."""

from msgspec import Struct


class Guess(Struct, frozen=True):
    """One answer that we settled on by ourselves. Backticks stand around words of the wire."""

    what: str
    """What the original did is unknown here."""
    answer: str
    reason: str
    """Why it is likely, or harmless."""
    calls: tuple[str, ...] = ()
    """The endpoints that it concerns, where not all: `GET /users/{user_id}`."""
    errors: tuple[str, ...] = ()
    """The refusals that it words, by their names in the reference."""


class Chapter(Struct, frozen=True):
    """The guesses about one thing."""

    title: str
    guesses: tuple[Guess, ...]
