import json
import logging
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from cli.command import Home
from cli.serving import served
from sugarsnap.logs import Logger, harmless_query, hear_libraries, scrub

TOKEN = "10646.0123456.2f4490a2a64b21f1d8ea47e40727a6de"
MARK = "5ecre7" * 6


@pytest.fixture
def lines(capsys: pytest.CaptureFixture[str]) -> Callable[[], list[dict[str, Any]]]:
    """What has been logged so far."""
    return lambda: [json.loads(line) for line in capsys.readouterr().err.splitlines()]


@pytest.mark.parametrize(
    "text",
    [
        f"token {TOKEN}",
        f"/v1/users/self?access_token={TOKEN}",
        f"https://client.example/cb#access_token={TOKEN}",
        f"https://client.example/cb?code={MARK}&state=x",
        f"Authorization: Bearer {MARK}",
        f"{{'client_secret': '{MARK}'}}",
        f'{{"password": "{MARK}"}}',
        f"cookie={MARK}; path=/",
        f"sig={MARK}",
        "X-Insta-Forwarded-For: 127.0.0.1|" + "0123456789abcdef" * 4,
        "code 0123456789abcdef0123456789abcdef",
    ],
)
def test_what_opens_a_door_is_scrubbed(text: str) -> None:
    clean = scrub(text)

    assert TOKEN not in clean
    assert MARK not in clean
    assert "0123456789abcdef" not in clean


def test_ordinary_words_stay() -> None:
    text = "photo 1667121369441597934 of account 3657782666 in likes.py:12"

    assert scrub(text) == text


def test_of_a_query_only_what_is_harmless_is_logged() -> None:
    query = [("count", "20"), ("max_id", "1_2"), ("access_token", TOKEN), ("min_id", "<script>")]

    assert harmless_query(query) == {"count": "20", "max_id": "1_2"}


def test_an_exception_is_told_without_local_values_and_with_its_cause(
    lines: Callable[[], list[dict[str, Any]]],
) -> None:
    def fail() -> None:
        secret = MARK
        raise RuntimeError(f"token={secret}") from KeyError(TOKEN)

    try:
        fail()
    except RuntimeError as problem:
        Logger("test").error("broke", problem, at=TOKEN)

    (line,) = lines()
    assert line["event"] == "broke"
    assert line["problem"] == "RuntimeError: token=[hidden]"
    assert line["because"] == ["KeyError: '[token]'"]
    assert line["passed"][-1].endswith(" fail")
    assert TOKEN not in json.dumps(line)
    assert MARK not in json.dumps(line)


def test_libraries_are_heard_in_the_same_form(
    lines: Callable[[], list[dict[str, Any]]],
) -> None:
    root = logging.getLogger()
    before = root.handlers[:], root.level
    hear_libraries()
    try:
        logging.getLogger("asyncio").error("task of %s failed", TOKEN)
    finally:
        root.handlers, root.level = before

    (line,) = lines()
    assert (line["part"], line["level"]) == ("asyncio", "error")
    assert line["event"] == "task of [token] failed"


def test_requests_are_logged_where_that_is_wanted_and_a_token_never_is(
    home: Home,
) -> None:
    token = home.token
    with served(home.data, SUGARSNAP_ACCESS_LOG="on") as server:
        self = f"{server.address}/v1/users/self"
        assert httpx.get(f"{self}?access_token={token}&count=3").status_code == 200
        assert httpx.get(self, headers={"Authorization": f"Bearer {token}"}).status_code == 200
        httpx.post(f"{server.address}/v1/media/1_2/likes", data={"access_token": token})
        httpx.get(f"{server.address}/v1/users/{token}/?sig={MARK}")
        metrics = server.get("/metrics").text
        server.stop()

    requests = [json.loads(line) for line in server.log.splitlines() if '"request"' in line]
    asked = [one for one in requests if one["path"].startswith("/v1")]
    assert [(one["method"], one["path"], one["status"]) for one in asked[:2]] == [
        ("GET", "/v1/users/self", 200)
    ] * 2
    assert asked[0]["query"] == {"count": "3"}
    assert len(asked) == 4
    for secret in (token, token.rpartition(".")[2], MARK):
        assert secret not in server.log
        assert secret not in metrics
        for path in home.data.rglob("*"):
            assert not path.is_file() or secret.encode() not in path.read_bytes(), path


def test_requests_are_not_logged_unasked(home: Home) -> None:
    with served(home.data) as server:
        server.get("/v1/users/self")
        server.stop()

    assert '"request"' not in server.log
