"""What somebody does on the first evening, by keyboard alone and without scripts."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Open

PASSWORD = "several words in a row"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
DESK = {"viewport": {"width": 1280, "height": 900}}
FOCUSED = "document.activeElement"
MOST_STOPS = 80


def sign_up(page: Page, name: str) -> None:
    page.goto("/accounts/signup/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Email").fill(f"{name}@home.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign up").click()
    expect(page.get_by_role("heading", name="Nothing here yet")).to_be_visible()


def post_photo(page: Page, photo: Path, caption: str) -> str:
    """The path of the new photo's page."""
    page.goto("/create/")
    page.get_by_label("Photos", exact=True).set_input_files(photo)
    page.get_by_label("Caption").fill(caption)
    page.get_by_role("button", name="Post").click()
    expect(page.get_by_role("heading", name="Photo by")).to_be_visible()
    return page.url.partition("127.0.0.1")[2].partition("/")[2]


def tab_to(page: Page, name: str) -> None:
    """Press Tab until what is focused has this name, as a screen reader would say it."""
    target = (
        page.get_by_role("main")
        .get_by_label(name, exact=True)
        .or_(page.get_by_role("main").get_by_role("button", name=name, exact=True))
    )
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if target.first.evaluate("each => each === document.activeElement"):
            outline = page.evaluate(f"getComputedStyle({FOCUSED}).outlineStyle")
            assert outline != "none"
            return
    raise AssertionError(f"{name} is not reached by Tab")


def test_everything_can_be_done_without_scripts(open_page: Open, photo: Path) -> None:
    ada = open_page(java_script_enabled=False, **DESK)
    sign_up(ada, "ada")
    path = post_photo(ada, photo, "Peas, seen by @ben")
    ben = open_page(java_script_enabled=False, **PHONE)
    sign_up(ben, "ben")

    ben.goto(f"/{path}")
    ben.get_by_role("button", name="Like").click()
    expect(ben.get_by_role("button", name="Unlike")).to_be_visible()
    expect(ben.get_by_role("main")).to_contain_text("1 like")
    ben.get_by_label("Your comment").fill("Fresh!")
    ben.get_by_role("button", name="Post").click()
    expect(ben.get_by_role("listitem").filter(has_text="Fresh!")).to_be_visible()
    ben.get_by_role("main").get_by_role("link", name="ada").first.click()
    ben.get_by_role("button", name="Follow").click()
    expect(ben.get_by_role("button", name="Unfollow")).to_be_visible()
    ben.goto("/")
    expect(ben.get_by_role("article")).to_contain_text("Peas, seen by @ben")

    ben.get_by_role("article").get_by_role("link", name="@ben").click()
    expect(ben.get_by_role("heading", name="ben", exact=True)).to_be_visible()
    ben.get_by_role("button", name="Sign out").click()
    expect(ben.get_by_role("heading", name="Photos in a place of your own")).to_be_visible()


def test_everything_can_be_done_by_keyboard(open_page: Open, photo: Path) -> None:
    page = open_page("/accounts/signup/", **DESK)
    page.on("filechooser", lambda chooser: chooser.set_files(photo))
    for label, entered in (
        ("Username", "cyd"),
        ("Email", "cyd@home.example"),
        ("Full name", "Cyd"),
        ("Password", PASSWORD),
    ):
        tab_to(page, label)
        page.keyboard.type(entered)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Nothing here yet")).to_be_visible()

    page.goto("/create/")
    tab_to(page, "Photos")
    page.keyboard.press("Enter")
    expect(page.get_by_role("img", name="Preview of peas.jpg")).to_be_visible()
    tab_to(page, "Describe it for people who cannot see it")
    page.keyboard.type("A bowl of peas.")
    tab_to(page, "Post")
    page.keyboard.press("Enter")

    expect(page.get_by_role("img", name="A bowl of peas.")).to_be_visible()
    tab_to(page, "Like")
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Unlike")).to_be_visible()
    tab_to(page, "Your comment")
    page.keyboard.type("My own garden")
    tab_to(page, "Post")
    page.keyboard.press("Enter")
    expect(page.get_by_role("listitem").filter(has_text="My own garden")).to_be_visible()


def test_a_private_account_lets_in_whom_it_accepts(open_page: Open, photo: Path) -> None:
    dan, eve = open_page(**PHONE), open_page(**DESK)
    sign_up(dan, "dan")
    path = post_photo(dan, photo, "Only for friends")
    dan.goto("/accounts/edit/")
    dan.get_by_label("Private account").check()
    dan.get_by_role("button", name="Save").click()
    expect(dan.get_by_role("status")).to_have_text("Your profile is saved.")
    sign_up(eve, "eve")

    eve.goto("/dan/")
    expect(eve.get_by_role("heading", name="This account is private")).to_be_visible()
    eve.get_by_role("button", name="Follow").click()
    expect(eve.get_by_role("button", name=re.compile("^Requested"))).to_be_visible()
    dan.goto("/dan/")
    dan.get_by_role("button", name="Accept eve").click()
    eve.goto(f"/{path}")

    expect(eve.get_by_role("main")).to_contain_text("Only for friends")


def test_a_file_that_is_too_large_is_refused_before_it_travels(
    open_page: Open, tmp_path: Path
) -> None:
    page = open_page(**DESK)
    sign_up(page, "fay")
    large = tmp_path / "large.jpg"
    large.write_bytes(bytes(20_000_001))

    page.goto("/create/")
    page.get_by_label("Photos", exact=True).set_input_files(large)

    field = page.get_by_label("Photos", exact=True)
    assert field.evaluate("each => each.validationMessage") == "This file is larger than 20 MB."


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_is_wider_than_its_window(
    open_page: Open, photo: Path, scheme: str, width: int
) -> None:
    name = f"gil_{scheme}_{width}"
    page = open_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    sign_up(page, name)
    path = post_photo(page, photo, "Peas " * 20 + "pea" * 60)

    for each in (
        "/",
        f"/{path}",
        f"/{name}/",
        "/create/",
        "/accounts/edit/",
        "/accounts/password/change/",
        "/accounts/login/",
        "/accounts/signup/",
        "/about/terms/",
    ):
        page.goto(each)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{each} is {wide} wide"
