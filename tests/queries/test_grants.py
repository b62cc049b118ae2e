"""Grants are found by the seven digits of a token; a revoked one keeps its serial."""

from msgspec import structs

from sugarsnap.queries.grants import (
    find_grant,
    insert_grant,
    list_grants,
    list_grants_by_prefix,
    update_all_to_revoked,
    update_grant,
    update_grants_of_client_to_revoked,
    update_to_revoked,
)
from sugarsnap.records.clients import Grant
from world import World


def grant_to(world: World, client_id: str) -> Grant:
    grant = Grant(world.id_of("ben"), client_id, "basic", serial=0, is_live=1, created_ms=5)
    world.ask(insert_grant, grant)
    return grant


def test_all_grants_are_found_to_which_a_token_may_belong(world: World) -> None:
    alike = [grant_to(world, f"abc1234{end}") for end in ("0" * 25, "f" * 25)]
    grant_to(world, "abc1235" + "0" * 25)
    grant_to(world, "abc1233" + "f" * 25)

    assert world.ask(list_grants_by_prefix, world.id_of("ben"), "abc1234") == alike


def test_revoking_raises_the_serial_once(world: World) -> None:
    ben, client_id = world.id_of("ben"), world.client_id

    world.ask(update_to_revoked, ben, client_id)
    world.ask(update_to_revoked, ben, client_id)

    grant = world.ask(find_grant, ben, client_id)
    assert (grant.serial, grant.is_live, grant.scopes) == (1, 0, "")


def test_a_revived_grant_keeps_its_serial(world: World) -> None:
    ben, client_id = world.id_of("ben"), world.client_id
    world.ask(update_to_revoked, ben, client_id)
    revoked = world.ask(find_grant, ben, client_id)

    world.ask(update_grant, structs.replace(revoked, scopes="basic", created_ms=9))

    expected = Grant(ben, client_id, "basic", serial=1, is_live=1, created_ms=9)
    assert world.ask(find_grant, ben, client_id) == expected


def test_all_grants_of_one_person_are_revoked_together(world: World) -> None:
    grant_to(world, "a" * 32)
    of_cyd = Grant(world.id_of("cyd"), world.client_id, "basic", 0, 1, 5)
    world.ask(insert_grant, of_cyd)

    world.ask(update_all_to_revoked, world.id_of("ben"))

    assert {grant.is_live for grant in world.ask(list_grants, world.id_of("ben"))} == {0}
    assert world.ask(list_grants, world.id_of("cyd")) == [of_cyd]


def test_grants_end_with_their_client_and_keep_their_serial(world: World) -> None:
    other = grant_to(world, "a" * 32)

    world.ask(update_grants_of_client_to_revoked, world.client_id)

    grants = {grant.client_id: grant for grant in world.ask(list_grants, world.id_of("ben"))}
    assert grants[other.client_id] == other
    assert (grants[world.client_id].is_live, grants[world.client_id].serial) == (0, 1)
