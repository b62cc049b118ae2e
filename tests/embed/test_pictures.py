"""A photo's picture by its shortcode."""

import pytest

from embed.asking import Asker
from sugarsnap.ids import shortcode_of
from sugarsnap.operations.posts import Draft, post_media
from web.visitor import Visitor
from world import World, picture_of

on_sqlite = pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    ("asked", "nominal"),
    [
        ("media/?size=t", 150),
        ("media/?size=m", 320),
        ("media/?size=l", 640),
        ("media/", 320),
        ("media", 320),
        ("media?size=l", 640),
        ("media/?size=", 320),
        ("media/?size=huge", 320),
        ("media/?size=t&size=l", 640),
    ],
)
def test_a_picture_comes_in_three_sizes(
    asker: Asker, visitor: Visitor, world: World, asked: str, nominal: int
) -> None:
    said = visitor.get(f"/p/{asker.code_of('cyd')}/{asked}")

    start = f"http://localhost/t51.2885-15/s{nominal}x{nominal}/e35/{world.photo_of('cyd')}_"
    assert said.status_code == 302
    assert said.headers["location"].startswith(start)
    assert said.headers["location"].endswith("_n.jpg")
    assert said.headers["cache-control"] == "no-store"
    assert "set-cookie" not in said.headers


@on_sqlite
def test_of_several_pictures_the_first_comes(visitor: Visitor, world: World) -> None:
    pictures = [picture_of("dan"), picture_of("cyd")]
    media = world.do(post_media, "dan", Draft("Two"), pictures).media

    said = visitor.get(f"/p/{shortcode_of(media.id)}/media/")

    assert f"/{media.id}_" in said.headers["location"]


@on_sqlite
@pytest.mark.parametrize("base", ["127.0.0.1:9000", "localhost"])
def test_it_leads_to_the_host_that_was_asked(asker: Asker, visitor: Visitor, base: str) -> None:
    said = visitor.get(f"/p/{asker.code_of('cyd')}/media/", host=base)

    assert said.headers["location"].startswith(f"http://{base}/t51.")


def test_private_suspended_and_missing_photos_cannot_be_told_apart(
    asker: Asker, visitor: Visitor
) -> None:
    codes = (asker.code_of("ada"), asker.code_of("eve"), "BQ0eAlwhDrw", "a.b", "A" * 40)

    answers = [visitor.get(f"/p/{code}/media/?size=l") for code in codes]

    assert {(said.status_code, said.text) for said in answers} == {(404, "No Media Match")}
    assert len({tuple(sorted(said.headers.items())) for said in answers}) == 1
