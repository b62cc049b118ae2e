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
    """The constant application."""
    with _started("bench.constant:application", workers, {}) as server:
        yield server


@contextmanager
def sugarsnap_server(folder: Path, workers: int) -> Iterator[Server]:
    """Sugarsnap on a data folder, with its ceilings lifted."""
    settings = {"SUGARSNAP_DATA": str(folder), "SUGARSNAP_RATE_LIMITS": "off"}
    with _started("tmpapp:application", workers, settings) as server:
        yield server


@contextmanager
def _started(target: str, workers: int, settings: dict[str, str]) -> Iterator[Server]:
    port = _free_port()
    environment = {**os.environ, **settings}  # noqa: TID251  handed on to the server
    code = (
        "from granian import Granian;"
        f"Granian({target!r}, port={port}, interface='asgi', workers={workers}, loop='uvloop', factory={target.endswith(':application') and 'constant' not in target}, log_enabled=False,"
        "respawn_failed_workers=True).serve()"
    )
    process = subprocess.Popen([sys.executable, "-c", code], env=environment)
    try:
        _wait_for(port)
        yield Server(process.pid, port)
    finally:
        process.terminate()
        process.wait(20)


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
