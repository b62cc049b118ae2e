"""How often a request asks the database does not depend on how much it shows."""

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import pytest

from sugarsnap.operations.accounts import NewAccount, create_account
from sugarsnap.operations.comments import add_comment
from sugarsnap.operations.likes import like_media
from sugarsnap.operations.posts import Draft, post_media
from sugarsnap.ports import Database, Transactions
from sugarsnap.records.viewers import Viewer
from sugarsnap.rules.switches import Switch
from sugarsnap.work import Works
from wire.caller import Caller
from wire.clients import register
from world import World, picture_of

pytestmark = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
Result = TypeVar("Result")
MANY = 33


class CountingDatabase:
    """Implements ports.Database: notes the name of every statement. Remembers nothing."""

    kept = None

    def __init__(self, db: Database, noted: list[str]) -> None:
        self._db = db
        self._noted = noted

    def fetch_one(self, name: str, sql: str, values: Mapping[str, Any], record: Any) -> Any:
        self._noted.append(name)
        return self._db.fetch_one(name, sql, values, record)

    def fetch_all(self, name: str, sql: str, values: Mapping[str, Any], record: Any) -> list[Any]:
        self._noted.append(name)
        return self._db.fetch_all(name, sql, values, record)

    def execute(self, name: str, sql: str, values: Mapping[str, Any]) -> None:
        self._noted.append(name)
        self._db.execute(name, sql, values)

    def execute_many(self, name: str, sql: str, values: Sequence[Mapping[str, Any]]) -> None:
        self._noted.append(name)
        self._db.execute_many(name, sql, values)


class CountingTransactions:
    """Implements ports.Transactions on another's, with databases that count."""

    def __init__(self, inner: Transactions) -> None:
        self._inner = inner
        self.noted: list[str] = []

    def _counting(self, action: Callable[[Database], Result]) -> Callable[[Database], Result]:
        return lambda db: action(CountingDatabase(db, self.noted))

    def read(self, action: Callable[[Database], Result]) -> Result:
        return self._inner.read(self._counting(action))

    async def answer(self, action: Callable[[Database], Result]) -> Result:
        return await self._inner.answer(self._counting(action))

    async def read_aside(self, action: Callable[[Database], Result]) -> Result:
        return await self._inner.read_aside(self._counting(action))

    async def write(self, action: Callable[[Database], Result]) -> Result:
        return await self._inner.write(self._counting(action))

    def write_now(self, action: Callable[[Database], Result]) -> Result:
        return self._inner.write_now(self._counting(action))


@pytest.fixture
def counting(world: World) -> CountingTransactions:
    """The world's transactions from now on."""
    counting = CountingTransactions(world.engine)
    world.works = Works(counting, world.works.tools)
    return counting


@pytest.fixture
def calling(world: World, counting: CountingTransactions) -> Iterator[Caller]:
    assert counting
    with asyncio.Runner() as runner:
        caller = Caller(world, runner)
        yield caller
        caller.close()


def newcomer(world: World, number: int) -> Viewer:
    wanted = NewAccount(f"newcomer{number}", f"n{number}@home.example")
    return Viewer(world.works.write_now(create_account, wanted, "").card)


def post(world: World, number: int) -> None:
    world.do(post_media, "cyd", Draft(f"Photo {number} #garden"), [picture_of("cyd")])


def push(world: World, number: int) -> None:
    post(world, number)
    world.push()


def like(world: World, number: int) -> None:
    world.works.write_now(like_media, newcomer(world, number), world.photo_of("cyd"))


def comment(world: World, number: int) -> None:
    viewer = newcomer(world, number)
    world.works.write_now(add_comment, viewer, world.photo_of("cyd"), f"Comment {number}")


LISTS: dict[str, tuple[str, Callable[[World, int], None], int]] = {
    "recent media": ("/v1/users/{{cyd}}/media/recent?count=33&", post, 1),
    "the feed": ("/v1/users/self/feed?count=33&min_id={{cyd_photo}}&", push, 0),
    "likes": ("/v1/media/{{cyd_photo}}/likes?", like, 0),
    "comments": ("/v1/media/{{cyd_photo}}/comments?", comment, 0),
}


@pytest.mark.parametrize("kind", LISTS)
def test_thirty_three_items_cost_as_many_statements_as_one(
    world: World, counting: CountingTransactions, calling: Caller, kind: str
) -> None:
    path, add, there = LISTS[kind]

    def statements_for(items: int) -> list[str]:
        counting.noted.clear()
        said = calling.send("GET", f"{path}access_token={{{{ben_token}}}}")
        assert len(said.json()["data"]) == items
        return list(counting.noted)

    for number in range(there, 1):
        add(world, number)
    few = statements_for(1)
    for number in range(1, MANY):
        add(world, number)
    many = statements_for(MANY)

    assert many == few
    assert len(few) <= 12


def test_photos_in_the_format_of_old_cost_three_statements_more_however_many_they_are(
    world: World, counting: CountingTransactions, calling: Caller
) -> None:
    given = register(world, Switch.LEGACY_MEDIA_FORMAT)
    for number in range(1, MANY):
        post(world, number)
    cyd = world.id_of("cyd")
    for (media_id,) in world.rows("SELECT id FROM media WHERE owner_id = :cyd", cyd=cyd):
        world.do(like_media, "ben", media_id)
        world.do(add_comment, "ben", media_id, "Fresh")

    def statements_for(token: str, count: int) -> list[str]:
        counting.noted.clear()
        path = f"/v1/users/{cyd}/media/recent"
        said = calling.send("GET", f"{path}?count={count}&access_token={token}")
        assert len(said.json()["data"]) == count
        return list(counting.noted)

    usual = statements_for("{{ben_token}}", MANY)
    one, many = statements_for(given.token, 1), statements_for(given.token, MANY)

    assert one == many
    assert not {name for name in usual if "newest" in name}
    assert sorted(many) == sorted(
        [
            *usual,
            "likes.list_newest_likes",
            "comments.list_newest_comments",
            "accounts.list_cards",
            "blocks.list_blocked",  # which readers remember
        ]
    )
