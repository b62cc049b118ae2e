"""Makes the pictures of the site in docs/images anew, from a demo of its own; needs chromium."""

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pyvips
from playwright.sync_api import Page, ViewportSize, sync_playwright

TARGET = Path(__file__).parents[1] / "docs/images"
PROGRAM = Path(sys.executable).with_name("sugarsnap")
CHROMIUM = "/usr/bin/chromium"
WINDOW = ViewportSize(width=1280, height=900)
OWNER, PASSWORD = "grantwinney", "snap-peas"
CLIENT_NAME = "Pea Counter"
REDIRECT_URI = "http://localhost"
ASKED = {"redirect_uri": REDIRECT_URI, "response_type": "token", "scope": "comments likes"}
HEAVIEST = 400_000
"""Bytes of one picture."""


@contextmanager
def demo() -> Iterator[str]:
    """A demo in a folder that is gone afterwards; answers its address."""
    with tempfile.TemporaryDirectory() as data:
        command = [str(PROGRAM), "demo", "--data", data, "--port", "0"]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ) as server:
            try:
                yield _address_told_by(server)
            finally:
                server.terminate()


def _address_told_by(server: "subprocess.Popen[str]") -> str:
    for line in server.stdout or ():
        if found := re.match(r"Ready on (http://\S+)", line):
            return found[1]
    raise RuntimeError("the demo did not start")


def sign_in(page: Page) -> None:
    """Sign in as the demo's owner."""
    page.goto("/accounts/login/")
    page.get_by_label("Username").fill(OWNER)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()


def register(page: Page) -> str:
    """Register a client that may use the implicit flow; answers its id."""
    page.goto("/developer/clients/register/")
    page.get_by_label("Application name").fill(CLIENT_NAME)
    page.get_by_label("Description").fill("Counts the peas in your photos.")
    page.get_by_label("Valid redirect URIs").fill(REDIRECT_URI)
    page.get_by_role("button", name="Register").click()
    client_id = page.get_by_text(re.compile("^[0-9a-f]{32}$")).first.inner_text()
    page.get_by_role("link", name=f"Manage {CLIENT_NAME}").click()
    page.get_by_label("Disable implicit OAuth").uncheck()
    page.get_by_role("button", name="Save").click()
    return client_id


def save(page: Page, path: str, name: str) -> None:
    """Picture a page of the site, once what is in sight of it has come."""
    page.goto(path)
    page.wait_for_load_state("networkidle")
    target = TARGET / f"{name}.png"
    picture = pyvips.Image.new_from_buffer(page.screenshot(), "")
    picture.pngsave(str(target), palette=True, compression=9, effort=10)
    size = target.stat().st_size
    print(f"{target.name}: {size // 1000} KB")
    if size > HEAVIEST:
        raise RuntimeError(f"{target.name} is heavier than {HEAVIEST // 1000} KB")


def main() -> None:
    """Make all of them."""
    with demo() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_context(base_url=address, viewport=WINDOW).new_page()
        sign_in(page)
        client_id = register(page)
        consent = urlencode({"client_id": client_id, **ASKED})
        save(page, "/p/Bcizg1_B3nu/", "photo-page")
        save(page, f"/{OWNER}/", "profile")
        save(page, f"/oauth/authorize/?{consent}", "consent")
        save(page, "/developer/clients/manage/", "manage-clients")
        browser.close()


if __name__ == "__main__":
    main()
