"""What the demo community's server answers to the examples of the reference."""

import asyncio
from collections.abc import Mapping
from urllib.parse import parse_qs, urlencode, urlsplit

import msgspec
from msgspec import structs

from sugarsnap.app import House
from sugarsnap.demo import grant
from sugarsnap.faces.shared.addresses import Addresses
from sugarsnap.faces.shared.asgi import Message
from sugarsnap.faces.v1.examples import BASE, TOKEN, Example
from sugarsnap.faces.v1.face import V1Face
from sugarsnap.faces.v1.openapi import descriptions_of
from sugarsnap.faces.v1.routes import ROUTES, Access, Route
from sugarsnap.operations.accounts import find_account_of_name
from sugarsnap.operations.clients import Provision, create_client
from sugarsnap.operations.keeper import issue_token
from sugarsnap.operations.subscriptions import Handshake, create_subscription
from sugarsnap.ports import Outgoing, Reply
from sugarsnap.queries.geographies import insert_geography
from sugarsnap.records.clients import Registration
from sugarsnap.records.places import Geography
from sugarsnap.records.viewers import Viewer
from sugarsnap.rules.geography import DEGREE
from sugarsnap.rules.scopes import Scope, write_scopes
from sugarsnap.rules.subscriptions import Wish
from sugarsnap.work import Work, Works

SERVER_KEY = "0" * 64
"""Of the house that answers, or addresses of pictures come out differently."""
_ADDRESS = "http://example.test"
_HOUR_MS = 60 * 60 * 1000
_CLIENT = Provision(client_id="c0ffee" + "0" * 26, secret="5ec4e7" + "0" * 26)
_REGISTRATION = Registration(
    name="The reference",
    description="Asks what the reference shows.",
    company_name="",
    website_url="http://localhost",
    privacy_policy_url="",
    contact_email=grant.EMAIL,
    redirect_uris=("http://localhost",),
)
_WISH = Wish(object="user", aspect="media", callback_url="http://your-callback.com/url/")
_TOWN = Geography(1, _CLIENT.client_id, round(41.142 * DEGREE), round(-8.616 * DEGREE), 2000)


class _Still:
    """A clock that stands an hour after the last of the demo's posts."""

    def now(self) -> int:
        return grant.PEAS_MS + _HOUR_MS


class _Agreeing:
    """Implements ports.HttpSender: whoever is asked agrees to be told of posts."""

    async def send(self, request: Outgoing) -> Reply:
        """Answer the challenge of a handshake."""
        [challenge] = parse_qs(urlsplit(request.url).query)["hub.challenge"]
        return Reply(200, challenge.encode())


def answer_examples(house: House, asked: Mapping[str, Example]) -> dict[str, Example]:
    """The same calls with what a filled demo answers. It is a different house afterwards.

    Calls that read come first. Under the SERVER_KEY the answers are the same every time.
    """
    works = Works(house.engine, structs.replace(house.works.tools, clock=_Still()))
    token = works.write_now(_settle_in)
    settings = structs.replace(house.settings, public_url=_ADDRESS)
    face = V1Face(works, Addresses(settings), _Agreeing())
    routes = sorted(ROUTES, key=lambda route: route.access is Access.WRITE)
    answered = asyncio.run(_answer_all(face, {route: asked[route.name] for route in routes}, token))
    return {name: answered[name] for name in asked}


def _settle_in(work: Work) -> str:
    """A token of Grant's, for a client of his that may do everything and has subscriptions."""
    account = find_account_of_name(work, grant.PERSON.username)
    if account is None:
        raise LookupError("This house is no demo.")
    client = create_client(work, Viewer(account.card), _REGISTRATION, _CLIENT).client
    create_subscription(work, client, Handshake(_WISH, ""), Reply(200, b""))
    insert_geography(work.db, _TOWN)
    return issue_token(work, _CLIENT.client_id, account, write_scopes(Scope))


async def _answer_all(
    face: V1Face, asked: Mapping[Route, Example], token: str
) -> dict[str, Example]:
    answered = {}
    for route, example in asked.items():
        said = await _call(face, route, {"access_token": token, **example.sent})
        shown = said.replace(_ADDRESS, BASE).replace(token, TOKEN)
        answered[route.name] = Example(example.sent, msgspec.json.decode(shown))
    return answered


async def _call(face: V1Face, route: Route, sent: Mapping[str, str]) -> str:
    """The body of the answer to one call, its form in the query like the rest."""
    segments = {one.name for one in descriptions_of(route) if one.where == "path"}
    query = urlencode({name: value for name, value in sent.items() if name not in segments})
    body = bytearray()

    async def receive() -> Message:
        return {"type": "http.request", "body": b""}

    async def send(message: Message) -> None:
        body.extend(message.get("body", b""))

    scope = {
        "type": "http",
        "method": route.method,
        "scheme": "http",
        "path": f"/v1{route.path.format(**sent)}",
        "query_string": query.encode(),
        "headers": [],
    }
    await face(scope, receive, send)
    return body.decode()
