import pytest

from jobs.workshop import Workshop
from world import World


@pytest.fixture
def workshop(world: World) -> Workshop:
    """The furnished world with jobs still to do, on both engines."""
    return Workshop(world)


@pytest.fixture
def settled(workshop: Workshop) -> Workshop:
    """The same once all of them are done."""
    workshop.settle()
    return workshop
