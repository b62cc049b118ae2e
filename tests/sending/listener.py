"""A listener on loopback that answers what a test says, and knows who called."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from urllib.parse import parse_qs, urlsplit

Respond = Callable[[socket.socket, bytes], None]
"""Answers on a connection to the request that came."""


def answering(response: bytes) -> Respond:
    return lambda connection, _: connection.sendall(response)


OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"
_answer_ok = answering(OK)


def agreeing(then: Respond) -> Respond:
    """Answers the challenge of a handshake; what comes later is the test's."""

    def respond(connection: socket.socket, request: bytes) -> None:
        if not request.startswith(b"GET"):
            then(connection, request)
            return
        address = request.split(b" ")[1].decode()
        challenge = parse_qs(urlsplit(address).query)["hub.challenge"][0]
        head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(challenge)}\r\n\r\n"
        connection.sendall((head + challenge).encode())

    return respond


class Listener:
    """What came, connection by connection."""

    def __init__(self, respond: Respond) -> None:
        self._respond = respond
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._socket.getsockname()[1])
        self.requests: list[bytes] = []
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._socket.accept()
                threading.Thread(target=self._talk, args=(connection,), daemon=True).start()

    def _talk(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            request = _read_request(connection)
            self.requests.append(request)
            self._respond(connection, request)

    def close(self) -> None:
        self._socket.close()


def _read_request(connection: socket.socket) -> bytes:
    request = b""
    while b"\r\n\r\n" not in request:
        chunk = connection.recv(65536)
        if not chunk:
            return request
        request += chunk
    head, _, body = request.partition(b"\r\n\r\n")
    lengths = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    missing = int(lengths[0].split(b":")[1]) - len(body) if lengths else 0
    while missing > 0:
        chunk = connection.recv(65536)
        request, missing = request + chunk, missing - len(chunk)
    return request


@contextmanager
def listening(respond: Respond = _answer_ok) -> Iterator[Listener]:
    listener = Listener(respond)
    try:
        yield listener
    finally:
        listener.close()
