"""What somebody likes: latest liked first, in pages, and nothing that they may not see any more."""

import pytest

from sugarsnap.errors import InvalidError, SignInRequiredError
from sugarsnap.operations.accounts import edit_profile, suspend_account
from sugarsnap.operations.likes import like_media, list_liked_media, unlike_media
from sugarsnap.operations.posts import delete_media
from sugarsnap.operations.relationships import change_relationship
from sugarsnap.rules.paging import Page
from world import PRIVATE, World


@pytest.fixture
def liking(world: World) -> World:
    """The world in which Ben likes everybody's photo, his own last."""
    for name in ("dan", "cyd", "ben"):
        world.do(like_media, "ben", world.photo_of(name))
    return world


def liked(world: World, page: Page) -> tuple[list[str], int | None]:
    """Whose photos are on a page of what Ben likes, and its cursor."""
    found = world.see(list_liked_media, "ben", page)
    assert all(seen.is_liked for seen in found.shown)
    return [seen.owner.username for seen in found.shown], found.cursor


def test_the_latest_liked_is_first(liking: World) -> None:
    assert liked(liking, Page(9)) == (["ben", "cyd", "dan", "ada"], None)


def test_a_page_begins_where_the_last_ended(liking: World) -> None:
    first, cursor = liked(liking, Page(3))
    assert cursor is not None

    assert first == ["ben", "cyd", "dan"]
    assert liked(liking, Page(3, before=cursor)) == (["ada"], None)


def test_a_like_taken_back_and_given_again_is_the_latest(liking: World) -> None:
    liking.do(unlike_media, "ben", liking.photo_of("ada"))
    liking.do(like_media, "ben", liking.photo_of("ada"))

    assert liked(liking, Page(1))[0] == ["ada"]


def test_what_may_not_be_seen_any_more_is_left_out_and_others_stand_in_its_place(
    liking: World,
) -> None:
    liking.do(delete_media, "ben", liking.photo_of("ben"))
    assert liked(liking, Page(3)) == (["cyd", "dan", "ada"], None)

    liking.do(edit_profile, "dan", PRIVATE)
    assert liked(liking, Page(2)) == (["cyd", "ada"], None)

    liking.do(change_relationship, "cyd", liking.id_of("ben"), "block")
    assert liked(liking, Page(1)) == (["ada"], None)

    liking.works.write_now(suspend_account, liking.id_of("ada"))
    assert liked(liking, Page(1)) == ([], None)


def test_a_page_that_cannot_be_taken_is_refused_and_nobody_has_none(liking: World) -> None:
    page = Page(9, problem=InvalidError("no such page"))

    with pytest.raises(InvalidError, match="no such page"):
        liked(liking, page)
    with pytest.raises(SignInRequiredError):
        liking.see(list_liked_media, "nobody", page)
