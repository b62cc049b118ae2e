"""The decoding process as the server sees it: started, asked, ended."""

import subprocess
import sys
from socket import socketpair
from time import monotonic
from typing import Any

from msgspec import DecodeError

from sugarsnap.adapters.pictures.messages import Line, Made, Ready, Refused, Request

START_LIMIT = 20.0
"""Seconds. A start takes a tenth of one; a machine that is swamped needs longer."""

_COMMAND = (sys.executable, "-I", "-B", "-m", "sugarsnap.adapters.pictures.child")
_ENVIRONMENT = {
    "LC_ALL": "C.UTF-8",
    "MALLOC_ARENA_MAX": "1",  # every further arena reserves 64 MiB of the child's address space
    "MALLOC_MMAP_THRESHOLD_": "1048576",  # what a picture took goes back before the next one
    "VIPS_CONCURRENCY": "1",
    "VIPS_WARNING": "0",  # a stranger's odd file is no news for the server's log
}


class ChildLostError(Exception):
    """The child crashed, hung or talked nonsense; it has been ended."""


class ChildProcess:
    """One decoding process, reached through a socket that is its standard input."""

    def __init__(self) -> None:
        """Start it and wait until it is ready. Raises ChildLostError where it never is."""
        ours, theirs = socketpair()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603  a command of our own, without a shell
                _COMMAND,
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                env=_ENVIRONMENT,
                cwd="/",
                start_new_session=True,  # Ctrl-C in the terminal is for the server
            )
        self._line = Line(ours)
        self.asked = 0
        self._receive(Ready, monotonic() + START_LIMIT)

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    def is_alive(self) -> bool:
        """Whether it still runs."""
        return self._process.poll() is None

    def ask(self, request: Request, seconds: float) -> Made | Refused:
        """Send one request and wait for its answer. Raises ChildLostError past `seconds`."""
        self.asked += 1
        deadline = monotonic() + seconds
        try:
            self._line.send(request, deadline)
        except OSError as error:
            self.end()
            raise ChildLostError from error
        answer: Made | Refused = self._receive(Made | Refused, deadline)
        return answer

    def end(self) -> None:
        """End it at once, whatever it does, and take leave of it."""
        self._line.close()
        self._process.kill()
        self._process.wait()

    def _receive(self, kind: Any, deadline: float) -> Any:
        try:
            return self._line.receive(kind, deadline)
        except (OSError, EOFError, DecodeError) as error:
            self.end()
            raise ChildLostError from error
