"""What one page shows at once: a profile, a photo."""

import pytest

from sugarsnap.errors import AccountAbsentError, MediaAbsentError, PrivateError
from sugarsnap.ids import LARGEST
from sugarsnap.operations import comments
from sugarsnap.operations.comments import add_comment
from sugarsnap.operations.relationships import change_relationship
from sugarsnap.operations.views import (
    PhotoView,
    ProfileView,
    read_photo_view,
    read_profile_view,
)
from sugarsnap.rules.paging import Page
from sugarsnap.rules.visibility import Sight
from world import World

PAGE = Page(count=10)


def profile(world: World, viewer: str, username: str) -> ProfileView:
    view = world.see(read_profile_view, viewer, username, PAGE)
    assert isinstance(view, ProfileView)
    return view


def photo(world: World, viewer: str, owner: str, before: int = LARGEST) -> PhotoView:
    view = world.see(read_photo_view, viewer, world.photo_of(owner), before)
    assert isinstance(view, PhotoView)
    return view


@pytest.mark.parametrize(
    ("viewer", "sight", "photos"),
    [
        ("ada", Sight.OPEN, 1),
        ("ben", Sight.OPEN, 1),
        ("cyd", Sight.PRIVATE, 0),
        ("nobody", Sight.PRIVATE, 0),
    ],
)
def test_a_profile_comes_with_the_photos_that_its_viewer_may_see(
    world: World, viewer: str, sight: Sight, photos: int
) -> None:
    view = profile(world, viewer, "ada")

    assert view.head.sight is sight
    assert len(view.photos) == photos


@pytest.mark.parametrize(("viewer", "username"), [("dan", "ada"), ("ben", "eve"), ("ben", "zoe")])
def test_a_profile_that_is_absent_for_its_viewer_does_not_come(
    world: World, viewer: str, username: str
) -> None:
    with pytest.raises(AccountAbsentError):
        profile(world, viewer, username)


def test_only_the_owner_sees_who_asks_to_follow(world: World) -> None:
    world.do(change_relationship, "cyd", world.id_of("ada"), "follow")

    assert [card.username for card in profile(world, "ada", "ada").requests] == ["cyd"]
    assert profile(world, "ben", "ada").requests == []


def test_a_photo_comes_with_its_likers_and_its_comments(world: World) -> None:
    world.do(add_comment, "cyd", world.photo_of("ben"), "Once more")

    view = photo(world, "dan", "ben")

    assert view.seen.owner.username == "ben"
    assert [card.username for card in view.likers] == ["cyd"]
    assert [seen.comment.text for seen in view.comments] == ["Says cyd", "Once more"]
    assert not view.has_older


def test_comments_before_a_page_of_them_are_told_of(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comments, "COMMENTS_SHOWN", 2)
    for number in range(3):
        world.do(add_comment, "cyd", world.photo_of("cyd"), f"Number {number}.")

    latest = photo(world, "cyd", "cyd")
    earlier = photo(world, "cyd", "cyd", before=latest.comments[0].comment.id)

    assert [seen.comment.text for seen in latest.comments] == ["Number 1.", "Number 2."]
    assert latest.has_older
    assert [seen.comment.text for seen in earlier.comments] == ["Number 0."]
    assert not earlier.has_older


@pytest.mark.parametrize(
    ("viewer", "owner", "refusal"),
    [
        ("cyd", "ada", PrivateError),
        ("dan", "ada", MediaAbsentError),
        ("ben", "eve", MediaAbsentError),
    ],
)
def test_a_photo_out_of_sight_comes_with_nothing(
    world: World, viewer: str, owner: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        photo(world, viewer, owner)
