"""Tags: by captions and by comments of the owner, with counts that are true at once."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec import structs

from fakes import SECOND
from sugarsnap.errors import (
    InvalidError,
    MissingParameterError,
    NotAllowedError,
    TagAbsentError,
)
from sugarsnap.ids import MediaId
from sugarsnap.operations.accounts import edit_profile, restore_account, suspend_account
from sugarsnap.operations.comments import add_comment, delete_comment
from sugarsnap.operations.media import require_visible_media
from sugarsnap.operations.posts import Draft, delete_media, post_media
from sugarsnap.operations.relationships import change_relationship
from sugarsnap.operations.tags import fill_tags, list_media_of_tag, read_tag, search_tags
from sugarsnap.queries.media import find_media
from sugarsnap.records.media import Media
from sugarsnap.rules.captions import TAG_LENGTH
from sugarsnap.rules.paging import Page
from sugarsnap.rules.tags import tags_of
from sugarsnap.work import Works
from world import PUBLIC, World, picture_of, untruths

NINE = Page(9)


def post(world: World, who: str, caption: str) -> MediaId:
    seen = world.do(post_media, who, Draft(caption), [picture_of(who)])
    media_id: MediaId = seen.media.id
    return media_id


def listed(world: World, tag: str, who: str = "nobody", page: Page = NINE) -> list[int]:
    found = world.see(list_media_of_tag, who, tag, page)
    return [seen.media.id for seen in found.shown]


def count_of(world: World, tag: str) -> int:
    count: int = world.see(read_tag, "nobody", tag).n_media
    return count


def tags_at(world: World, media_id: MediaId) -> list[str]:
    media = world.ask(find_media, media_id)
    assert isinstance(media, Media)
    return tags_of(media)


def test_a_post_is_found_at_once_by_every_tag_of_its_caption(world: World) -> None:
    media_id = post(world, "ben", "#Peas and #beans, #peas again")

    assert listed(world, "peas") == listed(world, "beans") == [media_id]
    assert (count_of(world, "peas"), count_of(world, "beans")) == (1, 1)
    assert world.ask(untruths) == []


def test_a_tag_is_the_same_in_any_case_of_letters(world: World) -> None:
    media_id = post(world, "ben", "#Straße #ΚΉΠΟΣ #İstanbul")

    for written in ("straße", "STRAßE", "κήπος", "ΚΉΠΟΣ", "İSTANBUL", "istanbul"):
        assert listed(world, written) == [media_id], written


def test_a_tag_that_nobody_uses_counts_nothing_and_lists_nothing(world: World) -> None:
    assert world.see(read_tag, "nobody", "Unused").name == "unused"
    assert count_of(world, "unused") == 0
    assert listed(world, "unused") == []


def test_a_deleted_post_leaves_its_tags(world: World) -> None:
    before = world.rows("SELECT * FROM tags ORDER BY name")
    media_id = post(world, "ben", "#peas #garden")
    world.do(add_comment, "ben", media_id, "And #beans")

    world.do(delete_media, "ben", media_id)

    assert listed(world, "peas") == listed(world, "beans") == []
    assert world.rows("SELECT * FROM tags ORDER BY name") == before
    assert world.ask(untruths) == []


def test_an_owners_comment_adds_tags_that_surface_then(world: World) -> None:
    older, newer = post(world, "ben", "Fresh"), post(world, "cyd", "#peas")

    world.do(add_comment, "ben", older, "Forgot: #Peas #beans #peas")

    assert listed(world, "peas") == [older, newer]
    assert tags_at(world, older) == ["peas", "beans"]
    assert world.ask(untruths) == []


def test_tags_of_the_caption_come_first_and_none_comes_twice(world: World) -> None:
    media_id = post(world, "ben", "#garden #peas")

    world.do(add_comment, "ben", media_id, "#beans #peas")
    world.do(add_comment, "ben", media_id, "#corn #beans")

    assert tags_at(world, media_id) == ["garden", "peas", "beans", "corn"]
    assert count_of(world, "beans") == 1
    assert world.ask(untruths) == []


def test_other_peoples_comments_tag_nothing(world: World) -> None:
    world.do(add_comment, "cyd", world.photo_of("ben"), "#mine")

    assert listed(world, "mine") == []
    assert tags_at(world, world.photo_of("ben")) == ["garden"]


def test_a_deleted_comment_takes_its_tags_along(world: World) -> None:
    media_id = post(world, "ben", "Fresh")
    comment = world.do(add_comment, "ben", media_id, "#peas #beans").comment

    world.do(delete_comment, "ben", media_id, comment.id)

    assert listed(world, "peas") == []
    assert tags_at(world, media_id) == []
    assert world.ask(untruths) == []


def test_a_tag_stays_while_the_caption_or_another_comment_has_it(world: World) -> None:
    media_id = post(world, "ben", "#garden")
    first = world.do(add_comment, "ben", media_id, "#garden #peas #beans").comment
    world.do(add_comment, "ben", media_id, "Really #peas")

    world.do(delete_comment, "ben", media_id, first.id)

    assert tags_at(world, media_id) == ["garden", "peas"]
    assert media_id in listed(world, "garden")
    assert listed(world, "peas") == [media_id]
    assert listed(world, "beans") == []
    assert world.ask(untruths) == []


def test_another_persons_comment_with_the_tag_does_not_keep_it(world: World) -> None:
    media_id = post(world, "ben", "Fresh")
    own = world.do(add_comment, "ben", media_id, "#peas").comment
    world.do(add_comment, "cyd", media_id, "#peas")

    world.do(delete_comment, "ben", media_id, own.id)

    assert listed(world, "peas") == []


def test_private_posts_count_but_are_shown_to_nobody(world: World) -> None:
    before = count_of(world, "garden")
    media_id = post(world, "ada", "#garden #secret")

    assert count_of(world, "garden") == before + 1
    for who in ("nobody", "ben", "ada"):
        assert media_id not in listed(world, "garden", who)
        assert listed(world, "secret", who) == []


def test_posts_are_shown_as_soon_as_their_owner_is_public(world: World) -> None:
    assert world.photo_of("ada") not in listed(world, "garden")

    world.do(edit_profile, "ada", PUBLIC)

    assert world.photo_of("ada") in listed(world, "garden")


def test_posts_of_the_suspended_are_hidden_until_they_are_back(world: World) -> None:
    assert world.photo_of("eve") not in listed(world, "garden")

    world.works.write_now(restore_account, world.id_of("eve"))
    assert world.photo_of("eve") in listed(world, "garden")
    world.works.write_now(suspend_account, world.id_of("eve"))

    assert world.photo_of("eve") not in listed(world, "garden")


def test_who_is_blocked_does_not_see_the_posts_of_who_blocks(world: World) -> None:
    world.do(change_relationship, "cyd", world.id_of("dan"), "block")

    assert world.photo_of("cyd") not in listed(world, "garden", "dan")
    assert world.photo_of("cyd") in listed(world, "garden", "ben")


def test_pages_of_a_tag_hold_everything_once_whatever_is_hidden_between(world: World) -> None:
    for number in range(5):
        post(world, ("ben", "ada")[number % 2], "#peas")
    shown = listed(world, "peas", "nobody", Page(99))

    pages, page = [], Page(1)
    while True:
        found = world.see(list_media_of_tag, "nobody", "peas", page)
        pages += [seen.media.id for seen in found.shown]
        if found.cursor is None:
            break
        page = Page(1, before=found.cursor)

    assert len(shown) == 3
    assert pages == shown


def test_what_was_tagged_after_the_newest_of_a_page_can_be_asked_for(world: World) -> None:
    post(world, "ben", "#peas")
    newest = world.see(list_media_of_tag, "nobody", "peas", Page(9)).pointers[0].id
    untagged = post(world, "cyd", "Fresh")
    later = post(world, "ben", "#peas")
    world.do(add_comment, "cyd", untagged, "#peas")

    assert listed(world, "peas", "nobody", Page(9, after=newest)) == [untagged, later]


def test_a_page_that_cannot_be_taken_is_refused_after_the_tag(world: World) -> None:
    page = Page(9, problem=InvalidError("Count must be larger than zero."))

    with pytest.raises(InvalidError):
        world.see(list_media_of_tag, "nobody", "peas", page)
    with pytest.raises(TagAbsentError):
        world.see(list_media_of_tag, "nobody", "pe-as", page)


@pytest.mark.parametrize("look", [read_tag, lambda *args: list_media_of_tag(*args, Page(9))])
@pytest.mark.parametrize("name", ["", "#peas", "pe-as", "pe as", "peas!", "pe\0as", "😀"])
@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_a_name_that_no_tag_can_have_is_absent(
    world: World, look: Callable[..., Any], name: str
) -> None:
    with pytest.raises(TagAbsentError):
        world.see(look, "ben", name)


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_numbers_and_endless_words_are_no_tags(world: World) -> None:
    longest = "a" * TAG_LENGTH

    media_id = post(world, "ben", f"#1 #2017 #{longest} #{longest}a #x1")

    assert tags_at(world, media_id) == [longest, "x1"]


def banning(world: World, *tags: str) -> World:
    tools = structs.replace(
        world.works.tools, settings=structs.replace(world.works.tools.settings, banned_tags=tags)
    )
    world.works = Works(world.engine, tools)
    return world


@pytest.mark.parametrize("written", ["peas", "Peas", "#PEAS"])
@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_a_banned_tag_cannot_be_viewed_or_found(world: World, written: str) -> None:
    media_id = post(world, "ben", "#peas #peaspods")
    banning(world, written)

    for look in (read_tag, lambda *args: list_media_of_tag(*args, Page(9))):
        with pytest.raises(NotAllowedError, match="This tag cannot be viewed"):
            world.see(look, "ben", "peas")
    assert [tag.name for tag in world.see(search_tags, "ben", "peas")] == ["peaspods"]
    assert world.see(require_visible_media, "ben", media_id).media.caption == "#peas #peaspods"


def found(world: World, text: str) -> list[tuple[str, int]]:
    return [(tag.name, tag.n_media) for tag in world.see(search_tags, "nobody", text)]


def test_a_search_finds_the_exact_tag_first_and_then_the_most_used(world: World) -> None:
    for caption in ("#pea #peas #peaches", "#peas #peaches", "#peas", "#pear"):
        post(world, "ben", caption)

    assert found(world, "pea") == [("pea", 1), ("peas", 3), ("peaches", 2), ("pear", 1)]
    assert found(world, "#PEAS") == [("peas", 3)]


def test_a_short_search_finds_the_exact_tag_alone(world: World) -> None:
    post(world, "ben", "#pe #pea")

    assert found(world, "pe") == [("pe", 1)]
    assert found(world, "p") == []


@pytest.mark.parametrize("text", ["unknown", "#", "##garden", "gar-den", "gar den", "gar\0", "%"])
def test_a_search_for_what_is_no_tag_finds_nothing(world: World, text: str) -> None:
    assert found(world, text) == []


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_a_search_needs_something_to_look_for(world: World) -> None:
    with pytest.raises(MissingParameterError, match="missing required parameter 'q'"):
        found(world, "")


def test_filling_lists_what_is_older_than_the_lists_and_changes_nothing_twice(
    world: World,
) -> None:
    media_id = post(world, "ben", "#garden #peas")
    world.do(add_comment, "cyd", media_id, "#mine")
    world.do(add_comment, "ben", media_id, "#beans")
    tables = ("tags ORDER BY name", "tag_media ORDER BY tag, media_id", "media ORDER BY id")
    whole = [world.rows(f"SELECT * FROM {table}") for table in tables]

    def forget(work: Any) -> None:
        for statement in ("DELETE FROM tags", "DELETE FROM tag_media"):
            work.db.execute("tests.forget", statement, {})
        work.db.execute("tests.forget", "UPDATE media SET more_tags = ''", {})

    def fill(work: Any) -> None:
        for row in world.rows("SELECT id FROM media"):
            media = find_media(work.db, row[0])
            assert media is not None
            fill_tags(work, media)

    world.works.write_now(forget)
    world.clock.move(SECOND)
    for _ in range(2):
        world.works.write_now(fill)
        assert [world.rows(f"SELECT * FROM {table}") for table in tables] == whole
