"""TLS to the judged address: asked for by the name, and proven by it."""

import asyncio
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from sending.listener import OK
from sugarsnap.adapters.certificates import Certificate, keep_certificate
from sugarsnap.adapters.http import pinned
from sugarsnap.adapters.http.pinned import PinnedSender
from sugarsnap.adapters.system import SystemClock
from sugarsnap.ports import Outgoing, Reply, UnreachableError
from sugarsnap.rules.outgoing import Policy, read_exemption

LOOPBACK = Policy((read_exemption("127.0.0.1"),))


class Receiver:
    """Speaks TLS as hooks.example, and keeps the names that it was asked for."""

    def __init__(self, certificate: Certificate) -> None:
        self.names: list[str | None] = []
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(certificate.path)
        self._context.sni_callback = lambda _, name, __: self.names.append(name)
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._socket.getsockname()[1])
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            with (
                connection,
                suppress(OSError),
                self._context.wrap_socket(connection, server_side=True) as secured,
            ):
                secured.recv(65536)
                secured.sendall(OK)

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def certificate(tmp_path: Path) -> Certificate:
    return keep_certificate(tmp_path / "tls", ["hooks.example"], SystemClock().now())


@pytest.fixture
def receiver(certificate: Certificate) -> Iterator[Receiver]:
    receiver = Receiver(certificate)
    yield receiver
    receiver.close()


def send(url: str, trusted: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch) -> Reply:
    async def resolve(*_: object) -> list[str]:
        return ["127.0.0.1"]

    monkeypatch.setattr(pinned, "_load", lambda: pinned._Means(httpx, trusted))
    sender = PinnedSender(LOOPBACK, resolve)
    return asyncio.run(sender.send(Outgoing(method="GET", url=url, seconds=5.0)))


def trusting(certificate: Certificate) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(certificate.authority))


def test_the_name_is_asked_for_and_proven(
    receiver: Receiver, certificate: Certificate, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"https://hooks.example:{receiver.port}/"

    reply = send(url, trusting(certificate), monkeypatch)

    assert reply == Reply(200, b"ok")
    assert receiver.names == ["hooks.example"]


def test_a_certificate_for_another_name_is_none(
    receiver: Receiver, certificate: Certificate, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"https://other.example:{receiver.port}/"

    with pytest.raises(UnreachableError, match="No connection"):
        send(url, trusting(certificate), monkeypatch)


def test_a_certificate_by_nobody_who_is_trusted_is_none(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"https://hooks.example:{receiver.port}/"

    with pytest.raises(UnreachableError, match="No connection"):
        send(url, httpx.create_ssl_context(trust_env=False), monkeypatch)
