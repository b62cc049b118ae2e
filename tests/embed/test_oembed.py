"""oEmbed: whole answers, every parameter, and whatever is no photo for everybody."""

import json

import pytest

from embed.asking import Asker
from sugarsnap.errors import LimitExceededError, UnavailableError
from sugarsnap.faces.embed.errors import worded
from sugarsnap.ids import shortcode_of
from sugarsnap.operations.accounts import edit_profile
from sugarsnap.operations.endpoints import restore_endpoint, retire_endpoint
from sugarsnap.operations.posts import Draft, post_media
from sugarsnap.records.accounts import Profile
from web.reader import read
from web.test_escaping import PAYLOADS
from web.visitor import Visitor
from world import PRIVATE, World, picture_of

on_sqlite = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)

STYLE = (
    "background:#fff; border:1px solid #d8d8d0; border-radius:8px; box-sizing:border-box; "
    "color:#222; margin:1px; max-width:{width}px; padding:8px 16px; width:calc(100% - 2px);"
)
ISO, WORDS = "2023-11-14T22:13:23+00:00", "Nov 14, 2023 at 2:13pm PST"
SCRIPT = '\n<script async defer src="http://localhost/embed.js"></script>'


@pytest.fixture
def world(world: World) -> World:
    world.do(edit_profile, "cyd", Profile(full_name="Cyd", bio="", website="", is_private=0))
    return world


def quotation(code: str, *, captioned: bool = True, width: int = 658) -> str:
    page = f"http://localhost/p/{code}/"
    link = f'<a href="{page}" target="_blank">'
    name = "A post shared by Cyd (@cyd)"
    when = f'<time datetime="{ISO}">{WORDS}</time>'
    words = (
        f"<p>{link}The garden of cyd #garden</a></p> <p>{name} on {when}</p>"
        if captioned
        else f"<p>{link}{name}</a> on {when}</p>"
    )
    mark = " data-instgrm-captioned" if captioned else ""
    return (
        f'<blockquote class="instagram-media"{mark} data-instgrm-permalink="{page}" '
        f'data-instgrm-version="8" style="{STYLE.format(width=width)}">{words}</blockquote>'
    )


def test_the_whole_answer_has_every_key_in_its_order(asker: Asker, world: World) -> None:
    said = asker.ask_of("cyd")

    cyd, photo = world.id_of("cyd"), world.photo_of("cyd")
    picture = json.loads(said.text)["thumbnail_url"]
    assert picture.startswith(f"http://localhost/t51.2885-15/s640x640/e35/{photo}_{cyd}_")
    expected = {
        "version": "1.0",
        "title": "The garden of cyd #garden",
        "author_name": "cyd",
        "author_url": "http://localhost/cyd",
        "author_id": cyd,
        "media_id": f"{photo}_{cyd}",
        "provider_name": "Instagram",
        "provider_url": "http://localhost",
        "type": "rich",
        "width": 658,
        "height": None,
        "html": quotation(asker.code_of("cyd")) + SCRIPT,
        "thumbnail_url": picture,
        "thumbnail_width": 640,
        "thumbnail_height": 427,
    }
    assert (said.status_code, said.text) == (200, json.dumps(expected, separators=(",", ":")))


@on_sqlite
def test_an_answer_may_be_read_by_pages_of_every_origin_and_sets_no_cookie(asker: Asker) -> None:
    headers = asker.ask_of("cyd").headers

    assert headers["content-type"] == "application/json; charset=utf-8"
    assert headers["access-control-allow-origin"] == "*"
    assert headers["cache-control"] == "no-store"
    assert "set-cookie" not in headers


@on_sqlite
@pytest.mark.parametrize("path", ["/oembed", "/oembed/", "/v1/oembed", "/v1/oembed/"])
def test_every_address_of_it_answers_alike_and_asks_for_no_token(asker: Asker, path: str) -> None:
    url = f"http://localhost/p/{asker.code_of('cyd')}/"

    said = asker.ask(url, path, access_token="made-up")

    assert said.text == asker.ask(url).text


@on_sqlite
@pytest.mark.parametrize(
    "url",
    [
        "http://localhost/p/{}/",
        "http://127.0.0.1:9000/p/{}",
        "https://localhost/cyd/p/{}/?taken-by=cyd",
        "http://instagram.com/p/{}/",
        "https://www.instagram.com/p/{}/?hl=en#top",
        "https://www.instagram.com/some.body/p/{}/",
        "https://www.instagram.com/tv/{}/",
        "HTTP://Instagr.am/p/{}",
        "http://www.instagr.am/p/{}/",
        " http://instagr.am/p/{}/ ",
    ],
)
def test_a_photo_goes_by_many_addresses(asker: Asker, url: str) -> None:
    said = asker.ask(url.format(asker.code_of("cyd")))

    assert said.json()["author_name"] == "cyd"


@on_sqlite
@pytest.mark.parametrize(
    "url",
    [
        "",
        "/p/{}/",
        "http://elsewhere.example/p/{}/",
        "http://instagram.com.elsewhere.example/p/{}/",
        "http://localhost@elsewhere.example/p/{}/",
        "ftp://localhost/p/{}/",
        "http://localhost/",
        "http://localhost/cyd/",
        "http://localhost/p/{}/likes/",
        "http://localhost/p/{}%20/",
        "http://localhost/explore/tags/garden/p/{}/",
    ],
)
def test_other_addresses_are_none(asker: Asker, url: str) -> None:
    said = asker.ask(url.format(asker.code_of("cyd")))

    assert (said.status_code, said.text) == (400, "No URL Match")
    assert said.headers["content-type"] == "text/plain; charset=utf-8"
    assert said.headers["access-control-allow-origin"] == "*"


@on_sqlite
def test_without_an_address_there_is_none(visitor: Visitor) -> None:
    said = visitor.get("/oembed")

    assert (said.status_code, said.text) == (400, "No URL Match")


def test_private_suspended_and_missing_photos_cannot_be_told_apart(asker: Asker) -> None:
    answers = [
        asker.ask(f"http://localhost/p/{code}/")
        for code in (asker.code_of("ada"), asker.code_of("eve"), "BQ0eAlwhDrw", "_" * 11, "A")
    ]

    assert {(said.status_code, said.text) for said in answers} == {(404, "No Media Match")}
    assert len({tuple(sorted(said.headers.items())) for said in answers}) == 1


def test_a_photo_is_gone_as_soon_as_its_owner_goes_private(asker: Asker, world: World) -> None:
    assert asker.ask_of("cyd").status_code == 200

    world.do(edit_profile, "cyd", PRIVATE)

    assert asker.ask_of("cyd").status_code == 404


@on_sqlite
@pytest.mark.parametrize(
    ("asked", "width"),
    [("400", 400), ("320", 320), ("1200", 1200), ("319", 320), ("0", 320), ("-5", 658), ("x", 658)],
)
def test_a_width_is_kept_to_and_has_a_least(asker: Asker, asked: str, width: int) -> None:
    answer = asker.answer_of("cyd", maxwidth=asked, maxheight="50")

    assert (answer["width"], answer["height"]) == (width, None)
    assert answer["html"] == quotation(asker.code_of("cyd"), width=width) + SCRIPT


@on_sqlite
@pytest.mark.parametrize("word", ["true", "1", "TRUE"])
def test_caption_and_script_can_be_left_out(asker: Asker, word: str) -> None:
    hidden = asker.answer_of("cyd", hidecaption=word)
    alone = asker.answer_of("cyd", omitscript=word)

    assert hidden["html"] == quotation(asker.code_of("cyd"), captioned=False) + SCRIPT
    assert alone["html"] == quotation(asker.code_of("cyd"))


@on_sqlite
def test_words_that_mean_no_leave_nothing_out(asker: Asker) -> None:
    answer = asker.answer_of("cyd", hidecaption="false", omitscript="0")

    assert answer == asker.answer_of("cyd")


@on_sqlite
def test_addresses_follow_the_host_that_was_asked(asker: Asker, visitor: Visitor) -> None:
    url = f"http://instagr.am/p/{asker.code_of('cyd')}/"

    answer = visitor.get(f"/oembed?url={url}", host="127.0.0.1:9000").json()

    base = "http://127.0.0.1:9000"
    assert answer["provider_url"] == base
    assert answer["thumbnail_url"].startswith(f"{base}/t51.")
    assert answer["html"].endswith(f'src="{base}/embed.js"></script>')


@on_sqlite
def test_a_script_gets_the_same_answer(asker: Asker) -> None:
    said = asker.ask_of("cyd", callback="jQuery211_1[0].of")

    body = said.text.removeprefix("/**/ jQuery211_1[0].of(").removesuffix(")")
    assert json.loads(body) == asker.answer_of("cyd")
    assert "<" not in said.text
    assert said.headers["content-type"] == "text/javascript; charset=utf-8"
    assert said.headers["x-content-type-options"] == "nosniff"


@on_sqlite
def test_a_callback_that_could_be_a_script_of_its_own_is_refused(asker: Asker) -> None:
    said = asker.ask_of("cyd", callback="alert(1)")

    assert said.status_code == 400
    assert said.text.startswith("A callback has at most 128 letters")
    assert said.headers["content-type"] == "text/plain; charset=utf-8"


@on_sqlite
def test_a_refusal_is_no_script(asker: Asker) -> None:
    said = asker.ask_of("ada", callback="show")

    assert (said.status_code, said.text) == (404, "No Media Match")
    assert said.headers["content-type"] == "text/plain; charset=utf-8"


def test_once_it_is_retired_nothing_is_embedded_any_more(asker: Asker, world: World) -> None:
    world.works.write_now(retire_endpoint, "GET /oembed")

    said = asker.ask_of("cyd")
    assert (said.status_code, said.text) == (400, "This endpoint has been retired")

    world.works.write_now(restore_endpoint, "GET /oembed")
    assert asker.ask_of("cyd").status_code == 200


@on_sqlite
@pytest.mark.parametrize(
    "payload", [*PAYLOADS, "\U0001fadb “both”\nlines", "'\"&<>`\u2028.\u2029."]
)
def test_whatever_people_write_is_text(asker: Asker, world: World, payload: str) -> None:
    profile = Profile(full_name=payload[:60], bio="", website="", is_private=0)
    world.do(edit_profile, "dan", profile)
    media = world.do(post_media, "dan", Draft(payload), [picture_of("dan")]).media

    answer = asker.ask(f"http://localhost/p/{shortcode_of(media.id)}/").json()

    page = read(answer["html"])
    caption, shared = page.all("p")
    assert answer["title"] == payload
    assert [each.tag for each in page.all()] == ["blockquote", "p", "a", "p", "time", "script"]
    assert caption.raw_text.strip() == payload
    assert shared.text.startswith(" ".join(f"A post shared by {payload[:60]}".split()))
    assert not [name for each in page.all() for name in each.attributes if name[:2] == "on"]


@on_sqlite
def test_a_photo_without_a_caption_is_said_by_whose_it_is(asker: Asker, world: World) -> None:
    media = world.do(post_media, "dan", Draft(""), [picture_of("dan")]).media

    answer = asker.ask(f"http://localhost/p/{shortcode_of(media.id)}/").json()

    assert answer["title"] == ""
    [paragraph] = read(answer["html"]).all("p")
    assert paragraph.all("a")[0].text == "A post shared by dan (@dan)"


@on_sqlite
def test_it_is_read_and_nothing_else(visitor: Visitor) -> None:
    visitor.post("/oembed", {"url": "http://localhost/p/A/"})

    assert visitor.answer.status_code == 405
    assert visitor.answer.headers["allow"] == "GET, HEAD"


def test_a_busy_server_says_so() -> None:
    assert worded(UnavailableError()).status == 503
    assert worded(LimitExceededError(9)).status == 503
