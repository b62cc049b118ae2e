"""How the server is, for whoever watches it: `/healthz`, `/readyz` and `/metrics`."""

from sugarsnap.errors import UnavailableError
from sugarsnap.faces.shared.asgi import Headers, Receive, Scope, Send, answer
from sugarsnap.faces.shared.metrics import CONTENT_TYPE, Metrics
from sugarsnap.operations.drift import list_drift
from sugarsnap.operations.upkeep import count_jobs, find_schema_number
from sugarsnap.work import Works

_HEADERS: Headers = [
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
]
_JSON = (b"content-type", b"application/json")
_UNAVAILABLE = b'{"status":"unavailable"}'


class HealthFace:
    """Answers the three paths. Nothing in an answer is anybody's secret."""

    def __init__(self, works: Works, metrics: Metrics, schema: int) -> None:
        """`schema` is the number of the newest migration that this program knows."""
        self._works = works
        self._metrics = metrics
        self._schema = schema

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        del receive
        path = scope["path"]
        if scope["method"] not in {"GET", "HEAD"}:
            await answer(send, 405, [*_HEADERS, (b"allow", b"GET, HEAD")], b"")
        elif path == "/metrics":
            await self._answer_metrics(send)
        elif path == "/readyz" and not await self._can_serve():
            await answer(send, 503, [*_HEADERS, _JSON], _UNAVAILABLE)
        else:
            await answer(send, 200, [*_HEADERS, _JSON], b'{"status":"ok"}')

    async def _answer_metrics(self, send: Send) -> None:
        try:
            jobs = await self._works.read_aside(count_jobs)
            drift = await self._works.read_aside(list_drift)
        except UnavailableError:
            await answer(send, 503, [*_HEADERS, _JSON], _UNAVAILABLE)
            return
        headers = [*_HEADERS, (b"content-type", CONTENT_TYPE)]
        await answer(send, 200, headers, self._metrics.write(jobs, drift))

    async def _can_serve(self) -> bool:
        """Whether the database can be read and is of this program's version."""
        try:
            return await self._works.answer(find_schema_number) == self._schema
        except Exception:  # noqa: BLE001  whatever it is, the server is not ready
            return False
