"""What runs inside a worker that answers requests, once it is forked."""

import asyncio
import signal
from collections.abc import Callable
from typing import Any

from sugarsnap.processes.parent import end_with_parent


def load_application(parent: int) -> Callable[..., Any]:
    """The application, imported here and not by the supervising process, whose id is `parent`."""
    from sugarsnap.app import application  # noqa: PLC0415  the supervising process does without

    # Until granian sets its own, the handlers are those of the supervising process.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent(parent)
    return application(_leave_ctrl_c_to_parent)


def _leave_ctrl_c_to_parent() -> None:
    """Ctrl-C reaches every process of the terminal; the supervising one stops the workers."""
    asyncio.get_running_loop().add_signal_handler(signal.SIGINT, lambda: None)
