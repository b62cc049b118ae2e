"""Listening through granian, which forks the workers, until the process is asked to stop."""

import os
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from types import FrameType
from typing import Any, NamedTuple

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels

from sugarsnap.processes.lines import LOG_SETTINGS
from sugarsnap.processes.readiness import Readiness
from sugarsnap.processes.reminders import remind_of_lost_workers
from sugarsnap.processes.web import load_application

_SECONDS_BEFORE_ANOTHER = 1.0

FLAGS: dict[str, Any] = {
    "interface": Interfaces.ASGI,
    "http": HTTPModes.http1,
    "websockets": False,
    "log_access": False,  # granian's would print queries, and so tokens
    "log_level": LogLevels.warning,
    "log_dictconfig": LOG_SETTINGS,
    "respawn_failed_workers": True,
    "workers_kill_timeout": 10,
}
"""How granian runs, whatever the address. Measurements compare under the same flags."""


class Place(NamedTuple):
    """Where to listen, and with how many workers."""

    host: str
    port: int
    workers: int

    def address(self, scheme: str) -> str:
        """As a browser takes it."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        return f"{scheme}://{name}:{self.port}"


def listen(
    place: Place, flags: dict[str, Any], readiness: Readiness, on_stop: Callable[[], None]
) -> int:
    """Serve until SIGINT or SIGTERM; answers the exit code, 1 where no worker can start.

    `on_stop` is called as soon as the signal has come.
    """
    readiness.watch()
    while not _serve(place, flags, on_stop):
        if not readiness.was_reached:
            return 1
        time.sleep(_SECONDS_BEFORE_ANOTHER)  # workers died too often for granian, not for us
    return 0


def _serve(place: Place, flags: dict[str, Any], on_stop: Callable[[], None]) -> bool:
    """Serve once; True where it ended because it was asked to."""
    server = Granian("sugarsnap", place.host, place.port, workers=place.workers, **flags)
    server.on_startup(lambda: _on_signals(partial(_ask_to_stop, server, on_stop)))
    remind_of_lost_workers(server)
    try:
        server.serve(target_loader=partial(load_application, os.getpid()), wrap_loader=False)
    except SystemExit:
        _on_signals(_leave)
        return bool(server.interrupt_signal)
    return True


def _on_signals(handle: Callable[[int, FrameType | None], None]) -> None:
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, handle)


def _ask_to_stop(
    server: Any, on_stop: Callable[[], None], number: int, frame: FrameType | None
) -> None:
    """Stop the server, once: granian's own handler, called again, may wait for itself forever."""
    if not server.interrupt_signal:
        server.signal_handler_interrupt(number, frame)
        on_stop()


def _leave(number: int, frame: FrameType | None) -> None:
    """End where no server is there to be asked."""
    del number, frame
    sys.exit(0)


def say_ready(address: str) -> None:
    """Tell whoever started the server where it answers."""
    sys.stdout.write(f"Ready on {address} (Ctrl-C stops it)\n")
    sys.stdout.flush()
