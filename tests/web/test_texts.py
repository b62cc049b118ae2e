"""The keeper's four texts, linked from every page."""

import pytest

from sugarsnap.app import House
from web.visitor import Arrive

PATHS = {
    "Terms": "/about/terms/",
    "Privacy": "/about/privacy/",
    "Imprint": "/about/imprint/",
    "Community rules": "/about/rules/",
}


def test_every_page_links_them(arrive: Arrive) -> None:
    visitor = arrive()

    for path in ("/", "/ben/", "/accounts/login/", "/zoe/", "/about/terms/"):
        assert visitor.open(path).links.items() >= PATHS.items()


@pytest.mark.parametrize("title", PATHS)
def test_one_that_is_not_written_says_so(arrive: Arrive, title: str) -> None:
    page = arrive().open(PATHS[title])

    assert page.headings == [title, "Not written yet"]


def test_one_that_the_keeper_writes_shows_at_the_next_visit(arrive: Arrive, house: House) -> None:
    visitor = arrive()
    visitor.open("/about/imprint/")
    folder = house.settings.data / "texts"
    folder.mkdir()

    (folder / "imprint.txt").write_text("Garden <3\n\nSee https://a.example/ or @ben.", "utf-8")

    page = visitor.open("/about/imprint/")
    assert page.headings == ["Imprint"]
    assert [each.text for each in page.main.all("p")] == [
        "Garden <3",
        "See https://a.example/ or @ben .",
    ]
    assert page.main.links == {"https://a.example/": "https://a.example/", "@ben": "/ben/"}


@pytest.mark.parametrize("name", ["else", "terms.txt", "%2e%2e%2fserver.key"])
def test_there_is_no_fifth(arrive: Arrive, name: str) -> None:
    assert arrive().get(f"/about/{name}/").status_code == 404
