"""Tags count what they list, and list it in the order of tagging."""

from sugarsnap.queries.tags import (
    delete_tag_media,
    find_tag,
    insert_tag_media,
    list_tag_media,
    list_tags,
    list_tags_among,
)
from sugarsnap.records.tags import Tag
from world import World, untruths


def test_a_tag_counts_the_posts_that_it_lists(world: World) -> None:
    world.ask(insert_tag_media, world.media("ben"), ["peas", "beans"], 20)
    world.ask(insert_tag_media, world.media("cyd"), ["peas"], 10)

    assert world.ask(find_tag, "peas") == Tag("peas", 2)
    assert world.ask(find_tag, "beans") == Tag("beans", 1)
    assert [pointer.media_id for pointer in world.ask(list_tag_media, "peas", 9)] == [
        world.photo_of("ben"),
        world.photo_of("cyd"),
    ]


def test_a_tag_that_lists_nothing_any_more_is_gone(world: World) -> None:
    world.ask(insert_tag_media, world.media("ben"), ["peas"], 20)

    world.ask(delete_tag_media, world.media("ben"), ["peas"])

    assert world.ask(find_tag, "peas") is None
    assert world.ask(list_tag_media, "peas", 9) == []
    assert world.ask(untruths) == []


def test_a_list_of_a_tag_lies_between_bounds_that_are_left_out(world: World) -> None:
    for name, order_id in (("ada", 10), ("ben", 30), ("cyd", 20)):
        world.ask(insert_tag_media, world.media(name), ["peas"], order_id)

    def orders(*bounds: int) -> list[int]:
        return [pointer.id for pointer in world.ask(list_tag_media, "peas", *bounds)]

    assert orders(9) == [30, 20, 10]
    assert orders(2) == [30, 20]
    assert orders(9, 30) == [20, 10]
    assert orders(9, 30, 10) == [20]


def test_which_of_some_tags_list_a_post_is_told_at_once(world: World) -> None:
    ben = world.photo_of("ben")

    assert world.ask(list_tags_among, ben, ["garden", "peas"]) == {"garden"}
    assert world.ask(list_tags_among, ben, []) == set()


def test_tags_that_begin_alike_are_listed_by_name_in_the_order_of_their_letters(
    world: World,
) -> None:
    names = ["peas", "pea", "peach", "p", "peà", "pe_a", "q"]
    world.ask(insert_tag_media, world.media("ben"), names, 20)

    found = world.ask(list_tags, "pe", "pe\U0010ffff", 9)

    assert [tag.name for tag in found] == ["pe_a", "pea", "peach", "peas", "peà"]
    assert [tag.name for tag in world.ask(list_tags, "pe", "pe\U0010ffff", 2)] == ["pe_a", "pea"]
