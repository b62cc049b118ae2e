"""How many calls an hour lets through, of whom, and what the rest are told (v1 reference §6)."""

import asyncio
from contextlib import closing

import httpx
import pytest
from msgspec import structs

from fakes import HOUR, MINUTE
from sugarsnap.operations.endpoints import retire_endpoint
from sugarsnap.operations.grants import give_grant, token_of
from sugarsnap.queries.clients import find_client, insert_client
from sugarsnap.queries.sandboxes import insert_sandbox_user, update_to_accepted
from sugarsnap.rules.scopes import Scope
from sugarsnap.work import Works
from wire.caller import BASIC_CLIENT, Caller
from world import World

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)

SANDBOX_CLIENT = "5a9db0c" + "0" * 25
SELF = "/v1/users/self?access_token={{ben_token}}"
LIKES = "/v1/media/{{cyd_photo}}/likes?access_token={{ben_token}}"
FOLLOW = "/v1/users/{{cyd}}/relationship?action=follow&access_token={{ben_token}}"
TOO_MANY = "The maximum number of requests per hour has been exceeded."


@pytest.fixture
def sandbox(caller: Caller, world: World) -> str:
    """What stands for Ben's token of a client in sandbox mode."""
    usual = world.ask(find_client, world.client_id)
    world.ask(insert_client, structs.replace(usual, id=SANDBOX_CLIENT, is_sandbox=1))
    world.ask(insert_sandbox_user, SANDBOX_CLIENT, world.id_of("ben"), world.clock.now())
    world.ask(update_to_accepted, SANDBOX_CLIENT, world.id_of("ben"))
    given = world.works.write_now(
        give_grant, world.id_of("ben"), SANDBOX_CLIENT, frozenset({Scope.RELATIONSHIPS})
    )
    caller.known["sandbox_token"] = world.works.read(token_of, given.grant)
    return "{{sandbox_token}}"


def use_up(world: World, client_id: str, kind: str, calls: int) -> None:
    """Count calls of Ben's as if he had made them."""
    bucket = f"{world.id_of('ben')}.{client_id}{kind}"
    for _ in range(calls):
        world.works.tools.limits.count(bucket, world.clock.now())


def left_after(said: httpx.Response) -> tuple[int, int]:
    """What the two headers say: how many calls an hour has, and how many are left."""
    return int(said.headers["X-Ratelimit-Limit"]), int(said.headers["X-Ratelimit-Remaining"])


def message_of(said: httpx.Response) -> tuple[int, str]:
    return said.status_code, said.json()["meta"]["error_message"]


def test_every_call_of_a_token_is_counted_refused_ones_too(caller: Caller, world: World) -> None:
    basic = "access_token={{ben_basic}}"
    world.works.write_now(retire_endpoint, "GET /media/{}")
    calls = {
        f"GET /v1/users/self?{basic}": 200,
        f"GET /v1/users/self/follows?{basic}": 400,
        f"GET /v1/users/self/media/recent?{basic}&count=-1": 400,
        f"GET /v1/users/self?{basic}&callback=a+b": 400,
        f"GET /v1/media/{{{{ben_photo}}}}?{basic}": 400,
        f"GET /v1/users/0?{basic}": 400,
        f"POST /v1/media/1/likes?{basic}": 400,
        f"DELETE /v1/media/1/likes?{basic}": 400,
        f"HEAD /v1/users/self?{basic}": 200,
    }

    said = [caller.send(*call.split(" ")) for call in calls]

    assert [one.status_code for one in said] == [*calls.values()]
    assert [left_after(one) for one in said] == [
        (5000, 5000 - number) for number in range(1, len(calls) + 1)
    ]


@pytest.mark.parametrize(
    "call",
    [
        "GET /v1/users/self",
        "GET /v1/users/self?access_token=made-up",
        "GET /v1/nowhere?access_token={{ben_token}}",
        "PUT /v1/users/self?access_token={{ben_token}}",
    ],
)
def test_a_call_that_belongs_to_no_token_has_the_headers_and_counts_for_nobody(
    caller: Caller, call: str
) -> None:
    said = caller.send(*call.split(" "))

    assert left_after(said) == (5000, 5000)
    assert left_after(caller.send("GET", SELF)) == (5000, 4999)


def test_past_the_limit_calls_are_refused_and_go_on_counting(caller: Caller, world: World) -> None:
    use_up(world, world.client_id, "", 4999)

    last = caller.send("GET", SELF)
    refused = [caller.send("GET", SELF) for _ in range(2)]

    assert (last.status_code, left_after(last)) == (200, (5000, 0))
    assert [message_of(one) for one in refused] == [(429, TOO_MANY)] * 2
    assert [left_after(one) for one in refused] == [(5000, 0)] * 2


def test_the_hour_slides(caller: Caller, world: World) -> None:
    use_up(world, world.client_id, "", 4000)
    world.clock.move(30 * MINUTE)
    use_up(world, world.client_id, "", 1000)

    refused = caller.send("GET", SELF)
    world.clock.move(int(refused.headers["Retry-After"]) * 1000)
    later = caller.send("GET", SELF)

    assert refused.status_code == 429
    assert (later.status_code, left_after(later)) == (200, (5000, 5000 - 1000 - 2))


def test_a_client_in_sandbox_mode_has_500_calls_and_30_writes(
    caller: Caller, world: World, sandbox: str
) -> None:
    follow = f"/v1/users/{{{{cyd}}}}/relationship?action=follow&access_token={sandbox}"
    use_up(world, SANDBOX_CLIENT, ".relationships", 29)

    last = caller.send("POST", follow)
    refused = caller.send("POST", follow)

    assert (last.status_code, left_after(last)) == (200, (500, 499))
    assert message_of(refused) == (
        429,
        f"{TOO_MANY} You have made 31 requests of the 30 allowed in the last hour.",
    )


def test_writes_of_one_kind_are_limited_and_told_how_many_they_were(
    caller: Caller, world: World
) -> None:
    use_up(world, world.client_id, ".post-likes", 60)

    refused = [caller.send("POST", LIKES) for _ in range(2)]

    assert [message_of(one) for one in refused] == [
        (429, f"{TOO_MANY} You have made {made} requests of the 60 allowed in the last hour.")
        for made in (61, 62)
    ]
    assert 0 < int(refused[0].headers["Retry-After"]) <= HOUR // 1000
    assert left_after(refused[1]) == (5000, 4998)


@pytest.mark.parametrize(
    ("kind", "method", "target"),
    [
        (".post-likes", "DELETE", LIKES),
        (".delete-likes", "POST", LIKES),
        (".relationships", "POST", LIKES),
        (".post-comments", "POST", FOLLOW),
        (".relationships", "GET", FOLLOW),
    ],
)
def test_a_kind_of_write_that_is_used_up_leaves_all_others_free(
    caller: Caller, world: World, kind: str, method: str, target: str
) -> None:
    use_up(world, world.client_id, kind, 60)

    said = caller.send(method, target)

    assert said.status_code == 200


def test_what_stands_for_another_verb_is_counted_as_that_verb(caller: Caller, world: World) -> None:
    use_up(world, world.client_id, ".delete-likes", 60)

    said = caller.send("POST", LIKES + "&_method=DELETE")

    assert message_of(said)[1].endswith(
        "You have made 61 requests of the 60 allowed in the last hour."
    )


def test_one_token_does_not_use_up_anothers_calls(caller: Caller, world: World) -> None:
    use_up(world, BASIC_CLIENT, "", 5000)

    same_person = caller.send("GET", SELF)
    same_client = caller.send("GET", "/v1/users/self?access_token={{cyd_basic}}")

    assert left_after(same_person) == (5000, 4999)
    assert left_after(same_client) == (5000, 4999)


def test_a_new_scope_gives_no_new_calls(caller: Caller, world: World, sandbox: str) -> None:
    target = f"/v1/users/self?access_token={sandbox}"
    caller.send("GET", target)

    world.works.write_now(give_grant, world.id_of("ben"), SANDBOX_CLIENT, frozenset({Scope.LIKES}))

    assert left_after(caller.send("GET", target)) == (500, 498)


def test_a_keeper_may_lift_the_limits_and_calls_are_counted_all_the_same(world: World) -> None:
    tools = world.works.tools
    unlimited = structs.replace(tools.settings, rate_limits="off")
    world.works = Works(world.engine, structs.replace(tools, settings=unlimited))
    use_up(world, world.client_id, "", 5000)
    use_up(world, world.client_id, ".post-likes", 60)

    with asyncio.Runner() as runner, closing(Caller(world, runner)) as caller:
        said = caller.send("POST", LIKES)

    assert (said.status_code, left_after(said)) == (200, (5000, 0))
