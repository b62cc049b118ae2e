"""A demo, filled once in a run of the tests, and a server on a copy of it for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from docs.hands import Browser
from docs.server import Running, copy_of, fill_folder, running_demo

Filled = tuple[Path, dict[str, str]]
_FILLED = pytest.StashKey[Filled]()


@pytest.fixture
def filled(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Filled:
    """A filled folder, and the values of the names that examples begin with."""
    return filled_once(pytestconfig, tmp_path_factory)


def filled_once(config: pytest.Config, folders: pytest.TempPathFactory) -> Filled:
    """The same, for fixtures that outlive a test."""
    if _FILLED not in config.stash:
        data = folders.mktemp("demo") / "data"
        config.stash[_FILLED] = data, fill_folder(data)
    return config.stash[_FILLED]


@pytest.fixture
def known(filled: Filled) -> dict[str, str]:
    """Values by name, for a test to add to."""
    return dict(filled[1])


@pytest.fixture
def server(filled: Filled, tmp_path: Path) -> Iterator[Running]:
    with running_demo(copy_of(filled[0], tmp_path / "data")) as running:
        yield running


@pytest.fixture
def browser(server: Running) -> Iterator[Browser]:
    """A browser in which Grant is signed in."""
    browser = Browser(server)
    browser.sign_in()
    yield browser
    browser.close()
