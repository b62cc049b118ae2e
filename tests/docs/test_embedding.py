"""What the documents have one put into a page embeds a photo of the demo."""

import httpx
import pytest

from docs.examples import SERVER
from docs.pages import DOCS, blocks_of
from docs.server import Running
from web.reader import Element, read

SNIPPETS = [
    (page.relative_to(DOCS).as_posix(), block.text)
    for page in sorted(DOCS.rglob("*.md"))
    for block in blocks_of(page)
    if block.kind == "html"
]


def test_the_walk_and_the_page_about_it_show_how() -> None:
    assert {page for page, _ in SNIPPETS} == {"learn/walk.md", "api/embedding.md"}


@pytest.mark.parametrize(("page", "snippet"), SNIPPETS)
def test_whatever_stands_in_a_page_is_answered(server: Running, page: str, snippet: str) -> None:
    elements = read(snippet.replace(SERVER, server.base)).all()

    said = [httpx.get(address) for element in elements for address in _addresses_in(element)]

    assert said, page
    assert {each.status_code for each in said} == {200}
    assert {each.headers["content-type"].partition(";")[0] for each in said} <= {
        "text/html",
        "text/javascript",
        "application/json",
    }


def _addresses_in(element: Element) -> list[str]:
    """What a browser or a program loads because of an element."""
    permalink = element["data-instgrm-permalink"]
    card = "embed/captioned/" if "data-instgrm-captioned" in element.attributes else "embed/"
    framed = permalink and f"{permalink}{card}"
    return [each for each in (framed, element["src"], element["href"]) if each]
