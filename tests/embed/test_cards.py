"""The cards that pages of other sites frame."""

import pytest

from embed.asking import Asker
from sugarsnap.ids import shortcode_of
from sugarsnap.operations.posts import Draft, post_media
from sugarsnap.operations.sessions import open_session
from sugarsnap.rules.geography import Point
from web.test_escaping import PAYLOADS, squeezed
from web.visitor import Visitor
from world import World, picture_of

on_sqlite = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "object-src 'none'; base-uri 'none'; frame-ancestors * file:; form-action 'none'"
)


def test_a_card_shows_the_photo_whose_it_is_and_how_it_is_liked(
    asker: Asker, visitor: Visitor
) -> None:
    page = visitor.open(f"/p/{asker.code_of('ben')}/embed/")

    assert visitor.answer.status_code == 200
    assert page.heading == "Photo by ben"
    assert page.main.all("img")[1]["alt"] == "Photo by ben"
    assert {"ben", "2 likes", "2 comments", "14 November 2023"} <= set(page.main.links)
    assert page.main.links["ben"] == "/ben/"
    assert "The garden of ben" not in page.main.text


def test_the_captioned_card_has_the_caption_with_its_links(asker: Asker, visitor: Visitor) -> None:
    page = visitor.open(f"/p/{asker.code_of('ben')}/embed/captioned/")

    assert "The garden of ben" in page.main.text
    assert page.main.links["#garden"] == "/explore/tags/garden/"


@on_sqlite
@pytest.mark.parametrize("tail", ["", "/", "/?cr=1&v=12&wp=658&rd=https%3A%2F%2Fx.example&rp=%2Fa"])
@pytest.mark.parametrize("kind", ["embed", "embed/captioned"])
def test_hints_change_nothing(asker: Asker, visitor: Visitor, kind: str, tail: str) -> None:
    plain = visitor.get(f"/p/{asker.code_of('cyd')}/{kind}/").text

    assert visitor.get(f"/p/{asker.code_of('cyd')}/{kind}{tail}").text == plain


@on_sqlite
def test_any_page_may_frame_it_and_its_links_leave_the_frame(
    asker: Asker, visitor: Visitor
) -> None:
    visitor.open(f"/p/{asker.code_of('cyd')}/embed/")

    headers = visitor.answer.headers
    assert headers["content-security-policy"] == POLICY
    assert "x-frame-options" not in headers
    assert "set-cookie" not in headers
    assert headers["cross-origin-resource-policy"] == "cross-origin"
    assert headers["cache-control"] == "no-store"
    [base] = visitor.page.all("base")
    assert (base["target"], base["href"]) == ("_blank", "")


def test_whoever_is_signed_in_is_nobody_here(asker: Asker, visitor: Visitor, world: World) -> None:
    visitor.take_cookie("session", world.works.write_now(open_session, world.id_of("ada")))

    visitor.get(f"/p/{asker.code_of('ada')}/embed/")

    assert visitor.answer.status_code == 404
    assert "set-cookie" not in visitor.answer.headers


def test_private_suspended_and_missing_photos_cannot_be_told_apart(
    asker: Asker, visitor: Visitor
) -> None:
    codes = (asker.code_of("ada"), asker.code_of("eve"), "BQ0eAlwhDrw", "a.b", "A" * 40)

    answers = [visitor.get(f"/p/{code}/embed/captioned/") for code in codes]

    assert {said.status_code for said in answers} == {404}
    assert len({said.text for said in answers}) == 1
    assert visitor.page.heading == "This photo is not here"
    assert visitor.answer.headers["content-security-policy"] == POLICY


@on_sqlite
def test_a_card_has_every_picture_the_place_and_the_people(visitor: Visitor, world: World) -> None:
    draft = Draft("", place_name="The tower", point=Point(48_858_370, 2_294_481))
    pictures = [picture_of("dan"), picture_of("cyd")]
    media = world.do(post_media, "dan", draft, pictures).media

    page = visitor.open(f"/p/{shortcode_of(media.id)}/embed/")

    assert [each["alt"] for each in page.main.all("img")[1:]] == [
        "Photo 1 of 2 by dan",
        "Photo 2 of 2 by dan",
    ]
    assert page.main.links["The tower"].startswith("/explore/locations/")
    steps = [each for each in page.all("a") if each["class"].startswith("step")]
    assert {each["target"] for each in steps} == {"_self"}


@on_sqlite
@pytest.mark.parametrize("payload", PAYLOADS)
def test_whatever_people_write_is_text(visitor: Visitor, world: World, payload: str) -> None:
    media = world.do(post_media, "dan", Draft(payload, (payload,)), [picture_of("dan")]).media

    page = visitor.open(f"/p/{shortcode_of(media.id)}/embed/captioned/")

    assert squeezed(payload) in squeezed(page.main.raw_text)
    assert page.main.all("img")[1]["alt"] == payload
    for element in page.all():
        assert not [name for name in element.attributes if name.startswith("on")]
        assert element["src"].startswith("/") or element.tag not in {"img", "script"}


@on_sqlite
@pytest.mark.parametrize("path", ["/p/A/embed/", "/p/A/media/"])
def test_it_is_read_and_nothing_else(visitor: Visitor, path: str) -> None:
    visitor.post(path, {})

    assert visitor.answer.status_code == 405
