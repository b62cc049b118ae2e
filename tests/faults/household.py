"""A household for tests that do harm: two people, a client, tokens, photos."""

import io
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
from msgspec import Struct
from PIL import Image

from servers import Server, command
from wire.browser import Browser

OWNER, GUEST = "ada", "ben"
PASSWORD = "marked words of a password"
REDIRECT_URI = "http://localhost"
EVERY_SCOPE = "basic public_content follower_list comments relationships likes"


class Application(Struct, frozen=True):
    """A client of Ada's."""

    id: str
    secret: str

    def ask(self, response_type: str = "code", **more: str) -> str:
        """Where browsers are sent."""
        asked = {
            "client_id": self.id,
            "redirect_uri": REDIRECT_URI,
            "response_type": response_type,
            **more,
        }
        return f"/oauth/authorize?{httpx.QueryParams(asked)}"

    def redemption(self, code: str) -> dict[str, str]:
        """What the client sends for a token."""
        return {
            "client_id": self.id,
            "client_secret": self.secret,
            "grant_type": "authorization_code",
            "redirect_uri": REDIRECT_URI,
            "code": code,
        }


def settle(data: Path, *words: str, **settings: str) -> Application:
    """Let Ada and Ben move in, and register a client with further words."""
    for name in (OWNER, GUEST):
        options = ("--email", f"{name}@home.example", "--password-stdin")
        command(data, "user", "create", name, *options, stdin=f"{PASSWORD}\n", **settings)
    asked = ("client", "create", OWNER, "--name", "Peas", "--redirect-uri", REDIRECT_URI)
    made = command(data, *asked, *words, **settings)
    return Application(made["client_id"], made["client_secret"])


def token_of(data: Path, application: Application, name: str, **settings: str) -> str:
    """A token with every scope."""
    words = ("token", "create", application.id, name, "--scope", EVERY_SCOPE)
    return str(command(data, *words, **settings)["access_token"])


def code_from(browser: Browser, application: Application, **more: str) -> str:
    """A code, for which whoever sits at the browser has pressed Authorize."""
    browser.get(application.ask(**more))
    if browser.answer.status_code == 200:
        browser.press(browser.arrive(), "Authorize")
    return parse_qs(urlsplit(browser.led_to).query)["code"][0]


def picture_of(number: int) -> bytes:
    """A small picture unlike those of other numbers."""
    file = io.BytesIO()
    colour = (number * 37 % 256, number * 91 % 256, number % 256)
    Image.new("RGB", (64 + number % 7, 48), colour).save(file, "PNG")
    return file.getvalue()


def post(browser: Browser, number: int) -> str:
    """The shortcode of a new photo of whoever sits at the browser."""
    files = {"photo": ("peas.png", picture_of(number))}
    browser.press(browser.open("/create/"), "Post", files, caption=f"Photo {number}")
    return browser.led_to.split("/")[2]


def call(server: Server, method: str, path: str, token: str) -> httpx.Response:
    """One call of the API on a connection of its own."""
    with server.connect() as client:
        return client.request(method, path, params={"access_token": token})
