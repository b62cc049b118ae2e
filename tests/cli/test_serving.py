import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import psutil
import pytest

from cli.command import Home, sugarsnap
from cli.serving import Served, eventually, free_port, served
from sugarsnap.operations.upkeep import ROW_CHECKS

HEAVY = {"sugarsnap.app", "cyclopts", "rich", "msgspec", "sqlite3", "aiosql", "argon2", "jinja2"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server on a data folder that it made itself, for tests that do it no harm."""
    with served(tmp_path_factory.mktemp("served") / "data") as server:
        yield server


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def test_it_lives_and_is_ready(server: Served) -> None:
    for path in ("/healthz", "/readyz"):
        answer = server.get(path)

        assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
        assert answer.headers["cache-control"] == "no-store"


def test_it_answers_the_api(server: Served) -> None:
    answer = server.get("/v1/users/self")

    assert answer.json()["meta"]["error_type"] == "OAuthParameterException"


def test_its_metrics_count_requests_by_face_and_status(server: Served) -> None:
    server.get("/v1/users/self")

    lines = server.get("/metrics").text.splitlines()

    name = 'sugarsnap_requests_total{face="v1",status="400"}'
    (count,) = [line.split()[-1] for line in lines if line.startswith(name)]
    assert float(count) >= 1
    assert "sugarsnap_jobs_waiting 0.0" in lines
    assert "sugarsnap_jobs_dead 0.0" in lines


def test_its_metrics_tell_what_the_last_check_found(server: Served) -> None:
    def drift() -> set[str]:
        lines = server.get("/metrics").text.splitlines()
        return {line for line in lines if line.startswith("sugarsnap_drift{")}

    eventually(lambda: bool(drift()))

    assert drift() == {f'sugarsnap_drift{{kind="{kind}"}} 0.0' for kind in ROW_CHECKS}


def test_its_metrics_are_those_of_all_workers_together(data: Path) -> None:
    with served(data, "--workers", "2") as server:
        for _ in range(20):
            server.get("/v1/users/self")
        time.sleep(1.5)  # each worker enters its counts within a second

        lines = server.get("/metrics").text.splitlines()

    name = 'sugarsnap_requests_total{face="v1",status="400"}'
    assert [line.split()[-1] for line in lines if line.startswith(name)] == ["20.0"]


def test_health_is_only_read(server: Served) -> None:
    assert httpx.post(f"{server.address}/healthz").status_code == 405


def test_a_port_that_is_taken_is_refused(server: Served, data: Path) -> None:
    port = server.address.rpartition(":")[2]

    refused = sugarsnap("serve", "--data", data, "--port", port)

    assert f"Port {port} on 127.0.0.1 cannot be had" in refused.error
    assert f"--port {int(port) + 1}" in refused.error


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    refused = sugarsnap("serve", "--data", tmp_path / "file", "--port", str(free_port()))

    assert "cannot be made" in refused.error
    assert "--data DIR" in refused.error


def test_a_key_that_is_none_is_refused(data: Path) -> None:
    refused = sugarsnap("serve", "--data", data, "--port", "0", SUGARSNAP_SERVER_KEY="short")

    assert "64 hex digits" in refused.error


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_with_all_its_processes(data: Path, how: signal.Signals) -> None:
    with served(data, "--workers", "2") as server:
        assert eventually(lambda: server.children("jobs"))
        processes = psutil.Process(server.process.pid).children()

        code = server.stop(how)

        assert code == 0
        assert len(processes) == 3
        assert not any(process.is_running() for process in processes)


def test_ctrl_c_pressed_twice_reaches_all_processes_and_none_breaks(data: Path) -> None:
    with served(data) as server:
        assert eventually(lambda: server.children("jobs"))
        os.killpg(server.process.pid, signal.SIGINT)

        code = server.stop(signal.SIGINT)

        assert code == 0
        assert "Traceback" not in server.log
        assert "Unexpected exit" not in server.log


def both_workers(server: Served) -> list[psutil.Process]:
    """The two workers of a server; nobody while one of them is missing."""
    workers = server.children("server")
    return workers if len(workers) == 2 else []


def test_killed_workers_come_back_again_and_again(data: Path) -> None:
    with served(data, "--workers", "2") as server:
        for _ in range(3):
            workers = eventually(lambda: both_workers(server))
            for worker in workers:
                with suppress(psutil.NoSuchProcess):  # one may be on its way out already
                    worker.kill()

            assert eventually(lambda gone=workers: set(both_workers(server)).difference(gone))
            assert eventually(server.is_ready)

        assert server.process.poll() is None


def test_a_killed_job_process_comes_back(data: Path) -> None:
    with served(data) as server:
        jobs = eventually(lambda: server.children("jobs"))
        jobs[0].kill()

        assert eventually(lambda: server.replaced("jobs", jobs))


def test_no_process_outlives_the_supervising_one(data: Path) -> None:
    with served(data) as server:
        assert eventually(lambda: server.children("jobs"))
        processes = psutil.Process(server.process.pid).children()

        server.process.kill()
        server.process.wait()

        _, alive = psutil.wait_procs(processes, timeout=10)
        assert alive == []


def test_a_photo_posted_beside_a_running_server_gets_its_webp(home: Home, photo: Path) -> None:
    with served(home.data):
        home.run("post", photo, "--as", "ben")

        webps = eventually(lambda: list(home.data.glob("photos/m/*/*.webp")))

    assert webps


def test_a_backup_of_a_running_server_is_whole(home: Home, tmp_path: Path) -> None:
    with served(home.data):
        home.run("backup", tmp_path / "live.tar")
    again = Home(tmp_path / "again")

    again.run("restore", tmp_path / "live.tar")

    assert again.run("doctor").facts["findings"] == []


def test_port_0_is_any_free_port(data: Path) -> None:
    server = subprocess.Popen(
        [Path(sys.executable).parent / "sugarsnap", "serve", "--data", data, "--port", "0"],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert server.stdout is not None
        lines = (server.stdout.readline(), server.stdout.readline())
        address = lines[1].split()[2]
        host, _, port = address.removeprefix("http://").rpartition(":")
        with socket.create_connection((host, int(port)), timeout=5):
            pass
    finally:
        server.terminate()
        server.communicate()


def test_the_supervising_process_imports_nothing_of_the_house() -> None:
    code = "import json, sys, sugarsnap.processes.server; print(json.dumps(list(sys.modules)))"

    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)

    assert HEAVY.isdisjoint(json.loads(shown.stdout))


def test_a_worker_that_cannot_start_ends_the_server(data: Path) -> None:
    sugarsnap("migrate", "--data", data)
    (data / "server.key").write_text("no key")
    port = str(free_port())

    ended = subprocess.run(
        [sys.executable, "-m", "sugarsnap.processes.server", "127.0.0.1", port, "1"],
        env={**os.environ, "SUGARSNAP_DATA": str(data)},  # noqa: TID251  a test's own
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )

    assert ended.returncode == 1
    assert "start_failed" in ended.stderr
