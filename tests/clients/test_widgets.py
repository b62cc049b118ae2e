"""Widgets for web pages, untouched, in a real browser in which the original's names lead here."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page, Route, sync_playwright

from clients.hollow import BODIES, hollow
from clients.programs import HERE
from clients.tunnel import tunnelling
from clients.world import World
from docs.server import OWNER, PASSWORD

CHROMIUM = Path("/usr/bin/chromium")
BLOG = "https://blog.example/"
"""Where the widgets are put; nobody answers there but the tests."""
SCRIPTS = (
    "instafeed.js/instafeed.js",
    "jquery/dist/jquery.js",
    "spectragram/spectragram.js",
    "hellojs/dist/hello.all.js",
)
PAGE = (
    "<!doctype html><title>Blog</title><div id=instafeed></div>"
    + "".join(f"<script src='/{script}'></script>" for script in SCRIPTS)
)  # fmt: skip
INSTAFEED = """options => new Promise(settle => {
    const told = {};
    window.onerror = message => settle({ message });
    window.feed = new Instafeed({
        ...options,
        success: response => { told.response = response; },
        error: message => settle({ message }),
        after: () => settle({ ...told, more: window.feed.hasNext() }),
    });
    window.feed.run();
})"""
REMAINING = """() => new Promise((settle, fail) => {
    const feed = window.feed;
    let pages = 1;
    feed.options.after = () => { pages += 1; if (!feed.next()) settle(pages); };
    feed.options.error = fail;
    if (!feed.next()) settle(pages);
})"""
IMAGES = "() => Promise.all([...document.images].map(one => one.decode().then(() => one.width)))"
SPECTRAGRAM = """([token, method, options]) => new Promise((settle, fail) => {
    window.onerror = fail;
    jQuery.fn.spectragram.accessData = { accessToken: token };
    const complete = () => settle([...document.querySelectorAll("#instafeed a")].map(
        one => [one.href, one.title, one.firstChild.src]));
    jQuery("#instafeed").spectragram(method, { ...options, complete });
})"""
HELLO_INIT = "([id, blog]) => hello.init({ instagram: id }, { redirect_uri: blog })"
HELLO_LOGIN = """([id, blog]) => {
    hello.init({ instagram: id }, { redirect_uri: blog });
    const scope = "basic,friends,public_content,follower_list";
    hello("instagram").login({ display: "page", scope, force: true });
}"""
HELLO = """([path, data]) => hello("instagram").api(path, data).then(
    answer => answer, refused => { throw new Error(JSON.stringify(refused)); })"""
HELLO_LISTS = ("me/feed", "me/friends", "me/following", "me/followers", "friend/photos")
HELLO_PATHS = "() => Object.keys(hello.services.instagram.get)"

Known = dict[str, Any]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for all widgets, each in a window of its own."""
    if not CHROMIUM.exists():
        pytest.skip(f"NOT RUN: the widgets need {CHROMIUM}")
    sandbox = [] if os.geteuid() else ["--no-sandbox"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=sandbox)
        yield browser
        browser.close()


@contextmanager
def browsing(chromium: Browser, tls_port: int, patience_ms: int = 10_000) -> Iterator[Page]:
    """A window on the blog; its proxy leads the original's names to a port of this machine."""
    with tunnelling(tls_port) as proxy:
        page = chromium.new_page(proxy={"server": proxy}, ignore_https_errors=True)
        page.route(f"{BLOG}**", _answer_blog)
        page.goto(BLOG)
        page.set_default_timeout(patience_ms)
        yield page
        page.close()


def _answer_blog(route: Route) -> None:
    path = route.request.url.removeprefix(BLOG).partition("?")[0]
    if path in SCRIPTS:
        route.fulfill(path=HERE / "node_modules" / path, content_type="text/javascript")
    else:
        route.fulfill(body=PAGE, content_type="text/html")


def _feed(page: Page, **options: Any) -> Any:
    page.goto(BLOG)
    seen = page.evaluate(INSTAFEED, options)
    assert "response" in seen, seen
    return seen


def instafeed_shows_ones_own_photos_to_the_last(page: Page, known: Known) -> None:
    seen = _feed(page, get="user", userId=known["me"], accessToken=known["token"], limit=3)
    pages = page.evaluate(REMAINING)
    widths = page.evaluate(IMAGES)

    assert seen["more"]
    assert pages > 2
    assert len(widths) > 6
    assert all(widths)


def instafeed_shows_tags_places_and_what_is_popular(page: Page, known: Known) -> None:
    wanted = (
        {"get": "tagged", "tagName": known["tag"]},
        {"get": "location", "locationId": known["place"]},
        {"get": "popular"},
    )
    for options in wanted:
        seen = _feed(page, **options, accessToken=known["token"], resolution="low_resolution")

        assert len(page.query_selector_all("#instafeed a img")) == len(seen["response"]["data"])


def instafeed_fills_in_its_template(page: Page, known: Known) -> None:
    template = "<p>{{link}}|{{likes}}|{{comments}}|{{orientation}}|{{caption}}|{{location}}</p>"
    sort = {"sortBy": "most-liked", "template": template}

    seen = _feed(page, get="user", userId=known["friend"], accessToken=known["token"], **sort)
    written = [each.inner_text().split("|") for each in page.query_selector_all("#instafeed p")]

    photos = {each["link"]: each for each in seen["response"]["data"]}
    likes = [int(each[1]) for each in written]
    assert written
    assert likes == sorted(likes, reverse=True)
    assert all(int(each[2]) == photos[each[0]]["comments"]["count"] for each in written)
    assert all(each[4] for each in written)


def instafeed_tells_why_there_is_nothing(page: Page, known: Known) -> None:
    page.goto(BLOG)

    told = page.evaluate(INSTAFEED, {"get": "user", "userId": known["me"], "accessToken": "bogus"})

    assert told == {"message": "The access_token provided is invalid."}


def spectragram_shows_ones_own_photos(page: Page, known: Known) -> None:
    page.goto(BLOG)

    shown = page.evaluate(SPECTRAGRAM, [known["token"], "getUserFeed", {"max": 5, "size": "big"}])

    assert len(shown) == 5
    assert all("/p/" in link and title and source for link, title, source in shown)


def spectragram_shows_a_tag(page: Page, known: Known) -> None:
    page.goto(BLOG)

    options = {"query": known["tag"], "size": "small"}
    shown = page.evaluate(SPECTRAGRAM, [known["token"], "getRecentTagged", options])

    assert len(shown) > 1
    assert all(page.evaluate(IMAGES))


def hello_signs_in_and_reads(page: Page, known: Known) -> None:
    client = known["widget_client_id"]
    page.goto(BLOG)
    page.evaluate(HELLO_LOGIN, [client, BLOG])
    _authorize(page)
    page.evaluate(HELLO_INIT, [client, BLOG])

    me = page.evaluate(HELLO, ["me", {}])
    first = page.evaluate(HELLO, ["me/photos", {"limit": 3}])
    second = page.evaluate(HELLO, [first["paging"]["next"], {}])
    lists = {path: page.evaluate(HELLO, [path, {"id": known["friend"]}]) for path in HELLO_LISTS}

    assert (me["id"], me["name"]) == (known["me"], "Grant")
    assert all(photo["picture"] and photo["pictures"] for photo in first["data"])
    assert second["data"]
    assert first["data"][-1]["id"] != second["data"][0]["id"]
    assert all(each["data"] for each in lists.values())
    assert {"me", "me/photos", *lists} == set(page.evaluate(HELLO_PATHS))


def _authorize(page: Page) -> None:
    """Grant signs in and agrees."""
    page.get_by_label("Username").fill(OWNER)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Authorize").click()
    page.wait_for_url(f"{BLOG}**")


Demonstration = Callable[[Page, Known], None]
DEMONSTRATIONS: tuple[Demonstration, ...] = (
    instafeed_shows_ones_own_photos_to_the_last,
    instafeed_shows_tags_places_and_what_is_popular,
    instafeed_fills_in_its_template,
    instafeed_tells_why_there_is_nothing,
    spectragram_shows_ones_own_photos,
    spectragram_shows_a_tag,
    hello_signs_in_and_reads,
)


@pytest.mark.usefixtures("libraries")
@pytest.mark.parametrize("demonstration", DEMONSTRATIONS, ids=lambda one: one.__name__)
def test_a_widget_works(
    settled_world: World, chromium: Browser, demonstration: Demonstration
) -> None:
    client = settled_world.register(redirect_uri=BLOG)
    known = {**settled_world.known, "widget_client_id": client["client_id"]}

    with browsing(chromium, settled_world.server.tls_port) as page:
        demonstration(page, known)


@pytest.mark.usefixtures("libraries")
@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("demonstration", DEMONSTRATIONS, ids=lambda one: one.__name__)
def test_a_widget_fails_where_nothing_is_behind_the_answers(
    settled_world: World, chromium: Browser, demonstration: Demonstration, body: str
) -> None:
    known = {**settled_world.known, "widget_client_id": "0" * 32}

    with (
        hollow(BODIES[body], settled_world.certificate) as port,
        browsing(chromium, port, patience_ms=3000) as page,
        pytest.raises((AssertionError, Error)),
    ):
        demonstration(page, known)


def test_instafeed_has_no_methods_but_those_that_are_tried(
    settled_world: World, chromium: Browser
) -> None:
    public = "() => Object.keys(Instafeed.prototype).filter(name => !name.startsWith('_'))"

    with browsing(chromium, settled_world.server.tls_port) as page:
        methods = page.evaluate(public)

    assert methods == ["hasNext", "next", "run", "parse"]
