"""Moves, as both ends see them: which tables stay where they are, and what is refused meanwhile."""

from sugarsnap.errors import UnavailableError

SECONDS_TO_COME_BACK = 10
"""After which a write that is refused for a move may be sent again."""

OF_ITS_OWN = frozenset({"migrations", "moves", "generation"})
"""Tables that belong to a database, not to the house in it: they do not move along."""

IS_SHUT = "SELECT address FROM moves"
"""Answers a row where nothing may be written."""


NO_ADDRESS = "A database's address is postgresql://USER@HOST/NAME or sqlite:///PATH."


class MoveError(Exception):
    """A house cannot move, or did not arrive as it was. Carries a sentence."""


def refuse_to_write() -> UnavailableError:
    """The refusal for whoever would write while the house moves, or when it has moved."""
    return UnavailableError(SECONDS_TO_COME_BACK)
