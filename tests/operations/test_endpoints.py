"""Retiring endpoints and taking them back."""

import pytest

from sugarsnap.errors import InvalidError
from sugarsnap.operations.endpoints import (
    is_retired,
    list_retired_endpoints,
    normal_pattern,
    restore_endpoint,
    retire_endpoint,
)
from world import World


@pytest.mark.parametrize(
    ("pattern", "normal"),
    [
        ("GET /media/shortcode/{code}", "GET /media/shortcode/{}"),
        ("get   v1/media/{media_id}/", "GET /media/{}"),
        ("/v1/tags/*", "* /tags/*"),
        ("DELETE /media/{a}/comments/{b}", "DELETE /media/{}/comments/{}"),
        ("users/self", "* /users/self"),
    ],
)
def test_a_pattern_has_one_normal_form(pattern: str, normal: str) -> None:
    assert normal_pattern(pattern) == normal
    assert normal_pattern(normal.removeprefix("* ")) == normal


@pytest.mark.parametrize("pattern", ["", "PATCH /media/{id}", "/a/*/b", "GET /a b"])
def test_what_is_no_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(InvalidError):
        normal_pattern(pattern)


@pytest.mark.parametrize(
    ("pattern", "method", "path", "expected"),
    [
        ("GET /media/{x}", "GET", "/media/{media_id}", True),
        ("GET /media/{x}", "DELETE", "/media/{media_id}", False),
        ("GET /media/{x}", "GET", "/media/{media_id}/likes", False),
        ("/media/{x}/likes", "POST", "/media/{media_id}/likes", True),
        ("/media/*", "GET", "/media/{media_id}/likes", True),
        ("/media/*", "GET", "/users/{user_id}", False),
        ("/media/*", "GET", "/mediation/{id}", False),
        ("/*", "GET", "/users/{user_id}", True),
    ],
)
def test_a_pattern_retires_the_endpoints_that_it_names(
    world: World, pattern: str, method: str, path: str, *, expected: bool
) -> None:
    world.works.write_now(retire_endpoint, pattern)

    assert world.works.read(is_retired, method, path) is expected


def test_nothing_is_retired_at_first(world: World) -> None:
    assert world.works.read(list_retired_endpoints) == []
    assert not world.works.read(is_retired, "GET", "/media/{media_id}")


def test_a_pattern_retired_twice_is_taken_back_once(world: World) -> None:
    for pattern in ("GET /media/{x}", "get v1/media/{y}"):
        world.works.write_now(retire_endpoint, pattern)
    assert world.works.read(is_retired, "GET", "/media/{media_id}")

    world.works.write_now(restore_endpoint, "GET /media/{z}")

    assert not world.works.read(is_retired, "GET", "/media/{media_id}")


def test_what_is_not_retired_cannot_be_taken_back(world: World) -> None:
    world.works.write_now(retire_endpoint, "/tags/*")

    with pytest.raises(InvalidError, match=r"retired are: \* /tags/\*"):
        world.works.write_now(restore_endpoint, "/tags")
