"""Servers without anything behind them: all is well, they say, and nothing is there.

A check that passes against one of them would pass against anything.
"""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs, urlsplit

BODIES = {
    "bare": '{"data":[]}',
    "polite": '{"pagination":{},"data":[],"meta":{"code":200}}',
}
"""What they answer to everything."""


@contextmanager
def hollow(body: str, certificate: Path | None = None) -> Iterator[int]:
    """A server that answers every request with 200 and this body; its port."""

    class Handler(_Handler):
        said = body

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            server.socket = context.wrap_socket(
                server.socket, server_side=True, do_handshake_on_connect=False
            )
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    said: str
    protocol_version = "HTTP/1.1"

    def _answer(self) -> None:
        self.rfile.read(int(self.headers["content-length"] or 0))
        callback = parse_qs(urlsplit(self.path).query).get("callback", [""])[-1]
        said = f"{callback}({self.said})" if callback else self.said
        self.send_response(200)
        self.send_header("Content-Type", "text/javascript" if callback else "application/json")
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said.encode())

    do_GET = do_POST = do_DELETE = do_PUT = _answer  # noqa: N815  http.server's names

    def log_message(self, *_: object) -> None:
        """Say nothing."""
