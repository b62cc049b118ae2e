"""Two doors, one house: what becomes of HTTP and HTTPS when processes end."""

import signal
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import psutil
import pytest

from cli.serving import command_of, free_port
from servers import Server, environment, eventually, running

TLS = ("--tls", "local", "--tls-port", "0")
DOOR = "sugarsnap.processes.tls_server"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with running("serve", tmp_path / "data", *TLS) as server:
        assert answers_https(server)
        yield server


def answers_https(server: Server) -> bool:
    context = ssl.create_default_context(cafile=str(server.authority))
    address = f"https://localhost:{server.tls_port}/readyz"
    try:
        return httpx.get(address, verify=context, timeout=10).status_code == 200
    except httpx.HTTPError:
        return False


def answers_http(server: Server) -> bool:
    try:
        return httpx.get(f"{server.address}/readyz", timeout=10).status_code == 200
    except httpx.HTTPError:
        return False


def door_of(server: Server) -> psutil.Process:
    """The process that listens for HTTPS."""
    children = psutil.Process(server.process.pid).children()
    (door,) = [child for child in children if DOOR in command_of(child)]
    return door


def worker_of(parent: psutil.Process) -> psutil.Process:
    """The one worker of a process that listens: forked, and so of the same command."""
    children = parent.children()
    (worker,) = [child for child in children if command_of(child) == command_of(parent)]
    return worker


def test_a_killed_worker_of_http_is_replaced_while_https_answers(server: Server) -> None:
    killed = worker_of(psutil.Process(server.process.pid))

    killed.kill()

    assert answers_https(server)
    assert eventually(lambda: answers_http(server))


def test_a_killed_worker_of_https_is_replaced_while_http_answers(server: Server) -> None:
    door = door_of(server)
    killed = worker_of(door)

    killed.kill()

    assert answers_http(server)
    assert eventually(lambda: answers_https(server))
    assert door.is_running()
    assert worker_of(door).pid != killed.pid


def test_a_killed_door_comes_back_with_the_same_certificate(server: Server) -> None:
    before = ssl.get_server_certificate(("127.0.0.1", server.tls_port))
    killed = [door_of(server), worker_of(door_of(server))]

    killed[0].kill()

    assert eventually(lambda: not killed[1].is_running() and answers_https(server))
    assert ssl.get_server_certificate(("127.0.0.1", server.tls_port)) == before


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_both_end_together(server: Server, how: signal.Signals) -> None:
    processes = server.processes

    server.process.send_signal(how)

    assert server.process.wait(30) == (-how if how is signal.SIGKILL else 0)
    gone, alive = psutil.wait_procs(processes, timeout=30)
    assert (len(gone), alive) == (5, [])


def test_a_server_that_starts_again_has_the_same_authority_and_certificate(tmp_path: Path) -> None:
    kept = []
    for _ in range(2):
        with running("serve", tmp_path / "data", *TLS) as server:
            assert answers_https(server)
        kept.append({path.name: path.read_bytes() for path in (tmp_path / "data/tls").iterdir()})

    assert kept[0] == kept[1]
    assert "A new authority was made" not in server.log.read_text()


def test_the_door_ends_when_the_certificate_is_to_be_renewed(server: Server) -> None:
    port, due = str(free_port()), str(int(time.time()) + 3)
    files = (server.data / "tls" / "server.pem", server.authority)
    where = ("127.0.0.1", port, "1")

    ended = subprocess.run(
        [sys.executable, "-m", DOOR, *where, *files, due, str(psutil.Process().pid)],
        env=environment(SUGARSNAP_DATA=str(server.data), SUGARSNAP_TLS="local"),
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )

    assert (ended.returncode, ended.stderr) == (0, "")
    assert f"Ready on https://127.0.0.1:{port}" in ended.stdout


def test_the_door_imports_nothing_of_the_house() -> None:
    code = f"import sys, {DOOR}; print([one for one in sys.modules if 'cryptography' in one])"

    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert shown.stdout == "[]\n"
