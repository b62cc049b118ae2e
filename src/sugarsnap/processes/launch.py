"""Launching a server: what must be right is checked first, in sentences, and then it takes over."""

import os
import shutil
import socket
import sys
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NoReturn

from sugarsnap.app import close_house, migrate_house, open_house
from sugarsnap.config import METRICS_FOLDER, Settings, environment_with

if TYPE_CHECKING:
    from sugarsnap.adapters.certificates import Certificate

_SECONDS_FOR_THE_PORT = 3.0
"""How long a port may still be held by a server that was just killed."""


class LaunchError(Exception):
    """A server cannot be started. The message says why and what to do."""


def check_folder(settings: Settings) -> None:
    """Raise LaunchError where the data folder cannot be made or written."""
    folder = settings.data
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as problem:
        raise LaunchError(
            f"The data folder {folder} cannot be made: {problem.strerror}. "
            "Choose another with --data DIR."
        ) from problem
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        raise LaunchError(
            f"The data folder {folder} cannot be written. "
            "Give it to the user who runs the server, or choose another with --data DIR."
        )


def prepare_house(settings: Settings) -> None:
    """Make or renew keys and database. Raises what open_house and migrate_house raise."""
    house = open_house(settings)
    try:
        migrate_house(house)
    finally:
        close_house(house)


def find_ports(settings: Settings) -> dict[str, int]:
    """The ports to listen on, by setting; a free one where it says 0. Raises LaunchError."""
    ports = {"port": _find_port(settings.host, settings.port, "--port")}
    if settings.tls == "local":
        ports["tls_port"] = _find_port(settings.host, settings.tls_port, "--tls-port")
        if ports["tls_port"] == ports["port"]:
            raise LaunchError(
                "HTTP and HTTPS need a port each: --port and --tls-port are the same."
            )
    return ports


def _find_port(host: str, port: int, option: str) -> int:
    until = time.monotonic() + _SECONDS_FOR_THE_PORT
    while True:
        try:
            return _bind_once(host, port)
        except PermissionError as problem:
            raise LaunchError(
                f"Port {port} is for the superuser alone on this machine. Choose one above 1023 "
                f"with {option}, or read docs/running/hosts.md."
            ) from problem
        except OSError as problem:
            if time.monotonic() > until:
                raise LaunchError(
                    f"Port {port} on {host} cannot be had: {problem.strerror}. "
                    f"Stop what uses it, or choose another with {option} {port + 1}."
                ) from problem
        time.sleep(0.1)


def _bind_once(host: str, port: int) -> int:
    """Workers share a port, so that another server's would be shared too: ask alone for it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, port))
        probe.listen(1)
        return int(probe.getsockname()[1])


def become_server(settings: Settings, given: Mapping[str, Any]) -> NoReturn:
    """Turn this process into the supervising process of a server; `given` goes on to its children.

    What was imported to get here is left behind.
    """
    folder = settings.data / "metrics"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    environment = environment_with(given, {METRICS_FOLDER: str(folder.absolute())})
    where = (settings.host, str(settings.port), str(settings.workers), settings.tls)
    _become("sugarsnap.processes.server", where, environment)


def become_tls_server(settings: Settings, certificate: "Certificate", parent: str) -> NoReturn:
    """Turn this process into one that listens for HTTPS and ends with its parent."""
    where = (settings.host, str(settings.tls_port), str(settings.workers))
    files = (str(certificate.path), str(certificate.authority))
    until = (str(certificate.renew_ms // 1000), parent)
    _become("sugarsnap.processes.tls_server", (*where, *files, *until), environment_with({}, {}))


def become_worker(given: Mapping[str, Any]) -> NoReturn:
    """Turn this process into one that does jobs."""
    _become("sugarsnap.processes.jobs", (), environment_with(given, {}))


def _become(module: str, arguments: tuple[str, ...], environment: Mapping[str, str]) -> NoReturn:
    sys.stdout.flush()
    command = [sys.executable, "-m", module, *arguments]
    os.execve(sys.executable, command, environment)  # noqa: S606  a command of our own
