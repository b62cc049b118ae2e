"""A picture is used as long as anybody shows it."""

from sugarsnap.queries.pictures import delete_use, insert_use, is_used
from world import World

DIGEST = "a" * 64


def test_a_picture_is_used_until_the_last_one_lets_go(world: World) -> None:
    for thing in (1, 1, 2):
        world.ask(insert_use, DIGEST, thing)

    world.ask(delete_use, DIGEST, 1)
    assert world.ask(is_used, DIGEST)

    world.ask(delete_use, DIGEST, 2)
    assert not world.ask(is_used, DIGEST)


def test_nobody_uses_an_unknown_picture(world: World) -> None:
    world.ask(delete_use, DIGEST, 1)

    assert not world.ask(is_used, DIGEST)
