"""The table of docs/api/sandbox.md is true: every call, through a client in sandbox mode.

A new route fails here until it has a row there.
"""

import pytest

from docs.pages import DOCS, rows_of, section_of
from sandboxes import settle_in
from sugarsnap.faces.v1.routes import ROUTES
from sugarsnap.ids import shortcode_of
from sugarsnap.operations.accounts import edit_profile
from sugarsnap.operations.comments import add_comment
from sugarsnap.operations.likes import like_media
from sugarsnap.operations.posts import Draft, post_media
from sugarsnap.operations.relationships import change_relationship
from sugarsnap.queries.geographies import insert_geography
from sugarsnap.queries.media import find_media
from sugarsnap.records.places import Geography
from sugarsnap.rules.geography import Point
from sugarsnap.rules.sandboxes import MEDIA_SHOWN
from wire.caller import Caller
from world import PRIVATE, World, picture_of

PAGE = DOCS / "api" / "sandbox.md"
CALLS = {f"{route.method} /v1{route.path}" for route in ROUTES if route.scope is not None}
SPOT_IN_MILLIONTHS = (10_000_000, 20_000_000)
SPOT = Point(*SPOT_IN_MILLIONTHS)
GEOGRAPHY = 9
GLOBAL = ("/tags/{tag}", "/tags/search", "/locations/search", "/locations/{location_id}")
"""What there is for everybody: names, counts and places, and nobody's posts."""
ASKED = {
    "/users/search": {"q": "{name}"},
    "/media/search": {"lat": "10", "lng": "20"},
    "/locations/search": {"lat": "10", "lng": "20"},
    "/tags/search": {"q": "tried"},
    "/users/{user_id}/relationship": {"action": "follow"},
    "/media/{media_id}/comments": {"text": "Nice."},
}
PEOPLE = {
    "GET /v1/users/{user_id}",
    "GET /v1/users/search",
    "GET /v1/users/{user_id}/follows",
    "GET /v1/users/{user_id}/followed-by",
    "GET /v1/users/self/requested-by",
    "GET /v1/users/{user_id}/relationship",
    "POST /v1/users/{user_id}/relationship",
}
"""Calls that are about no post."""
WORDS = {"this user does not exist": "absent", "invalid media id": "absent"}


def read_table() -> dict[str, dict[str, str]]:
    """The word for each call, by column; cells that are empty left out."""
    head, *rows = rows_of(section_of(PAGE, "What there is"))
    return {
        column: {row[0].strip("`"): row[place] for row in rows if row[place]}
        for place, column in enumerate(head)
        if place > 0
    }


TABLE = read_table()


class Asker:
    """Ben, who calls about somebody's post through Cyd's client, and comments on it before."""

    def __init__(self, world: World, caller: Caller, name: str, photo: int) -> None:
        self._caller = caller
        self._token = caller.known["sandbox_token"]
        self._name = name
        account, media = world.id_of(name), world.ask(find_media, photo)
        self._photo, self._id = f'"{photo}_{account}"', f'"id":"{account}"'
        self._segments = {
            "user_id": str(account),
            "media_id": str(photo),
            "shortcode": shortcode_of(photo),
            "comment_id": str(world.do(add_comment, "ben", photo, "Ben's").comment.id),
            "location_id": str(media.place_id),
            "geography_id": str(GEOGRAPHY),
            "tag": "tried",
        }

    def word(self, call: str) -> str:
        """What the table says of a call."""
        method, path = call.split(" /v1")
        asked = {name: text.format(name=self._name) for name, text in ASKED.get(path, {}).items()}
        said = self._caller.send(
            method,
            f"/v1{path.format(**self._segments)}",
            params={**asked, "access_token": self._token, "count": "33"},
        )
        if said.status_code != 200:
            return WORDS[said.json()["meta"]["error_message"]]
        if method != "GET":
            return "done"
        if path in GLOBAL:
            return "as ever"
        return "shown" if self._is_shown(path, said.text) else "left out"

    def _is_shown(self, path: str, text: str) -> bool:
        if path.endswith(("/relationship", "/follows", "/followed-by", "/likes", "/comments")):
            return True
        is_of_people = path in {"/users/{user_id}", "/users/search", "/users/self/requested-by"}
        return (self._id if is_of_people else self._photo) in text


@pytest.fixture
def posts(world: World, caller: Caller) -> dict[str, tuple[str, int]]:
    """Whose post each column is about, and which: all are public, tagged, placed, and liked."""
    settle_in(world, "ivy")
    posted = {name: [post(world, name) for _ in range(MEDIA_SHOWN + 1)] for name in ("cyd", "ivy")}
    for name in ("cyd", "ivy"):
        world.do(change_relationship, "ben", world.id_of(name), "follow")
    for photo in (posted["cyd"][0], posted["cyd"][-1], posted["ivy"][-1]):
        world.do(like_media, "ben", photo)
    client_id = caller.known["sandbox_client"]
    world.ask(insert_geography, Geography(GEOGRAPHY, client_id, *SPOT_IN_MILLIONTHS, 500))
    world.push()
    _have_both_ask(world)
    return {
        "a sandbox user": ("cyd", posted["cyd"][-1]),
        "their 21st post": ("cyd", posted["cyd"][0]),
        "anybody else": ("ivy", posted["ivy"][-1]),
    }


def _have_both_ask(world: World) -> None:
    """Both ask to follow Ben, who is private from now on."""
    world.do(edit_profile, "ben", PRIVATE)
    for name in ("cyd", "ivy"):
        world.do(change_relationship, name, world.id_of("ben"), "follow")


def post(world: World, name: str) -> int:
    draft = Draft("#tried", place_name="The spot", point=SPOT)
    return int(world.do(post_media, name, draft, [picture_of(name)]).media.id)


@pytest.mark.parametrize("column", TABLE)
def test_every_answer_is_the_one_of_the_table(
    world: World, caller: Caller, posts: dict[str, tuple[str, int]], column: str
) -> None:
    asker = Asker(world, caller, *posts[column])

    answered = {call: asker.word(call) for call in TABLE[column]}

    assert answered == TABLE[column]


def test_every_route_has_a_row_and_a_word_wherever_a_post_is_asked_for() -> None:
    assert set(TABLE) == {"a sandbox user", "their 21st post", "anybody else"}
    for column, told in TABLE.items():
        about_people = PEOPLE if column == "their 21st post" else set()
        assert set(told) == CALLS - about_people
