"""What every command shares: its options, opening the house, answering."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import msgspec
from cyclopts import Group, Parameter

from sugarsnap.app import House, check_home, check_version, close_house, migrate_house, open_house
from sugarsnap.cli.problems import CommandError
from sugarsnap.config import Settings, read_settings
from sugarsnap.database.migrate import newest_migration
from sugarsnap.operations.accounts import find_account_of_name
from sugarsnap.records.accounts import Account

SHARED = Group("Shared options", sort_key=9)


@Parameter(name="*")
@dataclass(frozen=True)
class Keeper:
    """The options that every command takes."""

    data: Annotated[
        Path | None,
        Parameter(help="Data folder [default: SUGARSNAP_DATA or 'data'].", group=SHARED),
    ] = None
    json: Annotated[
        bool, Parameter(help="Answer in JSON, on a terminal too.", negative="", group=SHARED)
    ] = False

    @property
    def settings(self) -> Settings:
        """The settings of the house that is kept."""
        return read_settings({"data": self.data})


USUAL = Keeper()
"""Where nothing is given."""


@contextmanager
def opened(keeper: Keeper) -> Iterator[House]:
    """A house that exists and whose database is of this version. Raises CommandError."""
    settings = keeper.settings
    if not settings.database_url and not (settings.data / "sugarsnap.db").exists():
        raise CommandError(
            f"There is no Sugarsnap in the folder {settings.data}.",
            f"sugarsnap serve --data {settings.data}   (or name another folder with --data)",
        )
    house = open_house(settings)
    try:
        if house.engine.is_empty():
            raise CommandError(
                "There is no Sugarsnap in the database that SUGARSNAP_DATABASE_URL names.",
                "sugarsnap migrate",
            )
        _check_version(house)
        yield house
    finally:
        close_house(house)


def _check_version(house: House) -> None:
    had = max(house.engine.applied_migrations(), default=0)
    if had < newest_migration():
        raise CommandError(
            "The database is of an older version.",
            f"sugarsnap migrate --data {house.settings.data}",
        )
    check_version(house)
    check_home(house)


@contextmanager
def made(settings: Settings) -> Iterator[House]:
    """A house that is made where there is none, and brought to this version where it is older."""
    house = open_house(settings)
    try:
        migrate_house(house)
        yield house
    finally:
        close_house(house)


def require_account(house: House, username: str) -> Account:
    """Whoever has a username. Raises CommandError."""
    account = house.works.read(find_account_of_name, username.removeprefix("@"))
    if account is None:
        raise CommandError(
            f"There is no account '{username}'.",
            f"sugarsnap user create {username} --email ADDRESS --password-stdin",
        )
    return account


def say(keeper: Keeper, facts: Mapping[str, Any], sentence: str) -> None:
    """Answer in a sentence on a terminal, else with the facts as one line of JSON."""
    if keeper.json or not sys.stdout.isatty():
        sentence = msgspec.json.encode(facts).decode()
    sys.stdout.write(f"{sentence}\n")


def read_secret(what: str, *, from_stdin: bool, option: str) -> str:
    """A secret from the standard input or a prompt, never from an argument. Raises CommandError."""
    if from_stdin:
        secret = sys.stdin.readline().rstrip("\r\n")
    elif sys.stdin.isatty():
        from getpass import getpass  # noqa: PLC0415  only a prompt needs it

        secret = getpass(f"{what}: ")
    else:
        raise CommandError(
            f"{what} is needed, and here is no terminal to ask for it.",
            f"Send it as a line of standard input and say {option}.",
        )
    if not secret:
        raise CommandError(f"{what} is empty.", f"Send it as a line of input with {option}.")
    return secret
