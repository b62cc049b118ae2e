"""Commands that retire endpoints of the API and restore them, one by one or by era."""

from typing import Annotated, Literal

from cyclopts import Parameter

from sugarsnap.cli.house import USUAL, Keeper, opened, say
from sugarsnap.operations.endpoints import (
    choose_era,
    list_retired_endpoints,
    read_era,
    restore_endpoint,
    retire_endpoint,
)
from sugarsnap.rules.eras import RETIRED, SENTENCES, Era


def retire(
    pattern: Annotated[
        str,
        Parameter(
            help="Method and path: 'GET /media/shortcode/{code}', or a beginning: '/tags/*'."
        ),
    ],
    *,
    keeper: Keeper = USUAL,
) -> None:
    """Let an endpoint answer that it is retired, from this moment on."""
    with opened(keeper) as house:
        normal = house.works.write_now(retire_endpoint, pattern)
    say(keeper, {"pattern": normal, "retired": True}, f"'{normal}' is retired.")


def restore(
    pattern: Annotated[str, Parameter(help="The pattern under which it was retired.")],
    *,
    keeper: Keeper = USUAL,
) -> None:
    """Take a retired endpoint back."""
    with opened(keeper) as house:
        normal = house.works.write_now(restore_endpoint, pattern)
    say(keeper, {"pattern": normal, "retired": False}, f"'{normal}' is back.")


def show(*, keeper: Keeper = USUAL) -> None:
    """List the endpoints that are retired, and the era."""
    with opened(keeper) as house:
        patterns = house.works.read(list_retired_endpoints)
        era = house.works.read(read_era)
    by_era = list(RETIRED[era])
    facts = {"retired": patterns, "profile": era, "retired_by_profile": by_era}
    lines = [*patterns, *(f"{pattern}   (profile {era})" for pattern in by_era)]
    say(keeper, facts, "\n".join(lines) or f"Nothing is retired. {_present(era)}")


def profile(
    era: Annotated[
        Literal["2014", "2016", "2018-04", "2018-12", "2020", "none"] | None,
        Parameter(
            name="PROFILE",
            help="The era, or 'none' for no such thing. Without it, the present one is told.",
        ),
    ] = None,
    *,
    keeper: Keeper = USUAL,
) -> None:
    """Let the API be as it was in an era, from this moment on, instead of the one before."""
    with opened(keeper) as house:
        if era is not None:
            house.works.write_now(choose_era, Era(era))
        present = house.works.read(read_era)
    say(keeper, {"profile": present, "retired": list(RETIRED[present])}, _present(present))


def _present(era: Era) -> str:
    return f"The profile is {era}. {SENTENCES[era]}"
