"""The face for pages of other sites, as a bare ASGI application."""

from sugarsnap.errors import Refusal
from sugarsnap.faces.embed.calls import Answer, Call, plain
from sugarsnap.faces.embed.errors import NO_PHOTO, worded
from sugarsnap.faces.embed.routes import ALIASES, ROUTES, Route
from sugarsnap.faces.shared.asgi import Receive, Scope, Send, answer
from sugarsnap.faces.shared.preflight import preflight_headers
from sugarsnap.faces.shared.visits import Ground

_METHODS = "GET, HEAD"


class EmbedFace:
    """Answers what embed/routes.py names, to everybody alike."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._patterns = [(route.pattern, route) for route in ROUTES]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> int:
        """Answer one request, and tell the status."""
        del receive
        if scope["method"] == "OPTIONS":
            return await answer(send, 204, preflight_headers(scope, _METHODS), b"")
        said = await self._answer(scope)
        headers, body = said.headers, said.body
        if scope["method"] == "HEAD":
            headers = [*headers, (b"content-length", b"%d" % len(body))]
            body = b""
        return await answer(send, said.status, headers, body)

    async def _answer(self, scope: Scope) -> Answer:
        if scope["method"] not in _METHODS.split(", "):
            said = plain(405, "This address is only read.")
            return Answer(405, [*said.headers, (b"allow", _METHODS.encode())], said.body)
        path: str = scope["path"]
        path = ALIASES.get(path, path)
        for pattern, route in self._patterns:
            if found := pattern.fullmatch(path):
                call = Call(self._ground, scope, found.groupdict().get("shortcode", ""))
                return await self._perform(route, call)
        return plain(NO_PHOTO.status, NO_PHOTO.words)

    async def _perform(self, route: Route, call: Call) -> Answer:
        try:
            return await self._ground.works.answer(route.handler, call)
        except Refusal as refusal:
            return route.word(call, worded(refusal))
