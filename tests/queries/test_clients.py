"""Clients and their redirect URIs."""

import msgspec
from msgspec import structs

from sugarsnap.queries.clients import (
    delete_client,
    find_client,
    insert_client,
    list_clients_of_owner,
    list_redirect_uris,
    update_client,
    update_redirect_uris,
    update_secret,
    update_security,
)
from sugarsnap.records.clients import Client, Registration
from world import World


def client_of(world: World) -> Client:
    client: Client = world.ask(find_client, world.client_id)
    return client


def test_a_client_id_is_taken_once(world: World) -> None:
    client = structs.replace(client_of(world), name="An impostor")

    assert not world.ask(insert_client, client)

    assert client_of(world).name == "Cyd's Camera"


def test_clients_of_a_developer_are_listed_oldest_first(world: World) -> None:
    first = client_of(world)
    for id_, created in (("a" * 32, first.created_ms + 2), ("b" * 32, first.created_ms + 1)):
        world.ask(insert_client, structs.replace(first, id=id_, created_ms=created))

    listed = [client.id for client in world.ask(list_clients_of_owner, world.id_of("cyd"))]

    assert listed == [first.id, "b" * 32, "a" * 32]


def test_what_a_developer_says_is_written_whole(world: World) -> None:
    registration = Registration(
        "Name", "What it does", "Firm", "https://a.example", "https://p.example", "m@a.example",
        ("https://a.example/2", "https://a.example/1"),
    )  # fmt: skip

    world.ask(update_client, world.client_id, registration)

    written = msgspec.to_builtins(client_of(world))
    written["redirect_uris"] = world.ask(list_redirect_uris, world.client_id)
    assert msgspec.convert(written, Registration) == registration


def test_redirect_uris_keep_their_order_and_replace_one_another(world: World) -> None:
    world.ask(update_redirect_uris, world.client_id, ["http://z", "http://a", "http://m"])
    world.ask(update_redirect_uris, world.client_id, ["http://z", "http://a"])

    assert world.ask(list_redirect_uris, world.client_id) == ["http://z", "http://a"]


def test_the_two_switches_are_set_apart(world: World) -> None:
    def set_security(db: object) -> None:
        update_security(
            db,  # type: ignore[arg-type]
            world.client_id,
            is_implicit_disabled=0,
            is_signature_enforced=1,
        )

    world.ask(set_security)

    client = client_of(world)
    assert (client.is_implicit_disabled, client.is_signature_enforced) == (0, 1)


def test_two_secrets_stand_during_a_rotation(world: World) -> None:
    world.ask(update_secret, world.client_id, "new", "old")

    client = client_of(world)
    assert (client.secret, client.older_secret) == ("new", "old")


def test_a_client_goes_with_its_redirect_uris(world: World) -> None:
    world.ask(delete_client, world.client_id)

    assert world.ask(find_client, world.client_id) is None
    assert world.ask(list_redirect_uris, world.client_id) == []
