"""Files under `/static/`: their types, and how long they may be kept."""

import asyncio
from collections.abc import Iterator
from importlib.resources import files

import pytest

from sugarsnap.faces.shared.pages import asset
from sugarsnap.faces.static_files import static_files
from web.visitor import Arrive, Visitor


@pytest.fixture
def visitor(runner: asyncio.Runner) -> Iterator[Visitor]:
    visitor = Visitor(runner, static_files, "http://localhost")
    yield visitor
    visitor.close()


def test_every_file_that_a_page_names_is_there(arrive: Arrive, visitor: Visitor) -> None:
    page = arrive().open("/accounts/login/")
    named = [each["href"] or each["src"] for each in page.all("link", "script")]
    assert len(named) >= 6

    for address in named:
        answer = visitor.get(address)

        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("base.css", "text/css; charset=utf-8"),
        ("copy-field.js", "text/javascript; charset=utf-8"),
        ("icons.svg", "image/svg+xml"),
        ("avatar.jpg", "image/jpeg"),
    ],
)
def test_a_file_has_its_type_and_every_guard(visitor: Visitor, name: str, kind: str) -> None:
    headers = visitor.get(asset(name)).headers

    assert headers["content-type"] == kind
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"] == (
        "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    )
    assert headers["cross-origin-resource-policy"] == "cross-origin"


def test_the_icon_is_found_where_browsers_look_for_it(visitor: Visitor) -> None:
    answer = visitor.get("/favicon.ico")

    assert answer.content == visitor.get("/static/favicon.svg").content
    assert answer.headers["content-type"] == "image/svg+xml"


@pytest.mark.parametrize("query", ["", "?v=", "?v=0123456789ab", "?w=1"])
def test_an_address_without_the_right_hash_is_asked_for_again_after_an_hour(
    visitor: Visitor, query: str
) -> None:
    answer = visitor.get(f"/static/avatar.jpg{query}")

    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "public, max-age=3600, stale-while-revalidate=2592000"


def test_whoever_has_a_file_already_is_told_so(visitor: Visitor) -> None:
    had = visitor.get("/static/avatar.jpg").headers

    again = visitor.get("/static/avatar.jpg", if_none_match=f'"x", {had["etag"]}')
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == had["etag"]
    assert again.headers["cache-control"] == had["cache-control"]

    other = visitor.get("/static/base.css", if_none_match=had["etag"])
    assert other.status_code == 200


@pytest.mark.parametrize("path", ["/embed.js", "/en_US/embeds.js"])
def test_the_script_of_embeds_has_the_addresses_of_the_original(
    visitor: Visitor, path: str
) -> None:
    answer = visitor.get(path)

    assert answer.content == visitor.get("/static/embed.js").content
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert answer.headers["cache-control"].startswith("public, max-age=3600")
    assert "etag" in answer.headers


def test_texts_travel_squeezed_to_browsers_that_take_it(visitor: Visitor) -> None:
    content = (files("sugarsnap.faces") / "static" / "base.css").read_bytes()

    squeezed = visitor.get(asset("base.css"), accept_encoding="gzip, br")
    assert squeezed.headers["content-encoding"] == "gzip"
    assert int(squeezed.headers["content-length"]) < len(content) / 2
    assert squeezed.content == content

    plain = visitor.get(asset("base.css"), accept_encoding="identity")
    assert "content-encoding" not in plain.headers
    assert plain.content == content


@pytest.mark.parametrize(
    "path",
    [
        "/static/",
        "/static/none.css",
        "/static/../pages.py",
        "/static/%2e%2e/shared/pages.py",
        "/static/..%2fshared%2fpages.py",
        "/static//etc/passwd",
        "/static/.hidden.css",
        "/static/vendor",
        "/static/base.css/",
        "/static/base.css%00.jpg",
        "/static/ï.css",
    ],
)
def test_nothing_else_is_there(visitor: Visitor, path: str) -> None:
    answer = visitor.get(path)

    assert answer.status_code == 404
    assert answer.headers["cache-control"] == "no-store"


def test_files_are_only_read(visitor: Visitor) -> None:
    visitor.post("/static/base.css", {})

    assert visitor.answer.status_code == 405
    assert visitor.answer.headers["allow"] == "GET, HEAD"
