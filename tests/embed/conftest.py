"""The face for pages of other sites on the furnished world, and somebody who looks through one."""

import asyncio
from collections.abc import Iterator

import pytest

from embed.asking import Asker
from sugarsnap.faces.embed.face import EmbedFace
from web.visitor import Visitor
from wire.onlookers import ground_on
from world import World


@pytest.fixture
def visitor(world: World) -> Iterator[Visitor]:
    with asyncio.Runner() as runner:
        visitor = Visitor(runner, EmbedFace(ground_on(world)), "http://localhost")
        yield visitor
        visitor.close()


@pytest.fixture
def asker(world: World, visitor: Visitor) -> Asker:
    return Asker(world, visitor)
