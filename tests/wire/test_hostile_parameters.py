"""Whatever bytes stand in a path, a parameter or a header, every route answers and none breaks."""

import re
from urllib.parse import quote_from_bytes

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sugarsnap.faces.v1.parameters import parameters_of
from sugarsnap.faces.v1.routes import ROUTES, Route
from wire.caller import Caller

NUL, SURROGATE, NO_UTF8 = b"\0", b"\xed\xa0\x80", b"\xff\xc3("
hostile = st.one_of(
    st.binary(max_size=12),
    st.text(max_size=12).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.sampled_from([b"self", b"-1", b"0", b"9" * 400, b"1_2", b"1e5", b"NaN", b"-0", b"%00"]),
)


def written(value: bytes) -> str:
    return quote_from_bytes(value, safe="")


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.method} {route.path}")
def test_no_bytes_break_a_route(route: Route, caller: Caller) -> None:
    described = [one for each in parameters_of(route.handler).values() for one in each.descriptions]
    names = [one.name for one in described if one.where != "path"]

    @settings(max_examples=15)
    @given(hostile, hostile)
    @example(NUL, NUL)
    @example(b"a" + NUL + b"b", SURROGATE)
    @example(SURROGATE, NO_UTF8)
    @example(NO_UTF8, b"")
    def ask(segment: bytes, value: bytes) -> None:
        path = re.sub(r"\{\w+\}", lambda _: written(segment) or "x", route.path)
        pairs = [f"{name}={written(value)}" for name in (*names, "callback", "x" + written(value))]

        said = caller.send(
            route.method, f"/v1{path}?access_token={{{{ben_token}}}}&{'&'.join(pairs)}"
        )

        assert said.status_code in {200, 400, 404, 405, 429}
        assert said.text

    ask()


@pytest.mark.parametrize("position", ["access_token={}", "access_token=10663.{}.x", "client_id={}"])
def test_no_bytes_break_the_reading_of_a_token(caller: Caller, position: str) -> None:
    @settings(max_examples=30)
    @given(hostile)
    @example(NUL)
    @example(SURROGATE)
    def ask(value: bytes) -> None:
        said = caller.send("GET", "/v1/users/self?" + position.format(written(value)))

        assert said.status_code == 400

    ask()


@pytest.mark.parametrize(
    "kind",
    [
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "multipart/form-data",
        "application/json",
        "",
    ],
)
def test_no_bytes_break_the_reading_of_a_form(caller: Caller, kind: str) -> None:
    @settings(max_examples=30)
    @given(hostile)
    @example(b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n\0\xff\r\n--x--\r\n')
    @example(b"text=" + NUL + NO_UTF8)
    def ask(body: bytes) -> None:
        said = caller.send(
            "POST",
            "/v1/media/{{ben_photo}}/comments?access_token={{ben_token}}",
            content=body,
            headers={"Content-Type": kind},
        )

        assert said.status_code in {200, 400, 429}

    ask()
