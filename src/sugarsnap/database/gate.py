"""The gate of a SQLite database: whoever moves the house holds it shut, as long as he lives."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sugarsnap.database.moves import MoveError


class Gate:
    """A locked file beside a database. Writers ask for it in their turn, movers shut it in theirs.

    So whatever was begun before it is shut is settled before, and nothing begins behind it.
    """

    def __init__(self, database: Path) -> None:
        self._file = os.open(database.with_suffix(".gate"), os.O_RDWR | os.O_CREAT, 0o600)
        self._turn = os.open(turn_of(database), os.O_RDWR | os.O_CREAT, 0o600)

    @property
    def is_shut(self) -> bool:
        """Whether the house is moving. Asked by a writer whose turn it is."""
        try:
            fcntl.flock(self._file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        fcntl.flock(self._file, fcntl.LOCK_UN)
        return False

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait until no other process writes, and keep them waiting."""
        fcntl.flock(self._turn, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(self._turn, fcntl.LOCK_UN)

    @contextmanager
    def shut(self) -> Iterator[None]:
        """Hold it shut. Raises MoveError where somebody else does."""
        with self.turn():
            try:
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as problem:
                raise MoveError("The house is being moved already.") from problem
        try:
            yield
        finally:
            fcntl.flock(self._file, fcntl.LOCK_UN)

    def close(self) -> None:
        """Let go of everything."""
        os.close(self._file)
        os.close(self._turn)


def turn_of(database: Path) -> Path:
    """The file by which the processes of a server take turns at writing."""
    return database.with_suffix(".lock")
