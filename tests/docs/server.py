"""A demo server in a process of its own, as a person starts it, and clients registered on it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from msgspec import Struct

from servers import command, running

OWNER = "grantwinney"
PASSWORD = "snap-peas"
REDIRECT_URI = "http://localhost"
EVERY_SCOPE = "basic public_content follower_list comments relationships likes"


class Running(Struct, frozen=True):
    """A server that answers, and its data folder."""

    base: str
    data: Path


@contextmanager
def running_demo(data: Path) -> Iterator[Running]:
    """`sugarsnap demo` on a folder and a free port; ended at the end."""
    with running("demo", data) as server:
        yield Running(server.address, data)


def fill_folder(data: Path) -> dict[str, str]:
    """Fill a folder with the demo, register what the examples need; answers the values of names.

    `access_token` may do everything, `basic_token` has the scope `basic` alone, and nobody has
    answered the client of `client_id` yet.
    """
    with running_demo(data):
        known = {"redirect_uri": REDIRECT_URI, **_client(data, "A Client", "--allow-implicit")}
        for name, scope in (("access_token", EVERY_SCOPE), ("basic_token", "basic")):
            client_id = _client(data, f"For the {name}")["client_id"]
            made = command(data, "token", "create", client_id, OWNER, "--scope", scope)
            known[name] = made["access_token"]
    return known


def _client(data: Path, name: str, *more: str) -> Any:
    words = ("client", "create", OWNER, "--name", name, "--redirect-uri", REDIRECT_URI, *more)
    return command(data, *words)


def copy_of(data: Path, target: Path) -> Path:
    """A copy of a filled folder, for somebody to change things in."""
    shutil.copytree(data, target, ignore=shutil.ignore_patterns("metrics"))
    return target
