"""Numbered migrations: each runs once, in order, in one transaction of its own."""

import re
from importlib.resources import files
from typing import Protocol

_NAME = re.compile(r"(\d{4})_(\w+)\.sql")
_TABLE = re.compile(r"^CREATE TABLE (\w+)", re.MULTILINE)
LEDGER = "CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL)"


class Engine(Protocol):
    """What a migration needs of an engine."""

    def applied_migrations(self) -> set[int]:
        """The numbers that have run; none in an empty database."""

    def apply_migration(self, number: int, name: str, script: str) -> None:
        """Run one script and enter it in the ledger, both or neither."""


def every_migration() -> list[tuple[int, str, str]]:
    """Number, name and script of all migrations that this version knows, in order."""
    folder = files("sugarsnap.database") / "migrations"
    found = ((_NAME.fullmatch(entry.name), entry) for entry in folder.iterdir())
    return sorted(
        (int(match[1]), match[2], entry.read_text("utf-8")) for match, entry in found if match
    )


def every_table() -> list[str]:
    """The tables that this version's migrations make, by name."""
    return sorted(name for _, _, script in every_migration() for name in _TABLE.findall(script))


def newest_migration() -> int:
    """The number of the newest migration that this version knows."""
    return every_migration()[-1][0]


def migrate(engine: Engine) -> list[str]:
    """Run what has not run yet and answer the names of what ran."""
    done = engine.applied_migrations()
    ran = []
    for number, name, script in every_migration():
        if number not in done:
            engine.apply_migration(number, name, script)
            ran.append(f"{number:04d} {name}")
    return ran
