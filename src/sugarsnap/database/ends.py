"""The ends of a move: what moving a house needs of a database, whichever kind it is."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol
from urllib.parse import quote, unquote, urlsplit

from sugarsnap.database.lines import Lines
from sugarsnap.database.migrate import Engine
from sugarsnap.database.moves import NO_ADDRESS, MoveError
from sugarsnap.database.postgres_end import PostgresEnd
from sugarsnap.database.sqlite_end import SqliteEnd
from sugarsnap.records.moves import Move


class End(Engine, Protocol):
    """One database, as the moving of a house sees it. Its methods raise MoveError."""

    address: str
    """What it is told by, without a password."""

    def has_people(self) -> bool:
        """Whether anybody has an account there; nobody has in an empty database."""

    def find_move(self) -> Move | None:
        """What it says of a move; nothing where it is empty, or simply lived in."""

    def held(self) -> AbstractContextManager[None]:
        """Keep everybody from writing, for as long as the context and this process last.

        What was begun before is waited for. What is written here in it is kept where it ends well.
        """

    def enter_move(self, move: Move) -> None:
        """Say it, while held."""

    def delete_moves(self) -> None:
        """Say nothing any more, while held."""

    def tables(self) -> dict[str, list[str]]:
        """The columns of each table that moves along."""

    def count(self, table: str) -> int:
        """How many rows it has."""

    def reading(self, table: str, columns: Sequence[str]) -> AbstractContextManager[Lines]:
        """All rows as lines (database.lines), as long as the context lasts."""

    def fill(self, table: str, columns: Sequence[str], lines: Lines) -> None:
        """Put these rows in the place of all that are there, wholly or not at all."""

    def finish(self) -> None:
        """Make everything ready to be lived in, once every table is filled."""

    def close(self) -> None:
        """Let go of it."""


def open_end(url: str) -> End:
    """The end at an address of PostgreSQL, or at `sqlite:///path`. Raises MoveError."""
    file = file_of(url)
    if file is None:
        return PostgresEnd(url)
    if not file.parent.is_dir():
        raise MoveError(f"There is no folder {file.parent}.")
    return SqliteEnd(file)


def file_of(url: str) -> Path | None:
    """The file of a SQLite database; None for any other address. Raises MoveError."""
    if not url.startswith("sqlite:"):
        return None
    parts = urlsplit(url)
    path = Path(unquote(parts.path)[1:])
    if parts.netloc or not path.name:
        raise MoveError(NO_ADDRESS)
    return path


def url_of(file: Path) -> str:
    """The URL of a SQLite database."""
    return f"sqlite:///{quote(str(file.absolute()))}"
