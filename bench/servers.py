"""Starting and stopping what is measured, under the same flags."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from msgspec import Struct

_READY_SECONDS = 20


class Server(Struct, frozen=True):
    """A server that answers on loopback."""

    process_id: int
    port: int


@contextmanager
def constant_server(workers: int) -> Iterator[Server]:
    """The constant application, under the flags of Sugarsnap's own server."""
    program = (
        "import sys; from granian import Granian; from sugarsnap.processes.listening import FLAGS;"
        "Granian('bench.constant:application', '127.0.0.1', int(sys.argv[1]),"
        " workers=int(sys.argv[2]), **FLAGS).serve()"
    )
    port = _free_port()
    command = [sys.executable, "-c", program, str(port), str(workers)]
    with _started(command, port, {}) as server:
        yield server


@contextmanager
def sugarsnap_server(folder: Path, workers: int, database: str = "") -> Iterator[Server]:
    """Sugarsnap on a data folder, with its ceilings lifted; `database` is PostgreSQL's address."""
    port = _free_port()
    sugarsnap = str(Path(sys.executable).parent / "sugarsnap")
    command = [sugarsnap, "serve", "--data", str(folder), "--port", str(port)]
    settings = {"SUGARSNAP_RATE_LIMITS": "off", "SUGARSNAP_DATABASE_URL": database}
    with _started([*command, "--workers", str(workers)], port, settings) as server:
        yield server


@contextmanager
def _started(command: list[str], port: int, settings: dict[str, str]) -> Iterator[Server]:
    environment = {**os.environ, **settings}  # noqa: TID251  handed on to the server
    process = subprocess.Popen(command, env=environment)
    try:
        _wait_for(port)
        yield Server(process.pid, port)
    finally:
        process.terminate()
        process.wait(_READY_SECONDS)


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + _READY_SECONDS
    while time.monotonic() < deadline:
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError(f"nothing answers on port {port}")
