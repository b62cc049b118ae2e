"""Clients of the world that have things otherwise, and calls signed by the book."""

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from functools import partial

from msgspec import Struct, structs

from sugarsnap.operations.grants import give_grant, token_of
from sugarsnap.queries.clients import (
    find_client,
    insert_client,
    update_secret,
    update_security,
    update_switches,
)
from sugarsnap.records.clients import Client
from sugarsnap.rules.scopes import Scope
from sugarsnap.rules.switches import Switch, switches_of, write_switches
from world import World

OWN_CLIENT = "0de1" * 8
"""A client of these tests' own."""
SECRET = "0123456789abcdef0123456789abcdef"
OLDER_SECRET = "6dc1787668c64c939929c17683d7cb74"


SIGNING_CLIENT, OLD_CLIENT = "516e" * 8, "01d0" * 8
"""One that wants its calls signed, and one that was written for another time."""
OLD_WAYS = (
    Switch.LEGACY_MEDIA_FORMAT,
    Switch.NON_SQUARE_MEDIA,
    Switch.COMMENT_POST_RETURNS_OBJECT,
    Switch.OLD_MESSAGE_TEXTS,
    Switch.ACCEPT_BEARER,
)


class Given(Struct, frozen=True):
    """A client and Ben's token for it."""

    client_id: str
    token: str


def register(
    world: World,
    *flipped: Switch,
    client_id: str = OWN_CLIENT,
    scopes: Iterable[Scope] = Scope,
) -> Given:
    """A client with switches flipped, and all or some that Ben lets it do."""
    usual = world.ask(find_client, world.client_id)
    assert isinstance(usual, Client)
    world.ask(insert_client, structs.replace(usual, id=client_id))
    flip(world, client_id, *flipped)
    grant = world.works.write_now(
        give_grant, world.id_of("ben"), client_id, frozenset(scopes)
    ).grant
    return Given(client_id, str(world.works.read(token_of, grant)))


def flip(world: World, client_id: str, *flipped: Switch) -> None:
    """Turn switches of a client to what they are not."""
    client = world.ask(find_client, client_id)
    assert isinstance(client, Client)
    switches = write_switches(switches_of(client) ^ frozenset(flipped))
    world.ask(update_switches, client_id, switches)


def enforce_signatures(world: World, client_id: str, *, older_secret: str = "") -> None:
    """Have a client want its calls signed; with two secrets where there is an older one."""
    keys = world.works.tools.keys
    sealed = keys.seal(SECRET, "0" * 24)
    older = keys.seal(older_secret, "1" * 24) if older_secret else ""
    world.ask(update_secret, client_id, sealed, older)
    _secure(world, client_id, is_signature_enforced=1)


def leave_calls_unsigned(world: World, client_id: str) -> None:
    """Have a client take them unsigned again."""
    _secure(world, client_id, is_signature_enforced=0)


def _secure(world: World, client_id: str, *, is_signature_enforced: int) -> None:
    update = partial(
        update_security, is_implicit_disabled=1, is_signature_enforced=is_signature_enforced
    )
    world.ask(update, client_id)


def sign(endpoint: str, parameters: Mapping[str, str], secret: str = SECRET) -> str:
    """What a client computes, by the book."""
    message = endpoint + "".join(f"|{name}={parameters[name]}" for name in sorted(parameters))
    return hmac.new(secret.encode(), message.encode(), hashlib.sha256).hexdigest()


def put_up_clients(world: World) -> dict[str, str]:
    """Two clients for golden cases; answers Ben's tokens, and signatures of some calls."""
    signing = register(world, client_id=SIGNING_CLIENT, scopes=[Scope.BASIC, Scope.COMMENTS])
    enforce_signatures(world, SIGNING_CLIENT)
    old = register(world, *OLD_WAYS, client_id=OLD_CLIENT, scopes=[Scope.BASIC, Scope.COMMENTS])
    sent = {"access_token": signing.token}
    commenting = f"/media/{world.photo_of('ben')}/comments"
    return {
        "signing_token": signing.token,
        "old_token": old.token,
        "sig_of_self": sign("/users/self", sent),
        "sig_of_self_json": sign("/users/self.json", {**sent, "callback": "peas"}),
        "sig_of_comment": sign(commenting, {**sent, "text": "nice & tidy #peas"}),
    }
