"""Walking through somebody's photos page by page, while they change (v1 reference §5)."""

from collections.abc import Callable, Iterator

import pytest

from sugarsnap.operations.posts import Draft, delete_media, post_media
from wire.caller import Caller
from world import World, picture_of

MANY = 70
FIRST = "/v1/users/self/media/recent?access_token={{ben_token}}&count="


def post(world: World, caption: str) -> int:
    return int(world.do(post_media, "ben", Draft(caption), [picture_of("a")]).media.id)


@pytest.fixture
def photos(world: World) -> list[int]:
    """Ben's, newest first: seventy and one."""
    posted = [post(world, f"Photo {number}") for number in range(MANY)]
    return [*reversed(posted), world.photo_of("ben")]


def pages(caller: Caller, count: str, between: Callable[[], None]) -> Iterator[list[int]]:
    """The ids on each page, followed by `next_url` alone until there is none."""
    said = caller.send("GET", FIRST + count).json()
    while True:
        yield [int(item["id"].partition("_")[0]) for item in said["data"]]
        if said["pagination"] == {}:
            return
        assert list(said["pagination"]) == ["next_url", "next_max_id"]
        assert said["pagination"]["next_max_id"] == said["data"][-1]["id"]
        between()
        said = caller.follow(said["pagination"]["next_url"]).json()


def nothing() -> None:
    """Nothing changes between two pages."""


@pytest.mark.parametrize(
    ("count", "sizes"),
    [
        ("1", [1] * 71),
        ("3", [3] * 23 + [2]),
        ("33", [33, 33, 5]),
        ("100", [33, 33, 5]),
        ("0", [20, 20, 20, 11]),
        ("", [20, 20, 20, 11]),
    ],
)
def test_every_photo_comes_once_and_newest_first(
    caller: Caller, photos: list[int], count: str, sizes: list[int]
) -> None:
    walked = list(pages(caller, count, nothing))

    assert [len(page) for page in walked] == sizes
    assert [photo for page in walked for photo in page] == photos


@pytest.mark.parametrize("count", ["1", "3", "33"])
def test_what_is_posted_and_deleted_meanwhile_moves_no_page(
    caller: Caller, world: World, photos: list[int], count: str
) -> None:
    deleted: list[int] = []

    def change() -> None:
        """One photo more at the top, and the last that was shown is gone, cursor and all."""
        post(world, "Posted meanwhile")
        gone = walked[-1][-1]
        world.do(delete_media, "ben", gone)
        deleted.append(gone)

    walked: list[list[int]] = []
    walked.extend(pages(caller, count, change))

    assert [photo for page in walked for photo in page] == photos
    assert len(deleted) == len(walked) - 1


def test_a_photo_deleted_before_its_page_is_not_on_it(
    caller: Caller, world: World, photos: list[int]
) -> None:
    def change() -> None:
        if photos[40] in left:
            world.do(delete_media, "ben", photos[40])
            left.remove(photos[40])

    left = list(photos)
    walked = [photo for page in pages(caller, "33", change) for photo in page]

    assert walked == left


def test_bounds_shut_out_what_they_name(caller: Caller, photos: list[int]) -> None:
    bounds = f"20&max_id={photos[5]}_{{{{ben}}}}&min_id={photos[10]}"

    said = caller.send("GET", FIRST + bounds).json()

    ids = [int(item["id"].partition("_")[0]) for item in said["data"]]
    assert ids == photos[6:10]


def test_the_next_page_is_asked_for_as_the_first_was(caller: Caller, photos: list[int]) -> None:
    target = (
        "/v1/users/self/media/recent.json?access_token={{ben_token}}&count=3&q=a+b%26c&_=7&sig=1"
    )

    said = caller.send("GET", target).json()

    cursor = f"{photos[2]}_{caller.known['ben']}"
    assert said["pagination"] == {
        "next_url": "http://localhost/v1/users/self/media/recent.json"
        f"?access_token={caller.known['ben_token']}&count=3&q=a+b%26c&max_id={cursor}",
        "next_max_id": cursor,
    }


def test_a_token_from_a_header_is_not_written_into_an_address(
    caller: Caller, photos: list[int]
) -> None:
    headers = {"Authorization": f"Bearer {caller.known['ben_token']}"}

    said = caller.send("GET", "/v1/users/self/media/recent?count=1", headers=headers).json()

    cursor = f"{photos[0]}_{caller.known['ben']}"
    assert said["pagination"]["next_url"] == (
        f"http://localhost/v1/users/self/media/recent?count=1&max_id={cursor}"
    )
