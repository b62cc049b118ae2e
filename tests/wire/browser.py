"""A browser at a real server: cookies, one redirect at a time, forms filled in by their labels."""

from typing import Self
from urllib.parse import urlsplit

import httpx

from servers import PATIENCE, Server
from web.reader import Form, PageSeen, read

Entry = str | bool
"""What is typed into a field, or whether a box is ticked."""
Files = dict[str, tuple[str, bytes]]


class Browser:
    """Somebody's browser. `host` is the name by which it reaches the server."""

    def __init__(self, server: Server, host: str = "") -> None:
        self.host = host or urlsplit(server.address).netloc
        self._client = httpx.Client(
            base_url=server.address, headers={"Host": self.host}, timeout=PATIENCE
        )
        self.answer = httpx.Response(204)
        """The last answer."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *problem: object) -> None:
        self._client.close()

    @property
    def base(self) -> str:
        return f"http://{self.host}"

    @property
    def cookies(self) -> dict[str, str]:
        return dict(self._client.cookies)

    @property
    def led_to(self) -> str:
        """Where the last answer leads."""
        assert self.answer.is_redirect, self.answer.text
        return str(self.answer.headers["location"])

    def get(self, address: str) -> httpx.Response:
        """Ask for an address of this server, by its path or whole, and go nowhere else."""
        self.answer = self._client.get(self._path_of(address))
        return self.answer

    def _path_of(self, address: str) -> str:
        assert address.startswith((f"{self.base}/", "/")), address
        return address.removeprefix(self.base)

    def open(self, address: str) -> PageSeen:
        """Open a page and follow wherever it leads."""
        self.get(address)
        return self.arrive()

    def arrive(self) -> PageSeen:
        """The page to which the last answer leads, or which it is."""
        while self.answer.is_redirect:
            self.get(self.led_to)
        assert self.answer.status_code == 200, self.answer.text
        return read(self.answer.text)

    def press(
        self, page: PageSeen, button: str, files: Files | None = None, **entered: Entry
    ) -> httpx.Response:
        """Press a button, with fields by label filled in (`full_name` for "Full name")."""
        form = _form_with(page, button)
        values = form.values()
        for label, value in entered.items():
            _enter(form, values, label.replace("_", " ").capitalize(), value)
        for each in page.all("button"):
            if each.text == button and each["name"]:
                values[each["name"]] = each["value"]
        self.answer = self._client.post(self._path_of(form["action"]), data=values, files=files)
        return self.answer

    def sign_in(self, username: str, password: str) -> None:
        page = self.open("/accounts/login/")
        self.press(page, "Sign in", username=username, password=password)
        self.arrive()


def _form_with(page: PageSeen, button: str) -> Form:
    """The form in which a button stands, or which it names (HTML, attribute `form`)."""
    [pressed] = [each for each in page.all("button") if each.text == button]
    if pressed["form"]:
        [form] = [each for each in page.forms if each["id"] == pressed["form"]]
        return form
    return page.form(button)


def _enter(form: Form, values: dict[str, str], label: str, entered: Entry) -> None:
    [target] = [e["for"] for e in form.all("label") if e.text.lower() == label.lower()]
    [name] = [each["name"] for each in form.fields if each["id"] == target]
    if entered is False:
        values.pop(name, None)
    else:
        values[name] = "1" if entered is True else entered
