"""The v1 face on the furnished world, and a program that calls it."""

import asyncio
from urllib.parse import urlsplit

import httpx

from docs.matching import fill_in
from fakes import Receivers
from sandboxes import put_up_sandbox, token_for
from sugarsnap.config import Settings
from sugarsnap.faces.shared.addresses import Addresses
from sugarsnap.faces.shared.asgi import Application, Receive, Scope, Send
from sugarsnap.faces.v1.face import V1Face
from sugarsnap.ids import shortcode_of
from sugarsnap.operations.grants import give_grant, revoke_access, token_of
from sugarsnap.queries.clients import find_client, insert_client
from sugarsnap.records.clients import Client
from sugarsnap.rules import scopes
from wire.carousels import put_up_carousels
from wire.cases import Exchange
from wire.clients import put_up_clients
from wire.comparing import Known, compare
from wire.spots import put_up_spots
from world import CLIENT_SECRET, World

BASE = "http://localhost"
BASIC_CLIENT = "ba51c" + "0" * 27
GONE_CLIENT = "90e0000" + "0" * 25


class Caller:
    """Calls the API in the names of the people of the world; `known` has what cases may name."""

    def __init__(self, world: World, runner: asyncio.Runner) -> None:
        self._world = world
        self._runner = runner
        self.receivers = Receivers()
        transport = httpx.ASGITransport(_application_on(world, self.receivers))
        self._client = httpx.AsyncClient(transport=transport, base_url=BASE)
        self.known: Known = {
            "base": BASE,
            **put_up_spots(world),
            **put_up_carousels(world),
            **_sandbox_of(world),
            **put_up_clients(world),
            **_names_of(world),
            **_tokens_of(world),
        }

    def send(self, method: str, target: str, **options: object) -> httpx.Response:
        """One call; `target` may hold placeholders."""
        filled = fill_in(target, self.known)
        answer = self._client.request(method, filled, **options)  # type: ignore[arg-type]
        return self._runner.run(answer)

    def perform(self, exchange: Exchange) -> httpx.Response:
        """What is answered to the request of an exchange."""
        headers = {name: fill_in(value, self.known) for name, value in exchange.headers}
        body = fill_in(exchange.body, self.known).encode()
        if "multipart" in headers.get("Content-Type", ""):
            body = body.replace(b"\n", b"\r\n")
        return self.send(exchange.method, exchange.target, headers=headers, content=body or None)

    def check(self, exchange: Exchange, said: httpx.Response) -> None:
        """Fail unless an answer is the golden one."""
        compare(said, exchange.status, exchange.answer, self.known)

    def follow(self, url: str) -> httpx.Response:
        """Call an address out of an answer."""
        parts = urlsplit(url)
        assert f"{parts.scheme}://{parts.netloc}" == BASE
        return self._runner.run(self._client.get(url))

    def close(self) -> None:
        self._runner.run(self._client.aclose())


def _application_on(world: World, receivers: Receivers) -> Application:
    face = V1Face(world.works, Addresses(Settings()), receivers)

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        await face(scope, receive, send)

    return application


def _sandbox_of(world: World) -> Known:
    """A client of Cyd's in sandbox mode, and the token of Ben, whom she invited."""
    client_id = put_up_sandbox(world)
    return {"sandbox_client": client_id, "sandbox_token": token_for(world, "ben", client_id)}


def _names_of(world: World) -> Known:
    """Ids, shortcodes and created times of what stands in the world."""
    names = {"now": str(world.clock.now() // 1000), "client_id": world.client_id}
    names["client_secret"] = CLIENT_SECRET
    for name, account_id in world.furniture.accounts.items():
        media = world.media(name)
        names[name] = str(account_id)
        names[f"{name}_photo"] = str(media.id)
        names[f"{name}_code"] = shortcode_of(media.id)
        names[f"{name}_time"] = str(media.created_ms // 1000)
        names[f"{name}_caption"] = str(media.caption_id)
    for name, comment_id in world.furniture.comments.items():
        names[f"{name}_comment"] = str(comment_id)
    rows = world.rows("SELECT id, created_ms FROM comments")
    times = {str(row[0]): str(row[1] // 1000) for row in rows}
    for name, comment_id in world.furniture.comments.items():
        names[f"{name}_comment_time"] = times[str(comment_id)]
    return names


def _tokens_of(world: World) -> Known:
    """Everybody's with every scope, with `basic` alone, and one that was revoked."""
    for client_id in (BASIC_CLIENT, GONE_CLIENT):
        _register(world, client_id)
    tokens = {}
    for name in world.furniture.accounts:
        tokens[f"{name}_token"] = _token(world, name, world.client_id, frozenset(scopes.Scope))
        tokens[f"{name}_basic"] = _token(world, name, BASIC_CLIENT, frozenset({scopes.Scope.BASIC}))
    tokens["gone_token"] = _token(world, "ben", GONE_CLIENT, frozenset(scopes.Scope))
    world.works.write_now(revoke_access, world.viewer("ben"), GONE_CLIENT)
    return tokens


def _register(world: World, client_id: str) -> None:
    usual = world.ask(find_client, world.client_id)
    assert isinstance(usual, Client)
    fields = {name: getattr(usual, name) for name in Client.__struct_fields__}
    world.ask(insert_client, Client(**{**fields, "id": client_id}))


def _token(world: World, name: str, client_id: str, given: frozenset[scopes.Scope]) -> str:
    grant = world.works.write_now(give_grant, world.id_of(name), client_id, given).grant
    return str(world.works.read(token_of, grant))
