"""Comments are kept with their photo and listed newest first."""

from sugarsnap.ids import CommentId
from sugarsnap.queries.comments import (
    delete_comment,
    find_comment,
    insert_comment,
    list_comments,
)
from sugarsnap.records.media import Comment
from world import World


def comment_on(world: World, id_: int) -> Comment:
    photo = world.media("cyd")
    return Comment(CommentId(id_), photo.id, world.id_of("ben"), f"Number {id_}: ä 🌱", id_ * 1000)


def test_a_comment_is_found_as_it_was_entered(world: World) -> None:
    comment = comment_on(world, 5)

    world.ask(insert_comment, world.media("cyd"), comment)

    assert world.ask(find_comment, world.media("cyd"), 5) == comment


def test_a_comment_is_not_found_under_another_photo(world: World) -> None:
    world.ask(insert_comment, world.media("cyd"), comment_on(world, 5))

    assert world.ask(find_comment, world.media("ben"), 5) is None


def test_a_comment_is_taken_away_once(world: World) -> None:
    world.ask(insert_comment, world.media("cyd"), comment_on(world, 5))

    assert world.ask(delete_comment, world.media("cyd"), 5)
    assert not world.ask(delete_comment, world.media("cyd"), 5)

    assert world.ask(list_comments, world.media("cyd"), 10) == []


def test_comments_are_listed_newest_first_below_a_bound_that_is_left_out(world: World) -> None:
    for id_ in (2, 3, 1):
        world.ask(insert_comment, world.media("cyd"), comment_on(world, id_))

    def ids(*bounds: int) -> list[int]:
        return [comment.id for comment in world.ask(list_comments, world.media("cyd"), *bounds)]

    assert ids(10) == [3, 2, 1]
    assert ids(2) == [3, 2]
    assert ids(10, 3) == [2, 1]
    assert ids(10, 1) == []
