"""Knowing when a server answers."""

import socket
import ssl
import threading
import time
from collections.abc import Callable
from pathlib import Path

_REQUEST = b"GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
_SECONDS_BETWEEN_LOOKS = 0.03
_ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}  # noqa: S104  read, not bound


class Readiness:
    """Asks a server on this machine until it is ready, and remembers that it was."""

    def __init__(
        self, host: str, port: int, tell: Callable[[], None], authority: Path | None = None
    ) -> None:
        """`tell` is called once, when the server is ready for the first time.

        A server that speaks TLS is asked under a certificate that `authority` vouches for.
        """
        self._address = (_ANYWHERE.get(host, host), port)
        self._tell = tell
        self._authority = authority
        self._reached = threading.Event()

    @property
    def was_reached(self) -> bool:
        """Whether the server has ever been ready."""
        return self._reached.is_set()

    def watch(self) -> None:
        """Begin to ask, on a thread of its own."""
        threading.Thread(target=self._ask_until_ready, name="readiness", daemon=True).start()

    def _ask_until_ready(self) -> None:
        while not self._is_ready():
            time.sleep(_SECONDS_BETWEEN_LOOKS)
        self._reached.set()
        self._tell()

    def _is_ready(self) -> bool:
        try:
            with self._connect() as connection:
                connection.sendall(_REQUEST)
                return b" 200 " in connection.recv(64)
        except OSError:
            return False

    def _connect(self) -> socket.socket:
        connection = socket.create_connection(self._address, timeout=1)
        if self._authority is None:
            return connection
        context = ssl.create_default_context(cafile=str(self._authority))
        return context.wrap_socket(connection, server_hostname="localhost")
