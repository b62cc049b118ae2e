"""The newcomer's walk in a real browser, step by step.

Nothing listens at http://localhost, where the walk leads: the token is read from the address bar.
"""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from browser.windows import (
    ID,
    OWNER,
    PASSWORD,
    REDIRECT_URI,
    Windows,
    allow_implicit,
    call,
    enter_name_and_password,
    open_clients,
    press,
    register,
    shown,
    sign_in,
    token_in,
)
from servers import Server, running

PHOTO = "/v1/media/shortcode/Bcizg1_B3nu"
LIKES = "/v1/media/1667121369441597934_3657782666/likes"
AUTHORIZE = f"/oauth/authorize/?client_id={{}}&redirect_uri={REDIRECT_URI}&response_type="
MORE = "&scope=public_content+follower_list+comments+relationships+likes"
RETIRABLE = "GET /media/shortcode/{code}"
MOST_STOPS = 60


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A demo as a person starts it."""
    with running("demo", tmp_path_factory.mktemp("walk") / "data") as server:
        yield server


@pytest.fixture
def windows(browser: Browser, demo: Server) -> Iterator[Windows]:
    """Browsers on the demo; at the end no page of theirs may have complained."""
    windows = Windows(browser, demo.address)
    yield windows
    for context in windows.contexts:
        context.close()
    assert windows.complaints == []


def said(code: int, error_type: str, refusal: str) -> dict[str, Any]:
    return {"code": code, "error_type": error_type, "error_message": refusal}


IMPLICIT_DISABLED = said(403, "OAuthForbiddenException", "Implicit authentication is disabled")
UNREGISTERED = said(400, "OAuthException", "Redirect URI does not match registered redirect URI")
WITHOUT_TOKEN = said(
    400, "OAuthParameterException", "Missing client_id or access_token URL parameter."
)
NO_TOKEN = said(400, "OAuthAccessTokenException", "The access_token provided is invalid.")
RETIRED = said(400, "APINotAllowedError", "This endpoint has been retired")


def check_pictures(page: Page, photo: dict[str, Any]) -> None:
    for image in photo["images"].values():
        page.goto(image["url"])
        assert page.evaluate("document.images[0].naturalWidth") == image["width"]


def read_photo(page: Page, token: str, *, likes: int) -> dict[str, Any]:
    photo: dict[str, Any] = shown(page, f"{PHOTO}?access_token={token}")["data"]
    assert (photo["user_has_liked"], photo["likes"]) == (likes > 0, {"count": likes})
    return photo


def press_the_heart(page: Page, photo_page: str) -> None:
    page.goto(photo_page)
    page.get_by_role("button", name="Like", exact=True).click()
    expect(page.get_by_role("button", name="Unlike")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("1 like")


def do_too_much(page: Page, photo_page: str, token: str) -> None:
    page.goto(photo_page)
    refusal = call(page, "DELETE", f"{LIKES}?access_token={token}")["meta"]
    assert refusal["error_type"] == "OAuthPermissionsException"
    assert refusal["error_message"].startswith("This request requires scope=likes")


def take_the_like_back(page: Page, photo_page: str, token: str) -> None:
    page.goto(photo_page)
    undone = call(page, "DELETE", f"{LIKES}?access_token={token}")
    assert undone == {"data": None, "meta": {"code": 200}}
    page.reload()
    expect(page.get_by_role("button", name="Like", exact=True)).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("0 likes")


def go_to_the_first_token(page: Page, name: str) -> tuple[str, str]:
    """Steps 1 to 6, for a client of this name; answers its id and the token in the address bar."""
    assert shown(page, PHOTO)["meta"] == WITHOUT_TOKEN
    sign_in(page)
    client_id = register(page, name)
    assert shown(page, f"{PHOTO}?client_id={client_id}")["meta"] == NO_TOKEN
    implicit = AUTHORIZE.format(client_id) + "token"
    assert shown(page, implicit) == IMPLICIT_DISABLED
    allow_implicit(page, name)
    elsewhere = implicit.replace(REDIRECT_URI, f"{REDIRECT_URI}/elsewhere")
    assert shown(page, elsewhere) == UNREGISTERED
    page.goto(implicit)
    expect(page.get_by_role("main")).to_contain_text("The next page may look broken")
    return client_id, token_in(press(page, "Authorize"))


def test_the_walk_can_be_gone_to_its_end(windows: Windows, demo: Server) -> None:
    page = windows.open()

    client_id, token = go_to_the_first_token(page, "My First Client")
    photo = read_photo(page, token, likes=0)
    check_pictures(page, photo)
    me = shown(page, f"/v1/users/self?access_token={token}")["data"]
    assert me["counts"] == {"media": 7, "follows": 21, "followed_by": 16}
    press_the_heart(page, photo["link"])
    read_photo(page, token, likes=1)
    likers = shown(page, f"{LIKES}?access_token={token}")["data"]
    assert [liker["username"] for liker in likers] == [OWNER]
    do_too_much(page, photo["link"], token)
    page.goto(AUTHORIZE.format(client_id) + "token" + MORE)
    expect(page.get_by_role("list", name="New this time").get_by_role("listitem")).to_have_count(5)
    assert token_in(press(page, "Authorize")) == token
    take_the_like_back(page, photo["link"], token)
    assert shown(page, f"{LIKES}?access_token={token}")["data"] == []
    demo.command("endpoint", "retire", RETIRABLE)
    assert shown(page, f"{PHOTO}?access_token={token}")["meta"] == RETIRED
    demo.command("endpoint", "restore", RETIRABLE)
    read_photo(page, token, likes=0)


def test_the_walk_needs_no_scripts_up_to_the_token(windows: Windows) -> None:
    page = windows.open(java_script_enabled=False)

    client_id, token = go_to_the_first_token(page, "Without Scripts")

    assert re.fullmatch(rf"3657782666\.{client_id[:7]}\.[0-9a-f]{{32}}", token)


def test_a_client_id_is_copied_and_found_again_in_another_browser(windows: Windows) -> None:
    page, another = windows.open(), windows.open()

    sign_in(page)
    client_id = register(page, "Seen Twice")
    page.get_by_role("button", name="Copy the client ID").click()
    expect(page.get_by_role("button", name="Copied the client ID")).to_be_visible()
    sign_in(another)
    open_clients(another)

    assert page.evaluate("navigator.clipboard.readText()") == client_id
    card = another.get_by_role("region", name="Seen Twice")
    expect(card).to_contain_text(client_id)


def test_a_code_stands_in_the_address_bar_and_is_exchanged(windows: Windows, demo: Server) -> None:
    page = windows.open()
    sign_in(page)
    client_id = register(page, "With a Server")
    secret = page.get_by_text(ID).nth(1).inner_text()

    page.goto(f"{AUTHORIZE.format(client_id)}code&state=xyzzy")
    address = urlsplit(press(page, "Authorize"))

    answer = parse_qs(address.query)
    assert answer.keys() == {"code", "state"}
    assert answer["state"] == ["xyzzy"]
    exchanged = httpx.post(
        f"{demo.address}/oauth/access_token",
        data={
            "client_id": client_id,
            "client_secret": secret,
            "grant_type": "authorization_code",
            "redirect_uri": REDIRECT_URI,
            "code": answer["code"][0],
        },
    ).json()
    assert exchanged["user"]["username"] == OWNER
    read_photo(page, exchanged["access_token"], likes=0)


def test_signing_in_on_the_way_leads_on_to_consent_and_cancel_says_so(windows: Windows) -> None:
    developer, person = windows.open(), windows.open()
    sign_in(developer)
    client_id = register(developer, "On the Way")

    person.goto(f"{AUTHORIZE.format(client_id)}code")
    enter_name_and_password(person)
    expect(person.get_by_role("heading", name="On the Way is requesting")).to_be_visible()
    address = press(person, "Cancel")

    assert address == (
        "http://localhost/?error=access_denied&error_reason=user_denied"
        "&error_description=The+user+denied+your+request"
    )


def tab_to(page: Page, role: Any, name: str) -> None:
    """Press Tab until a link, field or button of this name is focused, and is seen to be."""
    wanted = page.get_by_role(role, name=name, exact=True)
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if wanted.evaluate_all("all => all.includes(document.activeElement)"):
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none"
            return
    raise AssertionError(f"{name} is not reached by Tab")


def tab_and_press(page: Page, role: Any, name: str) -> None:
    """Go to a link or button by Tab and press Enter; done when the next page is there."""
    tab_to(page, role, name)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_client_is_registered_by_keyboard_alone(windows: Windows) -> None:
    page = windows.open()
    page.goto("/")

    tab_and_press(page, "link", "Sign in")
    tab_to(page, "textbox", "Username")
    page.keyboard.type(OWNER)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    tab_and_press(page, "link", "Developers")
    tab_and_press(page, "link", "Register Your Application")
    tab_and_press(page, "link", "Register a New Client")
    tab_to(page, "textbox", "Application name")
    page.keyboard.type("Keys Only")
    tab_to(page, "textbox", "Valid redirect URIs")
    page.keyboard.type("localhost")
    tab_and_press(page, "button", "Register")

    expect(page.get_by_role("heading", name="Keys Only is registered")).to_be_visible()
    expect(page.get_by_text(ID).first).to_be_visible()
