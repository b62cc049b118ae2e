"""The one way in which requests leave: to the address that was judged, and nowhere else."""

import asyncio
import socket
import threading
import time
from collections.abc import Awaitable, Callable, Iterator

import pytest

from sending.hostile import HOSTILE, LOOPBACK_BY_NAME
from sending.listener import OK, Listener, answering, listening
from sugarsnap.adapters.http.pinned import LONGEST_REPLY, PinnedSender
from sugarsnap.ports import Outgoing, Reply, UnreachableError
from sugarsnap.rules.outgoing import Policy, read_exemption

LOOPBACK = Policy((read_exemption("127.0.0.1"),))
PUBLIC = "93.184.216.34"


def resolving(*answers: list[str]) -> Callable[[str, int], Awaitable[list[str]]]:
    """A resolver that says one thing after the other, and then the last one for ever."""
    waiting = list(answers)

    async def resolve(host: str, port: int) -> list[str]:
        assert host
        assert port
        return waiting.pop(0) if len(waiting) > 1 else waiting[0]

    return resolve


def send(
    sender: PinnedSender, url: str, method: str = "GET", seconds: float = 5.0, body: bytes = b""
) -> Reply:
    request = Outgoing(method=method, url=url, seconds=seconds, body=body)
    return asyncio.run(sender.send(request))


@pytest.fixture
def listener() -> Iterator[Listener]:
    with listening() as listener:
        yield listener


@pytest.mark.parametrize("url", HOSTILE)
def test_a_hostile_address_is_not_called(url: str) -> None:
    sender = PinnedSender(Policy(), resolving([PUBLIC]))

    with pytest.raises(UnreachableError):
        send(sender, url)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "[::ffff:127.0.0.1]", "localhost", "2130706433", "0x7f.1", "127.1"]
)
def test_a_listener_on_the_machine_itself_hears_nothing(listener: Listener, host: str) -> None:
    sender = PinnedSender(Policy())

    with pytest.raises(UnreachableError):
        send(sender, f"http://{host}:{listener.port}/")

    assert listener.requests == []


@pytest.mark.parametrize("host", LOOPBACK_BY_NAME)
@pytest.mark.parametrize(
    "addresses", [["127.0.0.1"], [PUBLIC, "127.0.0.1"], ["10.0.0.7"], ["::1", "2606:2800::1"]]
)
def test_a_name_is_refused_for_any_of_its_addresses(host: str, addresses: list[str]) -> None:
    sender = PinnedSender(Policy(), resolving(addresses))

    with pytest.raises(UnreachableError, match="not public"):
        send(sender, f"http://{host}/")


def test_a_name_that_leads_elsewhere_a_moment_later_is_not_followed(
    listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def resolve_again(host: str, *_: object, **__: object) -> list[object]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 0, "", ("127.0.0.1", listener.port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve_again)
    policy = Policy((read_exemption(f"127.0.0.2:{listener.port}"),))
    sender = PinnedSender(policy, resolving(["127.0.0.2"], ["127.0.0.1"]))

    with pytest.raises(UnreachableError):
        send(sender, f"http://rebinding.example:{listener.port}/", seconds=1.0)

    assert listener.requests == []
    assert "rebinding.example" not in asked


def test_the_host_that_was_named_is_asked_for_at_the_address_that_was_judged(
    listener: Listener,
) -> None:
    sender = PinnedSender(LOOPBACK, resolving(["127.0.0.1"]))

    reply = send(sender, f"http://hooks.example:{listener.port}/in?a=1&b=%20", "POST", body=b"{}")

    assert reply == Reply(200, b"ok")
    [request] = listener.requests
    head, _, body = request.partition(b"\r\n\r\n")
    first, *headers = head.decode().splitlines()
    assert first == "POST /in?a=1&b=%20 HTTP/1.1"
    assert f"Host: hooks.example:{listener.port}" in headers
    assert "User-Agent: Sugarsnap" in headers
    assert body == b"{}"


def test_redirects_are_answers_and_not_followed(listener: Listener) -> None:
    moved = f"HTTP/1.1 307 Moved\r\nLocation: http://127.0.0.1:{listener.port}/\r\n"
    with listening(answering(f"{moved}Content-Length: 0\r\n\r\n".encode())) as first:
        reply = send(PinnedSender(LOOPBACK), f"http://127.0.0.1:{first.port}/")

    assert reply.status == 307
    assert listener.requests == []


def test_no_proxy_of_the_environment_is_asked(
    listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{listener.port}")
    with listening() as receiver:
        reply = send(PinnedSender(LOOPBACK), f"http://127.0.0.1:{receiver.port}/")

    assert reply.status == 200
    assert listener.requests == []


def test_an_answer_that_drips_is_given_up_at_the_deadline() -> None:
    def drip(connection: socket.socket, _: bytes) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n")
        while True:
            connection.sendall(b"X: y\r\n")
            time.sleep(0.1)

    with listening(drip) as receiver:
        before = time.monotonic()
        with pytest.raises(UnreachableError, match="in time"):
            send(PinnedSender(LOOPBACK), f"http://127.0.0.1:{receiver.port}/", seconds=0.6)

    assert time.monotonic() - before < 3


def test_an_endless_answer_is_read_to_its_bound() -> None:
    def pour(connection: socket.socket, _: bytes) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            connection.sendall(b"a" * 65536)

    with listening(pour) as receiver:
        reply = send(PinnedSender(LOOPBACK), f"http://127.0.0.1:{receiver.port}/")

    assert reply == Reply(200, b"a" * LONGEST_REPLY)


def test_a_packed_answer_is_not_unpacked() -> None:
    packed = (
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n\x1f\x8b\x08\x00"
    )
    with listening(answering(packed)) as receiver:
        reply = send(PinnedSender(LOOPBACK), f"http://127.0.0.1:{receiver.port}/")

    assert reply.body == b"\x1f\x8b\x08\x00"


@pytest.mark.parametrize("answer", [b"", b"SSH-2.0-OpenSSH\r\n", b"HTTP/1.1 abc\r\n\r\n"])
def test_what_is_no_answer_is_told(answer: bytes) -> None:
    with listening(answering(answer)) as receiver, pytest.raises(UnreachableError):
        send(PinnedSender(LOOPBACK), f"http://127.0.0.1:{receiver.port}/")


def test_of_several_addresses_the_next_is_tried_where_nobody_listens(listener: Listener) -> None:
    policy = Policy((read_exemption("127.0.0.0/8"),))
    sender = PinnedSender(policy, resolving(["127.0.0.9", "127.0.0.1"]))

    reply = send(sender, f"http://hooks.example:{listener.port}/")

    assert reply.status == 200


def test_a_name_that_nobody_has_is_told() -> None:
    async def fail(*_: object) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    with pytest.raises(UnreachableError, match="name"):
        send(PinnedSender(Policy(), fail), "http://nobody.example/")


def test_many_wait_at_once_without_holding_one_another_up() -> None:
    let_go = threading.Event()

    def hang(connection: socket.socket, request: bytes) -> None:
        if b"GET /hang" in request:
            let_go.wait(20)
        connection.sendall(OK)

    async def ask_beside(port: int) -> Reply:
        sender, url = PinnedSender(LOOPBACK), f"http://127.0.0.1:{port}"
        hung = Outgoing(method="GET", url=f"{url}/hang", seconds=20.0)
        waiting = [asyncio.create_task(sender.send(hung)) for _ in range(20)]
        await asyncio.sleep(0)
        reply = await sender.send(Outgoing(method="GET", url=f"{url}/quick", seconds=20.0))
        assert not any(task.done() for task in waiting)
        let_go.set()
        await asyncio.gather(*waiting)
        return reply

    with listening(hang) as receiver:
        assert asyncio.run(ask_beside(receiver.port)) == Reply(200, b"ok")
