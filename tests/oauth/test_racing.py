"""Many who come with one code at once, on every engine."""

import asyncio
from collections import Counter

from sugarsnap.errors import AuthorizationError
from sugarsnap.operations.authorizations import Asked, Settled, begin_authorization
from sugarsnap.operations.codes import Exchanged, Presented, exchange_code
from sugarsnap.queries.clients import find_client
from world import REDIRECT_URI, World


async def exchange_at_once(world: World, times: int, presented: Presented) -> Counter[type]:
    client = world.works.read(lambda work: find_client(work.db, world.client_id))
    assert client is not None
    exchanges = (world.works.write(exchange_code, client, presented) for _ in range(times))
    return Counter(type(outcome) for outcome in await asyncio.gather(*exchanges))


def test_of_twenty_at_once_exactly_one_gets_the_token(world: World) -> None:
    asked = Asked(client_id=world.client_id, redirect_uri=REDIRECT_URI, response_type="code")
    settled = world.do(begin_authorization, "ben", asked)
    assert isinstance(settled, Settled)
    presented = Presented("authorization_code", settled.code, REDIRECT_URI, "", "198.51.100.4")

    outcomes = asyncio.run(exchange_at_once(world, 20, presented))

    assert outcomes == {Exchanged: 1, AuthorizationError: 19}
