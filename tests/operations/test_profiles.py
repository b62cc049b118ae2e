"""Saving one's profile: its texts, its picture and who may follow, all or nothing."""

import pytest

from sugarsnap.errors import InvalidError, SignInRequiredError
from sugarsnap.operations.jobs import list_due_jobs, request_of
from sugarsnap.operations.pictures import discard_picture
from sugarsnap.operations.profiles import save_profile
from sugarsnap.operations.relationships import change_relationship, read_relationship
from sugarsnap.queries.pictures import is_used
from sugarsnap.records.accounts import Profile
from sugarsnap.records.relationships import Following
from sugarsnap.requests import JobRequest, PurgePicture
from world import PUBLIC, World, picture_of, untruths


def requests_in(world: World) -> list[JobRequest]:
    return [request_of(job) for job in world.works.read(list_due_jobs, 100)]


def test_texts_are_cleaned_and_kept(world: World) -> None:
    wanted = Profile(" Ben\x00 ", "Peas\r\nand beans ", " https://ben.example ", is_private=0)

    world.do(save_profile, "ben", wanted)

    ben = world.account("ben")
    assert (ben.full_name, ben.bio) == ("Ben", "Peas\nand beans")
    assert ben.website == "https://ben.example"


def test_a_new_picture_is_shown_and_the_one_before_is_purged(world: World) -> None:
    first, second = picture_of("first"), picture_of("second")
    world.do(save_profile, "ben", PUBLIC, first)

    world.do(save_profile, "ben", PUBLIC, second)

    assert world.account("ben").picture == second.digest
    assert world.ask(is_used, second.digest)
    assert not world.ask(is_used, first.digest)
    purged = [each for each in requests_in(world) if isinstance(each, PurgePicture)]
    assert [each.digest for each in purged] == [first.digest]


def test_going_public_lets_everybody_follow_who_asked(world: World) -> None:
    world.do(change_relationship, "cyd", world.id_of("ada"), "follow")

    world.do(save_profile, "ada", PUBLIC)

    _, relation = world.see(read_relationship, "cyd", world.id_of("ada"))
    assert relation.outgoing == Following.FOLLOWS
    assert world.account("ada").n_followed_by == 2
    assert world.works.read(lambda work: untruths(work.db)) == []


def test_what_cannot_be_taken_changes_nothing(world: World) -> None:
    wanted = Profile("Ada", "x" * 151, "", is_private=0)

    with pytest.raises(InvalidError):
        world.do(save_profile, "ada", wanted, picture_of("new"))

    assert world.account("ada").full_name == ""
    assert world.account("ada").is_private
    assert world.account("ada").picture == ""


def test_nobody_saves_no_profile(world: World) -> None:
    with pytest.raises(SignInRequiredError):
        world.do(save_profile, "nobody", PUBLIC)


def test_a_picture_that_came_to_nothing_is_purged_later(world: World) -> None:
    picture = picture_of("lost")

    world.do(discard_picture, "ben", picture)

    wanted = PurgePicture(world.id_of("ben"), picture.digest, picture.width, picture.height)
    assert wanted in requests_in(world)
