"""Making accounts, editing profiles, and taking people out and back."""

import pytest

from sugarsnap.errors import AccountAbsentError, InvalidError, SignInRequiredError
from sugarsnap.operations.accounts import (
    NewAccount,
    change_picture,
    create_account,
    edit_profile,
    find_account_of_name,
    read_own_account,
    read_profile,
    restore_account,
    suspend_account,
)
from sugarsnap.operations.grants import find_holder
from sugarsnap.operations.media import require_visible_media
from sugarsnap.queries.pictures import is_used
from sugarsnap.records.accounts import Account, Profile
from sugarsnap.rules.visibility import Sight
from world import PRIVATE, PUBLIC, World, picture_of


def create(world: World, username: str, email: str) -> Account:
    account = world.works.write_now(create_account, NewAccount(username, email, "Fay"), "hashed")
    assert isinstance(account, Account)
    return account


def purges_of(world: World) -> list[tuple[object, ...]]:
    return world.rows("SELECT id FROM outbox WHERE kind = 'purge_picture'")


def test_a_new_person_is_found_by_name_in_any_case(world: World) -> None:
    made = create(world, " Fay ", "Fay@Home.Example ")

    assert made.username == "fay"
    assert made.email == "fay@home.example"
    assert world.works.read(find_account_of_name, "FAY") == made


@pytest.mark.parametrize(
    ("username", "email", "field"),
    [
        ("BEN", "new@home.example", "username"),
        ("new", "BEN@home.example", "email"),
        ("", "new@home.example", "username"),
        ("x" * 31, "new@home.example", "username"),
        ("a..b", "new@home.example", "username"),
        (".a", "new@home.example", "username"),
        ("a.", "new@home.example", "username"),
        ("a b", "new@home.example", "username"),
        ("12345", "new@home.example", "username"),
        ("explore", "new@home.example", "username"),
        ("v1", "new@home.example", "username"),
        ("v2.10", "new@home.example", "username"),
        ("new", "nowhere", "email"),
        ("new", "a@b@c", "email"),
        ("new", "x" * 251 + "@b.c", "email"),
    ],
)
def test_a_name_or_address_that_cannot_be_had_is_refused(
    world: World, username: str, email: str, field: str
) -> None:
    with pytest.raises(InvalidError) as refused:
        create(world, username, email)

    assert refused.value.field == field


def test_names_at_their_limits_are_taken(world: World) -> None:
    assert create(world, "x" * 30, "a@home.example").username == "x" * 30
    assert create(world, "a", "b@home.example").username == "a"
    assert create(world, "a_.1", "c@home.example").username == "a_.1"


def test_a_refused_account_reserves_no_name(world: World) -> None:
    with pytest.raises(InvalidError):
        create(world, "fay", "ben@home.example")

    assert create(world, "fay", "fay@home.example").username == "fay"


def test_a_profile_is_written_clean(world: World) -> None:
    wanted = Profile(" Ben\x00 B. ", " Plants\r\nand peas ", " https://ben.example/a ", 0)

    world.do(edit_profile, "ben", wanted)

    ben = world.see(read_own_account, "ben")
    assert (ben.full_name, ben.bio) == ("Ben B.", "Plants\nand peas")
    assert ben.website == "https://ben.example/a"


@pytest.mark.parametrize(
    "profile",
    [Profile("x" * 60, "x" * 150, "", 0), Profile("", "", "http://" + "x" * 193, 0)],
)
def test_a_profile_at_its_limits_is_taken(world: World, profile: Profile) -> None:
    world.do(edit_profile, "ben", profile)

    assert world.account("ben").full_name == profile.full_name


@pytest.mark.parametrize(
    ("profile", "field"),
    [
        (Profile("x" * 61, "", "", 0), "full_name"),
        (Profile("", "x" * 151, "", 0), "bio"),
        (Profile("", "", "http://" + "x" * 194, 0), "website"),
        (Profile("", "", "javascript:alert(1)", 0), "website"),
        (Profile("", "", "//ben.example", 0), "website"),
    ],
)
def test_a_profile_past_its_limits_is_refused_whole(
    world: World, profile: Profile, field: str
) -> None:
    before = world.account("ben")

    with pytest.raises(InvalidError) as refused:
        world.do(edit_profile, "ben", profile)

    assert refused.value.field == field
    assert world.account("ben") == before


def test_going_private_lets_older_addresses_of_pictures_die(world: World) -> None:
    before = world.account("ben").photo_serial

    world.do(edit_profile, "ben", PRIVATE)
    assert world.account("ben").photo_serial == before + 1

    world.do(edit_profile, "ben", PRIVATE)
    world.do(edit_profile, "ben", PUBLIC)
    assert world.account("ben").photo_serial == before + 1


def test_a_new_picture_takes_the_place_of_the_one_before(world: World) -> None:
    one, other = picture_of("one"), picture_of("other")
    world.do(change_picture, "ben", one)
    before = world.account("ben").photo_serial

    world.do(change_picture, "ben", other)

    assert world.account("ben").picture == other.digest
    assert world.account("ben").photo_serial == before + 1
    assert world.ask(is_used, other.digest)
    assert not world.ask(is_used, one.digest)
    assert world.rows("SELECT kind FROM outbox WHERE kind = 'purge_picture'") == [
        ("purge_picture",)
    ]


def test_the_same_picture_again_is_not_purged(world: World) -> None:
    for _ in range(2):
        world.do(change_picture, "ben", picture_of("one"))

    assert world.ask(is_used, picture_of("one").digest)
    assert purges_of(world) == []


def test_nobody_has_no_profile_of_their_own(world: World) -> None:
    for operation, more in (
        (read_own_account, ()),
        (edit_profile, (PUBLIC,)),
        (change_picture, (picture_of("one"),)),
    ):
        with pytest.raises(SignInRequiredError):
            world.do(operation, "nobody", *more)


def test_a_suspended_person_is_absent_and_their_token_dead(world: World) -> None:
    assert world.works.read(find_holder, world.token) is not None

    for _ in range(2):
        world.works.write_now(suspend_account, world.id_of("ben"))

    assert world.works.read(find_holder, world.token) is None
    with pytest.raises(AccountAbsentError):
        world.see(read_profile, "ada", "ben")


def test_a_person_taken_back_has_everything_again_but_old_addresses(world: World) -> None:
    before = world.account("ben")
    world.works.write_now(suspend_account, before.id)

    world.works.write_now(restore_account, before.id)

    after = world.account("ben")
    assert after.photo_serial == before.photo_serial + 2
    assert world.works.read(find_holder, world.token) is not None
    assert world.see(require_visible_media, "nobody", world.photo_of("ben"))


def test_a_private_profile_shows_its_head(world: World) -> None:
    head = world.see(read_profile, "cyd", "Ada")

    assert head.sight is Sight.PRIVATE
    assert head.account == world.account("ada")


@pytest.mark.parametrize("name", ["eve", "nobody-of-this-name", ""])
def test_an_absent_profile_shows_nothing(world: World, name: str) -> None:
    with pytest.raises(AccountAbsentError):
        world.see(read_profile, "cyd", name)
