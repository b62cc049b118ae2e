"""What readers keep between transactions (ports.Database.kept), and which changes end it."""

from collections.abc import Iterable
from typing import Any

MOST_KEPT = 20_000
_ENDING = frozenset(
    {"accounts", "blocks", "clients", "grants", "endpoints", "sandboxes", "permissions"}
)
"""Nouns whose changes void what readers keep."""
_WRITING = ("insert_", "update_", "upsert_", "delete_")


def ends_what_is_kept(statements: Iterable[str]) -> bool:
    """Whether one of these statements, by full name, changes what readers may have kept."""
    return any(
        noun in _ENDING and verb.startswith(_WRITING)
        for noun, _, verb in (name.partition(".") for name in statements)
    )


class Kept:
    """What the readers of one process keep, shared by its threads, under a generation number.

    A memory belongs to one number for good. Whoever still reads an older snapshot goes on with the
    memory of that snapshot, and what he adds there is seen by nobody who reads a newer one.
    """

    def __init__(self) -> None:
        self._present: tuple[int, dict[Any, Any]] = (-1, {})

    def under(self, generation: int) -> dict[Any, Any]:
        """The memory of a generation; an empty one where a newer has begun."""
        number, memory = self._present
        if generation < number:
            return {}
        if generation > number or len(memory) > MOST_KEPT:
            memory = {}
            self._present = (generation, memory)
        return memory

    def forget(self) -> None:
        """Begin anew, as with a database whose numbers may be others."""
        self._present = (-1, {})
