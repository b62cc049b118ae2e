"""The explore page, and the pages of places."""

import pytest

from sugarsnap.app import House
from sugarsnap.faces.web.explore import PHOTOS_SHOWN
from sugarsnap.ids import shortcode_of
from sugarsnap.operations.places import find_or_make_place
from sugarsnap.operations.posts import Draft, post_media
from sugarsnap.queries.accounts import find_card
from sugarsnap.records.media import Media
from sugarsnap.records.viewers import Viewer
from sugarsnap.rules.geography import Point
from web.reader import PageSeen
from web.visitor import Arrive, PathOf
from world import Furniture, picture_of

MARKET = Point(41_149_600, -8_606_900)


def photos_on(page: PageSeen) -> list[str]:
    return [each["href"] for each in page.main.all("a") if each["href"].startswith("/p/")]


def post(house: House, furniture: Furniture, who: str, name: str = "") -> Media:
    person = Viewer(house.works.read(lambda work: find_card(work.db, furniture.accounts[who])))
    draft = Draft("", place_name=name, point=MARKET)
    return house.works.write_now(post_media, person, draft, [picture_of(who)]).media


@pytest.mark.parametrize("who", ["nobody", "ben"])
def test_the_newest_public_photos_are_there_to_explore(
    arrive: Arrive, photo_path: PathOf, who: str
) -> None:
    page = arrive(who).open("/explore/")

    assert page.headings == ["Explore"]
    assert photos_on(page) == [photo_path(name) for name in ("dan", "cyd", "ben")]


def test_the_way_leads_from_the_greeting_to_the_explore_page(arrive: Arrive) -> None:
    visitor = arrive()

    page = visitor.open(visitor.open("/").main.links["Explore"])

    assert page.headings == ["Explore"]


def test_load_more_leads_to_older_photos(
    arrive: Arrive, house: House, furniture: Furniture, photo_path: PathOf
) -> None:
    for _ in range(PHOTOS_SHOWN):
        post(house, furniture, "dan")
    visitor = arrive()

    page = visitor.open("/explore/")
    older = visitor.open(page.main.links["Load more"])

    assert len(photos_on(page)) == PHOTOS_SHOWN
    assert photos_on(older) == [photo_path(name) for name in ("dan", "cyd", "ben")]
    assert "Load more" not in older.main.links


def test_the_place_of_a_photo_leads_to_all_photos_from_there(
    arrive: Arrive, house: House, furniture: Furniture
) -> None:
    posts = [post(house, furniture, who, "Bolhão & Co.") for who in ("cyd", "ada", "ben")]
    cyd, _, ben = (f"/p/{shortcode_of(media.id)}/" for media in posts)
    visitor = arrive("ada")

    page = visitor.open(visitor.open(cyd).main.links["Bolhão & Co."])

    assert page.headings == ["Bolhão & Co."]
    assert "41.1496° N, 8.6069° W" in page.main.text
    assert photos_on(page) == [ben, cyd]


def test_a_place_without_photos_says_so(arrive: Arrive, house: House) -> None:
    place = house.works.write_now(find_or_make_place, "Bolhão", MARKET)

    page = arrive().open(f"/explore/locations/{place.id}/")

    assert page.headings == ["Bolhão", "No photos to show"]


@pytest.mark.parametrize("place_id", ["0", "8193", "x", "9" * 40, "²"])
def test_there_is_no_page_for_a_place_that_is_none(arrive: Arrive, place_id: str) -> None:
    assert arrive().get(f"/explore/locations/{place_id}/").status_code == 404
