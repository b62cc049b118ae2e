"""The command that fills feeds anew."""

from collections.abc import Iterable
from typing import Annotated

from cyclopts import Parameter

from sugarsnap.app import House
from sugarsnap.cli.house import USUAL, Keeper, opened, require_account, say
from sugarsnap.cli.problems import CommandError
from sugarsnap.operations.feeds import list_readers, rebuild_feed


def rebuild(
    username: Annotated[str, Parameter(help="Whose feed.")] = "",
    *,
    everybody: Annotated[
        bool, Parameter(name="--all", help="Fill everybody's feed.", negative="")
    ] = False,
    keeper: Keeper = USUAL,
) -> None:
    """Fill home feeds anew from what people follow and have posted. The server may run."""
    if bool(username) is everybody:
        raise CommandError(
            "Whose feed is to be filled anew?", "sugarsnap feed rebuild USERNAME   (or --all)"
        )
    with opened(keeper) as house:
        readers = _everybody(house) if everybody else [require_account(house, username).id]
        count = _rebuild(house, readers)
    say(keeper, {"rebuilt": count}, f"Filled {count} {'feed' if count == 1 else 'feeds'} anew.")


def _everybody(house: House) -> Iterable[int]:
    after = 0
    while page := house.works.read(list_readers, after):
        yield from page
        after = page[-1]


def _rebuild(house: House, readers: Iterable[int]) -> int:
    count = 0
    for reader_id in readers:
        house.works.write_now(rebuild_feed, reader_id)
        count += 1
    return count
