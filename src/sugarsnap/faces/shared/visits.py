"""A visit to a page: who is there, what they sent, and how the house is reached from it."""

from collections.abc import Callable, Iterable
from http.cookies import SimpleCookie
from typing import Any, Concatenate, ParamSpec, TypeVar

from jinja2 import Environment
from msgspec import Struct
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from sugarsnap.faces.shared.addresses import Addresses
from sugarsnap.faces.shared.fidelity import Chapter
from sugarsnap.faces.shared.links import Links
from sugarsnap.faces.shared.pages import page_headers
from sugarsnap.operations.sessions import IDLE_MS
from sugarsnap.ports import Effects
from sugarsnap.records.viewers import Viewer
from sugarsnap.work import Work, Works

Result = TypeVar("Result")
Arguments = ParamSpec("Arguments")


Describe = Callable[[str], dict[str, Any]]
"""Draws a document for a server at an address (scheme and host)."""


class Documents(Struct, frozen=True):
    """What describes the API to programs, drawn by the face that speaks it."""

    openapi: Describe
    postman: Describe
    guesses: tuple[Chapter, ...]
    """Which answers of the API and of OAuth have no source."""


class Ground(Struct, frozen=True):
    """What all visits stand on."""

    works: Works
    effects: Effects
    addresses: Addresses
    templates: Environment
    documents: Documents


class Visit:
    """One request to a page, and the answer being made."""

    def __init__(self, ground: Ground, request: Request) -> None:
        self.request = request
        self.works = ground.works
        self.effects = ground.effects
        self.documents = ground.documents
        self.base = ground.addresses.base_of(request.scope)
        self.address = ground.addresses.client_of(request.scope)
        self.links = Links("", ground.works.tools.keys)
        self.whole_links = Links(self.base, ground.works.tools.keys)
        """For what is taken to other sites."""
        self.viewer = Viewer()
        self.cookie = ""
        """The session's cookie, or the signed-out browser's."""
        self.form = FormData()
        self._is_certified_here = ground.addresses.is_certified_here(request.scope)
        self._templates = ground.templates
        self._cookies: SimpleCookie = SimpleCookie()

    @property
    def is_secure(self) -> bool:
        """Whether the browser reached the site by https."""
        return self.base.startswith("https:")

    @property
    def insists_on_https(self) -> bool:
        """Whether the browser shall come by https from now on (RFC 6797).

        Not where the certificate is the server's own: a name that was borrowed for a trial would
        stay locked in the browser.
        """
        return self.is_secure and not self._is_certified_here

    @property
    def here(self) -> str:
        """Path and query of this page, for coming back after signing in."""
        query = self.request.url.query
        return f"{self.request.url.path}?{query}" if query else self.request.url.path

    @property
    def csrf_token(self) -> str:
        """What this browser's forms carry."""
        return self.works.tools.keys.form(self.cookie)

    def segment(self, name: str) -> str:
        """A variable segment of the path."""
        return str(self.request.path_params[name])

    def text(self, name: str) -> str:
        """A field of the form; "" where it is missing or a file."""
        value = self.form.get(name, "")
        return value if isinstance(value, str) else ""

    def texts(self, name: str) -> list[str]:
        """Every value of a field that may stand in the form more than once."""
        return [value for value in self.form.getlist(name) if isinstance(value, str)]

    def is_ticked(self, name: str) -> bool:
        """Whether a checkbox was ticked."""
        return bool(self.text(name))

    def files(self, name: str) -> list[UploadFile]:
        """The files of a field; one that was left empty is none."""
        values = self.form.getlist(name)
        return [value for value in values if isinstance(value, UploadFile) and value.filename]

    async def read(
        self,
        operation: Callable[Concatenate[Work, Viewer, Arguments], Result],
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> Result:
        """Run a reading operation for the viewer."""
        return await self.works.answer(operation, self.viewer, *args, **kwargs)

    async def read_aside(
        self,
        operation: Callable[Concatenate[Work, Viewer, Arguments], Result],
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> Result:
        """Run a reading operation that may take long for the viewer."""
        return await self.works.read_aside(operation, self.viewer, *args, **kwargs)

    async def write(
        self,
        operation: Callable[Concatenate[Work, Viewer, Arguments], Result],
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> Result:
        """Run a writing operation for the viewer; answers once it is committed."""
        return await self.works.write(operation, self.viewer, *args, **kwargs)

    def page(
        self, template: str, *, status: int = 200, leads_to: Iterable[str] = (), **context: Any
    ) -> Response:
        """A page. `leads_to` names where its forms may lead besides this site."""
        content = self._templates.get_template(template).render(
            viewer=self._person(),
            csrf_token=self.csrf_token,
            status=status,
            here=context.pop("here", self.here),
            notices=context.pop("notices", ()),
            **context,
        )
        headers = page_headers(leads_to, https_only=self.insists_on_https)
        return HTMLResponse(content, status, headers)

    def _person(self) -> dict[str, str] | None:
        card = self.viewer.account
        if card is None:
            return None
        return {
            "username": card.username,
            "full_name": card.full_name,
            "avatar": self.links.avatar(card),
        }

    def redirect(self, address: str) -> Response:
        """On to another page, by GET (RFC 9700 §4.12)."""
        headers = page_headers(https_only=self.insists_on_https)
        return RedirectResponse(address, 303, headers)

    def sign_in(self, cookie: str) -> None:
        """Have the answer set the session's cookie; the signed-out one is forgotten."""
        self._set_cookie(SESSION, cookie, IDLE_MS // 1000)
        self._set_cookie(VISITOR, "", 0)

    def sign_out(self) -> None:
        """Have the answer forget the session's cookie."""
        self._set_cookie(SESSION, "", 0)

    def mark_visitor(self, cookie: str) -> None:
        """Have the answer set the cookie to which a signed-out browser's forms are bound."""
        self.cookie = cookie
        self._set_cookie(VISITOR, cookie, None)

    def cookie_of(self, name: str) -> str:
        """A cookie that the browser sent, by its name here."""
        return self.request.cookies.get(self._cookie_name(name), "")

    def _set_cookie(self, name: str, value: str, max_age: int | None) -> None:
        name = self._cookie_name(name)
        self._cookies[name] = value
        attributes: dict[str, Any] = {"httponly": True, "samesite": "Lax", "path": "/"}
        if self.is_secure:
            attributes["secure"] = True
        if max_age is not None:
            attributes["max-age"] = max_age
        self._cookies[name].update(attributes)

    def _cookie_name(self, name: str) -> str:
        return f"__Host-{name}" if self.is_secure else name

    def with_cookies(self, response: Response) -> Response:
        """The response with the cookies that this visit sets."""
        for morsel in self._cookies.values():
            response.headers.append("Set-Cookie", morsel.OutputString())
        return response


SESSION = "session"
VISITOR = "visitor"
