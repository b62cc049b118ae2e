"""A pattern is retired once and taken back once."""

from sugarsnap.queries.endpoints import delete_retired, insert_retired, list_retired
from world import World


def test_a_pattern_is_retired_once(world: World) -> None:
    world.ask(insert_retired, "GET /tags/*", 5)
    world.ask(insert_retired, "GET /tags/*", 6)

    assert world.ask(list_retired) == ["GET /tags/*"]


def test_a_pattern_is_taken_back_once(world: World) -> None:
    world.ask(insert_retired, "GET /tags/*", 5)

    assert world.ask(delete_retired, "GET /tags/*")
    assert not world.ask(delete_retired, "GET /tags/*")

    assert world.ask(list_retired) == []
