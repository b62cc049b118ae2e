"""Answers as scripts: their headers, status, and what they never hold (v1 reference §0.10)."""

import json

import pytest

from sugarsnap.operations.comments import add_comment
from sugarsnap.rules.limits import LIVE_ALLOWANCE
from wire.caller import Caller
from world import World

SELF = "/v1/users/self?access_token={{ben_token}}"
LINES = "Ends </script> a script,\u2028a line\u2029and <!-- another."


def called_with(text: str) -> dict[str, object]:
    """What the function `peas` would be given."""
    assert text.startswith("/**/ peas(")
    assert text.endswith(")")
    content: dict[str, object] = json.loads(text.removeprefix("/**/ peas(")[:-1])
    return content


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
@pytest.mark.parametrize("target", [SELF, "/v1/users/self?x=1", "/v1/nowhere?x=1"])
def test_a_script_has_the_headers_of_a_script_and_all_those_of_an_answer(
    caller: Caller, target: str
) -> None:
    plain = caller.send("GET", target)

    said = caller.send("GET", target + "&callback=peas")

    of_a_script = {
        "content-type": "text/javascript; charset=utf-8",
        "content-disposition": "attachment; filename=answer.js",
    }
    left = {"x-ratelimit-remaining": said.headers["x-ratelimit-remaining"]}
    assert dict(said.headers) == dict(plain.headers) | of_a_script | left
    assert said.headers["x-content-type-options"] == "nosniff"
    assert said.status_code == 200
    assert called_with(said.text) == plain.json()


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_head_tells_the_headers_of_a_script(caller: Caller) -> None:
    whole = caller.send("GET", SELF + "&callback=peas")

    said = caller.send("HEAD", SELF + "&callback=peas")

    assert (said.status_code, said.content) == (200, b"")
    assert said.headers["content-type"] == whole.headers["content-type"]
    assert said.headers["content-length"] == str(len(whole.content))


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_a_refusal_that_is_a_script_says_when_to_come_back_all_the_same(
    caller: Caller, world: World
) -> None:
    for _ in range(LIVE_ALLOWANCE.calls):
        world.works.tools.limits.count(f"{world.id_of('ben')}.{world.client_id}", world.clock.now())

    said = caller.send("GET", SELF + "&callback=peas")

    assert said.status_code == 200
    assert "retry-after" in said.headers
    assert called_with(said.text)["meta"] == {
        "code": 429,
        "error_type": "OAuthRateLimitException",
        "error_message": "The maximum number of requests per hour has been exceeded.",
    }


def test_a_text_ends_no_script_and_no_line_of_one(caller: Caller, world: World) -> None:
    world.do(add_comment, "ben", world.photo_of("ben"), LINES)
    target = "/v1/media/{{ben_photo}}/comments?access_token={{ben_token}}"

    plain = caller.send("GET", target)
    script = caller.send("GET", target + "&callback=peas")

    assert LINES in plain.text
    assert not {"<", "\u2028", "\u2029"} & {*script.text}
    assert called_with(script.text) == plain.json()
