"""Writing comments within their limits, deleting them, and reading them."""

from typing import Any

import pytest
from msgspec import structs

from sugarsnap.errors import (
    CommentAbsentError,
    CommentAllCapsError,
    CommentTooLongError,
    CommentTooManyTagsError,
    CommentTooManyURLsError,
    LimitExceededError,
    MissingParameterError,
    NotAllowedError,
    Refusal,
    SignInRequiredError,
)
from sugarsnap.operations.comments import (
    COMMENTS_SHOWN,
    add_comment,
    delete_comment,
    list_comments,
)
from sugarsnap.records.viewers import WriteCount
from world import World, untruths


def texts_of(world: World, photo: str) -> list[str]:
    found = world.see(list_comments, "nobody", world.photo_of(photo))
    return [seen.comment.text for seen in found]


def test_a_comment_is_shown_under_its_photo_and_counted(world: World) -> None:
    written = world.do(add_comment, "dan", world.photo_of("cyd"), "Such peas! 🌱")

    assert world.see(list_comments, "nobody", world.photo_of("cyd")) == [written]
    assert written.author.username == "dan"
    assert written.comment.created_ms == world.clock.now()
    assert world.media("cyd").n_comments == 1


def test_the_same_words_twice_are_two_comments(world: World) -> None:
    for _ in range(2):
        world.do(add_comment, "dan", world.photo_of("cyd"), "Nice.")

    assert texts_of(world, "cyd") == ["Nice.", "Nice."]
    assert world.ask(untruths) == []


def test_a_deleted_comment_leaves_the_photo_as_it_was(world: World) -> None:
    before = world.media("cyd")
    written = world.do(add_comment, "dan", before.id, "Nice.")

    world.do(delete_comment, "dan", before.id, written.comment.id)

    assert texts_of(world, "cyd") == []
    assert world.media("cyd") == before


def test_a_deleted_comment_is_absent(world: World) -> None:
    photo, comment = world.photo_of("ben"), world.comment_of("cyd")
    world.do(delete_comment, "cyd", photo, comment)

    with pytest.raises(CommentAbsentError):
        world.do(delete_comment, "cyd", photo, comment)

    assert world.ask(untruths) == []


def test_a_photos_owner_deletes_any_comment_under_it(world: World) -> None:
    world.do(delete_comment, "ben", world.photo_of("ben"), world.comment_of("cyd"))

    assert texts_of(world, "ben") == []


def test_nobody_else_deletes_a_comment(world: World) -> None:
    with pytest.raises(NotAllowedError):
        world.do(delete_comment, "dan", world.photo_of("ben"), world.comment_of("cyd"))

    assert texts_of(world, "ben") == ["Says cyd"]


def test_a_comment_is_absent_under_another_photo(world: World) -> None:
    with pytest.raises(CommentAbsentError):
        world.do(delete_comment, "cyd", world.photo_of("cyd"), world.comment_of("cyd"))


def test_comments_are_read_oldest_first(world: World) -> None:
    for text in ("One", "Two", "Three"):
        world.do(add_comment, "dan", world.photo_of("cyd"), text)

    assert texts_of(world, "cyd") == ["One", "Two", "Three"]


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_the_newest_150_comments_are_read(world: World) -> None:
    def write_many(work: Any, viewer: Any) -> None:
        for number in range(COMMENTS_SHOWN + 1):
            add_comment(work, viewer, world.photo_of("cyd"), f"Number {number}")

    world.do(write_many, "dan")

    texts = texts_of(world, "cyd")
    assert len(texts) == COMMENTS_SHOWN
    assert texts[0] == "Number 1"
    assert texts[-1] == f"Number {COMMENTS_SHOWN}"


@pytest.mark.parametrize(
    "text",
    [
        "x" * 300,
        "🌱" * 300,
        "#a #b #c #d",
        "see http://a.example",
        "NOT ALL CAPS a",
        "123 !",
        "  padded  " + "x" * 290 + "  ",
    ],
)
def test_a_comment_at_a_limit_is_taken(world: World, text: str) -> None:
    written = world.do(add_comment, "dan", world.photo_of("cyd"), text)

    assert written.comment.text == text.strip()


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("", MissingParameterError),
        (" \t\n ", MissingParameterError),
        ("\x00\x07", MissingParameterError),
        ("x" * 301, CommentTooLongError),
        ("#a #b #c #d #e", CommentTooManyTagsError),
        ("#a #a #a #a #a", CommentTooManyTagsError),
        ("http://a.example and HTTPS://b.example", CommentTooManyURLsError),
        ("www.a.example www.b.example", CommentTooManyURLsError),
        ("NICE!", CommentAllCapsError),
        ("ÄÖÜ", CommentAllCapsError),
        ("X" * 301 + " #A #B #C #D #E", CommentTooLongError),
    ],
)
def test_a_comment_past_a_limit_is_refused_and_counts_nothing(
    world: World, text: str, refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        world.do(add_comment, "dan", world.photo_of("cyd"), text)

    assert world.media("cyd").n_comments == 0


def test_control_characters_do_not_reach_the_database(world: World) -> None:
    written = world.do(add_comment, "dan", world.photo_of("cyd"), "a\x00b\r\nc\x1bd\ud800e")

    assert written.comment.text == "ab\ncde"
    assert texts_of(world, "cyd") == ["ab\ncde"]


def test_nobody_comments(world: World) -> None:
    with pytest.raises(SignInRequiredError):
        world.do(add_comment, "nobody", world.photo_of("cyd"), "Hello.")
    with pytest.raises(SignInRequiredError):
        world.do(delete_comment, "nobody", world.photo_of("ben"), world.comment_of("cyd"))


def test_the_text_is_judged_before_the_hours_limit(world: World) -> None:
    past = structs.replace(world.viewer("dan"), writes=WriteCount(61, 60, 9))

    with pytest.raises(CommentTooLongError):
        world.works.write_now(add_comment, past, world.photo_of("cyd"), "x" * 301)
    with pytest.raises(LimitExceededError):
        world.works.write_now(add_comment, past, world.photo_of("cyd"), "Nice.")


def test_deleting_comments_has_an_hours_limit_of_its_own(world: World) -> None:
    past = structs.replace(world.viewer("cyd"), writes=WriteCount(61, 60, 9))

    with pytest.raises(LimitExceededError):
        world.works.write_now(delete_comment, past, world.photo_of("ben"), world.comment_of("cyd"))
