"""An application's own server, which agrees to be told of things and keeps what it is told."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from threading import Thread
from urllib.parse import parse_qs, urlsplit

from msgspec import Struct

Delivery = dict[str, str]
"""A body, and the signature that came with it."""
_PATIENCE = 30.0


class Receiver(Struct, frozen=True):
    """The address to be told at, and what came there."""

    address: str
    came: "Queue[Delivery]"

    def next(self, _: object = None) -> Delivery:
        """What comes next, waited for."""
        return self.came.get(timeout=_PATIENCE)


@contextmanager
def receiving() -> Iterator[Receiver]:
    """A receiver that listens; ended at the end."""
    came: Queue[Delivery] = Queue()

    class Handler(_Handler):
        deliveries = came

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield Receiver(f"http://127.0.0.1:{server.server_port}/told", came)
        server.shutdown()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    deliveries: "Queue[Delivery]"

    def do_GET(self) -> None:
        self._answer(parse_qs(urlsplit(self.path).query)["hub.challenge"][0])

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"])).decode()
        self.deliveries.put({"body": body, "signature": self.headers["x-hub-signature"]})
        self._answer("")

    def _answer(self, said: str) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""
