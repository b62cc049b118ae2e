"""Real servers: the installed program in processes of its own, started, watched and killed."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, TypeVar

import httpx
import psutil

PROGRAM = Path(sys.executable).with_name("sugarsnap")
PATIENCE = 60.0
"""Seconds: ample, because other tests may be using the machine too."""
_READY = re.compile(r"Ready on (http://\S+)")
_READY_FOR_TLS = re.compile(r"Ready on https://\S+:(\d+)")

Result = TypeVar("Result")


def environment(**settings: str) -> dict[str, str]:
    """The environment of a program under test: nothing of the tester's own settings."""
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("SUGARSNAP_")}  # noqa: TID251  a test's own
    return inherited | {"COLUMNS": "100"} | settings


def command(
    data: Path, *words: str | Path, stdin: str = "", expected: int = 0, **settings: str
) -> Any:
    """The facts that a command answers, once it has ended with the expected code."""
    done = subprocess.run(
        [PROGRAM, *words, "--data", data, "--json"],
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
        env=environment(**settings),
    )
    assert done.returncode == expected, (words, done.stdout, done.stderr)
    return json.loads(done.stdout)


def eventually(look: Callable[[], Result], seconds: float = PATIENCE) -> Result:
    """What `look` answers once it is true; its last answer where it never is."""
    until = time.monotonic() + seconds
    while not (found := look()) and time.monotonic() < until:
        time.sleep(0.02)
    return found


class Server:
    """A server that is ready, all processes of it, and all that they wrote."""

    def __init__(
        self,
        process: "subprocess.Popen[bytes]",
        data: Path,
        log: Path,
        settings: dict[str, str],
    ) -> None:
        self.process = process
        self.data = data
        self.log = log
        self.settings = settings
        self.address = ""

    @property
    def port(self) -> int:
        return int(self.address.rpartition(":")[2])

    @property
    def tls_port(self) -> int:
        """Where it answers HTTPS, once it does."""
        found = eventually(lambda: _READY_FOR_TLS.search(self.log.read_text()))
        assert found, self.log.read_text()
        return int(found[1])

    @property
    def authority(self) -> Path:
        """What vouches for its certificate."""
        return self.data / "tls" / "ca.pem"

    @property
    def processes(self) -> list[psutil.Process]:
        """The supervising process and its children."""
        supervisor = psutil.Process(self.process.pid)
        return [supervisor, *supervisor.children(recursive=True)]

    def command(self, *words: str | Path, stdin: str = "") -> Any:
        """The facts that a command on the same data folder answers."""
        return command(self.data, *words, stdin=stdin, **self.settings)

    def connect(self, **options: Any) -> httpx.Client:
        """A client of the server; redirects are not followed."""
        return httpx.Client(base_url=self.address, timeout=PATIENCE, **options)

    def wait_until_ready(self) -> None:
        """Learn the address, once the server says that it is ready."""
        found = eventually(lambda: _READY.search(self.log.read_text()) or self._has_ended())
        assert isinstance(found, re.Match), self.log.read_text()
        self.address = found[1]

    def _has_ended(self) -> bool:
        return self.process.poll() is not None

    def kill(self) -> None:
        """Kill every process at once, as a power cut does; when this returns none is left."""
        processes = self.processes
        os.killpg(self.process.pid, signal.SIGKILL)
        for process in processes:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        self.process.wait(PATIENCE)
        assert eventually(lambda: not any(map(_is_alive, processes)))

    def stop(self) -> None:
        """Have it end; what does not is killed."""
        processes = self.processes if self.process.poll() is None else []
        self.process.terminate()
        _, left = psutil.wait_procs(processes, PATIENCE, callback=None)
        for process in left:
            process.kill()
        self.process.wait(PATIENCE)


def _is_alive(process: psutil.Process) -> bool:
    """Whether it runs; one that only waits for its parent to notice its end does not."""
    try:
        return bool(process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


@contextmanager
def running(word: str, data: Path, *words: str, **settings: str) -> Iterator[Server]:
    """`sugarsnap serve` or `demo` on a folder and a free port; ended at the end.

    All its processes write to one file beside the data folder.
    """
    path = data.with_name(f"{data.name}.log")
    port = () if "--port" in words else ("--port", "0")
    with path.open("wb") as log:
        process = _start((word, "--data", str(data), *port, *words), log, settings)
        server = Server(process, data, path, settings)
    try:
        server.wait_until_ready()
        yield server
    finally:
        server.stop()


def _start(
    words: tuple[str, ...], log: IO[bytes], settings: dict[str, str]
) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [PROGRAM, *words],
        stdout=log,
        stderr=log,
        env=environment(**settings),
        start_new_session=True,
    )
