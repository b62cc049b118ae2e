"""The tables of docs/api/visibility.md are true: every call and every page, asked as everybody.

A new route fails here until it has a row in each of the tables of its face.
"""

import asyncio
from collections.abc import Iterator

import pytest

from docs.pages import DOCS, rows_of, section_of
from sugarsnap.faces.embed.routes import ROUTES as EMBEDS
from sugarsnap.faces.v1.routes import ROUTES
from sugarsnap.faces.web.routes import PAGES
from wire.onlookers import ONLOOKERS, Embedder, Program, Reader, arrange
from world import World

PAGE = DOCS / "api" / "visibility.md"
OWN_THINGS = ("/accounts/", "/create/", "/developer/", "/about/")
"""Where nothing of others is shown."""
CALLS = {f"{route.method} /v1{route.path}" for route in ROUTES if route.scope is not None}
"""A client that calls in its own name sees nothing of anybody."""
VISITS = {f"{page.method} {page.path}" for page in PAGES if not page.path.startswith(OWN_THINGS)}
WAYS = {f"GET {route.path}" for route in EMBEDS}
ASKING = {"The API": Program, "The site": Reader, "Embedding": Embedder}
ASKED = {"The API": CALLS, "The site": VISITS, "Embedding": WAYS}

Table = dict[str, dict[str, str]]
"""The word for each call or page, by column."""


def read_table(face: str, state: str) -> Table:
    head, *rows = rows_of(section_of(PAGE, f"{face}, of somebody {state}"))
    return {
        column: {row[0].strip("`"): row[place] for row in rows}
        for place, column in enumerate(head)
        if place > 0
    }


CASES = [
    (face, state, column)
    for face in ASKING
    for state in ("private", "public")
    for column in read_table(face, state)
]


@pytest.fixture
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as runner:
        yield runner


@pytest.mark.parametrize(("face", "state", "column"), CASES)
def test_every_answer_is_the_one_of_the_table(
    world: World, runner: asyncio.Runner, face: str, state: str, column: str
) -> None:
    told = read_table(face, state)[column]
    arrange(world, state, column)
    asking = ASKING[face](world, runner, ONLOOKERS[column])

    answered = {call: asking.word(*call.split(" ")) for call in told}

    asking.close()
    assert answered == told


@pytest.mark.parametrize("state", ["private", "public"])
@pytest.mark.parametrize(("face", "asked"), ASKED.items())
def test_every_route_has_a_row_and_every_onlooker_a_column(
    face: str, asked: set[str], state: str
) -> None:
    table = read_table(face, state)

    assert set(table) == set(ONLOOKERS) - ({"asks"} if state == "public" else set())
    assert {call for calls in table.values() for call in calls} == asked
