"""Walking any list page by page while it changes: what stays in it comes once, in its order."""

import asyncio
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain, repeat
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct

from engines import Cellar, opened
from fakes import HOUR, SECOND
from sugarsnap.ids import account_id, shard_of_key
from sugarsnap.operations.accounts import NewAccount, create_account
from sugarsnap.operations.likes import like_media, unlike_media
from sugarsnap.operations.places import find_or_make_place
from sugarsnap.operations.posts import Draft, delete_media, post_media
from sugarsnap.operations.relationships import change_relationship
from sugarsnap.queries.accounts import find_card
from sugarsnap.records.viewers import Viewer
from sugarsnap.rules.geography import Point
from sugarsnap.rules.places import spot_key
from wire.caller import Caller
from world import Furniture, World, picture_of

Changes = list[list[int | None]]
"""What happens after each page: None is an item more, a number takes away the item there."""
changes = st.lists(st.lists(st.none() | st.integers(0, 9), max_size=3), max_size=10)


PATCH, POINT = "The patch", Point(48_858_370, 2_294_481)
PATCH_ID = account_id(1, shard_of_key(spot_key(PATCH, POINT)))
"""The first place of its shard."""


class Listing(Struct, frozen=True):
    """A list of Ben's as the API shows it, and how things come into it and leave it."""

    path: str
    enter: Callable[[World], str]
    """Puts something new at the top, and tells its id on the wire."""
    leave: Callable[[World, str], None]


def act(world: World, operation: Callable[..., Any], who: int, *args: Any) -> Any:
    """Have somebody do something, a second later than the last thing."""
    world.clock.move(SECOND)
    return world.works.write_now(operation, Viewer(world.ask(find_card, who)), *args)


def post(world: World, name: str) -> str:
    media = world.do(post_media, name, Draft("#Peas"), [picture_of("peas")]).media
    return f"{media.id}_{media.owner_id}"


def post_at_the_patch(world: World) -> str:
    draft = Draft("", place_name=PATCH, point=POINT)
    media = world.do(post_media, "cyd", draft, [picture_of("peas")]).media
    return f"{media.id}_{media.owner_id}"


def number(item: str) -> int:
    return int(item.partition("_")[0])


def delete_by_its_owner(world: World, item: str) -> None:
    act(world, delete_media, int(item.partition("_")[2]), number(item))


def like_a_new_photo(world: World) -> str:
    photo = post(world, "cyd")
    world.do(like_media, "ben", number(photo))
    return photo


def push_a_post(world: World) -> str:
    photo = post(world, "cyd")
    world.push()
    return photo


def newcomer(world: World) -> int:
    """Somebody whose account did not exist before."""
    name = f"fay{world.clock.now()}"
    new = NewAccount(name, f"{name}@home.example")
    return int(world.works.write_now(create_account, new, "").id)


def relate(world: World, who: int, action: str, whom: int) -> None:
    act(world, change_relationship, who, whom, action)


def follow_a_newcomer(world: World) -> str:
    whom = newcomer(world)
    relate(world, world.id_of("ben"), "follow", whom)
    return str(whom)


def be_followed_by_a_newcomer(world: World) -> str:
    who = newcomer(world)
    relate(world, who, "follow", world.id_of("ben"))
    return str(who)


LISTINGS = [
    Listing(
        "/users/self/media/recent",
        lambda world: post(world, "ben"),
        delete_by_its_owner,
    ),
    Listing(
        "/users/self/media/liked",
        like_a_new_photo,
        lambda world, item: world.do(unlike_media, "ben", number(item)),
    ),
    Listing(
        "/users/self/follows",
        follow_a_newcomer,
        lambda world, item: relate(world, world.id_of("ben"), "unfollow", int(item)),
    ),
    Listing(
        "/users/self/followed-by",
        be_followed_by_a_newcomer,
        lambda world, item: relate(world, int(item), "unfollow", world.id_of("ben")),
    ),
    Listing(
        "/tags/peas/media/recent",
        lambda world: post(world, "cyd"),
        delete_by_its_owner,
    ),
    Listing(
        f"/locations/{PATCH_ID}/media/recent",
        post_at_the_patch,
        delete_by_its_owner,
    ),
    Listing(
        "/users/self/feed",
        push_a_post,
        delete_by_its_owner,
    ),
]


@contextmanager
def calling(cellar: Cellar, furniture: Furniture) -> Iterator[tuple[World, Caller]]:
    """A furnished world of its own with a caller."""
    cellar.copy("furnished", "walked")
    try:
        with (
            tempfile.TemporaryDirectory() as folder,
            opened(cellar, "walked") as engine,
            asyncio.Runner() as runner,
        ):
            world = World(engine, Path(folder), furniture)
            world.clock.move(HOUR)
            assert world.works.write_now(find_or_make_place, PATCH, POINT).id == PATCH_ID
            caller = Caller(world, runner)
            yield world, caller
            caller.close()
    finally:
        cellar.drop("walked")


def walk(caller: Caller, path: str, count: int) -> Iterator[list[str]]:
    """The ids on each page, by `next_url` alone until there is none."""
    said = caller.send("GET", f"/v1{path}?access_token={{{{ben_token}}}}&count={count}").json()
    while True:
        yield [item["id"] for item in said["data"]]
        if "next_url" not in said["pagination"]:
            return
        said = caller.follow(said["pagination"]["next_url"]).json()


def change(world: World, listing: Listing, what: list[int | None], left: list[str]) -> None:
    """Let things come and go; what goes is taken out of `left`."""
    for choice in what:
        if choice is None:
            listing.enter(world)
        elif choice < len(left):
            listing.leave(world, left.pop(choice))


@pytest.mark.parametrize("listing", LISTINGS, ids=lambda listing: listing.path)
def test_what_stays_in_a_list_comes_once_and_in_order(
    cellar: Cellar,
    engine_name: str,
    furniture_of: Callable[[Cellar], Furniture],
    listing: Listing,
) -> None:
    furniture = furniture_of(cellar)

    @settings(max_examples=60 if engine_name == "sqlite" else 10)
    @given(st.integers(0, 8), st.integers(1, 4), changes)
    def check(size: int, count: int, happenings: Changes) -> None:
        with calling(cellar, furniture) as (world, caller):
            for _ in range(size):
                listing.enter(world)
            [whole] = walk(caller, listing.path, 33)
            left, shown = list(whole), []

            happening = chain(happenings, repeat([]))
            for page in walk(caller, listing.path, count):
                shown += page
                change(world, listing, next(happening), left)

            assert shown == [item for item in whole if item in shown]
            assert [item for item in shown if item in left] == left

    check()
