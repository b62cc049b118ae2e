"""People are found by id and by name; a name belongs to one of them."""

import pytest

from sugarsnap.queries.accounts import (
    find_account,
    find_id_by_email,
    find_id_by_username,
    find_password,
    find_sessions_start,
    insert_email,
    insert_username,
    list_cards,
    update_password,
    update_picture,
    update_profile,
    update_standing,
)
from sugarsnap.records.accounts import Profile, Standing
from world import World


def test_a_person_is_found_by_username_and_by_address(world: World) -> None:
    assert world.ask(find_id_by_username, "ben") == world.id_of("ben")
    assert world.ask(find_id_by_email, "ben@home.example") == world.id_of("ben")
    assert world.ask(find_id_by_username, "ben@home.example") is None


@pytest.mark.parametrize("insert", [insert_username, insert_email])
def test_a_name_is_reserved_once(world: World, insert: object) -> None:
    assert world.ask(insert, "fay", 1)  # type: ignore[arg-type]
    assert not world.ask(insert, "fay", 2)  # type: ignore[arg-type]


def test_cards_are_answered_for_those_who_exist(world: World) -> None:
    ada, ben = world.id_of("ada"), world.id_of("ben")

    cards = world.ask(list_cards, [ben, 1, ada])

    assert {card.username for card in cards.values()} == {"ada", "ben"}
    assert cards[ada] == world.account("ada").card


def test_no_cards_are_answered_for_nobody(world: World) -> None:
    assert world.ask(list_cards, []) == {}


def test_a_profile_is_written_whole_and_to_one_person(world: World) -> None:
    cyd = world.account("cyd")
    profile = Profile("Ben B.", "Plants.", "https://ben.example/", 1)

    world.ask(update_profile, world.id_of("ben"), profile)

    ben = world.account("ben")
    assert Profile(ben.full_name, ben.bio, ben.website, ben.is_private) == profile
    assert world.account("cyd") == cyd


def test_addresses_of_pictures_die_with_the_picture_and_with_the_standing(world: World) -> None:
    before = world.account("ben").photo_serial

    world.ask(update_picture, world.id_of("ben"), "7" * 64)
    world.ask(update_standing, world.id_of("ben"), Standing.SUSPENDED)

    assert world.account("ben").photo_serial == before + 2


def test_a_new_password_ends_older_sessions(world: World) -> None:
    ben = world.id_of("ben")

    world.ask(update_password, ben, "hashed", 5)

    assert world.ask(find_password, ben).hashed == "hashed"
    assert world.ask(find_sessions_start, ben) == 5


def test_no_session_of_a_suspended_person_counts(world: World) -> None:
    assert world.ask(find_sessions_start, world.id_of("eve")) is None


def test_nobody_has_an_unknown_id(world: World) -> None:
    assert world.ask(find_account, 1) is None
