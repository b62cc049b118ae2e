"""Guesses at the words of refusals, drawn from what is really said."""

from sugarsnap.faces.shared.fidelity import Guess
from sugarsnap.faces.v1.refusals import Told

_NO_TEXT_KNOWN = "A refusal is certain, its words are not: no recorded one was found."


def worded(
    what: str, *told: Told, calls: tuple[str, ...] = (), reason: str = _NO_TEXT_KNOWN
) -> Guess:
    """A guess at the words of refusals."""
    answer = "; ".join(
        f"{one.wording.code} `{one.wording.error_type}` “{one.wording.error_message}”"
        for one in told
    )
    return Guess(what, answer, reason, calls, tuple(one.name for one in told))
