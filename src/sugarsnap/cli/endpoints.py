"""Commands that retire endpoints of the API and restore them."""

from typing import Annotated

from cyclopts import Parameter

from sugarsnap.cli.house import USUAL, Keeper, opened, say
from sugarsnap.operations.endpoints import (
    list_retired_endpoints,
    restore_endpoint,
    retire_endpoint,
)


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
    """List the endpoints that are retired."""
    with opened(keeper) as house:
        patterns = house.works.read(list_retired_endpoints)
    say(keeper, {"retired": patterns}, "\n".join(patterns) or "Nothing is retired.")
