"""Photos on a page of another origin, as a browser shows them there."""

from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.conftest import Open
from servers import Server

PASSWORD = "several words in a row"
CARD = "iframe.instagram-media-rendered"
HEAD = """<!doctype html><html lang=en><meta charset=utf-8><title>Blog</title>
<link rel=icon href=data:,><script>globals = Object.keys(window)</script>"""
ADD = "(html) => document.querySelector('main').insertAdjacentHTML('beforeend', html)"

Show = Callable[..., Page]


class Blog(BaseHTTPRequestHandler):
    """A site of somebody else's, with one page."""

    content: ClassVar[bytes] = b""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(self.content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the base's name
        """Say nothing."""


@pytest.fixture
def blog() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Blog) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://localhost:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def addresses(served: Server, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Of the pages of two photos, one high and one low."""
    import pyvips  # noqa: PLC0415  slow to load

    folder = tmp_path_factory.mktemp("embedded")
    served.command(
        "user",
        "create",
        "quinn",
        "--email",
        "quinn@home.example",
        "--password-stdin",
        stdin=PASSWORD,
    )
    links = []
    for width, height in ((600, 900), (900, 600)):
        path = folder / f"{width}.jpg"
        pyvips.Image.black(width, height).jpegsave(str(path))
        caption = ("--caption", "For the blog <b>&")
        links.append(str(served.command("post", path, "--as", "quinn", *caption)["link"]))
    return [link.replace(link.partition("/p/")[0], served.address) for link in links]


@pytest.fixture
def show(open_page: Open, blog: str, served: Server) -> Show:
    """Opens the blog with something in its page and the script at its end."""

    def show(content: str, script: str = "/embed.js", **options: object) -> Page:
        tag = f'<script async defer src="{served.address}{script}"></script>'
        Blog.content = f"{HEAD}<main>{content}</main>{tag}".encode()
        return open_page(blog, **options)

    return show


def quotation(address: str, captioned: str = "", inside: str = "a photo") -> str:
    return (
        f'<blockquote class="instagram-media" {captioned} data-instgrm-permalink="{address}">'
        f"{inside}</blockquote>"
    )


def shows_its_whole_card(page: Page, place: int) -> None:
    """Whether a frame is exactly as tall as the card in it."""
    frame, card = page.locator(CARD).nth(place), page.frame_locator(CARD).nth(place)
    expect(card.get_by_role("link", name="quinn")).to_be_visible()
    expect(frame).to_have_css("height", f"{card.locator('body').bounding_box()['height']:.0f}px")  # type: ignore[index]


@pytest.mark.parametrize("script", ["/embed.js", "/en_US/embeds.js"])
def test_every_quotation_of_a_photo_becomes_its_card(
    show: Show, addresses: list[str], script: str
) -> None:
    high, low = addresses
    original = low.replace(low.partition("/p/")[0], "https://www.instagram.com")
    linked = f'<blockquote class="instagram-media"><p><a href="{high}">there</a></blockquote>'
    foreign = quotation("https://elsewhere.example/p/AAAA/", inside="another photo")

    page = show(
        f"{quotation(high, 'data-instgrm-captioned')}{quotation(original)}{linked}{foreign}", script
    )

    expect(page.locator(CARD)).to_have_count(3)
    for place in range(3):
        shows_its_whole_card(page, place)
    captioned, plain = (page.frame_locator(CARD).nth(place) for place in (0, 1))
    expect(captioned.get_by_text("For the blog <b>&")).to_be_visible()
    expect(plain.get_by_text("For the blog")).to_have_count(0)
    expect(page.locator("blockquote")).to_have_text("another photo")


def test_it_leaves_one_name_and_asks_nobody_else(
    show: Show, addresses: list[str], served: Server, blog: str
) -> None:
    page = show(quotation(addresses[0]))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.reload()

    shows_its_whole_card(page, 0)
    new = "Object.keys(window).filter((name) => !globals.includes(name) && isNaN(name))"
    assert sorted(page.evaluate(new)) == ["globals", "instgrm"]
    assert page.evaluate("Object.keys(instgrm)") == ["Embeds"]
    assert page.evaluate("typeof instgrm.Embeds.process") == "function"
    assert [url for url in asked if not url.startswith((blog, served.address, "data:"))] == []


def test_what_is_added_later_becomes_a_card_when_it_is_asked_for(
    show: Show, addresses: list[str]
) -> None:
    page = show(quotation(addresses[0]))
    expect(page.locator(CARD)).to_have_count(1)

    page.evaluate(ADD, quotation(addresses[1]))
    expect(page.locator("blockquote")).to_have_count(1)

    for _ in range(3):
        page.evaluate("instgrm.Embeds.process()")
    expect(page.locator(CARD)).to_have_count(2)
    shows_its_whole_card(page, 1)


def test_a_page_may_hold_the_script_as_often_as_photos(
    show: Show, addresses: list[str], served: Server
) -> None:
    again = f'<script async defer src="{served.address}/embed.js"></script>'

    page = show(f"{quotation(addresses[0])}{again}{quotation(addresses[1])}{again}")

    expect(page.locator(CARD)).to_have_count(2)
    shows_its_whole_card(page, 0)
    shows_its_whole_card(page, 1)


def test_a_card_stays_whole_when_the_page_gets_narrow(show: Show, addresses: list[str]) -> None:
    page = show(quotation(addresses[0], "data-instgrm-captioned"))
    shows_its_whole_card(page, 0)
    wide = page.locator(CARD).bounding_box()

    page.set_viewport_size({"width": 300, "height": 700})

    shows_its_whole_card(page, 0)
    narrow = page.locator(CARD).bounding_box()
    assert wide is not None
    assert narrow is not None
    assert narrow["height"] < wide["height"]
    assert narrow["width"] < 300


def test_only_a_card_sets_its_height(show: Show, addresses: list[str]) -> None:
    page = show(quotation(addresses[0]))
    shows_its_whole_card(page, 0)
    before = page.locator(CARD).bounding_box()

    page.evaluate(
        """(text) => new Promise((done) => {
            addEventListener("message", done);
            postMessage(text, "*");
        })""",
        '{"type":"MEASURE","details":{"height":9}}',
    )

    assert page.locator(CARD).bounding_box() == before


def test_the_lines_that_a_photos_page_offers_do_it(
    open_page: Open, show: Show, addresses: list[str]
) -> None:
    offering = open_page(addresses[1])
    offering.get_by_text("Embed", exact=True).click()
    code = offering.locator("details code").inner_text()

    page = show(code)

    expect(page.locator(CARD)).to_have_count(1)
    shows_its_whole_card(page, 0)
    expect(page.frame_locator(CARD).get_by_text("For the blog <b>&")).to_be_visible()


def test_without_scripts_the_quotation_stays_and_a_frame_shows_all(
    show: Show, addresses: list[str]
) -> None:
    frame = f'<iframe src="{addresses[1]}embed/captioned/" width=400 height=500></iframe>'

    page = show(f"{quotation(addresses[0], inside='By Quinn')}{frame}", java_script_enabled=False)

    expect(page.get_by_text("By Quinn")).to_be_visible()
    card = page.frame_locator("iframe")
    expect(card.get_by_text("For the blog <b>&")).to_be_visible()
    expect(card.get_by_role("img").last).to_be_visible()


def test_a_page_that_is_opened_as_a_file_may_embed_too(
    browser: Browser, addresses: list[str], served: Server, tmp_path: Path
) -> None:
    file = tmp_path / "blog.html"
    tag = f'<script src="{served.address}/embed.js"></script>'
    file.write_text(f"{HEAD}{quotation(addresses[0])}{tag}")
    page = browser.new_page()

    page.goto(file.as_uri(), wait_until="commit")

    shows_its_whole_card(page, 0)
    page.close()


def test_a_card_is_never_wider_than_its_frame(open_page: Open, addresses: list[str]) -> None:
    page = open_page(f"{addresses[0]}embed/captioned/")

    for width in (280, 658, 1000):
        page.set_viewport_size({"width": width, "height": 600})

        assert page.evaluate("document.documentElement.scrollWidth") <= width
