"""Redirect URIs with a query added, where a client has the rule of 2012 (v1 reference §1.2)."""

import pytest

from sugarsnap.rules.redirects import matches, matches_as_in_2012


@pytest.mark.parametrize(
    ("registered", "sent", "expected"),
    [
        ("http://yourcallback.com/", "http://yourcallback.com/", True),
        ("http://yourcallback.com/", "http://yourcallback.com/?this=that", True),
        ("http://yourcallback.com/?this=that", "http://yourcallback.com/", False),
        (
            "http://yourcallback.com/?this=that",
            "http://yourcallback.com/?this=that&another=true",
            True,
        ),
        (
            "http://yourcallback.com/?this=that",
            "http://yourcallback.com/?another=true&this=that",
            False,
        ),
        ("http://yourcallback.com/callback", "http://yourcallback.com/", False),
        (
            "http://yourcallback.com/callback",
            "http://yourcallback.com/callback/?type=mobile",
            True,
        ),
        ("http://localhost", "http://localhost/?a=1", True),
        ("http://localhost:80/cb", "http://localhost:80/cb?a=1", True),
        ("myapp://done", "myapp://done?a=1", True),
    ],
)
def test_the_documented_table(registered: str, sent: str, *, expected: bool) -> None:
    assert matches_as_in_2012(registered, sent) is expected


@pytest.mark.parametrize(
    "sent",
    [
        "http://good.com.evil.com/cb",
        "http://good.com@evil.com/cb",
        "http://good.com:8080/cb",
        "https://good.com/cb",
        "http://evil.com/?http://good.com/cb",
        "http://good.com/cb/../steal",
        "http://good.com/cbx",
        "http://good.com/cb//",
        "http://good.com/cb#code",
        "http://good.com/cb?a=\\evil.com",
        "http://good.com\\@evil.com/cb",
        "http://good.com/cb?a=b c",
        "//good.com/cb",
        "javascript:alert(1)//good.com/cb",
        "http://good.com:port/cb",
        "",
    ],
)
def test_nobody_else_is_led_to_by_it(sent: str) -> None:
    assert not matches_as_in_2012("http://good.com/cb", sent)


@pytest.mark.parametrize(
    ("registered", "sent"),
    [
        ("http://good.com/cb?a=1", "http://good.com/cb?a=12"),
        ("http://good.com/cb?a=1", "http://good.com/cb"),
        ("http://good.com/cb/", "http://good.com/cb"),
    ],
)
def test_a_query_is_continued_whole_and_a_slash_is_not_taken_away(
    registered: str, sent: str
) -> None:
    assert not matches_as_in_2012(registered, sent)


def test_without_the_rule_a_query_is_another_address() -> None:
    assert not matches("http://good.com/cb", "http://good.com/cb?a=1")
