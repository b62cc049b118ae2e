"""Calls that clients make without a browser: read once, answered without a session."""

from collections.abc import Awaitable, Callable

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from sugarsnap.errors import Refusal
from sugarsnap.faces.oauth.errors import JSONBodyError
from sugarsnap.faces.oauth.parameters import credentials_of, once
from sugarsnap.faces.shared.asgi import Application, Receive, Scope, Send, header_of
from sugarsnap.faces.shared.links import Links
from sugarsnap.faces.shared.parameters import form_of, query_of, read_body
from sugarsnap.faces.shared.visits import Ground
from sugarsnap.operations.clients import Credentials
from sugarsnap.work import Works


class Call(Struct, frozen=True):
    """One call, with what came along."""

    works: Works
    parameters: dict[str, str]
    """Query and form together."""
    authorization: str
    address: str
    """Where it came from."""
    base: str

    @property
    def credentials(self) -> Credentials:
        """Who the client says it is. Raises TwoCredentialsError."""
        return credentials_of(self.parameters, self.authorization, self.address)

    @property
    def links(self) -> Links:
        """Addresses under the scheme and host that the client used."""
        return Links(self.base, self.works.tools.keys)


Handler = Callable[[Call], Awaitable[Response]]
Worder = Callable[[Refusal], Response]


class Endpoint(Struct, frozen=True):
    """One address that clients call, as plain data."""

    method: str
    path: str
    handler: Handler
    worder: Worder


def application_of(endpoint: Endpoint, ground: Ground) -> Application:
    """The endpoint as an ASGI application."""

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        try:
            response = await endpoint.handler(await _read_call(ground, Request(scope, receive)))
        except Refusal as refusal:
            response = endpoint.worder(refusal)
        await response(scope, receive, send)

    return application


async def _read_call(ground: Ground, request: Request) -> Call:
    scope = request.scope
    body = await read_body(request.receive)
    if body and "json" in header_of(scope, b"content-type").lower():
        raise JSONBodyError
    return Call(
        works=ground.works,
        parameters=once([*query_of(scope), *form_of(scope, body)]),
        authorization=header_of(scope, b"authorization"),
        address=ground.addresses.client_of(scope),
        base=ground.addresses.base_of(scope),
    )
