"""Several photos in one post: chosen, described, and looked at one after another."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Open
from browser.test_first_evening import DESK, PHONE, sign_up


@pytest.fixture
def photos(photo: Path, tmp_path: Path) -> list[Path]:
    names = [tmp_path / f"{number}.jpg" for number in (1, 2, 3)]
    for name in names:
        name.write_bytes(photo.read_bytes())
    return names


def choose(page: Page, photos: list[Path]) -> None:
    page.goto("/create/")
    page.get_by_label("Photos", exact=True).set_input_files(photos)
    page.get_by_label("Describe it for people who cannot see it").fill("The first.")
    if not page.get_by_label("Photo 2", exact=True).is_visible():
        page.get_by_text("Describe the other photos").click()
    page.get_by_label("Photo 2", exact=True).fill("The second.")


def publish(page: Page) -> None:
    page.get_by_role("button", name="Post").click()
    expect(page.get_by_role("heading", name="Photo by")).to_be_visible()


@pytest.mark.parametrize(
    ("name", "window"), [("hana", PHONE), ("iris", DESK)], ids=["phone", "desk"]
)
def test_arrows_move_along_the_row_and_leave_the_page_where_it_is(
    open_page: Open, photos: list[Path], name: str, window: dict[str, object]
) -> None:
    page = open_page(**window)
    sign_up(page, name)
    choose(page, photos)
    expect(page.get_by_role("img", name="Preview of 3.jpg")).to_be_visible()
    expect(page.get_by_label("Photo 4", exact=True)).to_be_hidden()
    publish(page)
    address = page.url

    page.get_by_role("link", name="Next photo").first.click()

    second = page.get_by_role("img", name="The second.")
    expect(second).to_be_in_viewport(ratio=0.9)
    expect(page.get_by_role("img", name="The first.")).not_to_be_in_viewport()
    assert page.url == address
    assert page.evaluate("window.scrollY") == 0
    page.keyboard.press("Enter")
    expect(page.get_by_role("img", name="Photo 3 of 3 by")).to_be_in_viewport(ratio=0.9)


def test_without_scripts_the_arrows_are_links_along_the_row(
    open_page: Open, photos: list[Path]
) -> None:
    page = open_page(java_script_enabled=False, **DESK)
    sign_up(page, "juno")
    choose(page, photos)
    publish(page)

    page.get_by_role("link", name="Next photo").first.click()

    expect(page.get_by_role("img", name="The second.")).to_be_in_viewport(ratio=0.9)


def test_a_click_on_a_photo_says_where_somebody_is(open_page: Open, photos: list[Path]) -> None:
    page = open_page(**DESK)
    sign_up(page, "kim")
    choose(page, photos)
    page.get_by_label("Who is in it").fill("kim")

    page.get_by_role("img", name="Preview of 2.jpg").click(position={"x": 40, "y": 40})

    expect(page.get_by_label("Who is in it")).to_have_value(
        re.compile(r"^kim@0\.\d{3},0\.\d{3}@2$")
    )
    publish(page)
    page.get_by_role("link", name="Next photo").first.click()
    page.locator("summary").filter(has_text="People in this photo").click()
    page.locator("svg").get_by_role("link", name="kim").click()
    expect(page.get_by_role("heading", name="kim", exact=True)).to_be_visible()
