"""What a person does by hand between two examples: in a browser, through the site's own forms."""

import hashlib
import hmac
import json
from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

import httpx
from PIL import Image

from docs.server import OWNER, PASSWORD, REDIRECT_URI, Running
from sending.listener import OK, Listener, agreeing
from servers import command, eventually
from web.reader import Form, PageSeen, read

PHOTO = "/p/Bcizg1_B3nu/"


class Browser:
    """A browser in which Grant is signed in."""

    def __init__(self, server: Running) -> None:
        self.server = server
        self._client = httpx.Client(base_url=server.base)
        self.receivers: list[Listener] = []
        self.address = ""
        """What stands in the address bar."""

    def open(self, url: str) -> PageSeen:
        """Open an address on the server and go wherever it leads there."""
        return self._arrive(self._client.get(url))

    def press(self, page: PageSeen, button: str, **entered: str | None) -> PageSeen:
        """Send the form with this button; None unticks a box."""
        form = _form_of(page, button)
        values = {**form.values(), **entered}
        chosen = {
            each["name"]: each["value"]
            for each in page.all("button")
            if each.text == button and each["name"]
        }
        fields = {name: value for name, value in (values | chosen).items() if value is not None}
        action = urljoin(self.address, form["action"])
        return self._arrive(self._client.post(action, data=fields))

    def _arrive(self, response: httpx.Response) -> PageSeen:
        while True:
            self.address = str(response.url)
            if not response.is_redirect:
                assert response.status_code == 200, response.text
                return read(response.text)
            self.address = urljoin(self.address, response.headers["location"])
            if urlsplit(self.address).netloc != urlsplit(self.server.base).netloc:
                return PageSeen("page", {})
            response = self._client.get(self.address)

    def sign_in(self) -> None:
        """Sign in as Grant."""
        page = self.open("/accounts/login/")
        self.press(page, "Sign in", username=OWNER, password=PASSWORD)

    def close(self) -> None:
        """Close the browser, and whatever listens for its user."""
        for receiver in self.receivers:
            receiver.close()
        self._client.close()


def _form_of(page: PageSeen, button: str) -> Form:
    """The form that a button sends: the one it stands in, or the one it names."""
    named = {each["form"] for each in page.all("button") if each.text == button}
    forms = [each for each in page.forms if button in each.buttons or each["id"] in named - {""}]
    [found] = forms
    return found


Known = dict[str, str]


def register_a_client(browser: Browser, known: Known) -> None:
    overview = browser.open("/developer/")
    clients = browser.open(overview.links["Register Your Application"])
    form = browser.open(clients.links["Register a New Client"])
    shown = browser.press(form, "Register", name="My First Client", redirect_uri="localhost")
    known["client_id"], known["client_secret"] = [
        each.text for each in shown.all("code") if each["class"] == "value"
    ][:2]
    known["redirect_uri"] = REDIRECT_URI
    known.pop("access_token", None)  # nobody has agreed to this client yet


def allow_the_implicit_flow(browser: Browser, known: Known) -> None:
    path = f"/developer/clients/{known['client_id']}/edit/"
    browser.press(browser.open(path), "Save", disable_implicit_oauth=None)
    assert "disable_implicit_oauth" not in _form_of(browser.open(path), "Save").values()


def press_authorize(browser: Browser, known: Known) -> None:
    del known
    browser.press(browser.open(browser.address), "Authorize")


def press_cancel(browser: Browser, known: Known) -> None:
    del known
    browser.press(browser.open(browser.address), "Cancel")


def press_the_heart(browser: Browser, known: Known) -> None:
    del known
    shown = browser.press(browser.open(PHOTO), "Like")
    assert "1 like" in shown.main.text


def look_at_the_heart(browser: Browser, known: Known) -> None:
    del known
    shown = browser.open(PHOTO)
    assert shown.has_form("Like")
    assert "0 likes" in shown.main.text


def retire_the_endpoint(browser: Browser, known: Known) -> None:
    del known
    command(browser.server.data, "endpoint", "retire", "GET /media/shortcode/{code}")


def start_a_receiver(browser: Browser, known: Known) -> None:
    """A program of the reader's own, which agrees to whatever it is asked."""
    receiver = Listener(agreeing(lambda connection, _: connection.sendall(OK)))
    known["receiver"] = f"http://127.0.0.1:{receiver.port}/told"
    browser.receivers.append(receiver)


def post_and_be_told(browser: Browser, known: Known) -> None:
    """Grant lets the client in, and posts; what the page says of a delivery is true of this one."""
    data = browser.server.data
    command(data, "token", "create", known["client_id"], OWNER, "--scope", "basic")
    picture = data.parent / "peas.png"
    Image.new("RGB", (320, 240), "green").save(picture)
    posted = command(data, "post", picture, "--as", OWNER)
    [receiver] = browser.receivers
    assert eventually(lambda: receiver.requests[-1].startswith(b"POST"))
    head, _, body = receiver.requests[-1].partition(b"\r\n\r\n")
    [event] = json.loads(body)
    assert list(event) == [
        "changed_aspect",
        "object",
        "object_id",
        "time",
        "subscription_id",
        "data",
    ]
    assert event["data"] == {"media_id": posted["id"]}
    signed = hmac.new(known["client_secret"].encode(), body, hashlib.sha1).hexdigest()
    assert f"X-Hub-Signature: {signed}" in head.decode().splitlines()


DEEDS: dict[str, Callable[[Browser, Known], None]] = {
    "register a client": register_a_client,
    "untick Disable implicit OAuth": allow_the_implicit_flow,
    "press Authorize": press_authorize,
    "press Cancel": press_cancel,
    "press the heart": press_the_heart,
    "see that the heart is empty": look_at_the_heart,
    "retire the endpoint": retire_the_endpoint,
    "start a receiver": start_a_receiver,
    "post a photo and be told of it": post_and_be_told,
}
