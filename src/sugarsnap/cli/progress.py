"""A bar on the terminal for what takes long."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from rich.console import Console
from rich.progress import Progress, TaskID, track

if TYPE_CHECKING:
    from sugarsnap.database.moving import Watcher

Thing = TypeVar("Thing")


class _Bar:
    """Implements database.moving.Watcher on a bar."""

    def __init__(self, progress: Progress, task: TaskID) -> None:
        self._progress = progress
        self._task = task

    def expect(self, rows: int) -> None:
        """Begin the bar (database.moving.Watcher)."""
        self._progress.update(self._task, total=rows)

    def see(self, table: str, rows: int) -> None:
        """Move the bar on (database.moving.Watcher)."""
        self._progress.update(self._task, advance=rows, description=table)


@contextmanager
def watching() -> Iterator["Watcher"]:
    """Somebody who draws a bar on the error stream, where that is a terminal, else nothing."""
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        yield _Bar(progress, progress.add_task("", total=None))


def counted(things: Sequence[Thing], what: str) -> Iterator[Thing]:
    """The things one by one, with a bar on the error stream, where that is a terminal."""
    console = Console(stderr=True)
    is_shown = console.is_terminal and len(things) > 1
    yield from track(things, what, console=console, transient=True, disable=not is_shown)
