"""The site on a furnished house, and people with browsers on it."""

import asyncio
from collections.abc import Iterator

import pytest
from jinja2 import Environment
from starlette.applications import Starlette

from sugarsnap.adapters.passwords import Argon2Hasher
from sugarsnap.app import House
from sugarsnap.config import Settings
from sugarsnap.doors import DOCUMENTS
from sugarsnap.faces.shared.addresses import Addresses
from sugarsnap.faces.shared.pages import make_environment
from sugarsnap.faces.shared.visits import Ground
from sugarsnap.faces.web.routes import web_application
from sugarsnap.ids import shortcode_of
from sugarsnap.operations.sessions import open_session
from sugarsnap.queries.accounts import update_password
from web.visitor import PASSWORD, Arrive, Give, PathOf, Visitor
from world import Furniture


@pytest.fixture(scope="session")
def templates() -> Environment:
    return make_environment(Settings())


@pytest.fixture
def ground(house: House, templates: Environment) -> Iterator[Ground]:
    yield Ground(house.works, house, Addresses(house.settings), templates, DOCUMENTS)
    house.pictures.close()


@pytest.fixture
def site(ground: Ground) -> Starlette:
    return web_application(ground)


@pytest.fixture
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture
def arrive(
    site: Starlette, runner: asyncio.Runner, house: House, furniture: Furniture
) -> Iterator[Arrive]:
    """Sits somebody down at a browser, signed in where a name is given."""
    visitors: list[Visitor] = []

    def sit_down(name: str = "nobody", base: str = "http://localhost") -> Visitor:
        visitor = Visitor(runner, site, base)
        visitors.append(visitor)
        if name != "nobody":
            cookie = house.works.write_now(open_session, furniture.accounts[name])
            prefix = "__Host-" if base.startswith("https:") else ""
            visitor.take_cookie(f"{prefix}session", cookie)
        return visitor

    yield sit_down
    for visitor in visitors:
        visitor.close()


@pytest.fixture
def photo_path(furniture: Furniture) -> PathOf:
    """Where somebody's photo is shown."""
    return lambda name: f"/p/{shortcode_of(furniture.photos[name])}/"


@pytest.fixture(scope="session")
def hashed_password() -> str:
    return Argon2Hasher().hash_now(PASSWORD)


@pytest.fixture
def with_password(house: House, furniture: Furniture, hashed_password: str) -> Give:
    """Gives somebody of the furnished world the PASSWORD."""

    def give(name: str) -> None:
        account_id = furniture.accounts[name]
        house.works.write_now(lambda work: update_password(work.db, account_id, hashed_password, 0))

    return give
