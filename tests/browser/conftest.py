"""A server with an empty data folder, a browser, and pages that must stay without complaints."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from servers import Server, running

CHROMIUM = Path("/usr/bin/chromium")

Open = Callable[..., Page]


@pytest.fixture(scope="package")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The server of these tests."""
    if not CHROMIUM.exists():
        pytest.skip(f"NOT RUN: the browser tests need {CHROMIUM}")
    with running("serve", tmp_path_factory.mktemp("served")) as server:
        yield server


@pytest.fixture(scope="package")
def browser(served: Server) -> Iterator[Browser]:
    """One browser for these tests; ended with them, because its event loop rules the thread."""
    assert served.address
    sandbox = [] if os.geteuid() else ["--no-sandbox"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=sandbox)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, served: Server) -> Iterator[Open]:
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
