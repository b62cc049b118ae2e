"""The command that moves a house to another database and back."""

import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from sugarsnap.cli.house import USUAL, Keeper, say
from sugarsnap.cli.problems import CommandError
from sugarsnap.cli.progress import watching
from sugarsnap.config import Settings
from sugarsnap.database.ends import End, file_of, open_end, url_of
from sugarsnap.database.moves import MoveError
from sugarsnap.database.moving import move_house, take_back

_FROM_STDIN = "-"
_MOVED = """\
{rows:,} rows in {tables} tables are in {to} now, each compared; it took {seconds} seconds.
{old} takes no writes any more: a server that still runs on it answers reads alone.
Next: stop every server, {do}, and start them again.
'sugarsnap move --undo' takes it back to where it was, without what is written from now on."""
_TAKEN_BACK = """\
The house is in {to} again, as it left it. What was written in {old} since is not here.
Next: see that no server runs on {old} any more."""


def move(
    *,
    to: Annotated[
        str,
        Parameter(
            allow_leading_hyphen=True,
            show_default=False,
            help="postgresql://USER@HOST/NAME or sqlite:///PATH; - reads it from standard input.",
        ),
    ] = "",
    undo: Annotated[
        bool, Parameter(help="Take the house back to the database that it left.", negative="")
    ] = False,
    keeper: Keeper = USUAL,
) -> None:
    """Move every row to another database. Servers may run; they answer reads alone meanwhile.

    A password belongs into standard input (--to -), PGPASSWORD or a password file: others can read
    what a command is given. Whoever was interrupted gives the same command again.
    """
    if bool(to) is undo:
        raise CommandError("Say where to, or that it is to be undone.", "sugarsnap move --to URL")
    with _worded(), closing(_open_present(keeper.settings)) as present:
        if undo:
            _undo(keeper, present)
        else:
            _move(keeper, present, _url_in(to))


def _url_in(to: str) -> str:
    url = sys.stdin.readline().strip() if to == _FROM_STDIN else to
    if not url:
        raise CommandError("Standard input holds no address.", "sugarsnap move --to - < FILE")
    return url


@contextmanager
def _worded() -> Iterator[None]:
    try:
        yield
    except MoveError as problem:
        raise CommandError(str(problem)) from problem


def _open_present(settings: Settings) -> End:
    """The database that the settings name."""
    if settings.database_url:
        return open_end(settings.database_url)
    if not _file_in(settings).exists():
        raise CommandError(f"There is no Sugarsnap in the folder {settings.data}.")
    return open_end(url_of(_file_in(settings)))


def _file_in(settings: Settings) -> Path:
    return settings.data.absolute() / "sugarsnap.db"


def _move(keeper: Keeper, present: End, url: str) -> None:
    what_to_do = _find_what_to_do(keeper.settings, url)
    began = time.monotonic()
    with closing(open_end(url)) as target, watching() as watcher:
        moved = move_house(present, target, watcher)
    facts = {
        "from": present.address,
        "to": target.address,
        "tables": moved.tables,
        "rows": moved.rows,
        "seconds": round(time.monotonic() - began, 1),
    }
    say(keeper, facts, _MOVED.format_map({**facts, "old": present.address, "do": what_to_do}))


def _find_what_to_do(settings: Settings, url: str) -> str:
    """What is to be done so that servers find the house. Raises CommandError for a lost file."""
    file = file_of(url)
    if file is None:
        return "let SUGARSNAP_DATABASE_URL be the new address"
    own = _file_in(settings)
    if file.absolute() != own:
        next_step = f"sugarsnap move --to {url_of(own)}"
        raise CommandError(f"With SQLite, the house is in the file {own}.", next_step)
    return "take SUGARSNAP_DATABASE_URL out of their settings"


def _undo(keeper: Keeper, present: End) -> None:
    left_for = take_back(present)
    facts = {"from": left_for.address, "to": present.address}
    say(keeper, facts, _TAKEN_BACK.format(to=present.address, old=left_for.address))
