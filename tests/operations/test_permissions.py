"""Going live: what clients ask the keeper for, the decisions, and what comes of them."""

import pytest
from msgspec import structs

from sandboxes import REGISTRATION, install_keeper, token_for
from sugarsnap.errors import AbsentError, ClientAbsentError, InvalidError
from sugarsnap.operations.clients import create_client, delete_client
from sugarsnap.operations.grants import find_holder
from sugarsnap.operations.permissions import (
    TEXT_LENGTH,
    Decision,
    change_mode,
    decide,
    list_submissions,
    read_permissions,
    settle_permissions,
    submit_permissions,
)
from sugarsnap.queries.clients import find_client
from sugarsnap.queries.permissions import list_permissions
from sugarsnap.records.permissions import State
from sugarsnap.rules.limits import Mode
from sugarsnap.rules.scopes import Scope
from world import World

LIKES = frozenset({Scope.LIKES})
BEYOND_BASIC = frozenset(Scope) - {Scope.BASIC}
APPROVAL = Decision(frozenset({Scope.BASIC, Scope.LIKES}), State.APPROVED, "")
REJECTION = Decision(frozenset({Scope.BASIC, Scope.LIKES}), State.REJECTED, "Too many likes.")


@pytest.fixture
def client_id(world: World) -> str:
    """Of a new client of Cyd's, on a server on which Kay reviews clients."""
    install_keeper(world, "kay")
    return str(world.do(create_client, "cyd", REGISTRATION).client.id)


def states_of(world: World, client_id: str) -> dict[str, State]:
    found = world.see(read_permissions, "cyd", client_id)
    return {one.scope: State(one.state) for one in found if one.state != State.NOT_REQUESTED}


def submit(world: World, client_id: str, use_case: str = "It likes peas.") -> None:
    world.do(submit_permissions, "cyd", client_id, LIKES, use_case)


def unapproved_of(world: World, client_id: str) -> frozenset[str]:
    holder = world.works.read(find_holder, token_for(world, "ben", client_id))
    assert holder is not None
    return holder.unapproved


def is_sandbox(world: World, client_id: str) -> bool:
    return bool(world.ask(find_client, client_id).is_sandbox)


def test_a_submission_holds_what_was_asked_for_and_basic(world: World, client_id: str) -> None:
    submit(world, client_id)

    asked = {"basic": State.SUBMITTED, "likes": State.SUBMITTED}
    assert states_of(world, client_id) == asked
    [submission] = world.see(list_submissions, "kay", State.SUBMITTED)
    assert (submission.client.name, submission.owner.username) == ("Peas", "cyd")
    assert {one.scope: one.use_case for one in submission.permissions} == dict.fromkeys(
        asked, "It likes peas."
    )


@pytest.mark.parametrize("use_case", ["", "  \n", "a" * (TEXT_LENGTH + 1)])
def test_a_submission_needs_a_use_case_of_a_readable_length(
    world: World, client_id: str, use_case: str
) -> None:
    with pytest.raises(InvalidError) as caught:
        submit(world, client_id, use_case)

    assert caught.value.field == "use_case"
    assert states_of(world, client_id) == {}


def test_a_rejection_needs_a_reason_which_the_developer_reads(world: World, client_id: str) -> None:
    submit(world, client_id)

    with pytest.raises(InvalidError, match="Say why"):
        world.do(decide, "kay", client_id, structs.replace(REJECTION, reason=" "))
    world.do(decide, "kay", client_id, REJECTION)

    found = world.see(read_permissions, "cyd", client_id)
    assert {one.reason for one in found if one.state == State.REJECTED} == {"Too many likes."}
    assert world.see(list_submissions, "kay", State.SUBMITTED) == []


def test_what_was_rejected_can_be_submitted_again_and_what_was_approved_stays(
    world: World, client_id: str
) -> None:
    submit(world, client_id)
    world.do(decide, "kay", client_id, structs.replace(APPROVAL, scopes=frozenset({Scope.BASIC})))
    world.do(decide, "kay", client_id, structs.replace(REJECTION, scopes=LIKES))

    submit(world, client_id, "It likes fewer peas.")

    assert states_of(world, client_id) == {"basic": State.APPROVED, "likes": State.SUBMITTED}


def test_it_goes_live_once_anything_is_approved(world: World, client_id: str) -> None:
    submit(world, client_id)
    with pytest.raises(InvalidError, match="yet to approve"):
        world.do(change_mode, "cyd", client_id, Mode.LIVE)

    world.do(decide, "kay", client_id, APPROVAL)
    world.do(change_mode, "cyd", client_id, Mode.LIVE)

    assert not is_sandbox(world, client_id)
    assert unapproved_of(world, client_id) == BEYOND_BASIC - LIKES


def test_approval_ends_at_once_when_it_is_withdrawn(world: World, client_id: str) -> None:
    world.works.write_now(settle_permissions, client_id, APPROVAL)
    world.do(change_mode, "cyd", client_id, Mode.LIVE)
    assert "likes" not in unapproved_of(world, client_id)

    world.do(decide, "kay", client_id, REJECTION)

    assert unapproved_of(world, client_id) == BEYOND_BASIC


def test_nothing_of_this_is_asked_in_sandbox_mode_or_on_an_open_server(
    world: World, client_id: str
) -> None:
    holder = world.works.read(find_holder, token_for(world, "cyd", client_id))
    assert holder is not None
    assert holder.unapproved == frozenset()

    settings = structs.replace(world.works.tools.settings, clients="open")
    world.works.tools = structs.replace(world.works.tools, settings=settings)
    world.do(change_mode, "cyd", client_id, Mode.LIVE)

    assert unapproved_of(world, client_id) == frozenset()


def test_a_client_goes_into_sandbox_mode_and_back_with_all_its_tokens(world: World) -> None:
    world.do(change_mode, "cyd", world.client_id, Mode.SANDBOX)

    assert world.works.read(find_holder, world.token) is None

    world.do(change_mode, "cyd", world.client_id, Mode.LIVE)

    assert world.works.read(find_holder, world.token) is not None


@pytest.mark.parametrize("name", ["cyd", "nobody"])
def test_only_a_keeper_looks_and_decides(world: World, client_id: str, name: str) -> None:
    submit(world, client_id)

    with pytest.raises(AbsentError):
        world.see(list_submissions, name, State.SUBMITTED)
    with pytest.raises(AbsentError):
        world.do(decide, name, client_id, APPROVAL)

    assert State.APPROVED not in states_of(world, client_id).values()


def test_only_the_owner_submits_and_switches(world: World, client_id: str) -> None:
    for operation, *args in (
        (submit_permissions, LIKES, "Mine."),
        (change_mode, Mode.SANDBOX),
        (read_permissions,),
    ):
        with pytest.raises(ClientAbsentError):
            world.do(operation, "ben", client_id, *args)


def test_a_client_that_is_deleted_leaves_no_submission(world: World, client_id: str) -> None:
    submit(world, client_id)

    world.do(delete_client, "cyd", client_id)

    assert world.ask(list_permissions, client_id) == {}
    assert world.see(list_submissions, "kay", State.SUBMITTED) == []
