"""What is asked of the world, as `METHOD /path`."""

import random
from collections.abc import Callable, Iterator

from bench.fill import CENTRE, TAG, World
from sugarsnap.ids import media_of_shortcode

_CALLS = 10_000
_Draw = random.Random


def cases_of(world: World, only: str = "") -> dict[str, list[str]]:
    """The requests of each case whose name holds `only`."""
    return {
        name: [make(world, draw) for _ in range(_CALLS)]
        for name, make in _CASES.items()
        if only in name
        for draw in [random.Random(7)]  # noqa: S311  which photo is asked for is no secret
    } | {name: list(make(world)) for name, make in _SERIES.items() if only in name}


def _token(world: World, draw: _Draw) -> str:
    return f"access_token={draw.choice(world.tokens)}"


def _get(path: str) -> Callable[[World, _Draw], str]:
    """Always the same path, in many people's names."""
    mark = "&" if "?" in path else "?"
    return lambda world, draw: (
        f"GET /v1{path.format(hot=world.hot, quiet=world.quiet)}{mark}{_token(world, draw)}"
    )


def _photo(world: World, draw: _Draw) -> str:
    return f"GET /v1/media/shortcode/{draw.choice(world.shortcodes)}?{_token(world, draw)}"


def _recent(world: World, draw: _Draw) -> str:
    return f"GET /v1/users/{draw.choice(world.owners)}/media/recent?{_token(world, draw)}"


def _place(world: World, draw: _Draw) -> str:
    return f"GET /v1/locations/{draw.choice(world.places)}/media/recent?{_token(world, draw)}"


def _famous(world: World, draw: _Draw) -> str:
    del draw
    return f"GET /v1/users/self/followed-by?count=20&access_token={world.tokens[0]}"


def _likes(world: World) -> Iterator[str]:
    draw = random.Random(7)  # noqa: S311  the same photos every time
    for _ in range(_CALLS):
        media = media_of_shortcode(draw.choice(world.shortcodes))
        path = f"/v1/media/{media}/likes?{_token(world, draw)}"
        yield f"POST {path}"
        yield f"DELETE {path}"


_LAT, _LNG = (number / 1e6 for number in CENTRE)

_CASES: dict[str, Callable[[World, _Draw], str]] = {
    "self": _get("/users/self"),
    "photo by shortcode": _photo,
    "account's 20 photos": _recent,
    "feed": _get("/users/self/feed"),
    "tag page": _get(f"/tags/{TAG}/media/recent"),
    "place page": _place,
    "media search": _get(f"/media/search?lat={_LAT}&lng={_LNG}&distance=1000"),
    "followed-by": _famous,
    "liked": _get("/users/self/media/liked"),
    "comments of the hot photo": _get("/media/{hot}/comments"),
    "likes of the hot photo": _get("/media/{hot}/likes"),
    "likes of a photo with 20": _get("/media/{quiet}/likes"),
    "popular": _get("/media/popular"),
    "people search": _get("/users/search?q=person12"),
}
_SERIES: dict[str, Callable[[World], Iterator[str]]] = {"like and unlike": _likes}
