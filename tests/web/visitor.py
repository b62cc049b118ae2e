"""Somebody with a browser: cookies, and forms filled in by their labels."""

import asyncio
from collections.abc import Callable, Mapping, Sequence

import httpx

from sugarsnap.faces.shared.asgi import Application
from web.reader import Form, PageSeen, read

PASSWORD = "several words in a row"

Entry = str | bool
"""What is typed into a field, or whether a box is ticked."""
Files = Mapping[str, tuple[str, bytes]] | Sequence[tuple[str, tuple[str, bytes]]]
"""Names and contents by the names of fields, which may stand in a form more than once."""
Arrive = Callable[..., "Visitor"]
"""Sits somebody down at a browser, signed in where a name is given."""
Give = Callable[[str], None]
PathOf = Callable[[str], str]


class Visitor:
    """One browser on the site; redirects are followed only where a test says so."""

    def __init__(self, runner: asyncio.Runner, site: Application, base: str) -> None:
        self._runner = runner
        transport = httpx.ASGITransport(site, client=("203.0.113.7", 40000))
        self._client = httpx.AsyncClient(transport=transport, base_url=base)
        self.answer = httpx.Response(204)
        """The last answer."""

    @property
    def cookies(self) -> dict[str, str]:
        return dict(self._client.cookies)

    def take_cookie(self, name: str, value: str) -> None:
        self._client.cookies.set(name, value, domain="localhost.local")

    @property
    def page(self) -> PageSeen:
        return read(self.answer.text)

    @property
    def led_to(self) -> str:
        assert self.answer.status_code == 303
        return self.answer.headers["location"]

    def get(self, path: str, **headers: str) -> httpx.Response:
        """Ask for an address and go nowhere else."""
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answer = self._runner.run(self._client.get(path, headers=names))
        return self.answer

    def open(self, path: str) -> PageSeen:
        """Open a page and follow wherever it leads."""
        self.get(path)
        while self.answer.is_redirect:
            self.get(self.answer.headers["location"])
        return self.page

    def post(
        self,
        path: str,
        fields: Mapping[str, str | list[str]],
        files: Files | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        """Send fields as they are."""
        self.answer = self._runner.run(
            self._client.post(path, data=dict(fields), files=files, headers=headers)
        )
        return self.answer

    def post_body(self, path: str, body: bytes, kind: str) -> httpx.Response:
        """Send a body as it is."""
        headers = {"Content-Type": kind}
        self.answer = self._runner.run(self._client.post(path, content=body, headers=headers))
        return self.answer

    def press(self, page: PageSeen, button: str, **entered: Entry) -> httpx.Response:
        """Fill in the form with this button, fields by label (`full_name` for "Full name")."""
        return self.send(page, button, {}, **entered)

    def send(self, page: PageSeen, button: str, files: Files, **entered: Entry) -> httpx.Response:
        """The same with files, by the names of their fields."""
        form = page.form(button)
        values = form.values()
        for label, value in entered.items():
            _enter(form, values, label.replace("_", " ").capitalize(), value)
        return self.post(form["action"], values, files)

    def follow(self) -> PageSeen:
        """Go where the last answer leads."""
        return self.open(self.led_to)

    def close(self) -> None:
        self._runner.run(self._client.aclose())


def _enter(form: Form, values: dict[str, str], label: str, entered: Entry) -> None:
    name = form.labelled(label)["name"]
    if entered is False:
        values.pop(name, None)
    else:
        values[name] = "1" if entered is True else entered
