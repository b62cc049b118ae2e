"""What comes at once is judged as if it came one after the other, whichever worker it meets."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx

from faults.household import GUEST, OWNER, PASSWORD, code_from, post, settle, token_of
from servers import Server, running
from wire.browser import Browser

SANDBOX_CALLS = 500
SANDBOX_WRITES = 30
SELF = "/v1/users/self"


def at_once(
    server: Server, many: int, ask: Callable[[httpx.Client], httpx.Response]
) -> list[httpx.Response]:
    """The answers to many equal requests, ten at a time, on connections of their own."""
    limits = httpx.Limits(max_keepalive_connections=0)
    with server.connect(limits=limits) as client, ThreadPoolExecutor(10) as crowd:
        return list(crowd.map(lambda _: ask(client), range(many)))


def statuses(answers: list[httpx.Response]) -> Counter[int]:
    return Counter(answer.status_code for answer in answers)


def test_of_twenty_redemptions_of_a_code_one_gets_the_token(tmp_path: Path) -> None:
    application = settle(tmp_path / "data")
    with running("serve", tmp_path / "data", "--workers", "2") as server:
        with Browser(server) as browser:
            browser.sign_in(GUEST, PASSWORD)
            code = code_from(browser, application)

        answers = at_once(
            server,
            20,
            lambda client: client.post("/oauth/access_token", data=application.redemption(code)),
        )

        assert statuses(answers) == {200: 1, 400: 19}
        [token] = [each.json()["access_token"] for each in answers if each.status_code == 200]
        [after] = at_once(server, 1, lambda client: client.get(f"{SELF}?access_token={token}"))
        assert after.json()["meta"]["error_type"] == "OAuthAccessTokenException"


def test_of_six_hundred_calls_of_a_sandbox_token_five_hundred_pass(tmp_path: Path) -> None:
    data = tmp_path / "data"
    application = settle(data, "--sandbox")
    address = f"{SELF}?access_token={token_of(data, application, OWNER)}"
    with running("serve", data, "--workers", "4") as server:
        answers = at_once(server, 600, lambda client: client.get(address))

        assert statuses(answers) == {200: SANDBOX_CALLS, 429: 600 - SANDBOX_CALLS}
        left = [int(each.headers["X-Ratelimit-Remaining"]) for each in answers]
        passed = [number for number, each in zip(left, answers, strict=True) if each.is_success]
        assert sorted(passed) == list(range(SANDBOX_CALLS))
        refused = next(each for each in answers if not each.is_success)
        assert refused.text == (
            '{"meta":{"code":429,"error_type":"OAuthRateLimitException","error_message":'
            '"The maximum number of requests per hour has been exceeded."}}'
        )
        assert 1 <= int(refused.headers["Retry-After"]) <= 3600

    with running("serve", data, "--workers", "4") as server:
        after = at_once(server, 5, lambda client: client.get(address))
    assert statuses(after) == {429: 5}


def test_thirty_writes_of_one_kind_pass_and_refused_ones_count(tmp_path: Path) -> None:
    data = tmp_path / "data"
    application = settle(data, "--sandbox")
    token = token_of(data, application, OWNER)
    with running("serve", data, "--workers", "2") as server:
        with Browser(server) as browser:
            browser.sign_in(OWNER, PASSWORD)
            address = f"/v1/media/shortcode/{post(browser, 1)}?access_token={token}"
        with server.connect() as client:
            media = client.get(address).json()["data"]["id"]
        likes, comments = (
            f"/v1/media/{media}/{what}?access_token={token}" for what in ("likes", "comments")
        )

        liked = at_once(server, SANDBOX_WRITES, lambda client: client.post(likes))
        refused = at_once(server, 2, lambda client: client.post(likes))
        unliked = at_once(server, SANDBOX_WRITES, lambda client: client.delete(likes))
        commented = at_once(
            server, SANDBOX_WRITES + 2, lambda client: client.post(comments, data={"text": "Peas"})
        )

        assert statuses(liked) == statuses(unliked) == {200: SANDBOX_WRITES}
        assert statuses(commented) == {200: SANDBOX_WRITES, 429: 2}
        assert {each.json()["meta"]["error_message"] for each in refused} == {
            "The maximum number of requests per hour has been exceeded."
            f" You have made {made} requests of the 30 allowed in the last hour."
            for made in (31, 32)
        }
        with server.connect() as client:
            shown = client.get(address).json()["data"]
        assert (shown["likes"], shown["comments"]) == ({"count": 0}, {"count": SANDBOX_WRITES})
