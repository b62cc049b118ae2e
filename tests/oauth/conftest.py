"""OAuth beside the site on a furnished house whose clock stands still."""

import asyncio
from collections.abc import Callable, Iterator

import pytest
from msgspec import structs
from starlette.applications import Starlette

from fakes import HOUR, SetClock
from oauth.application import Application
from oauth.caller import Caller
from sugarsnap.app import House
from sugarsnap.config import Settings
from sugarsnap.faces.oauth.routes import oauth_routes
from sugarsnap.faces.shared.site import Site
from sugarsnap.faces.shared.visits import Ground
from sugarsnap.faces.web import access, developers
from sugarsnap.faces.web.errors import worded
from sugarsnap.faces.web.routes import web_routes
from sugarsnap.operations.clients import Provision, create_client
from sugarsnap.queries.accounts import find_card
from sugarsnap.records.clients import Registration
from sugarsnap.records.viewers import Viewer
from web.conftest import arrive, ground, runner, templates
from web.visitor import Arrive, Visitor
from world import REDIRECT_URI, Furniture

__all__ = ["arrive", "ground", "runner", "templates"]

REGISTRATION = Registration("Peas", "Shows peas.", "", "", "", "", (REDIRECT_URI,))

Register = Callable[..., Application]


@pytest.fixture
def clock(house: House) -> SetClock:
    """The house's clock from now on."""
    clock = SetClock()
    clock.move(HOUR)
    house.works.tools = structs.replace(house.works.tools, clock=clock)
    return clock


@pytest.fixture
def site(ground: Ground, clock: SetClock) -> Starlette:
    assert clock
    pages = (*developers.PAGES, *access.PAGES)
    routes = [*oauth_routes(ground), *Site(ground, worded).routes(pages), *web_routes(ground)]
    return Starlette(routes=routes)


@pytest.fixture
def settle(house: House) -> Callable[..., None]:
    """Sets settings of the running house."""

    def settle(**settings: str) -> None:
        changed = Settings(data=house.settings.data, **settings)  # type: ignore[arg-type]
        house.works.tools = structs.replace(house.works.tools, settings=changed)

    return settle


@pytest.fixture
def viewer(house: House, furniture: Furniture) -> Callable[[str], Viewer]:
    return lambda name: Viewer(
        house.works.read(lambda work: find_card(work.db, furniture.accounts[name]))
    )


@pytest.fixture
def register(house: House, clock: SetClock, viewer: Callable[[str], Viewer]) -> Register:
    """Registers a client of Cyd's."""
    assert clock

    def register(registration: Registration = REGISTRATION, **provision: int) -> Application:
        settled = Provision(**provision)  # type: ignore[arg-type]
        issued = house.works.write_now(create_client, viewer("cyd"), registration, settled)
        return Application(issued, registration.redirect_uris[0])

    return register


@pytest.fixture
def application(register: Register) -> Application:
    """A live client of Cyd's, to which nobody has given anything; its implicit flow is open."""
    return register(is_implicit_disabled=0)


@pytest.fixture
def ben(arrive: Arrive) -> Visitor:
    """Ben at his browser, signed in."""
    return arrive("ben")


@pytest.fixture
def caller(site: Starlette, runner: asyncio.Runner) -> Iterator[Caller]:
    """A program that calls the endpoints."""
    caller = Caller(runner, site)
    yield caller
    caller.close()
