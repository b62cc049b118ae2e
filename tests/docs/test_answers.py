"""The examples of the reference, asked of the demo again: every answer, whole."""

import re
from pathlib import Path

import pytest

from docs.conftest import Filled
from docs.server import copy_of
from sugarsnap.app import close_house, open_house
from sugarsnap.config import Settings
from sugarsnap.demo.answers import SERVER_KEY, answer_examples
from sugarsnap.faces.v1.examples import BASE, Example, examples_at
from sugarsnap.faces.v1.openapi import descriptions_of
from sugarsnap.faces.v1.routes import ROUTES, Route

SHOWN = examples_at(BASE)
TOKEN_SHAPE = re.compile(r"\d+\.[0-9a-f]{7}\.[0-9a-f]{32}")
_ANSWERED = pytest.StashKey[dict[str, Example]]()


@pytest.fixture
def answered(filled: Filled, pytestconfig: pytest.Config, tmp_path: Path) -> dict[str, Example]:
    """What a copy of the demo answers to every example, asked once in a run of the tests."""
    if _ANSWERED not in pytestconfig.stash:
        data = copy_of(filled[0], tmp_path / "data")
        house = open_house(Settings(data=data, server_key=SERVER_KEY))
        pytestconfig.stash[_ANSWERED] = answer_examples(house, SHOWN)
        close_house(house)
    return pytestconfig.stash[_ANSWERED]


@pytest.mark.parametrize("name", SHOWN)
def test_an_example_is_what_the_demo_answers(answered: dict[str, Example], name: str) -> None:
    assert answered[name] == SHOWN[name], "run tools/write_examples.py"


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_an_example_is_a_success_and_sends_what_the_call_needs(
    answered: dict[str, Example], route: Route
) -> None:
    described = descriptions_of(route)

    sent, answer = SHOWN[route.name].sent, answered[route.name].answer

    assert answer["meta"] == {"code": 200}
    assert {one.name for one in described if one.is_required} <= set(sent)
    assert set(sent) <= {one.name for one in described}


def test_no_example_is_of_a_call_that_is_none() -> None:
    assert list(SHOWN) == [route.name for route in ROUTES]


def test_no_token_stands_in_an_example() -> None:
    assert TOKEN_SHAPE.search(repr(SHOWN)) is None
