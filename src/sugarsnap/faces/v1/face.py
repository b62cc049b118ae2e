"""The v1 face as a bare ASGI application: one wrapper around every route.

A call is judged in the order of the v1 reference §13: route, credentials, token, retired, limit,
scope; the rest is the operation's.
"""

from typing import Any

from sugarsnap.errors import LimitExceededError, Refusal, ScopeMissingError
from sugarsnap.faces.shared.addresses import Addresses
from sugarsnap.faces.shared.asgi import Headers, Receive, Scope, Send, answer
from sugarsnap.faces.v1.calls import Arrival, Call
from sugarsnap.faces.v1.dispatch import Dispatcher
from sugarsnap.faces.v1.envelope import (
    HEADERS,
    call_back,
    preflight_headers,
    rate_headers,
    say,
    say_refused,
)
from sugarsnap.faces.v1.errors import (
    EndpointRetiredError,
    NoCredentialsError,
    TokenInvalidError,
    worded,
)
from sugarsnap.faces.v1.parameters import bind
from sugarsnap.faces.v1.reading import Request, read_request
from sugarsnap.faces.v1.routes import ALIASES, ROUTES, Access
from sugarsnap.operations.endpoints import is_retired
from sugarsnap.operations.grants import find_holder
from sugarsnap.records.viewers import Holder, Viewer, WriteCount
from sugarsnap.rules.limits import LIVE_ALLOWANCE, allowance_of, mode_of, remaining
from sugarsnap.work import Work, Works

_PREFIX = "/v1"


class V1Face:
    """Answers everything under `/v1/`."""

    def __init__(self, works: Works, addresses: Addresses) -> None:
        self._works = works
        self._addresses = addresses
        self._dispatcher = Dispatcher(ROUTES, ALIASES)
        self._handlers = {route: bind(route.handler) for route in ROUTES}
        self._is_limited = works.tools.settings.rate_limits == "on"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> int:
        """Answer one request, and tell the status."""
        if scope["method"] == "OPTIONS":
            return await answer(send, 204, preflight_headers(scope), b"")
        tally: Headers = []
        callback = ""
        try:
            request = await read_request(scope, receive)
            callback = request.callback
            said = say(await self._perform(self._arrive(request, scope), tally))
        except Refusal as refusal:
            said = say_refused(worded(refusal))
        if callback:
            said = call_back(said, callback)
        headers, body = [*HEADERS, *(tally or _UNCOUNTED), *said.headers], said.body
        if scope["method"] == "HEAD":
            headers.append((b"content-length", b"%d" % len(body)))
            body = b""
        return await answer(send, said.status, headers, body)

    def _arrive(self, request: Request, scope: Scope) -> Arrival:
        route, segments = self._dispatcher.find(request.method, request.path[len(_PREFIX) :])
        if not (request.token or request.parameters.get("client_id")):
            raise NoCredentialsError
        return Arrival(route, request, segments, self._addresses.base_of(scope))

    async def _perform(self, arrival: Arrival, tally: Headers) -> Any:
        if arrival.route.access is Access.READ:
            return await self._works.answer(self._judge_and_run, arrival, tally)
        viewer = await self._works.answer(self._judge, arrival, tally)
        return await self._works.write(self._run, arrival, viewer)

    def _judge_and_run(self, work: Work, arrival: Arrival, tally: Headers) -> Any:
        return self._run(work, arrival, self._judge(work, arrival, tally))

    def _run(self, work: Work, arrival: Arrival, viewer: Viewer) -> Any:
        call = Call(arrival, work, viewer)
        return self._handlers[arrival.route](call)

    def _judge(self, work: Work, arrival: Arrival, tally: Headers) -> Viewer:
        """The viewer, once the call has passed all that is judged before its operation."""
        route = arrival.route
        holder = find_holder(work, arrival.request.token)
        if holder is None:
            raise TokenInvalidError
        writes, exceeded = self._count(arrival, holder, work, tally)
        if is_retired(work, route.method, route.path):
            raise EndpointRetiredError
        if exceeded is not None:
            raise exceeded
        if arrival.request.problem is not None:
            raise arrival.request.problem
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
        tally[:] = rate_headers(allowance.calls, left)  # a read may be tried again
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
