"""From a token to whom it speaks for: nothing but a live grant's own token does."""

import pytest

from sugarsnap.operations.grants import find_holder
from sugarsnap.queries.clients import delete_client
from sugarsnap.queries.grants import insert_grant, update_to_revoked
from sugarsnap.records.clients import Grant
from sugarsnap.rules.scopes import Scope
from world import World


def test_a_token_speaks_for_its_person_through_its_client(world: World) -> None:
    holder = world.works.read(find_holder, world.token)

    assert holder is not None
    assert holder.account.username == "ben"
    assert holder.client.id == world.client_id
    assert holder.scopes == frozenset(Scope)


def test_a_token_looks_as_the_reference_says(world: World) -> None:
    assert world.token.startswith(f"{world.id_of('ben')}.{world.client_id[:7]}.")
    assert len(world.token.rpartition(".")[2]) == 32


def test_a_changed_token_speaks_for_nobody(world: World) -> None:
    person, client, mark = world.token.split(".")
    other = world.id_of("ada")
    for token in (
        "",
        "made-up",
        world.client_id,
        f"{person}.{client}",
        f"{person}..{mark}",
        f"{person}.{client}.{mark[::-1]}",
        f"{person}.{client}.{mark.upper()}",
        f"{person}.{client}.{mark}0",
        f"{other}.{client}.{mark}",
        f" {world.token}",
        f"{10**30}.{client}.{mark}",
        "ä" * 40,
        "9" * 5000,
    ):
        assert world.works.read(find_holder, token) is None


@pytest.mark.parametrize("again", [1, 2])
def test_a_revoked_token_is_dead_at_once(world: World, again: int) -> None:
    assert world.works.read(find_holder, world.token) is not None

    for _ in range(again):
        world.ask(update_to_revoked, world.id_of("ben"), world.client_id)

    assert world.works.read(find_holder, world.token) is None


def test_a_token_dies_with_its_client(world: World) -> None:
    world.ask(delete_client, world.client_id)

    assert world.works.read(find_holder, world.token) is None


def test_clients_whose_ids_begin_alike_are_told_apart(world: World) -> None:
    twin = world.client_id[:7] + "0" * 25
    world.ask(insert_grant, Grant(world.id_of("ben"), twin, "basic", 0, 1, 5))

    holder = world.works.read(find_holder, world.token)

    assert holder is not None
    assert holder.client.id == world.client_id
