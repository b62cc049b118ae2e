"""A call with every fault at once is refused for one after the other (v1 reference §13)."""

import re
from collections.abc import Iterator

import httpx
import pytest

from sugarsnap.faces.v1.errors import TOO_MANY_CALLS, TOO_MANY_WRITES
from sugarsnap.faces.v1.routes import ROUTES, Route
from sugarsnap.operations.endpoints import restore_endpoint, retire_endpoint
from sugarsnap.rules.limits import LIVE_ALLOWANCE
from sugarsnap.rules.scopes import Scope
from wire.caller import BASIC_CLIENT, Caller
from world import World

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)

EVERY_FAULT = {"count": "-1", "action": "peas", "text": "", "callback": "a b"}
OF_TOKENS = [route for route in ROUTES if route.scope is not None]
NAMED = r"\{(\w+)\}"
OF_SOMEBODY = {
    "user_id": "{{%s}}",
    "media_id": "{{%s_photo}}",
    "shortcode": "{{%s_code}}",
    "comment_id": "{{ben_comment}}",
}
"""What stands in a path for a thing of somebody's."""


def title_of(route: Route) -> str:
    return f"{route.method} {route.path}"


def path_of(route: Route, whose: str) -> str:
    def fill(segment: re.Match[str]) -> str:
        return OF_SOMEBODY.get(segment[1], "1").replace("%s", whose)

    return "/v1" + re.sub(NAMED, fill, route.path)


def error_of(said: httpx.Response) -> str:
    meta = said.json()["meta"]
    return f"{meta['error_type']}: {meta['error_message']}"


def send(caller: Caller, method: str, path: str, token: str = "") -> str:
    """Why a call with every fault in its parameters is refused."""
    token = caller.known.get(token, token)
    return error_of(caller.send(method, path, params={**EVERY_FAULT, "access_token": token}))


def use_up(world: World, bucket: str, calls: int) -> None:
    for _ in range(calls):
        world.works.tools.limits.count(bucket, world.clock.now())


def needs(scope: Scope | None) -> str:
    return f"OAuthPermissionsException: This request requires scope={scope},"


def refusals(route: Route, caller: Caller, world: World) -> Iterator[tuple[str, str]]:
    """How a call to a thing of Ada's is refused, and why, while its faults are mended in turn."""
    path, pattern = path_of(route, "ada"), title_of(route)
    bucket = f"{world.id_of('dan')}.{BASIC_CLIENT}"
    world.works.write_now(retire_endpoint, pattern)
    use_up(world, bucket, LIVE_ALLOWANCE.calls)
    yield send(caller, "PUT", path), "APINotAllowedError: This endpoint does not take"
    yield send(caller, route.method, path), "OAuthParameterException: Missing client_id"
    yield send(caller, route.method, path, "made-up"), "OAuthAccessTokenException: "
    yield send(caller, route.method, path, "dan_basic"), "APINotAllowedError: This endpoint has"
    world.works.write_now(restore_endpoint, pattern)
    yield (
        send(caller, route.method, path, "dan_basic"),
        f"OAuthRateLimitException: {TOO_MANY_CALLS}",
    )
    world.works.tools.limits.forget(bucket)
    if route.method == "GET":
        yield send(caller, route.method, path, "dan_basic"), "APIInvalidParametersError: A callback"
        return
    wanted = route.of_others if route.scope is Scope.BASIC else route.scope
    yield send(caller, route.method, path, "dan_basic"), needs(wanted)


@pytest.mark.parametrize("route", OF_TOKENS, ids=title_of)
def test_what_the_wrapper_judges_is_judged_in_this_order(
    route: Route, caller: Caller, world: World
) -> None:
    for said, expected in refusals(route, caller, world):
        assert said.startswith(expected)


def names(route: Route) -> set[str]:
    return set(re.findall(NAMED, route.path))


@pytest.mark.parametrize(
    "route",
    [route for route in OF_TOKENS if route.scope is not Scope.BASIC or "user_id" in names(route)],
    ids=title_of,
)
def test_a_scope_is_asked_for_before_the_thing(route: Route, caller: Caller) -> None:
    target = path_of(route, "ada") + "?count=-1&action=peas&access_token={{dan_basic}}"

    said = error_of(caller.send(route.method, target))

    assert said.startswith(needs(route.of_others if route.scope is Scope.BASIC else route.scope))


@pytest.mark.parametrize(
    "route", [route for route in ROUTES if names(route) & {*OF_SOMEBODY}], ids=title_of
)
def test_a_thing_that_is_not_there_is_told_before_parameters_and_the_limit_of_writes(
    route: Route, caller: Caller, world: World
) -> None:
    use_up(world, f"{world.id_of('dan')}.{world.client_id}.{route.bucket}", LIVE_ALLOWANCE.writes)
    target = path_of(route, "ada") + "?count=-1&action=peas&text=&access_token={{dan_token}}"

    said = error_of(caller.send(route.method, target))

    assert said in {
        "APINotFoundError: this user does not exist",
        "APINotFoundError: invalid media id",
    }


@pytest.mark.parametrize("route", [route for route in ROUTES if route.bucket], ids=title_of)
def test_the_limit_of_writes_is_told_last(route: Route, caller: Caller, world: World) -> None:
    use_up(world, f"{world.id_of('ben')}.{world.client_id}.{route.bucket}", LIVE_ALLOWANCE.writes)
    target = path_of(route, "ada") + "?action=follow&text=Peas&access_token={{ben_token}}"

    said = error_of(caller.send(route.method, target))

    assert said == f"OAuthRateLimitException: {TOO_MANY_CALLS}{TOO_MANY_WRITES.format(61, 60)}"


@pytest.mark.parametrize(
    "route",
    [route for route in ROUTES if route.bucket in {"relationships", "post-comments"}],
    ids=title_of,
)
def test_parameters_are_judged_before_the_limit_of_writes(
    route: Route, caller: Caller, world: World
) -> None:
    use_up(world, f"{world.id_of('ben')}.{world.client_id}.{route.bucket}", LIVE_ALLOWANCE.writes)
    target = path_of(route, "ada") + "?action=peas&text=&access_token={{ben_token}}"

    said = error_of(caller.send(route.method, target))

    assert said.startswith("APIInvalidParametersError: ")
