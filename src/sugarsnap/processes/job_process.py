"""The job process as the supervising process sees it: started, started again, stopped."""

import logging
import os
import subprocess
import sys
import threading

_COMMAND = (sys.executable, "-m", "sugarsnap.processes.jobs")
_SECONDS_BEFORE_ANOTHER = 1.0
_SECONDS_TO_STOP = 10.0

_log = logging.getLogger("_granian")


class JobProcess:
    """Keeps one job process alive from `start` to `stop`."""

    def __init__(self) -> None:
        self._stopping = threading.Event()
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and start it again whenever it ends by itself."""
        threading.Thread(target=self._keep_alive, name="job process", daemon=True).start()

    def _keep_alive(self) -> None:
        while (process := self._spawn()) is not None:
            process.wait()
            if self._stopping.wait(_SECONDS_BEFORE_ANOTHER):
                return
            _log.error("The job process ended unexpectedly and is started again.")

    def _spawn(self) -> subprocess.Popen[bytes] | None:
        with self._turn:
            if self._stopping.is_set():
                return None
            command = (*_COMMAND, str(os.getpid()))
            # In a group of its own Ctrl-C does not reach it; it ends when it is asked to.
            self._process = subprocess.Popen(command, process_group=0)  # noqa: S603  our own
            return self._process

    def stop(self) -> None:
        """Let it finish its job and end; a job that takes too long is taken up again later."""
        with self._turn:
            self._stopping.set()
            process = self._process
        if process is None:
            return
        process.terminate()
        try:
            process.wait(_SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
