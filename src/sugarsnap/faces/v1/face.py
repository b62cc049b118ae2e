"""The v1 face as a bare ASGI application: one wrapper around every route.

A call is judged in the order of the v1 reference §13: route, credentials, token, signature,
retired, limit, scope; the rest is the operation's.
"""

from typing import Any

from sugarsnap.errors import LimitExceededError, Refusal
from sugarsnap.faces.shared.addresses import Addresses
from sugarsnap.faces.shared.asgi import Receive, Scope, Send, answer
from sugarsnap.faces.shared.preflight import preflight_headers
from sugarsnap.faces.v1.calls import Arrival, Call, Track
from sugarsnap.faces.v1.client_calls import ClientCall, judge_client_call
from sugarsnap.faces.v1.dispatch import Dispatcher
from sugarsnap.faces.v1.envelope import (
    HEADERS,
    call_back,
    rate_headers,
    say,
    say_refused,
)
from sugarsnap.faces.v1.errors import (
    EndpointRetiredError,
    NoCredentialsError,
    worded,
    worded_as_before,
)
from sugarsnap.faces.v1.gate import PREFIX, check_gate, require_caller
from sugarsnap.faces.v1.parameters import bind
from sugarsnap.faces.v1.reading import Request, read_request
from sugarsnap.faces.v1.routes import ALIASES, ROUTES, Access
from sugarsnap.operations.endpoints import is_retired
from sugarsnap.ports import HttpSender
from sugarsnap.records.viewers import Caller, Viewer, WriteCount
from sugarsnap.rules.limits import LIVE_ALLOWANCE, allowance_of, mode_of, remaining
from sugarsnap.rules.scopes import check_scope
from sugarsnap.rules.switches import Switch
from sugarsnap.work import Work, Works


class V1Face:
    """Answers everything under `/v1/`."""

    def __init__(self, works: Works, addresses: Addresses, http: HttpSender) -> None:
        self._works = works
        self._addresses = addresses
        self._http = http
        self._dispatcher = Dispatcher(ROUTES, ALIASES)
        self._handlers = {route: bind(route.handler) for route in ROUTES}
        self._is_limited = works.tools.settings.rate_limits == "on"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> int:
        """Answer one request, and tell the status."""
        if scope["method"] == "OPTIONS":
            return await answer(send, 204, preflight_headers(scope, "GET, POST, DELETE"), b"")
        track = Track()
        callback = ""
        try:
            request = await read_request(scope, receive)
            callback = request.callback
            said = say(await self._perform(self._arrive(request, scope), track))
        except Refusal as refusal:
            wording = worded_as_before(refusal) if track.expects_old_texts else worded(refusal)
            said = say_refused(wording)
        if callback:
            said = call_back(said, callback)
        headers, body = [*HEADERS, *(track.rate or _UNCOUNTED), *said.headers], said.body
        if scope["method"] == "HEAD":
            headers.append((b"content-length", b"%d" % len(body)))
            body = b""
        return await answer(send, said.status, headers, body)

    def _arrive(self, request: Request, scope: Scope) -> Arrival:
        route, segments = self._dispatcher.find(request.method, request.path[len(PREFIX) :])
        if not (request.token or request.parameters.get("client_id")):
            raise NoCredentialsError
        base, address = self._addresses.base_of(scope), self._addresses.client_of(scope)
        return Arrival(route, request, segments, base, address)

    async def _perform(self, arrival: Arrival, track: Track) -> Any:
        if arrival.route.scope is None:
            return await self._perform_for_client(arrival, track)
        if arrival.route.access is Access.READ:
            return await self._works.answer(self._judge_and_run, arrival, track)
        viewer = await self._works.answer(self._judge, arrival, track)
        return await self._works.write(self._run, arrival, viewer)

    async def _perform_for_client(self, arrival: Arrival, track: Track) -> Any:
        client = await self._works.answer(judge_client_call, arrival, track)
        call = ClientCall(arrival, client, self._works, self._http)
        return await self._handlers[arrival.route](call)

    def _judge_and_run(self, work: Work, arrival: Arrival, track: Track) -> Any:
        return self._run(work, arrival, self._judge(work, arrival, track))

    def _run(self, work: Work, arrival: Arrival, viewer: Viewer) -> Any:
        call = Call(arrival, work, viewer)
        return self._handlers[arrival.route](call)

    def _judge(self, work: Work, arrival: Arrival, track: Track) -> Viewer:
        """The viewer, once the call has passed all that is judged before its operation."""
        route = arrival.route
        caller = require_caller(work, arrival, track)
        track.expects_old_texts = Switch.OLD_MESSAGE_TEXTS in caller.switches
        check_gate(work, arrival, caller)
        writes, exceeded = self._count(arrival, caller, work, track)
        if is_retired(work, route.method, route.path, arrival.segments, caller.account_id):
            raise EndpointRetiredError
        if exceeded is not None:
            raise exceeded
        if arrival.request.problem is not None:
            raise arrival.request.problem
        check_scope(caller, route.scope or "")
        return Viewer(
            caller.account,
            caller.client,
            caller.scopes,
            route.of_others or "",
            writes,
            caller.unapproved,
            caller.sandbox,
            caller.switches,
        )

    def _count(
        self, arrival: Arrival, caller: Caller, work: Work, track: Track
    ) -> tuple[WriteCount | None, LimitExceededError | None]:
        """Count the call on arrival, refused or not; writes are counted by kind besides."""
        allowance = allowance_of(mode_of(caller.client))
        bucket = caller.bucket
        made = work.limits.count(bucket, work.now)
        left = remaining(allowance.calls, made.made)
        track.rate = rate_headers(allowance.calls, left)
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
