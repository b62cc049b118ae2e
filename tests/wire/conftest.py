"""A demo server for the walk, as the newcomer starts it."""

from collections.abc import Iterator

import pytest

from servers import Server, running


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """`sugarsnap demo` on an empty folder, with two workers."""
    data = tmp_path_factory.mktemp("walk") / "data"
    with running("demo", data, "--workers", "2") as server:
        yield server
