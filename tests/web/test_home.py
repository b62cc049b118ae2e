"""Home: the feed of whoever is signed in, and what greets everybody else."""

import pytest

from sugarsnap.app import House
from sugarsnap.faces.web.home import POSTS_SHOWN
from sugarsnap.operations.posts import Draft, post_media
from sugarsnap.queries.accounts import find_card
from sugarsnap.records.viewers import Viewer
from web.visitor import Arrive, PathOf
from world import Furniture, picture_of


def test_the_feed_shows_the_followed_and_oneself_newest_first(
    arrive: Arrive, photo_path: PathOf
) -> None:
    visitor = arrive("ben")

    page = visitor.open("/")

    assert page.headings == ["Home", "cyd", "ben", "ada"]
    shown = [each.all("a")[0]["href"] for each in page.all("article")]
    assert shown == [photo_path("cyd"), photo_path("ben"), photo_path("ada")]


def test_a_post_says_who_when_and_how_many(arrive: Arrive) -> None:
    visitor = arrive("ben")

    [post] = [each for each in visitor.open("/").all("article") if "ada" in each.text]

    assert "14 November 2023" in post.text
    assert "The garden of ada #garden" in post.text
    assert "Unlike 2 likes 2 comments" in post.text
    assert post.all("time")[0]["datetime"] == "2023-11-14T22:13:21Z"
    assert post.all("img")[0]["alt"] == "Photo by ada"


def test_a_like_in_the_feed_leads_back_to_the_photo_in_the_feed(
    arrive: Arrive, photo_path: PathOf
) -> None:
    visitor = arrive("dan")

    visitor.press(visitor.open("/"), "Like")

    assert visitor.led_to == f"/#photo-{photo_path('dan').split('/')[2]}"
    assert visitor.follow().has_form("Unlike")


def test_load_more_leads_to_the_older_posts(
    arrive: Arrive, house: House, furniture: Furniture
) -> None:
    dan = Viewer(house.works.read(lambda work: find_card(work.db, furniture.accounts["dan"])))
    for number in range(POSTS_SHOWN):
        house.works.write_now(post_media, dan, Draft(f"Number {number}"), [picture_of("dan")])
    visitor = arrive("dan")

    page = visitor.open("/")
    older = visitor.open(page.main.links["Load more"])

    assert len(page.all("article")) == POSTS_SHOWN
    assert [each.all("p")[0].text for each in older.all("article")] == ["The garden of dan #garden"]
    assert "Load more" not in older.main.links


def test_an_empty_feed_says_what_to_do(arrive: Arrive) -> None:
    visitor = arrive()
    page = visitor.open("/accounts/signup/")
    visitor.press(page, "Sign up", username="fay", email="f@x.example", password="words words")

    page = visitor.follow()

    assert page.headings == ["Home", "Nothing here yet"]
    assert page.main.links["Create"] == "/create/"


@pytest.mark.parametrize("cursor", ["", "x", "-1", "0", "9" * 40, "²"])
def test_a_cursor_that_is_none_shows_the_newest(arrive: Arrive, cursor: str) -> None:
    visitor = arrive("ben")

    page = visitor.open(f"/?max_id={cursor}")

    assert len(page.all("article")) == 3


def test_strangers_are_greeted_with_public_photos_alone(arrive: Arrive, photo_path: PathOf) -> None:
    visitor = arrive()

    page = visitor.open("/")

    assert page.headings == ["Photos in a place of your own", "Posted recently"]
    shown = [each["href"] for each in page.main.all("a") if each["href"].startswith("/p/")]
    assert shown == [photo_path(name) for name in ("dan", "cyd", "ben")]
    assert page.main.links["Sign up"] == "/accounts/signup/"
    assert page.main.links["Sign in"] == "/accounts/login/"
