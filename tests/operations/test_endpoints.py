"""Retiring endpoints and taking them back."""

import pytest

from sugarsnap.errors import InvalidError
from sugarsnap.operations.endpoints import (
    choose_era,
    is_retired,
    list_retired_endpoints,
    normal_pattern,
    read_era,
    restore_endpoint,
    retire_endpoint,
)
from sugarsnap.rules.eras import RETIRED, Era
from world import World


@pytest.mark.parametrize(
    ("pattern", "normal"),
    [
        ("GET /media/shortcode/{code}", "GET /media/shortcode/{}"),
        ("get   v1/media/{media_id}/", "GET /media/{}"),
        ("/v1/tags/*", "* /tags/*"),
        ("DELETE /media/{a}/comments/{b}", "DELETE /media/{}/comments/{}"),
        ("users/self", "* /users/self"),
        ("GET /users/{other}/media/{x}", "GET /users/{other}/media/{}"),
    ],
)
def test_a_pattern_has_one_normal_form(pattern: str, normal: str) -> None:
    assert normal_pattern(pattern) == normal
    assert normal_pattern(normal) == normal


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
        ("/users/{other}/*", "GET", "/users/self/feed", False),
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


@pytest.mark.parametrize(
    ("template", "segments", "expected"),
    [
        ("/users/{user_id}", {"user_id": "self"}, False),
        ("/users/{user_id}", {"user_id": "{ben}"}, False),
        ("/users/{user_id}", {"user_id": "0{ben}"}, False),
        ("/users/{user_id}", {"user_id": "{cyd}"}, True),
        ("/users/{user_id}", {"user_id": "peas"}, True),
        ("/media/{media_id}", {"media_id": "{ben_photo}"}, False),
        ("/media/{media_id}", {"media_id": "{ben_photo}_{ben}"}, False),
        ("/media/{media_id}", {"media_id": "{cyd_photo}"}, True),
        ("/media/{media_id}", {"media_id": "{cyd_photo}_{ben}"}, True),
        ("/media/{media_id}", {"media_id": "1"}, True),
        ("/media/{media_id}", {"media_id": "peas"}, True),
    ],
)
def test_a_pattern_may_leave_the_callers_own_things(
    world: World, template: str, segments: dict[str, str], *, expected: bool
) -> None:
    names = {
        "ben": world.id_of("ben"),
        "cyd": world.id_of("cyd"),
        "ben_photo": world.photo_of("ben"),
        "cyd_photo": world.photo_of("cyd"),
    }
    sent = {name: text.format(**names) for name, text in segments.items()}
    for pattern in ("GET /users/{other}", "GET /media/{other}"):
        world.works.write_now(retire_endpoint, pattern)

    found = world.works.read(is_retired, "GET", template, sent, world.id_of("ben"))

    assert found is expected


def test_for_nobody_everything_is_anothers(world: World) -> None:
    world.works.write_now(retire_endpoint, "GET /media/{other}")
    sent = {"media_id": str(world.photo_of("ben"))}

    assert world.works.read(is_retired, "GET", "/media/{media_id}", sent, None)


def test_an_era_takes_the_place_of_the_one_before_and_leaves_single_patterns(
    world: World,
) -> None:
    world.works.write_now(retire_endpoint, "/locations/*")
    for era in (Era.APRIL_2018, Era.Y2016):
        world.works.write_now(choose_era, era)

    assert world.works.read(read_era) is Era.Y2016
    assert world.works.read(is_retired, "GET", "/media/popular")
    assert world.works.read(is_retired, "GET", "/locations/{location_id}")
    assert not world.works.read(is_retired, "GET", "/users/search")


def test_without_an_era_nothing_is_retired_by_one(world: World) -> None:
    assert world.works.read(read_era) is Era.OPEN
    world.works.write_now(choose_era, Era.Y2020)
    assert world.works.read(is_retired, "GET", "/media/popular")

    world.works.write_now(choose_era, Era.OPEN)

    assert world.works.read(read_era) is Era.OPEN
    assert not world.works.read(is_retired, "GET", "/media/popular")
    assert world.rows("SELECT name FROM eras") == []


def test_what_an_era_retires_cannot_be_taken_back_singly(world: World) -> None:
    world.works.write_now(choose_era, Era.Y2016)

    with pytest.raises(InvalidError, match="retired are: nothing"):
        world.works.write_now(restore_endpoint, "GET /media/popular")


@pytest.mark.parametrize("pattern", sorted({one for every in RETIRED.values() for one in every}))
def test_the_patterns_of_eras_are_normal(pattern: str) -> None:
    assert normal_pattern(pattern) == pattern
