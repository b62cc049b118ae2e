"""Ada's photo, and somebody for each way in which one may stand to her."""

import asyncio
from functools import cache

from jinja2 import Environment
from msgspec import structs

from fakes import Receivers
from jobs.workshop import Means, MemoryStore, WordRenderer
from sugarsnap.adapters.passwords import Argon2Hasher
from sugarsnap.config import Settings
from sugarsnap.doors import DOCUMENTS
from sugarsnap.faces.embed.face import EmbedFace
from sugarsnap.faces.shared.addresses import Addresses
from sugarsnap.faces.shared.pages import make_environment
from sugarsnap.faces.shared.visits import Ground
from sugarsnap.faces.v1.face import V1Face
from sugarsnap.faces.web.routes import web_application
from sugarsnap.ids import shortcode_of
from sugarsnap.operations.accounts import (
    NewAccount,
    create_account,
    edit_profile,
    restore_account,
    suspend_account,
)
from sugarsnap.operations.comments import add_comment
from sugarsnap.operations.grants import give_grant, token_of
from sugarsnap.operations.likes import like_media
from sugarsnap.operations.mutes import mute_account
from sugarsnap.operations.posts import Draft, post_media
from sugarsnap.operations.relationships import change_relationship
from sugarsnap.operations.sessions import open_session
from sugarsnap.queries.geographies import insert_geography
from sugarsnap.records.places import Geography
from sugarsnap.rules.geography import Point
from sugarsnap.rules.scopes import Scope
from web.visitor import Visitor
from world import PRIVATE, PUBLIC, World, picture_of

ONLOOKERS = {
    "owner": "ada",
    "follower": "ben",
    "stranger": "cyd",
    "asks": "fay",
    "blocked": "dan",
    "blocks": "eve",
    "mutes": "gus",
    "suspended": "hal",
    "nobody": "nobody",
    "owner suspended": "ben",
}
"""Who stands for each column of the table; for the last one, Ada is suspended."""

SPOT = Point(48_858_370, 2_294_481)
GEOGRAPHY = 7
ASKED = {
    "users/search": "q=ada",
    "media/search": "lat=48.85837&lng=2.294481",
    "locations/search": "lat=48.85837&lng=2.294481",
    "tags/search": "q=visible",
    "explore/search": "q=ada",
    "relationship": "action=follow",
    "comments": "text=Nice.",
}
"""Parameters of what cannot be asked without, by what its path ends in."""


def arrange(world: World, state: str, column: str) -> World:
    """Have everybody like Ada's photo and comment on it, then stand to her as they do."""
    world.furniture = structs.replace(
        world.furniture,
        accounts=dict(world.furniture.accounts),
        photos=dict(world.furniture.photos),
        comments=dict(world.furniture.comments),
    )
    world.works.write_now(restore_account, world.id_of("eve"))
    for name in ("fay", "gus", "hal"):
        _join(world, name)
    world.do(edit_profile, "ada", PUBLIC)
    world.do(change_relationship, "ada", world.id_of("dan"), "unblock")
    draft = Draft("#visible", place_name="The tower", point=SPOT)
    photo = world.do(post_media, "ada", draft, [picture_of("ada")]).media
    world.furniture.photos["ada"] = photo.id
    for name in world.furniture.accounts:
        world.do(like_media, name, photo.id)
        written = world.do(add_comment, name, photo.id, f"Says {name}").comment
        world.furniture.comments[name] = written.id
    world.ask(insert_geography, Geography(GEOGRAPHY, world.client_id, *_at(SPOT), 500))
    _stand(world, state)
    if column == "owner suspended":
        world.works.write_now(suspend_account, world.id_of("ada"))
    world.push()
    return world


def _at(point: Point) -> tuple[int, int]:
    return point.lat, point.lng


def _join(world: World, name: str) -> None:
    wanted = NewAccount(name, f"{name}@home.example")
    world.furniture.accounts[name] = world.works.write_now(create_account, wanted, "").id
    seen = world.do(post_media, name, Draft("A garden"), [picture_of(name)])
    world.furniture.photos[name] = seen.media.id


def _stand(world: World, state: str) -> None:
    """How people stand to Ada from now on."""
    ada = world.id_of("ada")
    for name in ("gus", "hal"):
        world.do(change_relationship, name, ada, "follow")
    if state == "private":
        world.do(edit_profile, "ada", PRIVATE)
        world.do(change_relationship, "fay", ada, "follow")
    world.do(mute_account, "gus", ada)
    world.do(change_relationship, "eve", ada, "block")
    world.do(change_relationship, "ada", world.id_of("dan"), "block")
    world.works.write_now(suspend_account, world.id_of("hal"))


class Program:
    """An onlooker who calls the API, and the word of the table for each answer."""

    def __init__(self, world: World, runner: asyncio.Runner, name: str) -> None:
        face = V1Face(world.works, Addresses(Settings()), Receivers())
        self._visitor = Visitor(runner, face, "http://localhost")
        self._segments = _segments_of(world, name)
        self._token = ""
        if name != "nobody":
            every = frozenset(Scope)
            given = world.works.write_now(give_grant, world.id_of(name), world.client_id, every)
            self._token = world.works.read(token_of, given.grant)
        ada, photo = world.id_of("ada"), world.photo_of("ada")
        self._marks = (f'"{photo}_{ada}"', f'"id":"{ada}"')

    def word(self, method: str, path: str) -> str:
        """What the table says of a call."""
        address = path.format(**self._segments)
        query = f"access_token={self._token}&{_asked(path)}"
        if method == "GET":
            said = self._visitor.get(f"{address}?{query}")
        else:
            said = self._visitor.post(f"{address}?{query}", {"_method": method})
        if said.status_code != 200:
            return _word_of_refusal(said.json()["meta"])
        if method != "GET":
            return "done"
        is_hers = any(segment in path for segment in _HERS)
        return "shown" if is_hers or any(m in said.text for m in self._marks) else "left out"

    def close(self) -> None:
        self._visitor.close()


class Reader:
    """An onlooker at a browser, and the word of the table for each page."""

    def __init__(self, world: World, runner: asyncio.Runner, name: str) -> None:
        self._visitor = Visitor(runner, web_application(ground_on(world)), "http://localhost")
        self._segments = _segments_of(world, name)
        self._photo = f"/p/{shortcode_of(world.photo_of('ada'))}/"
        if name != "nobody":
            cookie = world.works.write_now(open_session, world.id_of(name))
            self._visitor.take_cookie("session", cookie)
        self._form = self._find_form()

    def _find_form(self) -> dict[str, str]:
        """What every form of this browser carries."""
        page = self._visitor.open("/accounts/login/")
        button = "Sign in" if page.has_form("Sign in") else "Sign out"
        return page.form(button).values()

    def word(self, method: str, path: str) -> str:
        """What the table says of a page or of what a form on one does."""
        address = path.format(**self._segments)
        if method == "GET":
            said = self._visitor.get(f"{address}?{_asked(path)}")
        else:
            said = self._visitor.post(address, {**self._form, "text": "Nice."})
        if said.status_code == 303:
            return "sign in" if "/accounts/login/" in said.headers["location"] else "done"
        if said.status_code != 200:
            return {404: "absent", 403: "refused"}[said.status_code]
        if self._photo in said.text:
            return "shown"
        if "{username}" in path:
            return "head"
        links = {link["href"] for link in self._visitor.page.main.all("a")}
        return "shown" if "/ada/" in links else "left out"

    def close(self) -> None:
        self._visitor.close()


class Embedder:
    """An onlooker at a page of another site that embeds the photo, and the word for each way."""

    def __init__(self, world: World, runner: asyncio.Runner, name: str) -> None:
        self._visitor = Visitor(runner, EmbedFace(ground_on(world)), "http://localhost")
        self._segments = _segments_of(world, name)
        self._asked = f"url=http://localhost/p/{self._segments['shortcode']}/"
        if name != "nobody":
            cookie = world.works.write_now(open_session, world.id_of(name))
            self._visitor.take_cookie("session", cookie)

    def word(self, method: str, path: str) -> str:
        """What the table says of a way to embed the photo."""
        assert method == "GET"
        said = self._visitor.get(f"{path.format(**self._segments)}?{self._asked}")
        return {200: "shown", 302: "shown", 404: "absent"}[said.status_code]

    def close(self) -> None:
        self._visitor.close()


_HERS = ("{user_id}", "{media_id}", "{shortcode}", "{comment_id}", "{username}")
"""Segments that name her, her photo, or what stands under it."""


def _word_of_refusal(meta: dict[str, str]) -> str:
    match meta["error_type"]:
        case "APINotFoundError":
            return "absent"
        case "APINotAllowedError" if meta["error_message"] == "you cannot view this resource":
            return "private"
        case "APINotAllowedError":
            return "refused"
    assert meta["error_type"] in {"OAuthAccessTokenException", "OAuthParameterException"}
    return "sign in"


def _segments_of(world: World, name: str) -> dict[str, str]:
    """What stands for the variable segments of paths."""
    photo = world.photo_of("ada")
    place_id = world.media("ada").place_id
    comment = world.comment_of("ben" if name == "nobody" else name)
    return {
        "user_id": str(world.id_of("ada")),
        "username": "ada",
        "media_id": str(photo),
        "shortcode": shortcode_of(photo),
        "comment_id": str(comment),
        "location_id": str(place_id),
        "geography_id": str(GEOGRAPHY),
        "tag": "visible",
    }


def _asked(path: str) -> str:
    found = [asked for end, asked in ASKED.items() if path.strip("/").endswith(end)]
    return found[0] if found else ""


def ground_on(world: World) -> Ground:
    """What faces with pages stand on."""
    means = Means(MemoryStore(world.clock), WordRenderer(), Argon2Hasher(), Receivers())
    return Ground(world.works, means, Addresses(Settings()), _templates(), DOCUMENTS)


@cache
def _templates() -> Environment:
    return make_environment(Settings())
