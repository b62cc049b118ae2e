"""A server with an empty data folder, a browser, and pages that must stay without complaints."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct
from PIL import Image
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
PROGRAM = Path(sys.executable).with_name("sugarsnap")
PATIENCE = 30.0

Open = Callable[..., Page]


class Served(Struct, frozen=True):
    """A server that runs."""

    address: str
    folder: Path

    def command(self, *words: str, told: str = "") -> Any:
        """What the keeper's command answers on the same data folder, told a password by stdin."""
        secretly = ("--password-stdin",) if told else ()
        command = (PROGRAM, *words, *secretly, "--data", self.folder, "--json")
        answer = subprocess.run(command, check=True, capture_output=True, input=told.encode())
        return json.loads(answer.stdout)


@pytest.fixture(scope="package")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The server of these tests."""
    if not CHROMIUM.exists():
        pytest.skip(f"NOT RUN: the browser tests need {CHROMIUM}")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    served = Served(f"http://127.0.0.1:{port}", tmp_path_factory.mktemp("served"))
    command = (PROGRAM, "serve", "--port", str(port), "--data", served.folder)
    with (served.folder.parent / "server.log").open("w") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            _wait_for(f"{served.address}/readyz", server)
            yield served
        finally:
            server.terminate()
            server.wait(PATIENCE)


def _wait_for(url: str, server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.1)
    raise AssertionError(f"{url} did not answer")


@pytest.fixture(scope="package")
def browser(served: Served) -> Iterator[Browser]:
    """One browser for these tests; ended with them, because its event loop rules the thread."""
    assert served.address
    sandbox = [] if os.geteuid() else ["--no-sandbox"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=sandbox)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, served: Served) -> Iterator[Open]:
    """Opens a window of its own on an address; at the end none may have complained."""
    contexts, complaints = [], []

    def note(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            complaints.append(message.text)

    def open_window(path: str = "/", **options: Any) -> Page:
        still = {"reduced_motion": "reduce"}  # no test looks into the middle of a transition
        context = browser.new_context(base_url=served.address, **{**still, **options})
        contexts.append(context)
        context.on("console", note)
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        page = context.new_page()
        page.goto(path)
        return page

    yield open_window
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photo as a person has it on their disk."""
    path = tmp_path / "peas.jpg"
    picture = Image.merge("RGB", [Image.linear_gradient("L")] * 2 + [Image.radial_gradient("L")])
    picture.resize((1200, 900)).save(path, "JPEG")
    return path
