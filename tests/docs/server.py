"""A demo server in a process of its own, as a person starts it, and clients registered on it."""

import json
import re
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

COMMAND = (str(Path(sys.executable).with_name("sugarsnap")),)
OWNER = "grantwinney"
PASSWORD = "snap-peas"
REDIRECT_URI = "http://localhost"
EVERY_SCOPE = "basic public_content follower_list comments relationships likes"

_SECONDS_TO_START = 300
"""Painting the demo is work, and the machine may be busy."""
_SECONDS_TO_STOP = 60
_READY = re.compile(r"Ready on (http://\S+)")


class Running(Struct, frozen=True):
    """A server that answers, and its data folder."""

    base: str
    data: Path


def command(*arguments: str, data: Path, stdin: str = "") -> dict[str, str]:
    """What a command of the program answers."""
    done = subprocess.run(
        [*COMMAND, *arguments, "--data", str(data), "--json"],
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    answer: dict[str, str] = json.loads(done.stdout or "{}")
    return answer


@contextmanager
def running_demo(data: Path) -> Iterator[Running]:
    """`sugarsnap demo` on a folder and a free port; ended at the end."""
    process = subprocess.Popen(
        [*COMMAND, "demo", "--data", str(data), "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        yield Running(_wait_until_ready(process), data)
    finally:
        process.terminate()
        try:
            process.communicate(timeout=_SECONDS_TO_STOP)
        finally:
            process.kill()


def _wait_until_ready(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    said = ""
    until = time.monotonic() + _SECONDS_TO_START
    while time.monotonic() < until and process.poll() is None:
        if select.select([process.stdout], [], [], 1)[0]:
            said += process.stdout.readline()
        if match := _READY.search(said):
            return match[1]
    raise AssertionError(f"The demo did not start. It said: {said!r}")


def fill_folder(data: Path) -> dict[str, str]:
    """Fill a folder with the demo, register what the examples need; answers the values of names.

    `access_token` may do everything, `basic_token` has the scope `basic` alone, and nobody has
    answered the client of `client_id` yet.
    """
    with running_demo(data):
        known = {"redirect_uri": REDIRECT_URI, **_client(data, "A Client", "--allow-implicit")}
        for name, scope in (("access_token", EVERY_SCOPE), ("basic_token", "basic")):
            client_id = _client(data, f"For the {name}")["client_id"]
            made = command("token", "create", client_id, OWNER, "--scope", scope, data=data)
            known[name] = made["access_token"]
    return known


def _client(data: Path, name: str, *more: str) -> dict[str, str]:
    words = ("client", "create", OWNER, "--name", name, "--redirect-uri", REDIRECT_URI, *more)
    return command(*words, data=data)


def copy_of(data: Path, target: Path) -> Path:
    """A copy of a filled folder, for somebody to change things in."""
    shutil.copytree(data, target, ignore=shutil.ignore_patterns("metrics"))
    return target
