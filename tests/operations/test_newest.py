"""The newest photos of public people, the popular among them, and the length of the list."""

import pytest

from operations.whereabouts import ids_of, post
from sugarsnap.errors import InvalidError
from sugarsnap.ids import LARGEST
from sugarsnap.operations import newest
from sugarsnap.operations.accounts import edit_profile
from sugarsnap.operations.filling import fill_lists_of_posts
from sugarsnap.operations.likes import like_media
from sugarsnap.operations.newest import list_newest_media, list_popular_media, trim_newest
from sugarsnap.operations.posts import delete_media
from sugarsnap.queries.newest_media import delete_newest_media_below
from sugarsnap.records.media import Gathered
from sugarsnap.rules.paging import Page
from world import PRIVATE, PUBLIC, World


def page_of(world: World, who: str, page: Page) -> Gathered:
    found: Gathered = world.see(list_newest_media, who, page)
    return found


def owners(world: World, who: str) -> list[str]:
    return [seen.owner.username for seen in page_of(world, who, Page(9)).shown]


def test_the_newest_photos_are_those_of_public_people(world: World) -> None:
    assert owners(world, "nobody") == ["dan", "cyd", "ben"]
    assert owners(world, "ben") == ["dan", "cyd", "ben"]


def test_a_block_hides_its_two_ends_from_one_another(world: World) -> None:
    assert owners(world, "ada") == ["cyd", "ben"]


def test_the_newest_photos_are_read_in_pages(world: World) -> None:
    first = page_of(world, "nobody", Page(2))
    second = page_of(world, "nobody", Page(2, before=first.cursor or 0))

    assert ids_of(first.shown) == [world.photo_of("dan"), world.photo_of("cyd")]
    assert ids_of(second.shown) == [world.photo_of("ben")]
    assert second.cursor is None


def test_many_private_photos_do_not_make_a_page_short(world: World) -> None:
    for _ in range(250):
        post(world, "ada")

    assert owners(world, "nobody") == ["dan", "cyd", "ben"]


def test_who_goes_public_is_shown_with_what_came_before(world: World) -> None:
    world.do(edit_profile, "ada", PUBLIC)
    world.do(edit_profile, "cyd", PRIVATE)

    assert owners(world, "nobody") == ["dan", "ben", "ada"]


def test_a_deleted_photo_is_not_shown(world: World) -> None:
    world.do(delete_media, "cyd", world.photo_of("cyd"))

    assert owners(world, "nobody") == ["dan", "ben"]


def test_a_page_that_cannot_be_taken_is_refused(world: World) -> None:
    page = Page(9, problem=InvalidError("no such page"))

    for operation in (list_newest_media, list_popular_media):
        with pytest.raises(InvalidError, match="no such page"):
            world.see(operation, "ben", page)


def test_the_most_liked_are_popular_and_of_equals_the_newest(world: World) -> None:
    world.do(like_media, "dan", world.photo_of("ben"))

    def popular(count: int) -> list[str]:
        seen = world.see(list_popular_media, "nobody", Page(count))
        return [one.owner.username for one in seen]

    assert popular(9) == ["ben", "dan", "cyd"]
    assert popular(2) == ["ben", "dan"]


def test_the_list_is_trimmed_to_the_newest(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(newest, "KEPT", 3)
    newer = [post(world, "ben").id for _ in range(2)]

    for _ in range(2):
        world.works.write_now(trim_newest)

    kept = world.rows("SELECT media_id FROM newest_media ORDER BY media_id DESC")
    assert [media_id for (media_id,) in kept] == [*reversed(newer), world.photo_of("eve")]


def test_a_list_that_is_short_enough_is_left_as_it_is(world: World) -> None:
    world.works.write_now(trim_newest)

    assert owners(world, "nobody") == ["dan", "cyd", "ben"]


def test_posts_from_before_there_was_the_list_are_entered_in_it(world: World) -> None:
    world.ask(delete_newest_media_below, LARGEST)

    for _ in range(2):
        for name in ("ben", "cyd"):
            world.works.write_now(fill_lists_of_posts, world.id_of(name), LARGEST)

    assert owners(world, "nobody") == ["cyd", "ben"]
