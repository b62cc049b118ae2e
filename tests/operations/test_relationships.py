"""Following, asking to follow, approving, ignoring, blocking and unblocking."""

import pytest
from msgspec import structs

from sugarsnap.errors import (
    AccountAbsentError,
    InvalidError,
    LimitExceededError,
    NotAllowedError,
    SignInRequiredError,
)
from sugarsnap.operations.relationships import (
    Action,
    approve_all_requests,
    change_relationship,
    list_follow_requests,
    read_relationship,
)
from sugarsnap.records.relationships import STRANGERS, Following, Relation
from sugarsnap.records.viewers import WriteCount
from world import World, untruths

FOLLOWS, REQUESTED = Following.FOLLOWS, Following.REQUESTED


def act(world: World, who: str, action: str, whom: str) -> Relation:
    person, relation = world.do(change_relationship, who, world.id_of(whom), action)
    assert person.username == whom
    assert isinstance(relation, Relation)
    return relation


def relation_of(world: World, who: str, whom: str) -> Relation:
    relation = world.see(read_relationship, who, world.id_of(whom))[1]
    assert isinstance(relation, Relation)
    return relation


def counts_of(world: World, name: str) -> tuple[int, int]:
    account = world.account(name)
    return account.n_follows, account.n_followed_by


def test_a_public_person_is_followed_at_once(world: World) -> None:
    assert act(world, "dan", "follow", "cyd").outgoing == FOLLOWS

    assert relation_of(world, "cyd", "dan").incoming == FOLLOWS
    assert counts_of(world, "dan") == (1, 0)
    assert counts_of(world, "cyd") == (0, 3)


def test_a_private_person_is_asked_first_and_nothing_is_counted(world: World) -> None:
    before = counts_of(world, "ada")

    assert act(world, "cyd", "follow", "ada").outgoing == REQUESTED

    assert counts_of(world, "cyd") == (0, 2)
    assert counts_of(world, "ada") == before
    assert [card.username for card in world.see(list_follow_requests, "ada")] == ["cyd"]


@pytest.mark.parametrize("whom", ["ada", "ben"])
@pytest.mark.parametrize("action", ["follow", "block", "unfollow", "unblock", "approve", "ignore"])
def test_doing_it_twice_is_doing_it_once(world: World, action: str, whom: str) -> None:
    once = act(world, "cyd", action, whom)

    assert act(world, "cyd", action, whom) == once
    assert world.ask(untruths) == []


@pytest.mark.parametrize(
    ("who", "do", "undo", "whom"),
    [
        ("dan", "follow", "unfollow", "ben"),
        ("cyd", "follow", "unfollow", "ada"),
        ("dan", "block", "unblock", "ben"),
    ],
)
def test_undoing_leaves_nothing(world: World, who: str, do: str, undo: str, whom: str) -> None:
    before = (relation_of(world, who, whom), counts_of(world, who), counts_of(world, whom))
    act(world, who, do, whom)

    act(world, who, undo, whom)

    after = (relation_of(world, who, whom), counts_of(world, who), counts_of(world, whom))
    assert after == before


def test_an_approved_request_is_a_follow_and_is_counted(world: World) -> None:
    act(world, "cyd", "follow", "ada")

    assert act(world, "ada", "approve", "cyd").incoming == FOLLOWS

    assert relation_of(world, "cyd", "ada").outgoing == FOLLOWS
    assert counts_of(world, "cyd") == (1, 2)
    assert counts_of(world, "ada") == (1, 2)
    assert world.see(list_follow_requests, "ada") == []


@pytest.mark.parametrize("action", ["ignore", "deny"])
def test_an_ignored_request_is_gone_and_may_be_made_again(world: World, action: str) -> None:
    act(world, "cyd", "follow", "ada")

    assert act(world, "ada", action, "cyd").incoming == Following.NONE

    assert relation_of(world, "cyd", "ada").outgoing == Following.NONE
    assert act(world, "cyd", "follow", "ada").outgoing == REQUESTED


@pytest.mark.parametrize("action", ["approve", "ignore", "deny"])
def test_a_standing_follow_is_not_touched_by_settling_requests(world: World, action: str) -> None:
    assert act(world, "ada", action, "ben").incoming == FOLLOWS

    assert world.ask(untruths) == []


def test_nobody_can_approve_their_own_request(world: World) -> None:
    act(world, "cyd", "follow", "ada")

    assert act(world, "cyd", "approve", "ada").outgoing == REQUESTED


def test_requests_are_listed_latest_first_and_settled_together(world: World) -> None:
    act(world, "dan", "follow", "ben")
    act(world, "ben", "unfollow", "ada")
    for who in ("cyd", "ben"):
        act(world, who, "follow", "ada")
    assert [card.username for card in world.see(list_follow_requests, "ada")] == ["ben", "cyd"]

    world.do(approve_all_requests, "ada")

    assert world.see(list_follow_requests, "ada") == []
    assert counts_of(world, "ada") == (1, 2)
    assert world.ask(untruths) == []


def test_a_block_ends_follows_both_ways_and_requests(world: World) -> None:
    act(world, "cyd", "follow", "ada")

    assert act(world, "ada", "block", "cyd") == Relation(0, 0, blocking=1, blocked=0)

    assert counts_of(world, "ada") == (0, 1)
    assert counts_of(world, "cyd") == (0, 1)
    assert world.see(list_follow_requests, "ada") == []
    assert world.ask(untruths) == []


def test_the_blocked_cannot_tell_the_blocker_from_nobody(world: World) -> None:
    for action in Action:
        with pytest.raises(AccountAbsentError):
            act(world, "dan", action, "ada")
    with pytest.raises(AccountAbsentError):
        relation_of(world, "dan", "ada")


def test_the_blocker_must_unblock_before_following(world: World) -> None:
    with pytest.raises(NotAllowedError, match="unblock"):
        act(world, "ada", "follow", "dan")

    act(world, "ada", "unblock", "dan")

    assert act(world, "ada", "follow", "dan").outgoing == FOLLOWS


def test_unblocking_does_not_bring_the_follow_back(world: World) -> None:
    act(world, "ada", "block", "ben")

    assert act(world, "ada", "unblock", "ben") == STRANGERS
    assert relation_of(world, "ben", "ada") == STRANGERS


def test_two_can_block_one_another_and_neither_sees_the_other(world: World) -> None:
    act(world, "cyd", "block", "ben")

    with pytest.raises(AccountAbsentError):
        act(world, "ben", "block", "cyd")


def test_nobody_stands_to_themselves_as_to_another(world: World) -> None:
    with pytest.raises(NotAllowedError):
        act(world, "ben", "follow", "ben")


@pytest.mark.parametrize("action", ["", "FOLLOW", "befriend"])
def test_an_unknown_action_is_refused(world: World, action: str) -> None:
    with pytest.raises(InvalidError, match="invalid action"):
        act(world, "ben", action, "cyd")


def test_nobody_has_relationships(world: World) -> None:
    with pytest.raises(SignInRequiredError):
        act(world, "nobody", "follow", "cyd")
    with pytest.raises(SignInRequiredError):
        relation_of(world, "nobody", "cyd")


@pytest.mark.parametrize("whom", ["eve"])
def test_a_suspended_person_is_absent(world: World, whom: str) -> None:
    with pytest.raises(AccountAbsentError):
        act(world, "cyd", "follow", whom)


def test_one_change_too_many_in_an_hour_is_refused(world: World) -> None:
    past = structs.replace(world.viewer("cyd"), writes=WriteCount(61, 60, 9))

    with pytest.raises(LimitExceededError):
        world.works.write_now(change_relationship, past, world.id_of("ben"), "follow")

    assert relation_of(world, "cyd", "ben").outgoing == Following.NONE
