"""Squares for clients that want them: cut when somebody first asks, and kept."""

import asyncio
import io
from collections.abc import Iterator

import pytest
from PIL import Image

from sugarsnap.app import House
from sugarsnap.faces.pictures.face import PicturesFace
from sugarsnap.faces.shared.links import Links
from sugarsnap.faces.shared.visits import Ground
from sugarsnap.ids import media_of_shortcode
from sugarsnap.operations.media import require_visible_media
from sugarsnap.records.media import SeenMedia
from sugarsnap.records.viewers import NOBODY
from sugarsnap.rules.renditions import jpeg_names, square_names
from web.test_uploads import jpeg, stored, upload
from web.visitor import Arrive, Visitor


@pytest.fixture
def pictures(ground: Ground, runner: asyncio.Runner, house: House) -> Iterator[Visitor]:
    visitor = Visitor(runner, PicturesFace(ground.works, house), "http://localhost")
    yield visitor
    visitor.close()


@pytest.fixture
def posted(arrive: Arrive, house: House) -> SeenMedia:
    """A photo of 900 by 600 pixels: black above, white below."""
    ben = arrive("ben")
    upload(ben, jpeg())
    media_id = media_of_shortcode(ben.led_to.split("/")[2]) or 0
    seen = house.works.read(require_visible_media, NOBODY, media_id)
    assert isinstance(seen, SeenMedia)
    return seen


def address_of(house: House, seen: SeenMedia, nominal: int, extension: str = "jpg") -> str:
    links = Links("", house.works.tools.keys)
    before, after = links.around_nominal(seen.media, seen.owner, extension)
    return f"{before}{nominal}x{nominal}/c{after}"


@pytest.mark.parametrize(("nominal", "side"), [(320, 320), (640, 600), (1080, 600)])
def test_a_square_is_cut_out_of_the_middle(
    pictures: Visitor, house: House, posted: SeenMedia, nominal: int, side: int
) -> None:
    said = pictures.get(address_of(house, posted, nominal))

    assert (said.status_code, said.headers["content-type"]) == (200, "image/jpeg")
    square = Image.open(io.BytesIO(said.content))
    assert square.size == (side, side)
    assert b"SECRET" not in said.content
    whole = house.store.get(jpeg_names(posted.media.digest, 900, 600)[1080])
    assert whole is not None
    middle = Image.open(io.BytesIO(whole)).crop((150, 0, 750, 600)).resize((8, 8))
    ours = square.resize((8, 8))
    pairs = zip(middle.convert("L").tobytes(), ours.convert("L").tobytes(), strict=True)
    assert max(abs(one - other) for one, other in pairs) < 8


def test_it_is_kept_and_not_cut_again(pictures: Visitor, house: House, posted: SeenMedia) -> None:
    address = address_of(house, posted, 320)
    before = set(stored(house))
    first = pictures.get(address)
    made = set(stored(house)) - before

    house.store.put(next(iter(made)), first.content)
    again = pictures.get(address)

    assert made == {square_names(posted.media.digest, 900, 600)[320]}
    assert again.content == first.content


def test_nothing_is_cut_before_somebody_asks(house: House, posted: SeenMedia) -> None:
    squares = set(square_names(posted.media.digest, 900, 600).values())

    assert squares.isdisjoint(stored(house))


@pytest.mark.parametrize(("nominal", "extension"), [(150, "jpg"), (2048, "jpg"), (640, "webp")])
def test_there_are_no_other_squares(
    pictures: Visitor, house: House, posted: SeenMedia, nominal: int, extension: str
) -> None:
    assert pictures.get(address_of(house, posted, nominal, extension)).status_code == 404


def test_a_square_needs_the_key_of_its_photo(
    pictures: Visitor, house: House, posted: SeenMedia
) -> None:
    address = address_of(house, posted, 320)
    key = address.rpartition("_n.")[0].rpartition("_")[2]

    assert pictures.get(address.replace(key, "0" * 16)).status_code == 404


def test_without_the_whole_there_is_no_square(
    pictures: Visitor, house: House, posted: SeenMedia
) -> None:
    for name in stored(house):
        house.store.delete(name)

    assert pictures.get(address_of(house, posted, 320)).status_code == 404
