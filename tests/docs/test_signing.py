"""The page about signed requests shows signatures that are right, and code that makes them."""

import hashlib
import hmac
import re
from itertools import pairwise
from typing import Any

import pytest

from docs.pages import DOCS, rows_of, section_of
from sugarsnap.faces.v1 import refusals
from sugarsnap.rules.eras import Era
from sugarsnap.rules.switches import SENTENCES, USUAL, Switch

PAGE = (DOCS / "api" / "signing.md").read_text("utf-8")
SECRET = "0123456789abcdef0123456789abcdef"
BLOCKS = re.findall(r"```text\n(.*?)\n```", PAGE, re.DOTALL)
SIGNED = [(one, two) for one, two in pairwise(BLOCKS) if re.fullmatch("[0-9a-f]{64}", two)]


def hex_of(message: str) -> str:
    return hmac.new(SECRET.encode(), message.encode(), hashlib.sha256).hexdigest()


@pytest.mark.parametrize(("message", "signature"), SIGNED)
def test_a_signature_on_the_page_is_that_of_the_text_above_it(message: str, signature: str) -> None:
    assert hex_of(message) == signature


def test_there_are_two_of_them_and_the_secret_stands_there() -> None:
    assert len(SIGNED) == 2
    assert f"`{SECRET}`" in PAGE


def test_the_code_on_the_page_makes_them() -> None:
    [code] = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    names: dict[str, Any] = {}
    exec(code, names)  # noqa: S102  the page's own
    sign = names["sign"]

    for message, signature in SIGNED:
        endpoint, *rest = message.split("|")
        parameters = dict(each.split("=", 1) for each in reversed(rest))
        assert sign(SECRET, endpoint, parameters) == signature


def test_the_header_on_the_page_is_signed() -> None:
    [header] = [block for block in BLOCKS if block.startswith("X-Insta-Forwarded-For: ")]
    addresses, _, signature = header.partition(": ")[2].partition("|")

    assert hex_of(addresses) == signature


@pytest.mark.parametrize(
    "told", [refusals.SIGNATURE_MISSING, refusals.SIGNATURE_WRONG, refusals.ADDRESSES_UNSIGNED]
)
def test_the_refusals_stand_there_as_they_are_said(told: refusals.Told) -> None:
    assert f'"error_message":"{told.wording.error_message}"' in PAGE


def test_the_table_of_switches_is_that_of_the_tab() -> None:
    rows = rows_of(section_of(DOCS / "api" / "switches.md", "Switches of a client"))

    told = [row for row in rows if row[0].strip("`") in set(Switch)]
    assert told == [
        [f"`{switch}`", "on" if switch in USUAL else "off", SENTENCES[switch]] for switch in Switch
    ]


def test_every_era_stands_in_the_table() -> None:
    rows = rows_of(section_of(DOCS / "api" / "switches.md", "Eras"))

    assert [row[0] for row in rows[1:]] == [f"`{era}`" for era in Era]
