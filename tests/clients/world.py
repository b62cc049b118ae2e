"""A demo for foreign programs: clients registered on it, tokens, and what a program may ask for."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx
from msgspec import Struct
from PIL import Image

from clients.behind_tls import TLS_NAMES
from clients.programs import Deeds
from clients.receiver import receiving
from docs.hands import Browser
from docs.server import EVERY_SCOPE, OWNER, REDIRECT_URI
from docs.server import Running as Demo
from servers import Server, running

PRIVATE = "moth_hours"
PEAS = "Bcizg1_B3nu"
PLACE = {"lat": 50.066240, "lng": -5.714730}
TAG = "coastwalk"
OLD = {"legacy_media_format": "1", "legacy_subscription_objects": "1", "query_signatures": "1"}
"""Switches of clients that are older than the API's last years."""

Known = dict[str, Any]


class World(Struct, frozen=True):
    """A demo that answers under the original's names, too, and what programs need to know of it."""

    server: Server
    browser: Browser
    """In which Grant is signed in."""
    known: Known
    deeds: Deeds

    @property
    def certificate(self) -> Path:
        """The server's own, with its key."""
        return self.server.data / "tls" / "server.pem"

    def register(self, redirect_uri: str = REDIRECT_URI) -> Known:
        """An old client that nobody has answered yet: its id and secret."""
        return _register(self.browser, redirect_uri, OLD)


@contextmanager
def settled(data: Path) -> Iterator[World]:
    """The demo in a folder, with clients that Grant and Silvie let do things."""
    _forget_backlog(data)
    tls = ("--tls", "local", "--tls-port", "0", *TLS_NAMES)
    allowed = {"SUGARSNAP_OUTGOING_ALLOWED": "127.0.0.1"}
    with running("demo", data, *tls, **allowed) as server, receiving() as receiver:
        browser = Browser(Demo(server.address, server.data))
        browser.sign_in()
        known = _settle(server, browser) | {"callback": receiver.address}
        deeds: Deeds = {
            "authorize": partial(_press, browser, "Authorize"),
            "cancel": partial(_press, browser, "Cancel"),
            "post": partial(_post, server),
            "delivered": receiver.next,
        }
        yield World(server, browser, known, deeds)
        browser.close()


def _forget_backlog(data: Path) -> None:
    """Leave out what a new demo still has to do: a minute's work before it does anything else."""
    with closing(sqlite3.connect(data / "sugarsnap.db")) as database, database:
        database.execute("DELETE FROM outbox WHERE kind = 'render_webp'")


def _press(browser: Browser, button: str, address: str) -> str:
    """Grant is led to an address and presses a button; answers where that leads him."""
    asked = urlsplit(address)
    page = browser.open(f"{asked.path}?{asked.query}")
    if page.has_form(button):  # else he has granted it all before
        browser.press(page, button)
    return browser.address


def _post(server: Server, caption: str) -> str:
    """Grant posts a photo; answers its id."""
    photo = server.data.with_name("grey.png")
    Image.linear_gradient("L").save(photo)
    return str(server.command("post", photo, "--as", OWNER, "--caption", caption)["id"])


def _settle(server: Server, browser: Browser) -> Known:
    usual, reader, old = (_register(browser), _register(browser), _register(browser, ticked=OLD))
    signing = _register(browser, ticked={**OLD, "enforce_signed_requests": "1"})
    words = ("token", "create", usual["client_id"], PRIVATE, "--scope", EVERY_SCOPE)
    known: Known = {
        "redirect_uri": REDIRECT_URI,
        "token": _token(browser, usual),
        "private_token": server.command(*words)["access_token"],
        "basic_token": _token(browser, reader, "basic"),
        "legacy_token": _token(browser, old),
        "signed_token": _token(browser, signing),
        "signed_secret": signing["client_secret"],
        "shortcode": PEAS,
        "tag": TAG,
        **PLACE,
    }
    with server.connect() as caller:
        return known | _look_around(caller, known["token"])


def _look_around(caller: httpx.Client, token: str) -> Known:
    """Who and what is there, by the API's own account."""

    def read(path: str, **asked: str | float) -> Any:
        answer = caller.get(f"/v1/{path}", params={"access_token": token, **asked})
        assert answer.is_success, answer.text
        return answer.json()["data"]

    followed = {each["id"] for each in read("users/self/follows", count=100)}
    found = [each for each in read("users/search", q="a", count=50) if each["username"] != PRIVATE]
    friend = next(each for each in found if each["id"] in followed)
    photos = read(f"users/{friend['id']}/media/recent")
    return {
        "me": read("users/self")["id"],
        "friend": friend["id"],
        "friend_name": friend["username"],
        "stranger": next(each["id"] for each in found if each["id"] not in followed),
        "private": read("users/search", q=PRIVATE)[0]["id"],
        "photo": read(f"media/shortcode/{PEAS}")["id"],
        "other_photo": next(each["id"] for each in photos if not each["user_has_liked"]),
        "place": read("locations/search", **PLACE)[0]["id"],
    }


def _register(
    browser: Browser,
    redirect_uri: str = REDIRECT_URI,
    ticked: Mapping[str, str] | None = None,
) -> Known:
    """A client of Grant's, with what he ticks on its page."""
    form = browser.open("/developer/clients/register/")
    shown = browser.press(form, "Register", name="Foreign", redirect_uri=redirect_uri)
    id_, secret, *_ = [each.text for each in shown.all("code") if each["class"] == "value"]
    page = browser.open(f"/developer/clients/{id_}/edit/")
    browser.press(page, "Save", disable_implicit_oauth=None, **(ticked or {}))
    return {"client_id": id_, "client_secret": secret}


def _token(browser: Browser, client: Known, scope: str = EVERY_SCOPE) -> str:
    """A token of Grant's, by the implicit flow."""
    asked = {
        "client_id": client["client_id"],
        "redirect_uri": REDIRECT_URI,
        "response_type": "token",
        "scope": scope,
    }
    address = _press(browser, "Authorize", f"/oauth/authorize?{urlencode(asked)}")
    return address.partition("#access_token=")[2]
