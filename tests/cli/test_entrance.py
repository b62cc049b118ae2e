import asyncio
import io
import json
import sys
from typing import Any

import pytest

from sugarsnap.faces.shared.asgi import Message, Receive, Scope, Send, answer
from sugarsnap.faces.shared.entrance import Entrance, Hung
from sugarsnap.faces.shared.metrics import Metrics
from sugarsnap.operations.upkeep import JobCounts


async def well(_: Scope, __: Receive, send: Send) -> None:
    await answer(send, 200, [], b"well")


async def broken(*_: Any) -> None:
    raise RuntimeError("access_token=abc.def")


async def broken_halfway(_: Scope, __: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    raise RuntimeError


def call(entrance: Entrance, path: str) -> list[Message]:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request"}

    scope = {"type": "http", "method": "GET", "path": path, "query_string": b""}
    asyncio.run(entrance(scope, receive, send))
    return sent


@pytest.fixture
def metrics() -> Metrics:
    return Metrics(None)


@pytest.fixture
def entrance(metrics: Metrics) -> Entrance:
    faces = {"v1": Hung("v1", well), "oauth": Hung("oauth", broken), "x": Hung("x", broken_halfway)}
    return Entrance(faces, Hung("web", well), metrics, logs_requests=False)


def test_a_broken_face_is_answered_with_an_apology_that_tells_nothing(
    entrance: Entrance, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = io.StringIO()
    monkeypatch.setattr(sys, "stderr", log)

    start, body = call(entrance, "/oauth/authorize")

    assert start["status"] == 500
    assert b"RuntimeError" not in body["body"]
    line = json.loads(log.getvalue())
    assert (line["event"], line["face"], line["path"]) == (
        "request_broke",
        "oauth",
        "/oauth/authorize",
    )
    assert line["problem"] == "RuntimeError: access_token=[hidden]"


def test_an_answer_that_has_begun_is_not_begun_again(entrance: Entrance) -> None:
    assert [message["type"] for message in call(entrance, "/x")] == ["http.response.start"]


def test_requests_are_counted_by_face_and_status(entrance: Entrance, metrics: Metrics) -> None:
    for path in ("/v1/users/self", "/v1", "/ada/", "/", "/oauth/authorize"):
        call(entrance, path)

    counted = {
        line.partition("{")[2].partition("}")[0]: float(line.rpartition(" ")[2])
        for line in metrics.write(JobCounts(0, 0), ()).decode().splitlines()
        if line.startswith("sugarsnap_requests_total")
    }
    assert counted == {
        'face="v1",status="200"': 2,
        'face="web",status="200"': 2,
        'face="oauth",status="500"': 1,
    }
