"""The walk again, of somebody who signs up and posts a picture that nobody has seen before.

Another host name, another port, another time zone; nothing of it can have been written in.
"""

import io
import json
import time
from collections.abc import Iterator
from random import Random, SystemRandom
from typing import TYPE_CHECKING

import pytest
from msgspec import Struct
from PIL import Image

from servers import Server, running
from web.reader import PageSeen
from wire.browser import Browser
from wire.drawing import distance, draw, encoded, look_alike, middle_square
from wire.walker import Shown, Walker, number_in, second_in, walk

if TYPE_CHECKING:
    from engines import PostgresCellar

HOST = "snaps.example"
PASSWORD = "several words in a row"
SEED = SystemRandom().randrange(2**32)
FORMS = ("JPEG", "PNG", "WEBP")


class Posted(Struct, frozen=True):
    """What was sent, and when."""

    username: str
    full_name: str
    caption: str
    tags: tuple[str, ...]
    picture: Image.Image
    form: str
    began: int
    ended: int
    shortcode: str


@pytest.fixture(scope="module")
def random() -> Random:
    print(f"The seed is {SEED}.")  # noqa: T201  shown where a test fails
    return Random(SEED)


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    data = tmp_path_factory.mktemp("own") / "data"
    settings = {"SUGARSNAP_ALLOWED_HOSTS": HOST, "TZ": "Pacific/Kiritimati"}
    if request.param == "postgres":
        cellar: PostgresCellar = request.getfixturevalue("postgres_cellar")
        cellar.make("own_walk")
        settings["SUGARSNAP_DATABASE_URL"] = cellar.address("own_walk")
    with running("serve", data, "--workers", "2", **settings) as server:
        yield server


@pytest.fixture(scope="module")
def browser(server: Server) -> Iterator[Browser]:
    with Browser(server, HOST) as browser:
        yield browser


@pytest.fixture(scope="module")
def posted(browser: Browser, random: Random) -> Posted:
    """Somebody has signed up and posted."""
    username = f"pea.{random.randrange(10**6)}"
    full_name = f"Péa {random.randrange(10**6)} 🌱"
    page = browser.open("/accounts/signup/")
    browser.press(
        page,
        "Sign up",
        username=username,
        email=f"{username}@home.example",
        full_name=full_name,
        password=PASSWORD,
    )
    browser.arrive()
    tag = f"tag{random.randrange(10**6)}"
    caption = f'Drawn at "random" / {random.random()} <&> #{tag.upper()} #été'
    picture, form = draw(random), random.choice(FORMS)
    began = int(time.time())
    shortcode = post(browser, picture, form, caption)
    ended = int(time.time())
    return Posted(
        username, full_name, caption, (tag, "été"), picture, form, began, ended, shortcode
    )


def post(browser: Browser, picture: Image.Image, form: str, caption: str = "") -> str:
    """The shortcode of a new photo."""
    files = {"photo": ("drawn", encoded(picture, form))}
    browser.press(browser.open("/create/"), "Post", files, caption=caption)
    return browser.led_to.removesuffix("/").rpartition("/")[2]


def shown_of(posted: Posted) -> Shown:
    media_id = f"{number_in(posted.shortcode)}_{{{{user}}}}"
    avatar = "{{base}}/static/avatar.jpg"
    name, full_name, caption, tags = (
        json.dumps(sent, ensure_ascii=False)
        for sent in (posted.username, posted.full_name, posted.caption, posted.tags)
    )
    user = f"""{{"id":"{{{{user}}}}","full_name":{full_name},"profile_picture":"{avatar}",
        "username":{name}}}"""
    listed = f"""{{"id":"{{{{user}}}}","username":{name},"full_name":{full_name},
        "profile_picture":"{avatar}"}}"""
    created = second_in(number_in(posted.shortcode))

    def image(nominal: int, width: int, height: int) -> str:
        url = f"{{{{base}}}}/t51.2885-15/s{nominal}x{nominal}/e35/{media_id}_{{{{key}}}}_n.jpg"
        return f'{{"width":{width},"height":{height},"url":"{url}"}}'

    def photo(likes: int) -> str:
        low, standard = (height_at(posted.picture, width) for width in (320, 640))
        return f"""{{"data":{{"id":"{media_id}","user":{user},
            "images":{{"thumbnail":{image(150, 150, 150)},"low_resolution":{image(320, 320, low)},
                "standard_resolution":{image(640, 640, standard)}}},
            "created_time":"{created}",
            "caption":{{"id":"{{{{caption}}}}","text":{caption},
                "created_time":"{created}","from":{user}}},
            "user_has_liked":{json.dumps(bool(likes))},"likes":{{"count":{likes}}},
            "tags":{tags},"filter":"Normal",
            "comments":{{"count":0}},"type":"image","link":"{{{{base}}}}/p/{posted.shortcode}/",
            "location":null,"attribution":null,"users_in_photo":[]}},"meta":{{"code":200}}}}"""

    return Shown(
        shortcode=posted.shortcode,
        media_id=media_id,
        photo=photo,
        person=f"""{{"data":{{"id":"{{{{user}}}}","username":{name},"profile_picture":"{avatar}",
            "full_name":{full_name},"bio":"","website":"","is_business":false,
            "counts":{{"media":1,"follows":0,"followed_by":0}}}},"meta":{{"code":200}}}}""",
        likers=f'{{"data":[{listed}],"meta":{{"code":200}}}}',
    )


def height_at(picture: Image.Image, width: int) -> int:
    return int(picture.height * width / picture.width + 0.5)


def test_the_walk_of_somebody_new_goes_the_same_way(
    server: Server, browser: Browser, posted: Posted
) -> None:
    shown = shown_of(posted)
    known = {"base": browser.base}
    with Browser(server, HOST) as elsewhere, Walker(server, browser, shown, known) as walker:
        elsewhere.sign_in(posted.username, PASSWORD)

        walk(walker, elsewhere, somebody_elses=photo_of_a_stranger(server))

        user, client, mark = walker.token.split(".")
        assert (user, client, len(mark)) == (known["user"], walker.client_id[:7], 32)


def photo_of_a_stranger(server: Server) -> str:
    with Browser(server, HOST) as browser:
        page = browser.open("/accounts/signup/")
        browser.press(
            page, "Sign up", username="stranger", email="s@home.example", password=PASSWORD
        )
        browser.arrive()
        return post(browser, Image.new("RGB", (20, 30)), "PNG")


def test_the_id_tells_when_it_was_posted(posted: Posted) -> None:
    created = int(second_in(number_in(posted.shortcode)))

    assert posted.began <= created <= posted.ended


def test_every_rendition_shows_the_picture_that_was_sent(browser: Browser, posted: Posted) -> None:
    shown = renditions_on(browser.open(f"/p/{posted.shortcode}/"))

    assert len(shown) >= 3
    for path, width in shown.items():
        rendition = Image.open(io.BytesIO(browser.get(path).content))
        assert rendition.size == (width, height_at(posted.picture, width)), path
        assert look_alike(rendition, posted.picture), path


def test_the_thumbnail_shows_its_middle(browser: Browser, posted: Posted) -> None:
    page = browser.open(f"/p/{posted.shortcode}/")
    path = page.main.all("img")[0]["src"]
    before, _, rest = path.partition("/s")
    square = f"{before}/s150x150/{rest.partition('/')[2]}"

    thumbnail = Image.open(io.BytesIO(browser.get(square).content))

    assert thumbnail.size == (150, 150)
    assert look_alike(thumbnail, middle_square(posted.picture))


def test_another_picture_does_not_look_alike(posted: Posted, random: Random) -> None:
    other = draw(random).resize(posted.picture.size)

    assert not look_alike(posted.picture, other)
    assert distance(posted.picture, posted.picture) == 0


def renditions_on(page: PageSeen) -> dict[str, int]:
    """The files among which a browser chooses on a photo's page, with the widths that they say."""
    sets = [each["srcset"] for each in page.main.all("source", "img") if each["srcset"]]
    entries = [entry.split() for one in sets for entry in one.split(",")]
    return {path: int(width.removesuffix("w")) for path, width in entries}
