"""The v1 face as a bare ASGI application: one wrapper around every route.

A call is judged in the order of the v1 reference §13: route, credentials, token, retired, limit,
scope; the rest is the operation's.
"""

from collections.abc import Mapping
from typing import Any

from sugarsnap.errors import LimitExceededError, Refusal, ScopeMissingError
from sugarsnap.faces.shared.addresses import Addresses
from sugarsnap.faces.shared.asgi import Headers, Receive, Scope, Send, answer, header_of
from sugarsnap.faces.shared.parameters import form_of, pairs_of, query_of, read_body
from sugarsnap.faces.v1.calls import Arrival, Call
from sugarsnap.faces.v1.dispatch import Dispatcher
from sugarsnap.faces.v1.envelope import (
    HEADERS,
    error_headers,
    rate_headers,
    write_error,
    write_success,
)
from sugarsnap.faces.v1.errors import (
    EndpointRetiredError,
    NoCredentialsError,
    TokenInvalidError,
    worded,
)
from sugarsnap.faces.v1.parameters import bind
from sugarsnap.faces.v1.routes import ROUTES, Access
from sugarsnap.operations.endpoints import is_retired
from sugarsnap.operations.grants import find_holder
from sugarsnap.records.viewers import Holder, Viewer, WriteCount
from sugarsnap.rules.limits import LIVE_ALLOWANCE, allowance_of, mode_of, remaining
from sugarsnap.work import Work, Works

_PREFIX = "/v1"
_OVERRIDES = frozenset({"PUT", "DELETE"})


class V1Face:
    """Answers everything under `/v1/`."""

    def __init__(self, works: Works, addresses: Addresses) -> None:
        self._works = works
        self._addresses = addresses
        self._dispatcher = Dispatcher(ROUTES)
        self._handlers = {route: bind(route.handler) for route in ROUTES}
        self._is_limited = works.tools.settings.rate_limits == "on"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> int:
        """Answer one request, and tell the status."""
        if scope["method"] == "OPTIONS":
            return await answer(send, 204, _PREFLIGHT, b"")
        tally: Headers = []
        try:
            arrival = await self._arrive(scope, receive)
            content = await self._perform(arrival, tally)
            status, added, body = 200, [], write_success(content)
        except Refusal as refusal:
            wording = worded(refusal)
            status, added, body = wording.code, error_headers(wording), write_error(wording)
        headers = [*HEADERS, *(tally or _UNCOUNTED), *added]
        if scope["method"] == "HEAD":
            headers.append((b"content-length", b"%d" % len(body)))
            body = b""
        return await answer(send, status, headers, body)

    async def _arrive(self, scope: Scope, receive: Receive) -> Arrival:
        method: str = "GET" if scope["method"] == "HEAD" else scope["method"]
        path, _, escaped = scope["path"].partition("?")
        parameters = dict(query_of(scope))
        if escaped:  # some clients escape the question mark (v1 reference §0.7)
            parameters = {**dict(pairs_of(escaped)), **parameters}
        if method != "GET":
            parameters.update(form_of(scope, await read_body(receive)))
            method = _overridden(method, parameters, scope)
        route, segments = self._dispatcher.find(method, path[len(_PREFIX) :])
        token = parameters.get("access_token", "")
        header = "" if token else _bearer_of(scope)
        if not (token or header or parameters.get("client_id")):
            raise NoCredentialsError
        return Arrival(
            route,
            path,
            segments,
            parameters,
            token or header,
            self._addresses.base_of(scope),
        )

    async def _perform(self, arrival: Arrival, tally: Headers) -> Any:
        if arrival.route.access is Access.READ:
            return self._works.read(self._judge_and_run, arrival, tally)
        viewer = self._works.read(self._judge, arrival, tally)
        return await self._works.write(self._run, arrival, viewer)

    def _judge_and_run(self, work: Work, arrival: Arrival, tally: Headers) -> Any:
        return self._run(work, arrival, self._judge(work, arrival, tally))

    def _run(self, work: Work, arrival: Arrival, viewer: Viewer) -> Any:
        call = Call(arrival, work, viewer)
        return self._handlers[arrival.route](call)

    def _judge(self, work: Work, arrival: Arrival, tally: Headers) -> Viewer:
        """The viewer, once the call has passed all that is judged before its operation."""
        route = arrival.route
        holder = find_holder(work, arrival.token)
        if holder is None:
            raise TokenInvalidError
        writes, exceeded = self._count(arrival, holder, work, tally)
        if is_retired(work, route.method, route.path):
            raise EndpointRetiredError
        if exceeded is not None:
            raise exceeded
        if route.scope not in holder.scopes:
            raise ScopeMissingError(route.scope)
        return Viewer(holder.account, holder.client, holder.scopes, route.of_others or "", writes)

    def _count(
        self, arrival: Arrival, holder: Holder, work: Work, tally: Headers
    ) -> tuple[WriteCount | None, LimitExceededError | None]:
        """Count the call on arrival, refused or not; writes are counted by kind besides."""
        allowance = allowance_of(mode_of(holder.client))
        bucket = holder.bucket
        made = work.limits.count(bucket, work.now)
        left = remaining(allowance.calls, made.made)
        tally.extend(rate_headers(allowance.calls, left))
        writes = None
        if arrival.route.bucket:
            kind = work.limits.count(f"{bucket}.{arrival.route.bucket}", work.now)
            writes = WriteCount(kind.made, allowance.writes, kind.retry_after)
        if not self._is_limited:
            return None, None
        if made.made > allowance.calls:
            return writes, LimitExceededError(made.retry_after)
        return writes, None


_UNCOUNTED = rate_headers(LIVE_ALLOWANCE.calls, LIVE_ALLOWANCE.calls)
"""Of a call that belongs to no token: clients read the two headers without looking."""

_PREFLIGHT: Headers = [
    (b"access-control-allow-origin", b"*"),
    (b"access-control-allow-methods", b"GET, POST, DELETE"),
    (b"access-control-allow-headers", b"Authorization, Content-Type"),
    (b"access-control-max-age", b"86400"),
    (b"referrer-policy", b"no-referrer"),
]


def _bearer_of(scope: Scope) -> str:
    kind, _, token = header_of(scope, b"authorization").partition(" ")
    return token.strip() if kind.lower() == "bearer" else ""


def _overridden(method: str, parameters: Mapping[str, str], scope: Scope) -> str:
    """The verb that a POST stands for (v1 reference §0.8)."""
    if method != "POST":
        return method
    wanted = parameters.get("_method") or header_of(scope, b"x-http-method-override")
    return wanted.upper() if wanted.upper() in _OVERRIDES else method
