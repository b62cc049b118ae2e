"""From page rows to routes: one wrapper that every page of the site and of OAuth runs through.

It finds the session, refuses what comes from another site, reads the form within its bounds, and
has refusals worded by the face.
"""

from collections.abc import Awaitable, Callable, Iterable
from urllib.parse import urlsplit

from msgspec import Struct
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sugarsnap.errors import InvalidError, NotAllowedError, Refusal, UploadTooLargeError
from sugarsnap.faces.shared.asgi import Message, Receive
from sugarsnap.faces.shared.parameters import LONGEST_FORM
from sugarsnap.faces.shared.visits import SESSION, VISITOR, Ground, Visit
from sugarsnap.operations.sessions import find_signed_in, is_due_to_be_seen, note_seen
from sugarsnap.rules.keys import same

_MOST_FIELDS = 100
_MOST_FILES = 20
"""Some more than any page takes, so that the page can say how many it does."""
_LONGEST_FIELD = 32 * 1024
_VISITOR_BYTES = 16

Handler = Callable[[Visit], Awaitable[Response]]
Worder = Callable[[Visit, Refusal], Response]


class Page(Struct, frozen=True):
    """One page or form, as plain data."""

    method: str
    path: str
    handler: Handler
    longest: int = LONGEST_FORM
    """How many bytes its form may have."""
    again: Callable[[Visit, InvalidError], Awaitable[Response]] | None = None
    """Shows the form again with what cannot be taken; without it the face words that."""


class Site:
    """Turns a face's rows into routes."""

    def __init__(self, ground: Ground, worder: Worder) -> None:
        self._ground = ground
        self._worder = worder

    def routes(self, pages: Iterable[Page]) -> list[Route]:
        """A route for each row."""
        return [Route(page.path, self._endpoint(page), methods=[page.method]) for page in pages]

    def _endpoint(self, page: Page) -> Callable[[Request], Awaitable[Response]]:
        async def endpoint(request: Request) -> Response:
            visit = Visit(self._ground, request)
            try:
                await self._recognise(visit)
                if page.method == "POST":
                    await _read_form(visit, page.longest)
                    _check_origin(visit)
                response = await page.handler(visit)
            except Refusal as refusal:
                response = await self._refused(page, visit, refusal)
            finally:
                await visit.form.close()
            return visit.with_cookies(response)

        return endpoint

    async def _refused(self, page: Page, visit: Visit, refusal: Refusal) -> Response:
        if page.again is None or not isinstance(refusal, InvalidError):
            return self._worder(visit, refusal)
        try:
            return await page.again(visit, refusal)
        except Refusal as another:
            return self._worder(visit, another)

    async def _recognise(self, visit: Visit) -> None:
        """Find the session, or the cookie of a signed-out browser, made where there is none."""
        cookie = visit.cookie_of(SESSION)
        visit.viewer = await visit.works.answer(find_signed_in, cookie)
        if visit.viewer.account is not None:
            visit.cookie = cookie
            if await visit.works.answer(is_due_to_be_seen, cookie):
                await visit.works.write(note_seen, cookie)
            return
        visit.cookie = visit.cookie_of(VISITOR)
        if not visit.cookie:
            visit.mark_visitor(visit.works.tools.random.token_hex(_VISITOR_BYTES))


def _check_origin(visit: Visit) -> None:
    """Refuse a form of another site's: by what the browser says of it, and by its token."""
    headers = visit.request.headers
    own = {urlsplit(visit.base).netloc, headers.get("host", "")}
    origin = headers.get("origin", "")
    # A page without a referrer sends its forms with `null` (Fetch §3.1): no word of where from.
    is_foreign = origin not in {"", "null"} and urlsplit(origin).netloc not in own
    is_foreign |= headers.get("sec-fetch-site", "none") not in {"same-origin", "none"}
    if is_foreign or not same(visit.text("csrf_token"), visit.csrf_token):
        raise NotAllowedError(
            "This form came from another site or is too old. Go back, reload the page, try again.",
        )


async def _read_form(visit: Visit, longest: int) -> None:
    request = visit.request
    declared = request.headers.get("content-length", "0")
    if declared.isdigit() and int(declared) > longest:
        raise _too_large(longest)
    counted = Request(request.scope, _bounded(request.receive, longest))
    try:
        visit.form = await counted.form(
            max_files=_MOST_FILES, max_fields=_MOST_FIELDS, max_part_size=_LONGEST_FIELD
        )
    except (HTTPException, MultiPartException) as problem:
        many = "Too many files" in str(problem)
        sentence = "These are too many files." if many else "This form cannot be read."
        raise InvalidError(sentence) from problem


def _bounded(receive: Receive, longest: int) -> Receive:
    size = 0

    async def bounded() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        if size > longest:
            raise _too_large(longest)
        return message

    return bounded


def _too_large(longest: int) -> UploadTooLargeError:
    return UploadTooLargeError(f"This is more than the {longest // 1_000_000 or 1} MB that fit.")
