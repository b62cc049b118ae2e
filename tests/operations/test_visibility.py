"""Who sees what: one rule on every surface, and no way around it.

Everything here is Ada's, who is public, private or suspended. Ben follows her, Cyd is a stranger,
Dan is blocked by her, and Eve (taken back for this) blocks her.
"""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec import structs

from sugarsnap.errors import (
    AccountAbsentError,
    MediaAbsentError,
    PrivateError,
    Refusal,
    ScopeMissingError,
    SignInRequiredError,
)
from sugarsnap.operations.accounts import (
    edit_profile,
    read_account,
    read_profile,
    require_known_account,
    restore_account,
    suspend_account,
)
from sugarsnap.operations.comments import add_comment, delete_comment, list_comments
from sugarsnap.operations.feeds import list_feed
from sugarsnap.operations.likes import like_media, list_likers, unlike_media
from sugarsnap.operations.media import list_recent_media, require_visible_media
from sugarsnap.operations.posts import delete_media
from sugarsnap.operations.relationships import (
    change_relationship,
    list_followed,
    list_followers,
    read_relationship,
)
from sugarsnap.rules.paging import Page
from sugarsnap.rules.visibility import Sight
from world import PUBLIC, World

VIEWERS = ("ada", "ben", "cyd", "dan", "eve", "nobody")
OPEN, HIDDEN, ABSENT = Sight.OPEN, Sight.PRIVATE, Sight.ABSENT
SIGHTS = {
    "public": (OPEN, OPEN, OPEN, ABSENT, HIDDEN, OPEN),
    "private": (OPEN, OPEN, HIDDEN, ABSENT, HIDDEN, HIDDEN),
    "suspended": (ABSENT,) * 6,
}
MATRIX = [
    (state, who, sight)
    for state, sights in SIGHTS.items()
    for who, sight in zip(VIEWERS, sights, strict=True)
]
every_case = pytest.mark.parametrize(("state", "who", "sight"), MATRIX, indirect=["state"])

Deed = Callable[[World, str], Any]
SHOWS_HER_PHOTO: dict[str, Deed] = {
    "the photo": lambda world, who: world.see(require_visible_media, who, world.photo_of("ada")),
    "its likers": lambda world, who: world.see(list_likers, who, world.photo_of("ada")),
    "its comments": lambda world, who: world.see(list_comments, who, world.photo_of("ada")),
}
SHOWS_HER: dict[str, Deed] = {
    "her counts": lambda world, who: world.see(read_account, who, world.id_of("ada")),
    "her photos": lambda world, who: world.see(list_recent_media, who, world.id_of("ada"), Page(9)),
    "whom she follows": lambda world, who: world.see(
        list_followed, who, world.id_of("ada"), Page(9)
    ),
    "her followers": lambda world, who: world.see(list_followers, who, world.id_of("ada"), Page(9)),
}
NAMES_HER: dict[str, Deed] = {
    "her page's head": lambda world, who: world.see(read_profile, who, "ada"),
    "her name": lambda world, who: world.see(require_known_account, who, world.id_of("ada")),
}
ACTS_ON_HER_PHOTO: dict[str, Deed] = {
    "a like": lambda world, who: world.do(like_media, who, world.photo_of("ada")),
    "a like back": lambda world, who: world.do(unlike_media, who, world.photo_of("ada")),
    "a comment": lambda world, who: world.do(add_comment, who, world.photo_of("ada"), "Nice."),
    "a comment gone": lambda world, who: world.do(
        delete_comment, who, world.photo_of("ada"), world.do(own_comment, who, world).id
    ),
}
ACTS_ON_HER: dict[str, Deed] = {
    "how they stand": lambda world, who: world.see(read_relationship, who, world.id_of("ada")),
    "a follow": lambda world, who: world.do(
        change_relationship, who, world.id_of("ada"), "unfollow"
    ),
}


def own_comment(work: Any, viewer: Any, world: World) -> Any:
    """A comment that the viewer has just written under Ada's photo."""
    return add_comment(work, viewer, world.photo_of("ada"), "Mine.").comment


def refusal_of(deed: Deed, world: World, who: str) -> type[Refusal] | None:
    try:
        deed(world, who)
    except Refusal as refusal:
        return type(refusal)
    return None


def refusals_of(deeds: dict[str, Deed], world: World, who: str) -> set[type[Refusal] | None]:
    return {refusal_of(deed, world, who) for deed in deeds.values()}


@pytest.fixture
def state(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def arranged(world: World, state: str) -> World:
    """The world with Ada as the test's `state` says."""
    world.works.write_now(restore_account, world.id_of("eve"))
    if state != "private":
        world.do(edit_profile, "ada", PUBLIC)
    world.do(change_relationship, "eve", world.id_of("ada"), "block")
    if state == "suspended":
        world.works.write_now(suspend_account, world.id_of("ada"))
    return world


@every_case
def test_a_photo_is_open_private_or_absent_on_every_surface(
    arranged: World, who: str, sight: Sight
) -> None:
    expected = {OPEN: None, HIDDEN: PrivateError, ABSENT: MediaAbsentError}[sight]

    assert refusals_of(SHOWS_HER_PHOTO, arranged, who) == {expected}


@every_case
def test_a_person_is_open_private_or_absent_on_every_surface(
    arranged: World, who: str, sight: Sight
) -> None:
    expected = {OPEN: None, HIDDEN: PrivateError, ABSENT: AccountAbsentError}[sight]

    assert refusals_of(SHOWS_HER, arranged, who) == {expected}


@every_case
def test_that_a_person_exists_is_told_to_all_from_whom_she_is_not_absent(
    arranged: World, who: str, sight: Sight
) -> None:
    expected = AccountAbsentError if sight is ABSENT else None

    assert refusals_of(NAMES_HER, arranged, who) == {expected}


@every_case
def test_what_cannot_be_seen_cannot_be_acted_on(arranged: World, who: str, sight: Sight) -> None:
    expected: type[Refusal] | None
    expected = {OPEN: None, HIDDEN: PrivateError, ABSENT: MediaAbsentError}[sight]
    if who == "nobody":
        expected = SignInRequiredError

    assert refusals_of(ACTS_ON_HER_PHOTO, arranged, who) == {expected}


@pytest.mark.parametrize(
    ("state", "who", "sight"),
    [case for case in MATRIX if case[1] not in {"ada", "nobody"}],
    indirect=["state"],
)
def test_people_deal_with_those_of_whom_they_may_know(
    arranged: World, who: str, sight: Sight
) -> None:
    expected = AccountAbsentError if sight is ABSENT else None

    assert refusals_of(ACTS_ON_HER, arranged, who) == {expected}


@pytest.mark.parametrize("state", ["public", "private"], indirect=True)
@pytest.mark.parametrize("who", ["ben", "cyd", "dan", "eve", "nobody"])
def test_nobody_deletes_anothers_photo(arranged: World, who: str) -> None:
    with pytest.raises(Refusal):
        arranged.do(delete_media, who, arranged.photo_of("ada"))

    assert arranged.see(require_visible_media, "ada", arranged.photo_of("ada"))


@pytest.mark.parametrize("state", ["public"], indirect=True)
def test_blocked_and_suspended_people_stand_in_no_list(arranged: World) -> None:
    """Ben and Dan like and comment on Ada's photo; Dan is not shown to her, nor Ben to nobody."""
    photo = arranged.photo_of("ada")

    def names(who: str) -> tuple[list[str], list[str]]:
        likers = [card.username for card in arranged.see(list_likers, who, photo)]
        authors = [seen.author.username for seen in arranged.see(list_comments, who, photo)]
        return likers, authors

    assert names("ada") == (["ben"], ["ben"])
    assert names("nobody") == (["dan", "ben"], ["ben", "dan"])

    arranged.works.write_now(suspend_account, arranged.id_of("ben"))

    assert names("nobody") == (["dan"], ["dan"])


@pytest.mark.parametrize("state", ["private"], indirect=True)
def test_a_feed_holds_what_its_owner_may_see(arranged: World) -> None:
    def owners(who: str) -> set[str]:
        return {seen.owner.username for seen in arranged.see(list_feed, who, Page(9)).shown}

    assert owners("ben") == {"ada", "ben", "cyd"}
    assert owners("ada") == {"ada", "cyd"}
    assert owners("dan") == {"dan"}

    arranged.works.write_now(suspend_account, arranged.id_of("ada"))

    assert owners("ben") == {"ben", "cyd"}


def test_other_peoples_things_need_the_scope_for_them(world: World) -> None:
    ben = structs.replace(world.viewer("ben"), of_others="public_content")

    for operation, thing in (
        (require_visible_media, world.photo_of("cyd")),
        (read_account, world.id_of("cyd")),
        (list_recent_media, world.id_of("cyd")),
    ):
        more = (Page(9),) if operation is list_recent_media else ()
        with pytest.raises(ScopeMissingError):
            world.works.read(operation, ben, thing, *more)


def test_ones_own_things_need_no_scope_for_others(world: World) -> None:
    ben = structs.replace(world.viewer("ben"), of_others="public_content")

    assert world.works.read(require_visible_media, ben, world.photo_of("ben"))
    assert world.works.read(read_account, ben, world.id_of("ben"))


def test_a_missing_scope_is_said_before_a_photo_is_private_and_after_it_is_absent(
    world: World,
) -> None:
    stranger = structs.replace(world.viewer("cyd"), of_others="public_content")

    with pytest.raises(ScopeMissingError):
        world.works.read(require_visible_media, stranger, world.photo_of("ada"))
    with pytest.raises(MediaAbsentError):
        world.works.read(require_visible_media, stranger, world.photo_of("eve"))
    with pytest.raises(MediaAbsentError):
        world.works.read(require_visible_media, stranger, 1)
