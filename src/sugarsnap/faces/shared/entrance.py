"""The entrance: every request comes through here and is led to its face by the path's beginning."""

import re
import time
from collections.abc import Mapping

from msgspec import Struct

from sugarsnap.faces.shared.asgi import (
    Application,
    Headers,
    Message,
    Receive,
    Scope,
    Send,
    TellingApplication,
    answer,
)
from sugarsnap.faces.shared.metrics import Metrics
from sugarsnap.faces.shared.parameters import query_of
from sugarsnap.logs import Logger, harmless_query

_SAFE: Headers = [
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
]


class Apology(Struct, frozen=True):
    """What a stranger is told where a face broke, in the face's own form."""

    content_type: bytes
    body: bytes


IN_HTML = Apology(
    b"text/html; charset=utf-8",
    b"<!doctype html><title>Error</title><h1>Something broke here.</h1><p>It is noted.</p>\n",
)
IN_ENVELOPE = Apology(
    b"application/json; charset=utf-8",
    b'{"meta":{"code":500,"error_type":"APIError","error_message":"Something broke here."}}',
)
FLAT = Apology(
    b"application/json; charset=utf-8",
    b'{"error_type":"OAuthException","code":500,"error_message":"Something broke here."}',
)


class Hung(Struct, frozen=True):
    """A face, the name under which it is counted, and how it says that it broke."""

    name: str
    application: Application | TellingApplication
    apology: Apology = IN_HTML
    tells: bool = False
    """Whether the application returns the status that it sent, so that nobody has to listen."""


class Fork(Struct, frozen=True):
    """Two faces below one first segment."""

    paths: re.Pattern[str]
    """The whole paths that are the first one's."""
    first: Hung
    second: Hung

    def lead(self, path: str) -> Hung:
        """The face of a path."""
        return self.first if self.paths.fullmatch(path) else self.second


class Entrance:
    """Leads to the face, times its answer, and answers 500 where a face breaks.

    What is logged of a request is its path and what `logs.HARMLESS` names, never the whole query.
    """

    def __init__(
        self,
        faces: Mapping[str, Hung | Fork],
        otherwise: Hung,
        metrics: Metrics,
        *,
        logs_requests: bool,
    ) -> None:
        """`faces` are found by the first segment of a path."""
        self._faces = faces
        self._otherwise = otherwise
        self._metrics = metrics
        self._log = Logger("requests")
        self._request_log: Logger | None = self._log if logs_requests else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        begun = time.perf_counter()
        face = self._faces.get(scope["path"][1:].partition("/")[0], self._otherwise)
        if isinstance(face, Fork):
            face = face.lead(scope["path"])
        if face.tells:
            status = await self._ask(face, scope, receive, send)
        else:
            status = await self._listen(face, scope, receive, send)
        self._note(face.name, scope, status, begun)

    async def _ask(self, face: Hung, scope: Scope, receive: Receive, send: Send) -> int:
        try:
            return await face.application(scope, receive, send) or 0
        except Exception as problem:  # noqa: BLE001  a stranger sees no more than an apology
            return await self._apologise(face, scope, send, problem)

    async def _listen(self, face: Hung, scope: Scope, receive: Receive, send: Send) -> int:
        status = 0

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await face.application(scope, receive, noting)
        except Exception as problem:  # noqa: BLE001  a stranger sees no more than an apology
            if status:
                self._log.error("request_broke", problem, face=face.name, path=scope["path"])
            else:
                status = await self._apologise(face, scope, send, problem)
        return status

    async def _apologise(self, face: Hung, scope: Scope, send: Send, problem: Exception) -> int:
        self._log.error("request_broke", problem, face=face.name, path=scope["path"])
        headers = [*_SAFE, (b"content-type", face.apology.content_type)]
        await answer(send, 500, headers, face.apology.body)
        return 500

    def _note(self, face: str, scope: Scope, status: int, begun: float) -> None:
        ended = time.perf_counter()
        self._metrics.observe(face, status, begun, ended)
        if self._request_log is not None:
            self._request_log.info(
                "request",
                method=scope["method"],
                path=scope["path"],
                query=harmless_query(query_of(scope)),
                status=status,
                ms=round((ended - begun) * 1000, 2),
            )
