"""A proxy on loopback through which programs reach a server by the original's names.

A program is told of it by its environment, as a company's network would tell; nothing in it
changes. What goes through the tunnel is TLS from end to end: the server itself answers it.
"""

import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from socket import create_connection
from threading import Thread

from clients.behind_tls import NAMES, pass_on

_OPENED = b"HTTP/1.1 200 Connection established\r\n\r\n"
_REFUSED = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"


@contextmanager
def tunnelling(tls_port: int) -> Iterator[str]:
    """A proxy that leads NAMES, and no other host, to a port of this machine; its address."""

    class Handler(_Handler):
        port = tls_port

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


class _Handler(socketserver.StreamRequestHandler):
    """Reads what is wanted and passes bytes on from then (RFC 9110 §9.3.6)."""

    port: int
    rbufsize = 0

    def handle(self) -> None:
        wanted = self.rfile.readline().decode("latin-1").split()
        while self.rfile.readline().strip():
            pass
        if wanted[:1] != ["CONNECT"] or wanted[1].rpartition(":")[0] not in NAMES:
            self.wfile.write(_REFUSED)
            return
        with create_connection(("127.0.0.1", self.port)) as upstream:
            self.wfile.write(_OPENED)
            back = Thread(target=pass_on, args=(upstream, self.request), daemon=True)
            back.start()
            pass_on(self.request, upstream)
            back.join()
