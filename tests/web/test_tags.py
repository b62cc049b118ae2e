"""The page of a tag, and the links that lead there."""

from urllib.parse import quote

import pytest

from sugarsnap.app import House
from sugarsnap.faces.web.tags import PHOTOS_SHOWN
from sugarsnap.operations.posts import Draft, post_media
from sugarsnap.queries.accounts import find_card
from sugarsnap.records.viewers import Viewer
from web.reader import PageSeen
from web.visitor import Arrive, PathOf
from world import Furniture, picture_of


def photos_on(page: PageSeen) -> list[str]:
    return [each["href"] for each in page.main.all("a") if each["href"].startswith("/p/")]


def post(house: House, furniture: Furniture, who: str, caption: str) -> None:
    person = Viewer(house.works.read(lambda work: find_card(work.db, furniture.accounts[who])))
    house.works.write_now(post_media, person, Draft(caption), [picture_of(who)])


def test_a_tag_shows_the_public_photos_that_have_it(arrive: Arrive, photo_path: PathOf) -> None:
    for visitor in (arrive(), arrive("ben")):
        page = visitor.open("/explore/tags/garden/")

        assert page.headings == ["# Tag garden"]
        assert photos_on(page) == [photo_path(name) for name in ("dan", "cyd", "ben")]
        assert "5 photos" in page.main.text


def test_a_tag_in_a_caption_leads_to_its_page(arrive: Arrive, photo_path: PathOf) -> None:
    visitor = arrive()

    page = visitor.open(visitor.open(photo_path("cyd")).main.links["#garden"])

    assert photo_path("cyd") in photos_on(page)


def test_a_tag_in_a_comment_leads_to_its_page(arrive: Arrive, photo_path: PathOf) -> None:
    visitor = arrive("cyd")
    visitor.press(visitor.open(photo_path("cyd")), "Post", your_comment="And #Peas")

    page = visitor.open(visitor.follow().main.links["#Peas"])

    assert page.headings == ["# Tag peas"]
    assert photos_on(page) == [photo_path("cyd")]


def test_load_more_leads_to_what_was_tagged_before(
    arrive: Arrive, house: House, furniture: Furniture, photo_path: PathOf
) -> None:
    for number in range(PHOTOS_SHOWN):
        post(house, furniture, "dan", f"Number {number} #garden")
    visitor = arrive()

    page = visitor.open("/explore/tags/garden/")
    older = visitor.open(page.main.links["Load more"])

    assert len(photos_on(page)) == PHOTOS_SHOWN
    assert photos_on(older) == [photo_path(name) for name in ("dan", "cyd", "ben")]
    assert "Load more" not in older.main.links


def test_a_tag_of_another_script_has_a_page(
    arrive: Arrive, house: House, furniture: Furniture
) -> None:
    post(house, furniture, "dan", "Мой #Сад")

    page = arrive().open(f"/explore/tags/{quote('САД')}/")

    assert page.headings == ["# Tag сад"]
    assert len(photos_on(page)) == 1


def test_a_tag_without_photos_says_how_it_gets_one(arrive: Arrive) -> None:
    page = arrive("ben").open("/explore/tags/snowy/")

    assert page.headings == ["# Tag snowy", "No photos to show"]
    assert page.main.links["Create"] == "/create/"


@pytest.mark.parametrize("name", ["snap-peas", "%23garden", "%00", "a%20b"])
def test_what_can_be_no_tag_is_no_page(arrive: Arrive, name: str) -> None:
    visitor = arrive()

    visitor.get(f"/explore/tags/{name}/")

    assert visitor.answer.status_code == 404
