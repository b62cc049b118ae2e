"""A good call of every route on the furnished world, and the same with one thing wrong."""

from collections.abc import Callable, Mapping
from functools import partial

import httpx
from msgspec import Struct, structs

from docs.matching import fill_in
from sugarsnap.faces.v1.openapi import descriptions_of
from sugarsnap.faces.v1.routes import Route
from sugarsnap.operations.endpoints import retire_endpoint
from sugarsnap.operations.grants import give_grant, token_of
from sugarsnap.queries.clients import find_client, insert_client, update_security
from sugarsnap.rules.limits import LIVE_ALLOWANCE
from sugarsnap.rules.scopes import Scope
from wire.caller import Caller
from wire.spots import GEOGRAPHY
from world import CLIENT_SECRET, World

SHORT_CLIENT = "5c0be00" + "0" * 25
"""A client whose tokens lack a scope."""

GOOD: Mapping[str, str] = {
    "user_id": "{{cyd}}",
    "media_id": "{{cyd_photo}}",
    "shortcode": "{{cyd_code}}",
    "comment_id": "{{ben_comment}}",
    "location_id": "{{pond}}",
    "geography_id": str(GEOGRAPHY),
    "tag": "garden",
    "q": "garden",
    "lat": "48.1",
    "lng": "11.5",
    "text": "Fresh!",
    "action": "follow",
    "client_id": "{{client_id}}",
    "client_secret": CLIENT_SECRET,
    "object": "user",
    "aspect": "media",
    "callback_url": "http://your-callback.com/url/",
}
"""What Ben sends; comments are deleted on Ada's photo, where he has written one."""


class Asked(Struct, frozen=True):
    """A call to be made."""

    route: Route
    sent: Mapping[str, str]
    """Segments and parameters by name."""
    token: str = "ben_token"
    """Its name; "" for none."""
    method: str = ""
    path: str = ""
    """Instead of the route's, like the method, where they are not empty."""
    body: bytes = b""

    def but(self, **sent: str) -> "Asked":
        """The same with other values."""
        return structs.replace(self, sent={**self.sent, **sent})

    def about(self, who: str) -> "Asked":
        """The same about somebody else and what is theirs."""
        theirs = {
            "user_id": f"{{{{{who}}}}}",
            "media_id": f"{{{{{who}_photo}}}}",
            "shortcode": f"{{{{{who}_code}}}}",
        }
        return self.but(**{name: text for name, text in theirs.items() if name in self.sent})

    def by(self, who: str) -> "Asked":
        """The same by somebody else."""
        return structs.replace(self, token=f"{who}_token")

    def send(self, caller: Caller) -> httpx.Response:
        """What is answered."""
        path = self.path or f"/v1{self.route.path.format(**self.sent)}"
        parameters = {
            name: fill_in(value, caller.known)
            for name, value in self.sent.items()
            if f"{{{name}}}" not in self.route.path
        }
        if self.token:
            parameters["access_token"] = caller.known[self.token]
        method = self.method or self.route.method
        return caller.send(method, path, params=parameters, content=self.body or None)


def good_call(route: Route) -> Asked:
    """A call of a route that succeeds."""
    sent = {one.name: GOOD[one.name] for one in descriptions_of(route) if one.name in GOOD}
    asked = Asked(route, sent)
    return asked.about("ada") if "comment_id" in sent else asked


def lacking(scope: Scope) -> Callable[[Asked, Caller, World], Asked]:
    """Ben sends a token that may do everything but one thing."""

    def cause(asked: Asked, caller: Caller, world: World) -> Asked:
        if "short_token" not in caller.known:
            usual = world.ask(find_client, world.client_id)
            world.ask(insert_client, structs.replace(usual, id=SHORT_CLIENT))
            given = frozenset(Scope) - {scope}
            grant = world.works.write_now(give_grant, world.id_of("ben"), SHORT_CLIENT, given).grant
            caller.known["short_token"] = world.works.read(token_of, grant)
        return structs.replace(asked, token="short_token")

    return cause


def set_up(world: World, **settings: str) -> None:
    """Have the keeper change settings."""
    changed = structs.replace(world.works.tools.settings, **settings)
    world.works.tools = structs.replace(world.works.tools, settings=changed)


def alone(client_id: str) -> Callable[[Asked, Caller, World], Asked]:
    """A client asks by itself, on a server that answers such calls."""

    def cause(asked: Asked, _: Caller, world: World) -> Asked:
        set_up(world, legacy_unauthenticated_reads="on")
        return structs.replace(asked, token="").but(client_id=client_id)

    return cause


def alone_about_self(asked: Asked, caller: Caller, world: World) -> Asked:
    """The same for what only a person has."""
    asked = alone(world.client_id)(asked, caller, world)
    return asked.but(user_id="self") if "user_id" in asked.sent else asked


def enforced(asked: Asked, _: Caller, world: World) -> Asked:
    """The client wants its calls signed."""
    world.ask(
        partial(update_security, is_implicit_disabled=1, is_signature_enforced=1), world.client_id
    )
    return asked


def asked_for_addresses(asked: Asked, _: Caller, world: World) -> Asked:
    """The keeper wants to know for whose addresses things are written."""
    set_up(world, signed_addresses="on")
    return asked


def retired(asked: Asked, _: Caller, world: World) -> Asked:
    """The keeper has retired the endpoint."""
    world.works.write_now(retire_endpoint, asked.route.name)
    return asked


def used_up(asked: Asked, _: Caller, world: World) -> Asked:
    """Ben has made all calls of the hour, and his client too in its own name."""
    _count(world, f"{world.id_of('ben')}.{world.client_id}", LIVE_ALLOWANCE.calls)
    _count(world, world.client_id, LIVE_ALLOWANCE.calls)
    return asked


def written_enough(asked: Asked, _: Caller, world: World) -> Asked:
    """Ben has made all calls of this kind."""
    bucket = f"{world.id_of('ben')}.{world.client_id}.{asked.route.bucket}"
    _count(world, bucket, LIVE_ALLOWANCE.writes)
    return asked


def _count(world: World, bucket: str, calls: int) -> None:
    while world.works.tools.limits.count(bucket, world.clock.now()).made < calls:
        pass


def unapproved(asked: Asked, _: Caller, world: World) -> Asked:
    """The keeper reviews clients, and has approved nothing for this one."""
    settings = structs.replace(world.works.tools.settings, clients="review")
    world.works.tools = structs.replace(world.works.tools, settings=settings)
    return asked


def banned(asked: Asked, _: Caller, world: World) -> Asked:
    """The keeper has banned the tag."""
    tag = asked.sent.get("tag") or asked.sent["object_id"]
    settings = structs.replace(world.works.tools.settings, banned_tags=(tag,))
    world.works.tools = structs.replace(world.works.tools, settings=settings)
    return asked
