"""Commands that keep the house in order."""

from collections.abc import Iterator
from typing import Annotated

from cyclopts import Parameter
from cyclopts.validators import Number

from sugarsnap.app import House, close_house, migrate_house, open_house
from sugarsnap.cli.house import USUAL, Keeper, opened, say
from sugarsnap.cli.problems import REFUSED, CommandError
from sugarsnap.database.engine import Integrity
from sugarsnap.jobs.examine import examine_contents, examine_house
from sugarsnap.jobs.sweep import sweep_files
from sugarsnap.operations.upkeep import Finding, retry_dead_jobs

_HOUR_MS = 60 * 60 * 1000


def migrate(
    *,
    citus: Annotated[
        bool, Parameter(help="Spread the tables over a cluster of Citus's, too.", negative="")
    ] = False,
    keeper: Keeper = USUAL,
) -> None:
    """Bring the database to this version. Stop the server first, and have a backup."""
    house = open_house(keeper.settings)
    try:
        ran = migrate_house(house)
    finally:
        close_house(house)
    sentence = f"Done: {', '.join(ran)}." if ran else "The database is of this version already."
    facts = {"migrations": ran}
    if citus:
        facts["spread"] = spread = _spread(keeper.settings.database_url)
        sentence += f"\nSpread: {', '.join(spread) or 'nothing, it was done already'}."
    say(keeper, facts, sentence)


def _spread(address: str) -> list[str]:
    from sugarsnap.database.citus import CitusError, spread_database  # noqa: PLC0415  seldom used

    try:
        return spread_database(address)
    except CitusError as problem:
        raise CommandError(str(problem), "Read docs/running/citus.md.") from problem


def doctor(
    *,
    sweep: Annotated[
        bool, Parameter(help="Delete the files that nothing shows.", negative="")
    ] = False,
    retry: Annotated[
        bool, Parameter(help="Give jobs that were given up another chance.", negative="")
    ] = False,
    pictures: Annotated[
        bool, Parameter(help="Read every picture and compare it with its name.", negative="")
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
        integrity = house.engine.check_integrity()
        findings = [
            *_damages(integrity),
            *examine_house(house.works, house.store, age_ms),
            *(examine_contents(house.works, house.store) if pictures else ()),
            *_examine_permissions(house),
        ]
    facts = {
        "findings": [{"check": one.check, "sentence": one.sentence} for one in findings],
        "swept": len(swept),
        "retried": retried,
        **({"left_out": integrity.left_out} if integrity.left_out else {}),
    }
    report = _report(findings, len(swept), retried)
    say(keeper, facts, "\n".join(filter(None, (report, integrity.left_out))))
    return REFUSED if findings else 0


def _damages(integrity: Integrity) -> Iterator[Finding]:
    for sentence in integrity.damages:
        yield Finding("database", f"The database is damaged: {sentence}. Restore a backup.")


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
