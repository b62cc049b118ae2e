"""A demo, filled once, and a server on a copy of it for each page."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from docs.hands import Browser
from docs.server import Running, copy_of, fill_folder, running_demo


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A filled folder, and the values of the names that examples begin with."""
    data = tmp_path_factory.mktemp("demo") / "data"
    return data, fill_folder(data)


@pytest.fixture
def known(filled: tuple[Path, dict[str, str]]) -> dict[str, str]:
    return dict(filled[1])


@pytest.fixture
def server(filled: tuple[Path, dict[str, str]], tmp_path: Path) -> Iterator[Running]:
    with running_demo(copy_of(filled[0], tmp_path / "data")) as running:
        yield running


@pytest.fixture
def browser(server: Running) -> Iterator[Browser]:
    browser = Browser(server)
    browser.sign_in()
    yield browser
    browser.close()
