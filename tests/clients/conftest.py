"""The documents' demo server, and programs from npm, installed once into an ignored folder."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from clients.behind_tls import TLS_NAMES
from clients.programs import HERE, NODE, NODE_FOLDER
from clients.world import World, settled
from docs.conftest import Filled, browser, filled, filled_once, known, server
from docs.server import copy_of
from servers import Server, running

__all__ = ["browser", "filled", "known", "server"]

NPM = str(NODE_FOLDER / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")


@pytest.fixture
def tls_server(filled: Filled, tmp_path: Path) -> Iterator[Server]:
    """A demo of this test's own that answers HTTPS under the original's names, too."""
    data = copy_of(filled[0], tmp_path / "data")
    with running("demo", data, "--tls", "local", "--tls-port", "0", *TLS_NAMES) as server:
        yield server


@pytest.fixture(scope="session")
def libraries() -> Path:
    """The folder of what the lock names; what needs it is not run where npm cannot be had."""
    folder = HERE / "node_modules"
    wanted = json.loads((HERE / "package-lock.json").read_text("utf-8"))["packages"]
    names = [name for name, each in wanted.items() if name and not each.get("optional")]
    if any(_version_in(HERE / name) != wanted[name]["version"] for name in names):
        command = [NODE, NPM, "ci", "--omit=optional", "--ignore-scripts", "--no-audit"]
        done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.skip(f"NOT RUN: npm cannot install the libraries: {done.stderr[-300:]}")
    return folder


def _version_in(folder: Path) -> str:
    file = folder / "package.json"
    return str(json.loads(file.read_text("utf-8"))["version"]) if file.exists() else ""


@pytest.fixture(scope="session")
def newman(libraries: Path) -> list[str]:
    """The command of newman, as the lock has it."""
    return [NODE, str(libraries / "newman" / "bin" / "newman.js")]


@pytest.fixture(scope="package")
def settled_world(
    pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """A demo that the programs of this folder share: they leave nothing behind but photos."""
    filled_folder, _ = filled_once(pytestconfig, tmp_path_factory)
    with settled(copy_of(filled_folder, tmp_path_factory.mktemp("foreign") / "data")) as world:
        yield world
