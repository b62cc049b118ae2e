"""Liking a photo, taking the like back, and seeing who likes it."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec import structs

from fakes import SECOND
from sugarsnap.errors import LimitExceededError, MediaAbsentError, SignInRequiredError
from sugarsnap.operations.accounts import NewAccount, create_account
from sugarsnap.operations.likes import LIKERS_SHOWN, like_media, list_likers, unlike_media
from sugarsnap.operations.media import require_visible_media
from sugarsnap.records.viewers import Viewer, WriteCount
from world import World, untruths


def likers_of(world: World, photo: str) -> list[str]:
    return [card.username for card in world.see(list_likers, "nobody", world.photo_of(photo))]


def test_a_liked_photo_counts_the_like_and_knows_who_gave_it(world: World) -> None:
    world.do(like_media, "dan", world.photo_of("cyd"))

    seen = world.see(require_visible_media, "dan", world.photo_of("cyd"))
    assert seen.is_liked
    assert seen.media.n_likes == 1
    assert likers_of(world, "cyd") == ["dan"]


def test_liking_twice_is_liking_once(world: World) -> None:
    world.do(like_media, "dan", world.photo_of("cyd"))
    world.do(like_media, "dan", world.photo_of("cyd"))

    assert world.media("cyd").n_likes == 1
    assert world.ask(untruths) == []


def test_a_like_taken_back_leaves_the_photo_as_it_was(world: World) -> None:
    before = world.media("cyd")
    world.do(like_media, "dan", world.photo_of("cyd"))

    world.do(unlike_media, "dan", world.photo_of("cyd"))

    assert world.media("cyd") == before
    assert not world.see(require_visible_media, "dan", before.id).is_liked
    assert likers_of(world, "cyd") == []


def test_a_like_that_was_not_given_may_be_taken_back(world: World) -> None:
    before = world.media("ben")

    world.do(unlike_media, "dan", world.photo_of("ben"))

    assert world.media("ben") == before


def test_ones_own_photo_can_be_liked(world: World) -> None:
    world.do(like_media, "ada", world.photo_of("ada"))

    assert world.see(require_visible_media, "ada", world.photo_of("ada")).is_liked


def test_likers_are_listed_latest_first(world: World) -> None:
    for who in ("dan", "ben", "ada"):
        world.do(like_media, who, world.photo_of("cyd"))

    assert likers_of(world, "cyd") == ["ada", "ben", "dan"]


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_the_latest_120_likers_are_listed(world: World) -> None:
    def like_by_many(work: Any) -> None:
        for number in range(LIKERS_SHOWN + 1):
            work.now += SECOND
            account = create_account(work, NewAccount(f"fan{number}", f"{number}@fans.example"), "")
            like_media(work, Viewer(account.card), world.photo_of("cyd"))

    world.works.write_now(like_by_many)

    likers = likers_of(world, "cyd")
    assert len(likers) == LIKERS_SHOWN
    assert likers[0] == f"fan{LIKERS_SHOWN}"
    assert "fan0" not in likers


@pytest.mark.parametrize("act", [like_media, unlike_media])
def test_nobody_likes_nothing(world: World, act: Callable[..., None]) -> None:
    with pytest.raises(SignInRequiredError):
        world.do(act, "nobody", world.photo_of("cyd"))


@pytest.mark.parametrize("act", [like_media, unlike_media])
def test_an_unknown_photo_cannot_be_liked(world: World, act: Callable[..., None]) -> None:
    with pytest.raises(MediaAbsentError):
        world.do(act, "ben", 5)


@pytest.mark.parametrize("act", [like_media, unlike_media])
def test_one_like_too_many_in_an_hour_is_refused(world: World, act: Callable[..., None]) -> None:
    last = structs.replace(world.viewer("dan"), writes=WriteCount(60, 60, 9))
    one_more = structs.replace(last, writes=WriteCount(61, 60, 9))

    world.works.write_now(act, last, world.photo_of("cyd"))
    with pytest.raises(LimitExceededError) as refused:
        world.works.write_now(act, one_more, world.photo_of("cyd"))

    refusal = refused.value
    assert (refusal.made, refusal.allowed, refusal.retry_after) == (61, 60, 9)
