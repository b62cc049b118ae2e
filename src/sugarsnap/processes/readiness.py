"""Knowing when a server answers."""

import socket
import threading
import time
from collections.abc import Callable

_REQUEST = b"GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
_SECONDS_BETWEEN_LOOKS = 0.03
_ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}  # noqa: S104  read, not bound


class Readiness:
    """Asks a server on this machine until it is ready, and remembers that it was."""

    def __init__(self, host: str, port: int, tell: Callable[[], None]) -> None:
        """`tell` is called once, when the server is ready for the first time."""
        self._address = (_ANYWHERE.get(host, host), port)
        self._tell = tell
        self._reached = threading.Event()

    @property
    def was_reached(self) -> bool:
        """Whether the server has ever been ready."""
        return self._reached.is_set()

    def watch(self) -> None:
        """Begin to ask, on a thread of its own."""
        threading.Thread(target=self._ask_until_ready, name="readiness", daemon=True).start()

    def _ask_until_ready(self) -> None:
        while not _is_ready(self._address):
            time.sleep(_SECONDS_BETWEEN_LOOKS)
        self._reached.set()
        self._tell()


def _is_ready(address: tuple[str, int]) -> bool:
    try:
        with socket.create_connection(address, timeout=1) as connection:
            connection.sendall(_REQUEST)
            return b" 200 " in connection.recv(64)
    except OSError:
        return False
