"""Sessions are found by a digest and forgotten when nobody uses them."""

from sugarsnap.queries.sessions import (
    delete_idle_sessions,
    delete_session,
    find_session,
    insert_session,
    update_seen,
)
from sugarsnap.records.clients import Session
from world import World

COOKIE, OTHER = "a" * 64, "b" * 64


def test_a_session_is_found_by_its_cookie_alone(world: World) -> None:
    world.ask(insert_session, COOKIE, world.id_of("ben"), 5)

    assert world.ask(find_session, COOKIE) == Session(world.id_of("ben"), 5, 5)
    assert world.ask(find_session, OTHER) is None


def test_a_session_in_use_is_noted(world: World) -> None:
    world.ask(insert_session, COOKIE, world.id_of("ben"), 5)

    world.ask(update_seen, COOKIE, 9)

    assert world.ask(find_session, COOKIE) == Session(world.id_of("ben"), 5, 9)


def test_a_session_ends_and_may_end_again(world: World) -> None:
    world.ask(insert_session, COOKIE, world.id_of("ben"), 5)

    world.ask(delete_session, COOKIE)
    world.ask(delete_session, COOKIE)

    assert world.ask(find_session, COOKIE) is None


def test_idle_sessions_are_forgotten(world: World) -> None:
    world.ask(insert_session, COOKIE, world.id_of("ben"), 5)
    world.ask(insert_session, OTHER, world.id_of("ben"), 6)

    world.ask(delete_idle_sessions, 6)

    assert world.ask(find_session, COOKIE) is None
    assert world.ask(find_session, OTHER) is not None
