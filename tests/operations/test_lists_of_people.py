"""Whom people follow and who follows them: latest first, in pages, as far as one may know."""

import pytest

from sugarsnap.errors import AccountAbsentError, InvalidError, PrivateError
from sugarsnap.operations.accounts import restore_account, suspend_account
from sugarsnap.operations.relationships import (
    change_relationship,
    list_followed,
    list_followers,
)
from sugarsnap.rules.paging import Page
from world import World


def followed(world: World, who: str, whose: str, page: Page) -> tuple[list[str], int | None]:
    """The names on a page of whom somebody follows, and its cursor."""
    found = world.see(list_followed, who, world.id_of(whose), page)
    return [card.username for card in found.shown], found.cursor


def followers(world: World, who: str, whose: str) -> list[str]:
    found = world.see(list_followers, who, world.id_of(whose), Page(9))
    return [card.username for card in found.shown]


def act(world: World, who: str, action: str, whom: str) -> None:
    world.do(change_relationship, who, world.id_of(whom), action)


def test_the_latest_follow_is_first(world: World) -> None:
    act(world, "ben", "follow", "dan")
    act(world, "dan", "follow", "cyd")

    assert followed(world, "ben", "ben", Page(9)) == (["dan", "cyd", "ada"], None)
    assert followers(world, "cyd", "cyd") == ["dan", "ada", "ben"]


def test_a_page_begins_where_the_last_ended(world: World) -> None:
    act(world, "ben", "follow", "dan")

    first, cursor = followed(world, "ben", "ben", Page(2))
    assert cursor is not None
    second = followed(world, "ben", "ben", Page(2, before=cursor))

    assert first == ["dan", "cyd"]
    assert second == (["ada"], None)


def test_who_only_asks_to_follow_is_on_no_list(world: World) -> None:
    act(world, "cyd", "follow", "ada")

    assert followed(world, "cyd", "cyd", Page(9)) == ([], None)
    assert followers(world, "ada", "ada") == ["ben"]


def test_whom_one_may_not_know_of_is_left_out_and_others_stand_in_their_place(
    world: World,
) -> None:
    act(world, "ben", "follow", "dan")
    world.works.write_now(restore_account, world.id_of("eve"))
    act(world, "ben", "follow", "eve")
    world.works.write_now(suspend_account, world.id_of("eve"))

    assert followed(world, "ben", "ben", Page(1))[0] == ["dan"]
    assert followed(world, "ada", "ben", Page(1))[0] == ["cyd"]
    assert followed(world, "dan", "ben", Page(9))[0] == ["dan", "cyd"]
    assert followed(world, "nobody", "ben", Page(9))[0] == ["dan", "cyd", "ada"]


@pytest.mark.parametrize("operation", [list_followed, list_followers])
def test_a_person_is_judged_before_the_page(world: World, operation: object) -> None:
    page = Page(9, problem=InvalidError("no such page"))

    with pytest.raises(PrivateError):
        world.see(operation, "cyd", world.id_of("ada"), page)  # type: ignore[arg-type]
    with pytest.raises(AccountAbsentError):
        world.see(operation, "ben", world.id_of("eve"), page)  # type: ignore[arg-type]
    with pytest.raises(InvalidError, match="no such page"):
        world.see(operation, "cyd", world.id_of("ben"), page)  # type: ignore[arg-type]
