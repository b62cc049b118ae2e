"""Clients that ask by themselves, with their id alone, where the keeper lets them (§0.9, §1.6)."""

import httpx
import pytest
from msgspec import structs

from sugarsnap.faces.v1.routes import ROUTES, Route
from sugarsnap.rules.limits import LIVE_ALLOWANCE
from wire.asking import alone, good_call, set_up
from wire.caller import Caller
from world import World

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)

OF_TOKENS = [route for route in ROUTES if route.scope is not None]
OPEN = {
    "GET /users/{user_id}",
    "GET /users/{user_id}/media/recent",
    "GET /users/search",
    "GET /media/{media_id}",
    "GET /media/shortcode/{shortcode}",
    "GET /media/{media_id}/likes",
    "GET /media/{media_id}/comments",
    "GET /media/search",
    "GET /media/popular",
    "GET /locations/search",
    "GET /locations/{location_id}",
    "GET /locations/{location_id}/media/recent",
    "GET /geographies/{geography_id}/media/recent",
    "GET /tags/search",
    "GET /tags/{tag}",
    "GET /tags/{tag}/media/recent",
}
"""What a client id was once enough for."""


def error_of(said: httpx.Response) -> str:
    meta = said.json()["meta"]
    return f"{meta['error_type']}: {meta['error_message']}"


def list_of(said: httpx.Response) -> list[dict[str, object]]:
    data = said.json()["data"]
    return data if isinstance(data, list) else [data]


@pytest.mark.parametrize("route", OF_TOKENS, ids=lambda route: route.name)
def test_a_client_reads_what_is_public_and_nothing_else(
    caller: Caller, world: World, route: Route
) -> None:
    asked = alone(world.client_id)(good_call(route), caller, world)

    said = asked.send(caller)

    if route.name in OPEN:
        assert said.status_code == 200
        assert not any("user_has_liked" in one for one in list_of(said))
    else:
        assert error_of(said) == "OAuthParameterException: Missing access_token URL parameter."


@pytest.mark.parametrize("route", OF_TOKENS, ids=lambda route: route.name)
def test_where_the_keeper_does_not_let_them_a_client_id_is_no_token(
    caller: Caller, world: World, route: Route
) -> None:
    asked = structs.replace(good_call(route), token="").but(client_id=world.client_id)

    said = asked.send(caller)

    assert error_of(said) == "OAuthAccessTokenException: The access_token provided is invalid."


@pytest.mark.parametrize("name", ["self", "{{ada}}", "{{dan}}", "{{eve}}"])
def test_nobody_is_no_friend_of_anybodys(caller: Caller, world: World, name: str) -> None:
    set_up(world, legacy_unauthenticated_reads="on")

    said = caller.send("GET", f"/v1/users/{name}/media/recent?client_id={{{{client_id}}}}")

    expected = {
        "self": "OAuthParameterException: Missing access_token URL parameter.",
        "{{ada}}": "APINotAllowedError: you cannot view this resource",
        "{{eve}}": "APINotFoundError: this user does not exist",
    }
    assert said.status_code == (200 if name == "{{dan}}" else 400)
    assert name == "{{dan}}" or error_of(said) == expected[name]


def test_a_client_that_there_is_not_is_told_so(caller: Caller, world: World) -> None:
    set_up(world, legacy_unauthenticated_reads="on")

    said = caller.send("GET", "/v1/media/popular?client_id=peas")

    assert error_of(said) == (
        "OAuthClientException: The client_id provided is invalid and does not match a valid "
        "application."
    )


def test_a_client_id_may_be_written_in_capitals(caller: Caller, world: World) -> None:
    set_up(world, legacy_unauthenticated_reads="on")

    said = caller.send("GET", f"/v1/media/popular?client_id={world.client_id.upper()}")

    assert said.status_code == 200


def test_a_bad_token_is_not_helped_by_a_client_id(caller: Caller, world: World) -> None:
    set_up(world, legacy_unauthenticated_reads="on")

    said = caller.send("GET", "/v1/media/popular?access_token=made-up&client_id={{client_id}}")

    assert error_of(said) == "OAuthAccessTokenException: The access_token provided is invalid."


def test_a_clients_own_calls_are_counted_by_themselves(caller: Caller, world: World) -> None:
    set_up(world, legacy_unauthenticated_reads="on")
    target = "/v1/media/popular?client_id={{client_id}}"
    first = caller.send("GET", target)

    of_ben = caller.send("GET", "/v1/media/popular?access_token={{ben_token}}")
    second = caller.send("GET", target)

    left = [said.headers["x-ratelimit-remaining"] for said in (first, of_ben, second)]
    assert [int(text) for text in left] == [
        LIVE_ALLOWANCE.calls - 1,
        LIVE_ALLOWANCE.calls - 1,
        LIVE_ALLOWANCE.calls - 2,
    ]


def test_past_the_hour_they_are_refused(caller: Caller, world: World) -> None:
    set_up(world, legacy_unauthenticated_reads="on")
    for _ in range(LIVE_ALLOWANCE.calls):
        world.works.tools.limits.count(world.client_id, world.clock.now())

    said = caller.send("GET", "/v1/media/popular?client_id={{client_id}}")

    assert said.status_code == 429


def test_pages_go_on_with_the_client_id(caller: Caller, world: World) -> None:
    set_up(world, legacy_unauthenticated_reads="on")
    said = caller.send("GET", "/v1/tags/garden/media/recent?count=1&client_id={{client_id}}")

    following = caller.follow(said.json()["pagination"]["next_url"])

    assert following.status_code == 200
    assert list_of(following) != list_of(said)


def test_what_was_read_for_somebody_is_not_answered_to_nobody(caller: Caller, world: World) -> None:
    set_up(world, legacy_unauthenticated_reads="on")
    path = "/v1/media/{{cyd_photo}}"

    somebody = [caller.send("GET", f"{path}?access_token={{{{ben_token}}}}") for _ in "ab"]
    nobody = caller.send("GET", f"{path}?client_id={{{{client_id}}}}")
    again = caller.send("GET", f"{path}?access_token={{{{ben_token}}}}")

    assert "user_has_liked" not in nobody.json()["data"]
    assert again.json() == somebody[0].json()
    assert "user_has_liked" in again.json()["data"]
