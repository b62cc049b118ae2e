"""A demo server for the walk, as the newcomer starts it, and the API on the furnished world."""

import asyncio
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from servers import Server, running

if TYPE_CHECKING:
    from wire.caller import Caller
    from world import World


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """`sugarsnap demo` on an empty folder, with two workers."""
    data = tmp_path_factory.mktemp("walk") / "data"
    with running("demo", data, "--workers", "2") as server:
        yield server


@pytest.fixture
def caller(world: "World") -> Iterator["Caller"]:
    """A program that calls the API of the furnished world."""
    from wire.caller import Caller  # noqa: PLC0415  once its assertions are rewritten

    with asyncio.Runner() as runner:
        caller = Caller(world, runner)
        yield caller
        caller.close()
