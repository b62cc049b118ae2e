"""The entrance: every request comes through here and is led to its face by the path's beginning."""

import time
from collections.abc import Mapping

from sugarsnap.faces.shared.asgi import Application, Headers, Message, Receive, Scope, Send, answer
from sugarsnap.faces.shared.metrics import Metrics
from sugarsnap.faces.shared.parameters import query_of
from sugarsnap.logs import Logger, harmless_query

_APOLOGY = b"<!doctype html><title>Error</title><h1>Something broke here.</h1><p>It is noted.</p>\n"
_APOLOGY_HEADERS: Headers = [
    (b"content-type", b"text/html; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
]


class Hung:
    """A face and the name under which it is counted."""

    __slots__ = ("application", "name")

    def __init__(self, name: str, application: Application) -> None:
        self.name = name
        self.application = application


class Entrance:
    """Leads to the face, times its answer, and answers 500 where a face breaks.

    What is logged of a request is its path and what `logs.HARMLESS` names, never the whole query.
    """

    def __init__(
        self, faces: Mapping[str, Hung], otherwise: Hung, metrics: Metrics, *, logs_requests: bool
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
        path: str = scope["path"]
        face = self._faces.get(path[1:].partition("/")[0], self._otherwise)
        status = 0

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await face.application(scope, receive, noting)
        except Exception as problem:  # noqa: BLE001  a stranger sees no more than an apology
            self._log.error("request_broke", problem, face=face.name, path=path)
            if status == 0:
                status = 500
                await answer(send, status, _APOLOGY_HEADERS, _APOLOGY)
        self._note(face.name, scope, status, time.perf_counter() - begun)

    def _note(self, face: str, scope: Scope, status: int, seconds: float) -> None:
        self._metrics.observe(face, status, seconds)
        if self._request_log is not None:
            self._request_log.info(
                "request",
                method=scope["method"],
                path=scope["path"],
                query=harmless_query(query_of(scope)),
                status=status,
                ms=round(seconds * 1000, 2),
            )
