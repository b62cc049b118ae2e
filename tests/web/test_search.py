"""Searching the site: a form that works without scripts, and what it finds."""

from urllib.parse import urlencode

import pytest

from web.reader import PageSeen
from web.visitor import Arrive, Visitor


def search(visitor: Visitor, text: str) -> PageSeen:
    """Fill in the form of the page that the navigation leads to."""
    form = visitor.open(visitor.open("/").links["Search"]).form("Search")
    field = form.labelled("People and tags")["name"]
    return visitor.open(f"{form['action']}?{urlencode({**form.values(), field: text})}")


def test_a_search_finds_people_by_their_names(arrive: Arrive) -> None:
    page = search(arrive("ben"), "CY")

    assert page.headings == ["Search", "People"]
    assert page.main.links["cyd"] == "/cyd/"


def test_a_search_finds_tags_with_the_number_of_their_photos(arrive: Arrive) -> None:
    page = search(arrive(), "#gar")

    assert page.headings == ["Search", "Tags"]
    assert page.main.links["# garden 5 photos"] == "/explore/tags/garden/"


def test_private_people_are_found_and_hidden_ones_are_not(arrive: Arrive) -> None:
    assert "ada" in search(arrive("cyd"), "ada").main.links
    assert "Nothing found" in search(arrive("dan"), "ada").headings
    assert "Nothing found" in search(arrive("cyd"), "eve").headings


@pytest.mark.parametrize("text", ["nobody", "%", "\0", "<zz>", "-"])
def test_a_search_that_finds_nothing_says_so_and_keeps_its_words(arrive: Arrive, text: str) -> None:
    page = search(arrive(), text)

    assert page.headings == ["Search", "Nothing found"]
    kept = page.form("Search").labelled("People and tags")["value"]
    assert kept.replace("\ufffd", "\0") == text


@pytest.mark.parametrize("text", ["", "   "])
def test_a_search_for_nothing_is_the_form_alone(arrive: Arrive, text: str) -> None:
    page = search(arrive(), text)

    assert page.headings == ["Search", "Who, or what?"]
