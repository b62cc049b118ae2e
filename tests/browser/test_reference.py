"""The documentation on the developer site, as a browser lays it out."""

import pytest
from playwright.sync_api import expect

from browser.conftest import Open
from sugarsnap.faces.v1.openapi import make_document
from sugarsnap.faces.web.endpoints import read_reference
from sugarsnap.faces.web.reference import list_topics

PAGES = [
    link.url
    for group in list_topics(read_reference(make_document, "http://localhost"))
    for link in group.links
    if link.url.startswith("/developer/") and "clients" not in link.url
]


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_of_it_is_wider_than_its_window(open_page: Open, width: int) -> None:
    page = open_page("/developer/", viewport={"width": width, "height": 800})

    for each in PAGES:
        page.goto(each)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{each} is {wide} wide"


def test_a_phone_opens_the_topics_and_goes_to_one(open_page: Open) -> None:
    page = open_page("/developer/endpoints/", viewport={"width": 390, "height": 844})
    topics = page.get_by_role("navigation", name="Documentation")

    topics.get_by_text("All topics").click()
    topics.get_by_role("link", name="Likes").click()

    expect(page.get_by_role("heading", name="Likes", exact=True)).to_be_visible()


def test_what_comes_back_is_told_on_asking(open_page: Open) -> None:
    page = open_page("/developer/endpoints/users/")
    outline = page.get_by_text('"is_business": false')

    expect(outline).to_be_hidden()
    page.get_by_text("What comes back").first.click()

    expect(outline).to_be_visible()
