"""What the hall and the keeper's commands need of an engine besides transactions."""

from pathlib import Path
from typing import Protocol

from msgspec import Struct

from sugarsnap.database import migrate
from sugarsnap.ports import Transactions


class Integrity(Struct, frozen=True):
    """What an engine found when it looked through its own files."""

    damages: list[str]
    """In the engine's words."""
    left_out: str = ""
    """What was not looked at, and why."""


class CopyError(Exception):
    """A copy of a database cannot be read. Carries a sentence."""


class Engine(Transactions, migrate.Engine, Protocol):
    """A kind of database."""

    kind: str
    """`sqlite` or `postgresql`: what a copy can be read by."""

    def is_empty(self) -> bool:
        """Whether there is no Sugarsnap yet. Makes nothing."""

    def check_integrity(self) -> Integrity:
        """Look for damage below the rows."""

    def copy_into(self, folder: Path) -> list[str]:
        """Write a consistent copy into an empty folder while the database is in use.

        Answers the names of its files, the one that says that the copy is whole as the last.
        """

    def fill_from(self, folder: Path) -> None:
        """Fill an empty database from such a folder, wholly or not at all. Raises CopyError."""

    def close(self) -> None:
        """End threads and close connections."""
