"""What a client in sandbox mode is shown: its users, and the newest twenty posts of each."""

from collections.abc import Callable
from typing import Any

import pytest

from sandboxes import put_up_sandbox, settle_in, viewer_through
from sugarsnap.errors import (
    AccountAbsentError,
    CommentAbsentError,
    MediaAbsentError,
    PrivateError,
)
from sugarsnap.operations.accounts import edit_profile
from sugarsnap.operations.comments import add_comment, delete_comment, list_comments
from sugarsnap.operations.feeds import list_feed
from sugarsnap.operations.likes import like_media, list_liked_media, list_likers
from sugarsnap.operations.media import list_recent_media, read_media
from sugarsnap.operations.newest import list_newest_media, list_popular_media
from sugarsnap.operations.posts import Draft, delete_media, post_media
from sugarsnap.operations.relationships import (
    change_relationship,
    list_follow_requests,
    list_followed,
    list_followers,
    read_relationship,
)
from sugarsnap.operations.search import search_people
from sugarsnap.operations.tags import list_media_of_tag, read_tag
from sugarsnap.records.media import Gathered, SeenMedia
from sugarsnap.rules.paging import Page
from sugarsnap.rules.sandboxes import MEDIA_SHOWN
from sugarsnap.rules.tagged_people import PersonTag
from world import PRIVATE, World, picture_of

See = Callable[..., Any]


@pytest.fixture
def tried(world: World) -> World:
    """Gus is known to everybody but Cyd's client; Ben follows him, and both like Cyd's photo."""
    settle_in(world, "gus")
    for name in ("gus", "ben"):
        world.do(like_media, name, world.photo_of("cyd"))
        world.do(add_comment, name, world.photo_of("cyd"), f"Says {name}")
    world.do(change_relationship, "ben", world.id_of("gus"), "follow")
    world.do(change_relationship, "gus", world.id_of("cyd"), "follow")
    world.do(like_media, "ben", world.photo_of("gus"))
    world.push()
    return world


@pytest.fixture
def see(tried: World) -> See:
    """What a reading operation answers Ben through the client."""
    viewer = viewer_through(tried, "ben", put_up_sandbox(tried))

    def see(operation: Callable[..., Any], *args: Any) -> Any:
        return tried.works.read(operation, viewer, *args)

    return see


def names(people: list[Any]) -> list[str]:
    return [card.username for card in people]


def ids(found: Gathered | list[SeenMedia]) -> list[int]:
    shown = found.shown if isinstance(found, Gathered) else found
    return [seen.media.id for seen in shown]


def post_many(world: World, name: str, many: int) -> list[int]:
    """Oldest first."""
    return [
        world.do(
            post_media, name, Draft(f"{number} #many"), [picture_of(f"{name}{number}")]
        ).media.id
        for number in range(many)
    ]


def test_somebody_outside_is_as_one_who_never_was(tried: World, see: See) -> None:
    gus, photo = tried.id_of("gus"), tried.photo_of("gus")

    for operation in (list_followers, list_followed, list_recent_media):
        with pytest.raises(AccountAbsentError):
            see(operation, gus, Page(9))
    with pytest.raises(AccountAbsentError):
        see(read_relationship, gus)
    for looking in (read_media, list_likers, list_comments):
        with pytest.raises(MediaAbsentError):
            see(looking, photo)
    assert ids(tried.see(list_recent_media, "ben", gus, Page(9))) == [photo]


def test_lists_of_people_hold_sandbox_users_alone(tried: World, see: See) -> None:
    cyd, photo = tried.id_of("cyd"), tried.photo_of("cyd")

    assert names(see(list_likers, photo)) == ["ben"]
    assert [each.author.username for each in see(list_comments, photo)] == ["ben"]
    assert names(see(list_followed, tried.id_of("ben"), Page(9)).shown) == ["cyd"]
    assert names(see(list_followers, cyd, Page(9)).shown) == ["ben"]
    assert names(see(search_people, "gus", Page(9))) == []
    assert names(see(search_people, "cy", Page(9))) == ["cyd"]
    assert names(tried.see(list_likers, "ben", photo)) == ["ben", "gus"]


def test_requests_to_follow_are_told_of_sandbox_users_alone(tried: World) -> None:
    client_id = put_up_sandbox(tried)
    ben = viewer_through(tried, "ben", client_id)
    tried.do(edit_profile, "ben", PRIVATE)
    for name in ("gus", "cyd"):
        tried.do(change_relationship, name, tried.id_of("ben"), "follow")

    assert names(tried.works.read(list_follow_requests, ben)) == ["cyd"]
    assert names(tried.see(list_follow_requests, "ben")) == ["cyd", "gus"]


def test_lists_of_posts_hold_those_of_sandbox_users_alone(tried: World, see: See) -> None:
    ben, cyd = tried.photo_of("ben"), tried.photo_of("cyd")

    assert ids(see(list_feed, Page(9))) == [cyd, ben]
    assert ids(see(list_liked_media, Page(9))) == [cyd]
    assert ids(see(list_newest_media, Page(9))) == [cyd, ben]
    assert ids(see(list_popular_media, Page(9))) == [cyd, ben]
    assert ids(see(list_media_of_tag, "garden", Page(9))) == [cyd, ben]
    assert tried.photo_of("gus") in ids(tried.see(list_media_of_tag, "ben", "garden", Page(9)))


def test_the_count_of_a_tag_stays_that_of_everybody(tried: World, see: See) -> None:
    assert see(read_tag, "garden") == tried.see(read_tag, "ben", "garden")


def test_whoever_is_outside_is_not_seen_in_pictures_either(tried: World, see: See) -> None:
    tags = (PersonTag("gus", x=0.5, y=0.5), PersonTag("cyd", x=0.1, y=0.1))
    draft = Draft("Together", people=tags)
    photo = tried.do(post_media, "ben", draft, [picture_of("two")]).media.id

    [people] = [see(read_media, photo).people]

    assert [one.card.username for one in people] == ["cyd"]


def test_a_comment_of_somebody_outside_is_not_there_to_be_deleted(tried: World, see: See) -> None:
    cyd = viewer_through(tried, "cyd", see(lambda _, viewer: viewer.client.id))
    photo = tried.photo_of("cyd")
    [comment] = [
        each.comment
        for each in tried.see(list_comments, "cyd", photo)
        if each.author.username == "gus"
    ]

    with pytest.raises(CommentAbsentError):
        tried.works.write_now(delete_comment, cyd, photo, comment.id)


def test_of_each_person_the_newest_twenty_are_there(tried: World, see: See) -> None:
    posted = post_many(tried, "cyd", MEDIA_SHOWN + 1)
    newest = posted[:0:-1]

    for older in (tried.photo_of("cyd"), posted[0]):
        with pytest.raises(MediaAbsentError):
            see(read_media, older)
    assert see(read_media, posted[1]).media.id == posted[1]
    assert ids(see(list_recent_media, tried.id_of("cyd"), Page(33))) == newest
    assert ids(see(list_media_of_tag, "many", Page(33))) == newest
    assert ids(see(list_feed, Page(33))) == [*newest, tried.photo_of("ben")]
    assert ids(see(list_liked_media, Page(33))) == []


def test_a_post_surfaces_when_a_newer_one_is_deleted(tried: World, see: See) -> None:
    posted = post_many(tried, "cyd", MEDIA_SHOWN)
    assert tried.photo_of("cyd") not in ids(see(list_recent_media, tried.id_of("cyd"), Page(33)))

    tried.do(delete_media, "cyd", posted[-1])

    assert ids(see(list_recent_media, tried.id_of("cyd"), Page(33)))[-1] == tried.photo_of("cyd")


def test_pages_lead_through_all_of_it_and_end(tried: World, see: See) -> None:
    posted = post_many(tried, "cyd", MEDIA_SHOWN)

    first = see(list_media_of_tag, "many", Page(12))
    second = see(list_media_of_tag, "many", Page(12, before=first.cursor))
    newer = see(list_media_of_tag, "many", Page(33, after=first.cursor))

    assert ids(first) + ids(second) == posted[::-1]
    assert second.cursor is None
    assert ids(newer) == ids(first)[:-1]
    recent = see(list_recent_media, tried.id_of("cyd"), Page(5, before=posted[7], after=posted[2]))
    assert ids(recent) == [posted[6], posted[5], posted[4], posted[3]]


def test_privacy_and_blocks_hold_in_a_sandbox_as_everywhere(tried: World) -> None:
    cyd, ben = tried.id_of("cyd"), viewer_through(tried, "ben", put_up_sandbox(tried))
    tried.do(change_relationship, "ben", cyd, "unfollow")
    tried.do(edit_profile, "cyd", PRIVATE)

    with pytest.raises(PrivateError):
        tried.works.read(list_recent_media, ben, cyd, Page(9))

    tried.do(change_relationship, "cyd", tried.id_of("ben"), "block")
    with pytest.raises(AccountAbsentError):
        tried.works.read(list_recent_media, ben, cyd, Page(9))
