"""A server as a keeper starts it, watched from outside."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

import httpx
import psutil

from cli.command import PROGRAM, environment

Result = TypeVar("Result")
_SECONDS = 60.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def eventually(look: Callable[[], Result], seconds: float = _SECONDS) -> Result:
    """What `look` answers once it is true; its last answer where it never is."""
    until = time.monotonic() + seconds
    while not (found := look()) and time.monotonic() < until:
        time.sleep(0.05)
    return found


class Served:
    """A running server, its processes, and what it wrote."""

    def __init__(self, process: "subprocess.Popen[str]", address: str) -> None:
        self.process = process
        self.address = address
        self.log = ""

    def get(self, path: str, **options: object) -> httpx.Response:
        return httpx.get(f"{self.address}{path}", timeout=10, **options)  # type: ignore[arg-type]

    def is_ready(self) -> bool:
        try:
            return self.get("/readyz").status_code == 200
        except httpx.HTTPError:
            return False

    def children(self, kind: str) -> list[psutil.Process]:
        """The living processes of the server: `server` for workers, `jobs` for the job process."""
        children = psutil.Process(self.process.pid).children()
        return [child for child in children if f"sugarsnap.processes.{kind}" in command_of(child)]

    def replaced(self, kind: str, gone: list[psutil.Process]) -> bool:
        """Whether as many other processes live in the place of those that are gone."""
        now = self.children(kind)
        return len(now) == len(gone) and not {one.pid for one in now} & {one.pid for one in gone}

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Ask it to stop; answers its exit code, once whatever it wrote is in `log`."""
        self.process.send_signal(how)
        _, self.log = self.process.communicate(timeout=_SECONDS)
        return self.process.returncode


def command_of(process: psutil.Process) -> list[str]:
    """How it was started; nothing for one that just ends."""
    try:
        return list(process.cmdline())
    except psutil.Error:
        return []


@contextmanager
def served(data: Path, *words: str, **settings: str) -> Iterator[Served]:
    """A server that is ready; whatever is left of it at the end is killed."""
    port = str(free_port())
    process = subprocess.Popen(
        [PROGRAM, "serve", "--data", data, "--port", port, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(**settings),
        start_new_session=True,
    )
    server = Served(process, f"http://127.0.0.1:{port}")
    try:
        assert eventually(server.is_ready), process.poll()
        yield server
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
