"""Programs with `https://api.instagram.com` built in, run so that they reach a server of ours.

    with running("demo", data, "--tls", "local", "--tls-port", "0", *TLS_NAMES) as server:
        done = behind_tls(server, NAMES, ["node", "old-program.js"], ACCESS_TOKEN=token)

or, in a test, with the fixture `tls_server` of conftest.py in the place of the first line. The
program is not touched. It runs in a mount namespace, where the hosts file leads NAMES to loopback
and only the server's authority is trusted, and in a network namespace that has nothing but
loopback; `network=Network.SHARED` leaves it the machine's network, for one that the server has to
call back. What it reaches on port 443 is the server's own door for HTTPS: bytes are passed on as
they are.

Namespaces need root, or a kernel that lets everybody have them; elsewhere the test is not run, and
says so.
"""

import random
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from enum import Enum
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Protocol

import pytest

from servers import PATIENCE, environment

NAMES = (
    "api.instagram.com",
    "www.instagram.com",
    "instagram.com",
    "instagr.am",
    "graph.instagram.com",
    "graph.facebook.com",
    "scontent.cdninstagram.com",
)
"""What the original's programs have built in."""
TLS_NAMES = tuple(word for name in NAMES for word in ("--tls-name", name))
"""The same as options of a server."""
_INSIDE = Path(__file__).with_name("inside.py")
TRUST = (
    "SSL_CERT_FILE",
    "REQUESTS_CA_BUNDLE",
    "CURL_CA_BUNDLE",
    "HTTPLIB2_CA_CERTS",
    "NODE_EXTRA_CA_CERTS",
)
_PROXIES = {"http_proxy", "https_proxy", "all_proxy", "no_proxy", "ssl_cert_dir"}


class Network(Enum):
    """What a program reaches besides the names."""

    OWN = ("--net",)
    SHARED = ()


class TlsServer(Protocol):
    """A running server that answers HTTPS."""

    @property
    def tls_port(self) -> int: ...

    @property
    def authority(self) -> Path: ...


def behind_tls(
    server: TlsServer,
    names: Sequence[str],
    command: Sequence[str | Path],
    *,
    network: Network = Network.OWN,
    **variables: str,
) -> "subprocess.CompletedProcess[str]":
    """Run a program to its end where `names` lead to the server; `variables` are its environment.

    Skips the test, loudly, where the machine does not allow namespaces.
    """
    rights = _rights()
    if rights is None:
        pytest.skip("NOT RUN: this machine lets nobody make namespaces (see unshare(1))")
    with TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as waiting:
        hosts, path = Path(folder, "hosts"), f"{folder}/door"
        address = _address(network)
        hosts.write_text(f"{address} {' '.join(names)}\n127.0.0.1 localhost\n", "ascii")
        waiting.bind(path)
        waiting.listen()
        process = subprocess.Popen(
            [
                *("unshare", "--mount", *network.value, *rights, sys.executable, _INSIDE),
                *(address, hosts, server.authority, path, *command),
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=_environment(server.authority, variables),
        )
        with _answered(waiting, process, server.tls_port):
            out, err = process.communicate(timeout=PATIENCE)
        return subprocess.CompletedProcess(command, process.returncode, out, err)


@cache
def _rights() -> tuple[str, ...] | None:
    """The options under which this machine allows namespaces; None where it does not."""
    for rights in ((), ("--map-root-user",)):
        trial = "mount --bind /etc/hosts /etc/hosts".split()
        command = ["unshare", "--mount", "--net", *rights, *trial]
        with suppress(FileNotFoundError):
            if subprocess.run(command, capture_output=True, check=False).returncode == 0:
                return rights
    return None


def _address(network: Network) -> str:
    """A loopback address; on a network that is shared, one that nobody else is likely to have."""
    if network is Network.OWN:
        return "127.0.0.1"
    return f"127.{random.randint(1, 254)}.{random.randint(1, 254)}.{random.randint(1, 254)}"


def _environment(authority: Path, variables: dict[str, str]) -> dict[str, str]:
    inherited = {k: v for k, v in environment().items() if k.lower() not in _PROXIES}
    return inherited | dict.fromkeys(TRUST, str(authority)) | variables


@contextmanager
def _answered(
    waiting: socket.socket, process: "subprocess.Popen[str]", tls_port: int
) -> Iterator[None]:
    """While the program runs, whatever comes to its door at port 443 goes on to the server."""
    try:
        with _receive_door(waiting, process) as door:
            relay = Thread(target=_relay, args=(door, tls_port), daemon=True)
            relay.start()
            yield
            door.shutdown(socket.SHUT_RDWR)  # wakes the relay, which then ends
            relay.join()
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()


def _receive_door(waiting: socket.socket, process: "subprocess.Popen[str]") -> socket.socket:
    waiting.settimeout(0.2)
    while True:
        has_ended = process.poll() is not None  # before the look: one may knock and end at once
        with suppress(TimeoutError):
            connection, _ = waiting.accept()
            with connection:
                _, (door,), _, _ = socket.recv_fds(connection, 16, 1)
                return socket.socket(fileno=door)
        assert not has_ended, process.communicate()[1]


def _relay(door: socket.socket, tls_port: int) -> None:
    while True:
        try:
            came, _ = door.accept()
        except OSError:
            return
        Thread(target=_join, args=(came, tls_port), daemon=True).start()


def _join(came: socket.socket, tls_port: int) -> None:
    with came, socket.create_connection(("127.0.0.1", tls_port)) as went:
        back = Thread(target=pass_on, args=(went, came), daemon=True)
        back.start()
        pass_on(came, went)
        back.join()


def pass_on(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while some := source.recv(65536):
            target.sendall(some)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)
