"""Commands that keep the house in order."""

from collections.abc import Iterator
from typing import Annotated

from cyclopts import Parameter
from cyclopts.validators import Number

from sugarsnap.app import House, close_house, migrate_house, open_house
from sugarsnap.cli.house import USUAL, Keeper, opened, say
from sugarsnap.cli.problems import REFUSED
from sugarsnap.ids import LARGEST
from sugarsnap.jobs.sweep import sweep_files
from sugarsnap.operations.upkeep import (
    Finding,
    check_jobs,
    check_rows,
    list_missing_files,
    list_unshown_files,
    retry_dead_jobs,
)

_HOUR_MS = 60 * 60 * 1000
_NAMED = 3
"""How many files a finding names."""


def migrate(*, keeper: Keeper = USUAL) -> None:
    """Bring the database to this version. Stop the server first, and have a backup."""
    house = open_house(keeper.settings)
    try:
        ran = migrate_house(house)
    finally:
        close_house(house)
    sentence = f"Done: {', '.join(ran)}." if ran else "The database is of this version already."
    say(keeper, {"migrations": ran}, sentence)


def doctor(
    *,
    sweep: Annotated[
        bool, Parameter(help="Delete the files that nothing shows.", negative="")
    ] = False,
    retry: Annotated[
        bool, Parameter(help="Give jobs that were given up another chance.", negative="")
    ] = False,
    older_than: Annotated[
        float,
        Parameter(help="Hours; younger files may be just being posted.", validator=Number(gte=0)),
    ] = 24,
    keeper: Keeper = USUAL,
) -> int:
    """Look for what is wrong; exits with 1 where something is. Reads everything: it takes a while.

    With --sweep and --retry that is done first.
    """
    age_ms = round(older_than * _HOUR_MS)
    with opened(keeper) as house:
        swept = list(sweep_files(house.works, house.store, age_ms)) if sweep else []
        retried = house.works.write_now(retry_dead_jobs) if retry else 0
        findings = list(_examine(house, age_ms))
    facts = {
        "findings": [{"check": one.check, "sentence": one.sentence} for one in findings],
        "swept": len(swept),
        "retried": retried,
    }
    say(keeper, facts, _report(findings, len(swept), retried))
    return REFUSED if findings else 0


def _examine(house: House, age_ms: int) -> Iterator[Finding]:
    for sentence in house.engine.check_integrity():
        yield Finding("database", f"The database file is damaged: {sentence}. Restore a backup.")
    yield from house.works.read(check_rows)
    yield from house.works.read(check_jobs)
    yield from _examine_files(house, age_ms)
    yield from _examine_permissions(house)


def _examine_files(house: House, age_ms: int) -> Iterator[Finding]:
    stored = set(house.store.list_older(LARGEST))
    shown = house.works.read(list_missing_files, stored)
    missing = [name for name in shown if house.store.kept_at(name) is None]  # not just posted
    if missing:
        yield Finding("files", f"{_named(missing)} shown, but missing. Restore them from a backup.")
    moment = house.works.tools.clock.now() - age_ms
    unshown = house.works.read(list_unshown_files, house.store.list_older(moment))
    if unshown:
        yield Finding("files", f"{_named(unshown)} kept, but not shown: 'sugarsnap doctor --sweep'")


def _named(files: list[str]) -> str:
    some = ", ".join(files[:_NAMED]) + (", …" if len(files) > _NAMED else "")
    return f"{len(files)} files ({some}) are"


def _examine_permissions(house: House) -> Iterator[Finding]:
    for name in ("server.key", "sugarsnap.toml"):
        file = house.settings.data / name
        if file.exists() and file.stat().st_mode & 0o077:
            yield Finding("permissions", f"Others can read {file}: chmod 600 {file}")


def _report(findings: list[Finding], swept: int, retried: int) -> str:
    done = [f"Deleted {swept} files that nothing showed."] if swept else []
    done += [f"{retried} jobs wait for their turn again."] if retried else []
    found = [f"{one.check}: {one.sentence}" for one in findings] or ["All is well."]
    return "\n".join((*done, *found))
