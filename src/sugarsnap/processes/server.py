"""The supervising process: `python -m sugarsnap.processes.server HOST PORT WORKERS`.

It listens through granian, which forks the workers, and keeps workers and job process alive. It
stays small: it imports no part of the house that answers or works, and opens nothing before the
fork. Settings reach its children in the environment.
"""

import os
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from types import FrameType
from typing import Any

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels

from sugarsnap.processes.job_process import JobProcess
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


def main(host: str, port: int, workers: int) -> int:
    """Serve until SIGINT or SIGTERM; answers the exit code, 1 where no worker can start."""
    jobs = JobProcess()

    def begin() -> None:
        _say_ready(host, port)
        jobs.start()

    readiness = Readiness(host, port, begin)
    readiness.watch()
    try:
        while not _serve(host, port, workers):
            if not readiness.was_reached:
                return 1
            time.sleep(_SECONDS_BEFORE_ANOTHER)  # workers died too often for granian, not for us
        return 0
    finally:
        jobs.stop()


def _serve(host: str, port: int, workers: int) -> bool:
    """Serve once; True where it ended because it was asked to."""
    server = Granian("sugarsnap", host, port, workers=workers, **FLAGS)
    server.on_startup(lambda: _on_signals(partial(_ask_to_stop, server)))
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


def _ask_to_stop(server: Any, number: int, frame: FrameType | None) -> None:
    """Stop the server, once: granian's own handler, called again, may wait for itself forever."""
    if not server.interrupt_signal:
        server.signal_handler_interrupt(number, frame)


def _leave(number: int, frame: FrameType | None) -> None:
    """End where no server is there to be asked."""
    del number, frame
    sys.exit(0)


def _say_ready(host: str, port: int) -> None:
    name = f"[{host}]" if ":" in host else host
    sys.stdout.write(f"Ready on http://{name}:{port} (Ctrl-C stops it)\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
