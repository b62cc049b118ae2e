"""The keeper's doors: the `sugarsnap` command."""

import os
import sys
from collections.abc import Sequence

from cyclopts import CycloptsError

from sugarsnap.cli.commands import make_app
from sugarsnap.cli.problems import tell

MISUSED = 2
INTERRUPTED = 130
_PRIVATE = 0o077
"""Whatever a command makes, the server's database among it, is for its own user alone."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and exit.

    Exits with 0 when it is done, 1 when it was refused or found something wrong, 2 when it was
    misused, 70 when the program is broken, 130 after Ctrl-C.
    """
    os.umask(_PRIVATE)
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run one command and answer its exit code."""
    try:
        answer = make_app()(arguments, exit_on_error=False, result_action="return_value")
    except CycloptsError:
        return MISUSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as problem:  # noqa: BLE001  worded for the keeper, logged where it is our own
        return tell(problem)
    return int(answer or 0)
