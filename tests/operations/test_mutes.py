"""Mutes: somebody's posts are out of one feed, and nothing else changes."""

from collections.abc import Callable

import pytest

from sugarsnap.errors import AccountAbsentError, NotAllowedError, SignInRequiredError
from sugarsnap.operations.feeds import list_feed
from sugarsnap.operations.media import list_recent_media, require_visible_media
from sugarsnap.operations.mutes import mute_account, unmute_account
from sugarsnap.operations.relationships import read_relationship
from sugarsnap.operations.views import read_profile_view
from sugarsnap.queries.feeds import upsert_floor
from sugarsnap.records.relationships import Following
from sugarsnap.rules.paging import Page
from world import World


def owners(world: World, who: str) -> list[str]:
    return [seen.owner.username for seen in world.see(list_feed, who, Page(9)).shown]


def test_whoever_is_muted_is_out_of_the_feed_until_unmuted(world: World) -> None:
    world.do(mute_account, "ben", world.id_of("cyd"))
    muted = owners(world, "ben")
    world.do(unmute_account, "ben", world.id_of("cyd"))

    assert muted == ["ben", "ada"]
    assert owners(world, "ben") == ["cyd", "ben", "ada"]


def test_a_mute_reaches_below_the_floor(world: World) -> None:
    world.ask(upsert_floor, world.id_of("ben"), world.photo_of("eve"))

    world.do(mute_account, "ben", world.id_of("cyd"))

    assert owners(world, "ben") == ["ben", "ada"]


def test_nothing_else_changes_for_whoever_mutes(world: World) -> None:
    world.do(mute_account, "ben", world.id_of("ada"))

    assert world.see(require_visible_media, "ben", world.photo_of("ada"))
    assert world.see(list_recent_media, "ben", world.id_of("ada"), Page(9))
    _, relation = world.see(read_relationship, "ben", world.id_of("ada"))
    assert relation.outgoing == Following.FOLLOWS


def test_whoever_is_muted_cannot_tell(world: World) -> None:
    before = world.see(read_profile_view, "cyd", "ben", Page(9))

    world.do(mute_account, "ben", world.id_of("cyd"))

    after = world.see(read_profile_view, "cyd", "ben", Page(9))
    assert after.head.relation == before.head.relation
    assert not after.is_muted
    assert world.see(read_profile_view, "ben", "cyd", Page(9)).is_muted


def test_muting_and_unmuting_again_is_success(world: World) -> None:
    for deed in (mute_account, mute_account, unmute_account, unmute_account):
        world.do(deed, "ben", world.id_of("cyd"))

    assert owners(world, "ben") == ["cyd", "ben", "ada"]


every_deed = pytest.mark.parametrize("deed", [mute_account, unmute_account])


@every_deed
def test_only_those_of_whom_one_may_know_can_be_muted(
    world: World, deed: Callable[..., None]
) -> None:
    with pytest.raises(AccountAbsentError):
        world.do(deed, "ben", world.id_of("eve"))
    with pytest.raises(AccountAbsentError):
        world.do(deed, "dan", world.id_of("ada"))
    with pytest.raises(SignInRequiredError):
        world.do(deed, "nobody", world.id_of("ada"))


@every_deed
def test_nobody_mutes_themselves(world: World, deed: Callable[..., None]) -> None:
    with pytest.raises(NotAllowedError):
        world.do(deed, "ben", world.id_of("ben"))
