"""A process beside the supervising one, as that sees it: started, started again, stopped."""

import logging
import os
import subprocess
import sys
import threading

_SECONDS_BEFORE_ANOTHER = 1.0
_SECONDS_TO_STOP = 12.0
"""More than granian leaves its workers."""

_log = logging.getLogger("_granian")


class KeptProcess:
    """Keeps one process alive from `start` to `stop`."""

    def __init__(self, name: str, module: str) -> None:
        """`module` is run with the id of this process, with which it is to end."""
        self._name = name
        self._module = module
        self._stopping = threading.Event()
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and start it again whenever it ends by itself."""
        threading.Thread(target=self._keep_alive, name=self._name, daemon=True).start()

    def _keep_alive(self) -> None:
        while (process := self._spawn()) is not None:
            code = process.wait()
            if self._stopping.wait(_SECONDS_BEFORE_ANOTHER):
                return
            if code:
                _log.error("The %s ended unexpectedly and is started again.", self._name)

    def _spawn(self) -> subprocess.Popen[bytes] | None:
        with self._turn:
            if self._stopping.is_set():
                return None
            command = (sys.executable, "-m", self._module, str(os.getpid()))
            # In a group of its own Ctrl-C does not reach it; it ends when it is asked to.
            self._process = subprocess.Popen(command, process_group=0)  # noqa: S603  our own
            return self._process

    def ask_to_stop(self) -> None:
        """Have it end in its own time, and not be started again."""
        with self._turn:
            self._stopping.set()
            if self._process is not None:
                self._process.terminate()

    def stop(self) -> None:
        """Let it finish what it is at and end; one that takes too long is killed."""
        self.ask_to_stop()
        if self._process is None:
            return
        try:
            self._process.wait(_SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
