"""Browser windows on a demo, and what a person does in them: press, read, look at the address bar.

Pages are known by what a person sees of them: link texts, labels, buttons.
"""

import json
import re
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response, expect

OWNER, PASSWORD = "grantwinney", "snap-peas"
REDIRECT_URI = "http://localhost"
ID = re.compile("^[0-9a-f]{32}$")
UNREACHABLE = f"{REDIRECT_URI}/"
SPOKEN = re.compile(r"/(v1|oauth)/")
"""Where an answer of 400 is what the walk wants to see; the browser notes it as a failed load."""
LED_AWAY = re.compile("^(chrome-error:|http://localhost/)")
"""A browser keeps the address in its bar while it shows a page of its own about what failed."""


class Windows:
    """Browsers on the demo, each somebody's own, and what their pages complained about."""

    def __init__(self, browser: Browser, base: str) -> None:
        self._browser = browser
        self._base = base
        self.contexts: list[BrowserContext] = []
        self.complaints: list[str] = []

    def open(self, **options: Any) -> Page:
        context = self._browser.new_context(
            base_url=self._base,
            reduced_motion="reduce",
            viewport={"width": 1280, "height": 900},
            **options,
        )
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        context.on("console", self._note)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        context.on("response", self._note_unguarded)
        self.contexts.append(context)
        return context.new_page()

    def _note(self, message: ConsoleMessage) -> None:
        url = message.location["url"]
        is_wanted = url.startswith(UNREACHABLE) or SPOKEN.match(urlsplit(url).path)
        if message.type in {"error", "warning"} and not is_wanted:
            self.complaints.append(f"{url}: {message.text}")

    def _note_unguarded(self, response: Response) -> None:
        is_page = response.headers.get("content-type", "").startswith("text/html")
        is_ours = response.url.startswith(self._base)
        policy = response.headers.get("content-security-policy", "")
        if is_page and is_ours and "default-src 'self'" not in policy:
            self.complaints.append(f"{response.url} has no policy")


def enter_name_and_password(page: Page) -> None:
    page.get_by_label("Username").fill(OWNER)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()


def sign_in(page: Page) -> None:
    page.goto("/")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Sign in").click()
    expect(page.get_by_role("main")).to_contain_text(PASSWORD)  # a demo says who can sign in
    enter_name_and_password(page)
    expect(page.get_by_role("link", name="Create").first).to_be_visible()


def open_clients(page: Page) -> None:
    page.goto("/developer/")
    page.get_by_role("link", name="Register Your Application").click()
    expect(page.get_by_role("heading", name="Manage Clients")).to_be_visible()


def register(page: Page, name: str) -> str:
    """Register a client with bogus details; answers the client id that the next screen shows."""
    open_clients(page)
    page.get_by_role("link", name="Register a New Client").click()
    page.get_by_label("Application name").fill(name)
    page.get_by_label("Description").fill("Bogus")
    page.get_by_label("Valid redirect URIs").fill("localhost")
    page.get_by_role("button", name="Register").click()
    expect(page.get_by_role("heading", name=f"{name} is registered")).to_be_visible()
    return page.get_by_text(ID).first.inner_text()


def allow_implicit(page: Page, name: str) -> None:
    """Untick the box on the Security tab, save in view, and see it unticked after a reload."""
    open_clients(page)
    page.get_by_role("link", name=f"Manage {name}").click()
    page.get_by_role("link", name="Security").click()
    expect(page.get_by_label("Disable implicit OAuth")).to_be_checked()
    page.get_by_label("Disable implicit OAuth").uncheck()
    expect(page.get_by_role("button", name="Save")).to_be_in_viewport()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status").filter(has_text="Saved.")).to_be_visible()
    page.reload()
    expect(page.get_by_label("Disable implicit OAuth")).not_to_be_checked()


def address_bar(page: Page) -> str:
    """What the address bar shows, of a page that could not be loaded too."""
    history = page.context.new_cdp_session(page).send("Page.getNavigationHistory")
    return str(history["entries"][history["currentIndex"]]["url"])


def press(page: Page, button: str) -> str:
    """Press a button that leads to where nothing listens; answers the address that is shown."""
    page.get_by_role("button", name=button).click()
    expect(page).to_have_url(LED_AWAY)
    return address_bar(page)


def token_in(address: str) -> str:
    assert address.startswith("http://localhost/#access_token=")
    return address.partition("#access_token=")[2]


def shown(page: Page, address: str) -> Any:
    """The JSON that the browser shows when the address is typed."""
    page.goto(address)
    return json.loads(page.get_by_text("{").first.inner_text())


def call(page: Page, method: str, path: str) -> Any:
    """What the API answers to a program: here, one that runs in the page."""
    return page.evaluate(
        "([path, method]) => fetch(path, {method}).then(answer => answer.json())", [path, method]
    )
