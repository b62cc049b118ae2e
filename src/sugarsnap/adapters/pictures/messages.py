"""What the server and the decoding process say to each other, and how it crosses the socket."""

from socket import socket
from struct import Struct as Layout
from time import monotonic
from typing import Any

from msgspec import Struct, msgpack

from sugarsnap.adapters.pictures.formats.header import PictureFormat

MAX_MESSAGE = 64 << 20
"""Bytes. The five renditions of the most detailed picture stay below a third of it."""

_LENGTH = Layout(">I")
_PORTION = 1 << 20


class MakeJpegs(Struct, frozen=True, tag=True):
    """Decode the file and make the JPEG renditions of these nominal sizes."""

    path: str
    format: PictureFormat
    nominals: tuple[int, ...]


class MakeWebps(Struct, frozen=True, tag=True):
    """Make the WebP twin of each of these JPEG renditions of ours."""

    jpegs: dict[int, bytes]


class CutSquare(Struct, frozen=True, tag=True):
    """Cut a square of so many pixels out of the middle of a JPEG rendition of ours."""

    jpeg: bytes
    side: int


class Ready(Struct, frozen=True, tag=True):
    """Said once, when limits are set and the decoder is loaded."""


class Made(Struct, frozen=True, tag=True):
    """The renditions by nominal size, and the size of the upright picture they were made from."""

    files: dict[int, bytes]
    width: int = 0
    height: int = 0


class Refused(Struct, frozen=True, tag=True):
    """The decoder would not have the picture."""

    sentence: str


Request = MakeJpegs | MakeWebps | CutSquare
Answer = Ready | Made | Refused


class Line:
    """One end of the socket between the server and the decoding process.

    Every method raises TimeoutError past `deadline` (monotonic seconds), EOFError or OSError where
    the other end is gone, and msgspec.DecodeError where it talks nonsense.
    """

    def __init__(self, connection: socket) -> None:
        self._connection = connection

    def send(self, message: Request | Answer, deadline: float | None = None) -> None:
        """Send one message."""
        body = msgpack.encode(message)
        self._wait_until(deadline)
        self._connection.sendall(_LENGTH.pack(len(body)))
        self._connection.sendall(body)

    def receive(self, kind: Any, deadline: float | None = None) -> Any:
        """Wait for one message of `kind`."""
        (length,) = _LENGTH.unpack(self._receive_exactly(_LENGTH.size, deadline))
        if length > MAX_MESSAGE:
            raise EOFError
        return msgpack.decode(self._receive_exactly(length, deadline), type=kind)

    def close(self) -> None:
        """Hang up; the other end reads the end of file."""
        self._connection.close()

    def _receive_exactly(self, size: int, deadline: float | None) -> bytearray:
        body = bytearray()
        while len(body) < size:
            self._wait_until(deadline)
            portion = self._connection.recv(min(_PORTION, size - len(body)))
            if not portion:
                raise EOFError
            body += portion
        return body

    def _wait_until(self, deadline: float | None) -> None:
        if deadline is not None and deadline <= monotonic():
            raise TimeoutError
        self._connection.settimeout(None if deadline is None else deadline - monotonic())
