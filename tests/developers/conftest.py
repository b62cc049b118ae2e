"""The developer site beside OAuth, and Cyd, who is a developer."""

import pytest

from oauth.conftest import arrive, clock, ground, register, runner, settle, site, templates, viewer
from web.visitor import Arrive, Visitor

__all__ = [
    "arrive",
    "clock",
    "ground",
    "register",
    "runner",
    "settle",
    "site",
    "templates",
    "viewer",
]


@pytest.fixture
def cyd(arrive: Arrive) -> Visitor:
    """Cyd at her browser, signed in. She has a client already: Cyd's Camera."""
    return arrive("cyd")


@pytest.fixture
def ben(arrive: Arrive) -> Visitor:
    """Ben, who is no developer yet, and who lets Cyd's Camera do everything."""
    return arrive("ben")
