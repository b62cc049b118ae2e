"""The command as a keeper types it: the installed program, in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

PROGRAM = Path(sys.executable).parent / "sugarsnap"
PASSWORD = "green peas in the garden"
OLD_CLIENT = "0123456789abcdef0123456789abcdef"
OLD_SECRET = "fedcba9876543210fedcba9876543210"
WELL = {"findings": [], "swept": 0, "retried": 0}
"""What the doctor answers of a house in order."""
_SECONDS = 60


class Answer:
    """What a command printed, and its exit code."""

    def __init__(self, done: "subprocess.CompletedProcess[str]") -> None:
        self.code = done.returncode
        self.out = done.stdout
        self.err = done.stderr

    @property
    def facts(self) -> Any:
        """The one JSON value that it printed, once it is known to have gone well."""
        assert self.code == 0, self.err
        return json.loads(self.out)

    @property
    def error(self) -> str:
        """What it complained about: on the error stream alone, with an exit code of 1."""
        assert self.code == 1, (self.code, self.out, self.err)
        assert self.out == ""
        return self.err


def environment(**settings: str) -> dict[str, str]:
    """The environment of a command: nothing of the tester's own settings."""
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("SUGARSNAP_")}  # noqa: TID251  a test's own
    return inherited | {"COLUMNS": "100"} | settings


def sugarsnap(*words: str | Path, stdin: str = "", **settings: str) -> Answer:
    """Run one command to its end."""
    done = subprocess.run(
        [PROGRAM, *words],
        input=stdin,
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
        env=environment(**settings),
    )
    return Answer(done)


class Home:
    """A data folder with Ada and Ben, Ada's photo, and a client that may act for Ben."""

    def __init__(self, data: Path, **settings: str) -> None:
        self.data = data
        self.settings = settings

    def run(self, *words: str | Path, stdin: str = "") -> Answer:
        return sugarsnap(*words, "--data", self.data, stdin=stdin, **self.settings)

    @property
    def token(self) -> str:
        """Ben's token; it is the same every time."""
        facts = self.run("token", "create", OLD_CLIENT, "ben", "--scope", "basic likes").facts
        return str(facts["access_token"])


def furnish(data: Path, photo: Path, **settings: str) -> Home:
    home = Home(data, **settings)
    for name in ("ada", "ben"):
        words = ("user", "create", name, "--email", f"{name}@home.example", "--password-stdin")
        assert home.run(*words, stdin=f"{PASSWORD}\n").code == 0
    home.run(
        *("client", "create", "ada", "--name", "Old Wall", "--redirect-uri", "http://localhost"),
        *("--client-id", OLD_CLIENT, "--secret-stdin"),
        stdin=f"{OLD_SECRET}\n",
    )
    home.run("post", photo, "--as", "ada", "--caption", "Peas #garden")
    return home
