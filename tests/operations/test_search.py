"""Searching people: by username first, then by the words of their names."""

import pytest

from sugarsnap.errors import InvalidError, MissingParameterError
from sugarsnap.operations.accounts import NewAccount, create_account, edit_profile
from sugarsnap.operations.relationships import change_relationship
from sugarsnap.operations.search import search_everything, search_people
from sugarsnap.rules.paging import Page
from world import PUBLIC, World

PEOPLE = {
    "ann": "Anna Lee",
    "ann.lee": "Someone Else",
    "anne_marie": "",
    "zoe": "Zoë Ánnesley-Lee",
    "lee": "Annette Lee",
}


@pytest.fixture
def town(world: World) -> World:
    """The world, and some whose names are alike."""
    for username, full_name in PEOPLE.items():
        account = NewAccount(username, f"{username}@town.example", full_name)
        world.works.write_now(create_account, account, "")
    return world


def found(world: World, text: str, who: str = "nobody", most: int = 20) -> list[str]:
    return [card.username for card in world.see(search_people, who, text, Page(most))]


def test_the_exact_username_comes_first_then_beginnings_then_words(town: World) -> None:
    assert found(town, "ann") == ["ann", "ann.lee", "anne_marie", "zoe", "lee"]
    assert found(town, "lee")[0] == "lee"
    assert sorted(found(town, "lee")[1:]) == ["ann", "ann.lee", "zoe"]


@pytest.mark.parametrize(
    ("text", "usernames"),
    [
        ("ANN.LEE", ["ann.lee", "ann", "lee", "zoe"]),
        (" @Anne_Marie", ["anne_marie"]),
        ("marie", ["anne_marie"]),
        ("zoë", ["zoe"]),
        ("ZOE annes", ["zoe"]),
        ("lee anna", ["ann"]),
        ("  someone   el ", ["ann.lee"]),
        ("anna nobody", []),
        ("nna", []),
        ("*", []),
        ("marie\0", ["anne_marie"]),
    ],
)
def test_people_match_every_word_of_a_search(town: World, text: str, usernames: list[str]) -> None:
    assert sorted(found(town, text)) == sorted(usernames)


def test_no_more_are_listed_than_were_asked_for(town: World) -> None:
    assert found(town, "ann", most=2) == ["ann", "ann.lee"]


def test_private_people_are_listed_and_hidden_ones_are_not(world: World) -> None:
    assert found(world, "ada") == ["ada"]
    assert found(world, "ada", "dan") == []
    assert found(world, "dan", "ada") == []
    assert found(world, "eve") == []


def test_nobody_who_is_hidden_takes_the_place_of_another(town: World) -> None:
    by_name = {row[1]: row[0] for row in town.rows("SELECT id, username FROM accounts")}
    town.do(change_relationship, "ben", by_name["ann"], "block")

    assert found(town, "ann", "ben", most=2) == ["ann.lee", "anne_marie"]


def test_a_changed_name_is_found_and_the_old_one_no_more(world: World) -> None:
    def named(full_name: str) -> None:
        profile = type(PUBLIC)(full_name=full_name, bio="", website="", is_private=0)
        world.do(edit_profile, "ben", profile)

    named("Benjamin Peas")
    named("Benjamin Ben Beans")

    assert found(world, "benjamin beans") == found(world, "ben") == ["ben"]
    assert found(world, "peas") == []
    named("")
    assert found(world, "ben") == ["ben"]
    assert found(world, "beans") == []


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_a_search_needs_a_text_and_a_page_that_can_be_taken(world: World) -> None:
    with pytest.raises(MissingParameterError, match="missing required parameter 'q'"):
        found(world, "")
    page = Page(9, problem=InvalidError("Count must be larger than zero."))
    with pytest.raises(InvalidError):
        world.see(search_people, "ben", "ann", page)


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_the_site_searches_for_everything_at_once(world: World) -> None:
    both = world.see(search_everything, "nobody", "gar", 9)
    none = world.see(search_everything, "nobody", "", 9)

    assert ([card.username for card in both.people], [tag.name for tag in both.tags]) == (
        [],
        ["garden"],
    )
    assert (none.people, none.tags) == ([], [])
