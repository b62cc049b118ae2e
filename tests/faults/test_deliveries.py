"""Subscribers of a real server: who hangs holds up nobody, and no death of a process loses news."""

import json
import re
import socket
import sqlite3
import threading
import time
from contextlib import closing, suppress
from pathlib import Path

import httpx
import psutil

from faults.household import GUEST, PASSWORD, Application, post, settle, token_of
from sending.listener import OK, Listener, agreeing, listening
from servers import Server, eventually, running
from wire.browser import Browser

LOOPBACK = {"SUGARSNAP_OUTGOING_ALLOWED": "127.0.0.1"}


def agree(connection: socket.socket, _: bytes) -> None:
    connection.sendall(OK)


def hang(_: socket.socket, __: bytes) -> None:
    time.sleep(30)


def subscribe(server: Server, application: Application, port: int) -> httpx.Response:
    with server.connect() as client:
        return client.post(
            "/v1/subscriptions",
            data={
                "client_id": application.id,
                "client_secret": application.secret,
                "object": "user",
                "aspect": "media",
                "callback_url": f"http://127.0.0.1:{port}/told",
            },
        )


def deliveries(listener: Listener) -> list[bytes]:
    return [request for request in listener.requests if request.startswith(b"POST")]


def job_process_of(server: Server) -> psutil.Process:
    def look() -> psutil.Process | None:
        for process in server.processes:
            with suppress(psutil.NoSuchProcess):
                if "sugarsnap.processes.jobs" in process.cmdline():
                    return process
        return None

    found = eventually(look)
    assert found is not None
    return found


def test_who_hangs_holds_up_neither_other_receivers_nor_other_calls(tmp_path: Path) -> None:
    data = tmp_path / "data"
    application = settle(data)
    token = token_of(data, application, GUEST)
    with (
        running("serve", data, **LOOPBACK) as server,
        listening(agreeing(hang)) as hanging,
        listening(agreeing(agree)) as quick,
        listening(hang) as mute,
        Browser(server) as browser,
    ):
        assert subscribe(server, application, hanging.port).status_code == 200
        assert subscribe(server, application, quick.port).status_code == 200
        answers: list[httpx.Response] = []
        handshake = threading.Thread(
            target=lambda: answers.append(subscribe(server, application, mute.port))
        )
        handshake.start()
        assert eventually(lambda: mute.requests)
        before = time.monotonic()
        with server.connect() as client:
            said = client.get("/v1/users/self", params={"access_token": token})
        answered_after = time.monotonic() - before
        browser.sign_in(GUEST, PASSWORD)

        for number in range(2):
            post(browser, number)
            posted = time.monotonic()
            assert eventually(lambda n=number: len(deliveries(quick)) > n, 10)
            told_after = time.monotonic() - posted
            assert told_after < 5, "a second, on a machine that does nothing else"

        handshake.join()
        assert said.status_code == 200
        assert answered_after < 2
        assert answers[0].json()["meta"]["error_message"] == (
            f'Unable to reach callback URL "http://127.0.0.1:{mute.port}/told".'
        )
        assert len(deliveries(hanging)) == 1


def test_a_job_process_killed_between_sending_and_noting_it_sends_again(tmp_path: Path) -> None:
    data = tmp_path / "data"
    application = settle(data)
    token_of(data, application, GUEST)
    victims: list[psutil.Process] = []

    def kill_first(connection: socket.socket, _: bytes) -> None:
        if victims:
            victims.pop().kill()
        connection.sendall(OK)

    with (
        running("serve", data, **LOOPBACK) as server,
        listening(agreeing(kill_first)) as receiver,
        Browser(server) as browser,
    ):
        assert subscribe(server, application, receiver.port).status_code == 200
        victims.append(job_process_of(server))
        browser.sign_in(GUEST, PASSWORD)
        post(browser, 1)
        assert eventually(lambda: deliveries(receiver))
        assert eventually(lambda: not victims)
        _let_the_lease_run_out(data)

        assert eventually(lambda: len(deliveries(receiver)) == 2)

        first, second = deliveries(receiver)
        [event] = json.loads(first.partition(b"\r\n\r\n")[2])
        assert event["object"] == "user"
        assert _id_of(first) == _id_of(second)
        assert first.partition(b"\r\n\r\n")[2] == second.partition(b"\r\n\r\n")[2]
        assert eventually(lambda: _waiting(data) == 0)


def _id_of(request: bytes) -> bytes:
    found = re.search(rb"webhook-id: (\S+)", request, re.IGNORECASE)
    assert found
    return found[1]


def _let_the_lease_run_out(data: Path) -> None:
    """As the minute does, for which nobody wants to wait here."""
    with closing(sqlite3.connect(data / "sugarsnap.db", timeout=10)) as database:
        database.execute("UPDATE delivery_queues SET lease_until = 1")
        database.commit()


def _waiting(data: Path) -> int:
    with closing(sqlite3.connect(data / "sugarsnap.db", timeout=10)) as database:
        return int(database.execute("SELECT COUNT(*) FROM deliveries").fetchone()[0])
