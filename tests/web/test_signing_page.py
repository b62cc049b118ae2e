"""The pages about signed requests and about eras, as a developer reads them."""

import hashlib
import hmac
import re
from urllib.parse import parse_qsl

import pytest
from msgspec import structs

from sugarsnap.app import House
from sugarsnap.operations.endpoints import choose_era
from sugarsnap.rules.eras import RETIRED, SENTENCES, Era
from sugarsnap.rules.switches import SENTENCES as SWITCHES
from web.reader import PageSeen
from web.visitor import Arrive

SIGNING = "/developer/secure-api-requests/"
CHANGELOG = "/developer/changelog/"


def code_of(page: PageSeen) -> list[str]:
    return [block.text for block in page.all("pre")]


def test_the_worked_examples_are_right(arrive: Arrive) -> None:
    code = code_of(arrive().open(SIGNING))

    examples = [code[start : start + 4] for start in range(0, len(code), 4)]
    assert len(examples) == 2
    for secret, message, signature, command in examples:
        digest = hmac.new(secret.encode(), message.encode(), hashlib.sha256)
        assert digest.hexdigest() == signature
        assert f"sig={signature}" in command


def test_what_a_command_sends_is_what_was_signed(arrive: Arrive) -> None:
    reading, writing = code_of(arrive().open(SIGNING))[3::4]

    found = re.search(r"/v1(\S+?)\?(\S+)'", reading), re.search(r"/v1(\S+)'.*-d '(.*)'", writing)
    for match, message in zip(found, code_of(arrive().open(SIGNING))[1::4], strict=True):
        assert match is not None
        sent = dict(parse_qsl(match[2]))
        del sent["sig"]
        assert message == match[1] + "".join(f"|{name}={sent[name]}" for name in sorted(sent))


@pytest.mark.parametrize("era", Era)
def test_the_page_of_eras_tells_the_present_one(arrive: Arrive, house: House, era: Era) -> None:
    house.works.write_now(choose_era, era)

    page = arrive().open(CHANGELOG)

    said = "It is in no era." if era is Era.OPEN else f"It is in {era}."
    assert f"{said} {SENTENCES[era]}" in page.main.text
    alone = "Clients may read public things with their id alone"
    assert (alone in page.main.text) is (era is Era.Y2014)


def test_every_era_and_every_switch_stands_there(arrive: Arrive) -> None:
    page = arrive().open(CHANGELOG)

    rows = {row.all("th", "td")[0].text: row.text for row in page.all("tr")}
    for era in Era:
        if era is not Era.OPEN:
            assert SENTENCES[era] in rows[era]
            assert all(pattern in rows[era] for pattern in RETIRED[era])
    for sentence in SWITCHES.values():
        assert sentence in page.main.text


def test_the_keepers_wish_for_addresses_is_told(arrive: Arrive, house: House) -> None:
    assert "This server ignores it" in arrive().open(SIGNING).main.text

    tools = house.works.tools
    settings = structs.replace(tools.settings, signed_addresses="on")
    house.works.tools = structs.replace(tools, settings=settings)

    assert "This server asks every write for it" in arrive().open(SIGNING).main.text
