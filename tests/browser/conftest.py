"""A server with an empty data folder, a browser, and pages that must stay without complaints."""

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
from PIL import Image
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
PATIENCE = 30.0

Open = Callable[..., Page]


@pytest.fixture(scope="package")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the server of these tests answers."""
    if not CHROMIUM.exists():
        pytest.skip(f"NOT RUN: the browser tests need {CHROMIUM}")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    command = (Path(sys.executable).with_name("sugarsnap"), "serve", "--port", str(port))
    folder = tmp_path_factory.mktemp("served")
    log = (folder.parent / "server.log").open("w")
    server = subprocess.Popen((*command, "--data", folder), stdout=log, stderr=log)
    try:
        _wait_for(f"{address}/readyz", server)
        yield address
    finally:
        server.terminate()
        server.wait(PATIENCE)
        log.close()


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
def browser(address: str) -> Iterator[Browser]:
    """One browser for these tests; ended with them, because its event loop rules the thread."""
    assert address
    sandbox = [] if os.geteuid() else ["--no-sandbox"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=sandbox)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Open]:
    """Opens a window of its own on an address; at the end none may have complained."""
    contexts, complaints = [], []

    def note(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            complaints.append(message.text)

    def open_window(path: str = "/", **options: Any) -> Page:
        context = browser.new_context(base_url=address, **options)
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
