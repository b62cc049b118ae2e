"""Who is in a sandbox: inviting, accepting, leaving, and the numbers of both."""

import asyncio
from collections import Counter
from types import NoneType

import pytest

from sandboxes import REGISTRATION, join, put_up_sandbox, settle_in, token_for
from sugarsnap.errors import AbsentError, ClientAbsentError, InvalidError
from sugarsnap.operations.clients import Provision, create_client, delete_client
from sugarsnap.operations.grants import find_holder
from sugarsnap.operations.relationships import change_relationship
from sugarsnap.operations.sandboxes import (
    accept_invitation,
    invite_user,
    leave_sandbox,
    list_guests,
    list_invitations,
    read_sandbox,
    remove_user,
)
from sugarsnap.queries.clients import find_client
from sugarsnap.queries.sandboxes import list_sandboxes_of_user
from sugarsnap.rules.sandboxes import MOST_SANDBOXES, MOST_USERS
from world import World


@pytest.fixture
def client_id(world: World) -> str:
    """Of Cyd's client, which Ben tries out."""
    return put_up_sandbox(world)


def users_of(world: World, client_id: str) -> set[int]:
    client = world.ask(find_client, client_id)
    return set(world.works.read(read_sandbox, client))


def guests_of(world: World, client_id: str) -> list[tuple[str, int]]:
    found = world.see(list_guests, "cyd", client_id)
    return [(guest.card.username, guest.user.is_accepted) for guest in found]


def clients_of(world: World, name: str) -> list[str]:
    return [each.client.id for each in world.see(list_invitations, name)]


def test_the_owner_is_one_of_its_users_and_whoever_accepts_becomes_one(
    world: World, client_id: str
) -> None:
    world.do(invite_user, "cyd", client_id, "ada")

    assert users_of(world, client_id) == {world.id_of("cyd"), world.id_of("ben")}
    assert guests_of(world, client_id) == [("ben", 1), ("ada", 0)]

    world.do(accept_invitation, "ada", client_id)

    assert world.id_of("ada") in users_of(world, client_id)


def test_inviting_or_accepting_again_changes_nothing(world: World, client_id: str) -> None:
    world.do(invite_user, "cyd", client_id, " @Ben ")
    world.do(invite_user, "cyd", client_id, "cyd")
    world.do(accept_invitation, "ben", client_id)

    assert guests_of(world, client_id) == [("ben", 1)]


@pytest.mark.parametrize("name", ["nobody", "eve", "ada"])
def test_whoever_is_absent_for_the_owner_cannot_be_invited(
    world: World, client_id: str, name: str
) -> None:
    world.do(change_relationship, "ada", world.id_of("cyd"), "block")

    with pytest.raises(InvalidError, match=f"There is no {name} whom you could invite."):
        world.do(invite_user, "cyd", client_id, name)


def test_a_sandbox_has_room_for_ten_the_owner_and_the_invited_among_them(
    world: World, client_id: str
) -> None:
    names = [f"friend{number}" for number in range(MOST_USERS - 1)]
    for name in names:
        settle_in(world, name)
    for name in names[:-1]:
        world.do(invite_user, "cyd", client_id, name)

    with pytest.raises(InvalidError, match="room for 10 people"):
        world.do(invite_user, "cyd", client_id, names[-1])

    world.do(leave_sandbox, names[0], client_id)
    world.do(invite_user, "cyd", client_id, names[-1])
    assert len(guests_of(world, client_id)) == MOST_USERS - 1


def test_one_person_is_in_five_sandboxes_of_others_and_may_change_them(world: World) -> None:
    ids = [
        world.do(create_client, "cyd", REGISTRATION, Provision(is_sandbox=1)).client.id
        for _ in range(MOST_SANDBOXES + 1)
    ]
    for id_ in ids[:-1]:
        join(world, id_, "ben")
    world.do(invite_user, "cyd", ids[-1], "ben")

    with pytest.raises(InvalidError, match="at most 5 sandboxes"):
        world.do(accept_invitation, "ben", ids[-1])

    world.do(leave_sandbox, "ben", ids[0])
    world.do(accept_invitation, "ben", ids[-1])
    assert set(clients_of(world, "ben")) == set(ids[1:])


def test_clients_of_ones_own_do_not_count_among_the_five(world: World) -> None:
    for _ in range(MOST_SANDBOXES + 1):
        world.do(create_client, "ben", REGISTRATION, Provision(is_sandbox=1))

    client_id = put_up_sandbox(world)

    assert clients_of(world, "ben") == [client_id]


def test_without_an_invitation_there_is_nothing_to_accept(world: World, client_id: str) -> None:
    with pytest.raises(AbsentError):
        world.do(accept_invitation, "dan", client_id)


def test_only_the_owner_invites_and_removes(world: World, client_id: str) -> None:
    with pytest.raises(ClientAbsentError):
        world.do(invite_user, "ben", client_id, "dan")
    with pytest.raises(ClientAbsentError):
        world.do(remove_user, "dan", client_id, world.id_of("ben"))

    assert guests_of(world, client_id) == [("ben", 1)]


@pytest.mark.parametrize("way", ["leaving", "removing"])
def test_whoever_is_out_has_no_access_left_there_and_keeps_all_other(
    world: World, client_id: str, way: str
) -> None:
    token = token_for(world, "ben", client_id)
    assert world.works.read(find_holder, token) is not None

    if way == "leaving":
        world.do(leave_sandbox, "ben", client_id)
    else:
        world.do(remove_user, "cyd", client_id, world.id_of("ben"))

    assert world.works.read(find_holder, token) is None
    assert world.works.read(find_holder, world.token) is not None
    assert guests_of(world, client_id) == []
    join(world, client_id, "ben")
    assert world.works.read(find_holder, token) is None
    assert world.works.read(find_holder, token_for(world, "ben", client_id)) is not None


def test_removing_somebody_who_was_never_in_it_leaves_their_access_alone(world: World) -> None:
    world.do(remove_user, "cyd", world.client_id, world.id_of("ben"))

    assert world.works.read(find_holder, world.token) is not None


def test_a_client_that_is_deleted_leaves_no_invitations(world: World, client_id: str) -> None:
    world.do(delete_client, "cyd", client_id)

    assert world.ask(list_sandboxes_of_user, world.id_of("ben")) == []


def test_of_those_invited_at_once_no_more_come_in_than_there_is_room_for(
    world: World, client_id: str
) -> None:
    names = [f"friend{number}" for number in range(MOST_USERS)]
    for name in names:
        settle_in(world, name)
    cyd = world.viewer("cyd")

    async def invite_at_once() -> Counter[type]:
        writes = (world.works.write(invite_user, cyd, client_id, name) for name in names)
        outcomes = await asyncio.gather(*writes, return_exceptions=True)
        return Counter(map(type, outcomes))

    assert asyncio.run(invite_at_once()) == {NoneType: MOST_USERS - 2, InvalidError: 2}
    assert len(guests_of(world, client_id)) == MOST_USERS - 1


def test_of_invitations_accepted_at_once_no_more_count_than_may(world: World) -> None:
    ids = [
        world.do(create_client, "cyd", REGISTRATION, Provision(is_sandbox=1)).client.id
        for _ in range(MOST_SANDBOXES + 2)
    ]
    for id_ in ids:
        world.do(invite_user, "cyd", id_, "ben")
    ben = world.viewer("ben")

    async def accept_at_once() -> Counter[type]:
        writes = (world.works.write(accept_invitation, ben, id_) for id_ in ids)
        outcomes = await asyncio.gather(*writes, return_exceptions=True)
        return Counter(map(type, outcomes))

    assert asyncio.run(accept_at_once()) == {NoneType: MOST_SANDBOXES, InvalidError: 2}
    found = world.ask(list_sandboxes_of_user, world.id_of("ben"))
    assert sum(one.is_accepted for one in found) == MOST_SANDBOXES
