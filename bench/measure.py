"""The load: keep-alive connections on loopback, each with one request under way at a time."""

import asyncio
import itertools
import time
from collections.abc import Iterable, Iterator, Sequence

import psutil
import uvloop
from msgspec import Struct

from bench.servers import Server

_CONNECTIONS = 32
_WARM_UP_SECONDS = 1.0
_END_OF_HEAD = b"\r\n\r\n"


class Measured(Struct, frozen=True):
    """What one case cost. `cpu_us` is the server's processor time per request, all workers."""

    name: str
    rps: float
    p50_ms: float
    p99_ms: float
    cpu_us: float
    errors: int


class _Connection(asyncio.Protocol):
    """Sends the next request as soon as an answer is whole."""

    def __init__(self, requests: Iterator[bytes], times: list[float]) -> None:
        self._requests = requests
        self._times = times
        self._buffer = b""
        self._sent = 0.0
        self.errors = 0
        self.is_stopped = False
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport
        self._send()

    def data_received(self, received: bytes) -> None:
        self._buffer = self._buffer + received if self._buffer else received
        end = self._buffer.find(_END_OF_HEAD)
        if end < 0 or len(self._buffer) < end + 4 + _length_of(self._buffer[:end]):
            return
        self._times.append(time.perf_counter() - self._sent)
        if not self._buffer.startswith(b"HTTP/1.1 200"):
            self.errors += 1
        self._buffer = b""
        if self.is_stopped:
            self._transport.close()
        else:
            self._send()

    def connection_lost(self, problem: Exception | None) -> None:
        del problem
        if not self.is_stopped:
            self.errors += 1
        if not self.done.done():
            self.done.set_result(None)

    def _send(self) -> None:
        self._sent = time.perf_counter()
        self._transport.write(next(self._requests))


def _length_of(head: bytes) -> int:
    lowered = head.lower()
    start = lowered.find(b"content-length:")
    if start < 0:
        return 0
    return int(lowered[start + 15 :].split(b"\r\n", 1)[0])


def measure(name: str, server: Server, requests: Sequence[str], seconds: float) -> Measured:
    """Load the server with `requests` (`METHOD /path`), over and over, for some seconds."""
    wire = [_as_wire(request, server.port) for request in requests]
    return uvloop.run(_measure(name, server, wire, seconds))


def _as_wire(request: str, port: int) -> bytes:
    method, _, path = request.partition(" ")
    length = "Content-Length: 0\r\n" if method != "GET" else ""
    return f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{length}\r\n".encode()


async def _measure(name: str, server: Server, wire: list[bytes], seconds: float) -> Measured:
    await _load(server, itertools.cycle(wire), _WARM_UP_SECONDS)
    before, began = _cpu_of(server), time.perf_counter()
    times, errors = await _load(server, itertools.cycle(wire), seconds)
    elapsed, cpu = time.perf_counter() - began, _cpu_of(server) - before
    times.sort()
    return Measured(
        name,
        len(times) / elapsed,
        times[len(times) // 2] * 1000,
        times[int(len(times) * 0.99)] * 1000,
        cpu / len(times) * 1e6,
        errors,
    )


async def _load(
    server: Server, requests: Iterator[bytes], seconds: float
) -> tuple[list[float], int]:
    loop, times = asyncio.get_running_loop(), []
    connections = [
        (
            await loop.create_connection(
                lambda: _Connection(requests, times), "127.0.0.1", server.port
            )
        )[1]
        for _ in range(_CONNECTIONS)
    ]
    await asyncio.sleep(seconds)
    for connection in connections:
        connection.is_stopped = True
    await asyncio.wait_for(_all_done(connections), 30)
    return times, sum(connection.errors for connection in connections)


async def _all_done(connections: Iterable[_Connection]) -> None:
    for connection in connections:
        await connection.done


def _cpu_of(server: Server) -> float:
    """Processor seconds that the server's processes have used."""
    main = psutil.Process(server.process_id)
    used = 0.0
    for process in (main, *main.children(recursive=True)):
        times = process.cpu_times()
        used += times.user + times.system
    return used
