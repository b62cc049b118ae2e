"""Signing up and in on the way to a client's consent page, as a browser enforces its policies."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Open
from servers import Server

PASSWORD = "several words in a row"
ARRIVED = b"<!doctype html><title>Wall</title><link rel=icon href=data:,><h1>Back at the Wall</h1>"


class Callback(BaseHTTPRequestHandler):
    """The client's own server, where people arrive with a code."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(ARRIVED)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the base's name
        """Say nothing."""


@pytest.fixture
def callback() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Callback) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/callback"
        server.shutdown()
        thread.join()


@pytest.fixture
def consent(served: Server, callback: str) -> str:
    """The address where a client of Ivo's asks for access."""
    ivo = ("ivo", "--email", "ivo@home.example", "--password-stdin")
    served.command("user", "create", *ivo, stdin=PASSWORD)
    made = served.command("client", "create", "ivo", "--name", "Wall", "--redirect-uri", callback)
    client_id = made["client_id"]
    asked = {"client_id": client_id, "redirect_uri": callback, "response_type": "code"}
    return f"/oauth/authorize/?{urlencode(asked)}"


def arrives_with_code(page: Page) -> None:
    expect(page.get_by_role("heading", name="Back at the Wall")).to_be_visible()
    assert "code=" in page.url


def test_signing_in_and_up_lead_through_consent_to_the_client(
    open_page: Open, consent: str
) -> None:
    new = open_page(consent)
    new.get_by_role("main").get_by_role("link", name="Sign up").click()
    new.get_by_label("Username").fill("jan")
    new.get_by_label("Email").fill("jan@home.example")
    new.get_by_label("Password").fill(PASSWORD)
    new.get_by_role("main").get_by_role("button", name="Sign up").click()
    new.get_by_role("button", name="Authorize").click()
    arrives_with_code(new)

    again = open_page(consent)
    again.get_by_label("Username").fill("jan")
    again.get_by_label("Password").fill(PASSWORD)
    again.get_by_role("main").get_by_role("button", name="Sign in").click()
    arrives_with_code(again)
