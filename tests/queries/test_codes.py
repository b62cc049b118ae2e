"""Codes are good once; what a consent page asks is answered once."""

from msgspec import structs

from sugarsnap.queries.codes import (
    delete_ended,
    delete_request,
    find_code,
    find_request,
    insert_code,
    insert_request,
    update_to_used,
)
from sugarsnap.records.clients import AuthorizationRequest, Code
from world import World

DIGEST, OTHER = "a" * 64, "b" * 64


def code_of(world: World, expires_ms: int = 50) -> Code:
    return Code(world.client_id, world.id_of("ben"), "http://here", "pkce", 3, 1, 0, expires_ms)


def request_of(world: World, expires_ms: int = 50) -> AuthorizationRequest:
    ben, client_id = world.id_of("ben"), world.client_id
    return AuthorizationRequest(
        ben, client_id, "token", "http://here", "basic", "s", 1, "pkce", expires_ms
    )


def test_a_code_is_found_as_it_was_entered(world: World) -> None:
    code = code_of(world)

    world.ask(insert_code, DIGEST, code)

    assert world.ask(find_code, DIGEST) == code
    assert world.ask(find_code, OTHER) is None


def test_a_code_is_used_up_once_and_stays_to_be_known_again(world: World) -> None:
    world.ask(insert_code, DIGEST, code_of(world))

    assert world.ask(update_to_used, DIGEST)
    assert not world.ask(update_to_used, DIGEST)

    assert world.ask(find_code, DIGEST) == structs.replace(code_of(world), is_used=1)


def test_a_request_is_taken_away_once(world: World) -> None:
    request = request_of(world)
    world.ask(insert_request, DIGEST, request)
    assert world.ask(find_request, DIGEST) == request

    assert world.ask(delete_request, DIGEST)
    assert not world.ask(delete_request, DIGEST)

    assert world.ask(find_request, DIGEST) is None


def test_what_has_ended_is_forgotten_and_the_rest_kept(world: World) -> None:
    for digest, end in ((DIGEST, 49), (OTHER, 50)):
        world.ask(insert_code, digest, code_of(world, end))
        world.ask(insert_request, digest, request_of(world, end))

    world.ask(delete_ended, 50)

    assert world.ask(find_code, DIGEST) is None
    assert world.ask(find_code, OTHER) is not None
    assert world.ask(find_request, DIGEST) is None
    assert world.ask(find_request, OTHER) is not None
