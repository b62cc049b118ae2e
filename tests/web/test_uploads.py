"""Pictures on their way in: rendered, stored and shown, or refused and gone."""

import asyncio
import io
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import structs
from PIL import Image
from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.requests import Request

from sugarsnap.adapters.photo_stores.disk import DiskPhotoStore
from sugarsnap.app import House
from sugarsnap.errors import InvalidError
from sugarsnap.faces.pictures.face import PicturesFace
from sugarsnap.faces.shared.visits import Ground, Visit
from sugarsnap.faces.web.routes import web_application
from sugarsnap.faces.web.uploads import stored_photo
from sugarsnap.ids import media_of_shortcode
from sugarsnap.operations.jobs import list_due_jobs, request_of
from sugarsnap.operations.media import require_visible_media
from sugarsnap.queries.accounts import find_card
from sugarsnap.records.viewers import NOBODY, Viewer
from sugarsnap.requests import PurgePicture
from sugarsnap.rules.renditions import MAX_BYTES, SQUARE, jpeg_names
from web.reader import PageSeen
from web.visitor import Arrive, Visitor
from world import Furniture

CREATE = "/create/"
EDIT = "/accounts/edit/"
TEXTS = {"caption": "Peas & beans", "describe_it_for_people_who_cannot_see_it": "A bowl of peas."}
FAR_PAST_ANY_FILE = 2**60


def jpeg(width: int = 900, height: int = 600) -> bytes:
    file = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "A SECRET PLACE"
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(file, "JPEG", exif=exif)
    return file.getvalue()


def upload(visitor: Visitor, content: bytes, name: str = "peas.jpg") -> None:
    visitor.send(visitor.open(CREATE), "Post", {"photo": (name, content)}, **TEXTS)


def stored(house: House) -> list[str]:
    return list(house.store.list_older(FAR_PAST_ANY_FILE))


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for temporary files of this test's own."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert list(folder.iterdir()) == []


@pytest.mark.usefixtures("temporary")
def test_a_photo_is_posted_and_its_renditions_can_be_read(arrive: Arrive, house: House) -> None:
    visitor = arrive("ben")

    upload(visitor, jpeg())

    code = visitor.led_to.split("/")[2]
    page = visitor.follow()
    assert page.heading == "Photo by ben"
    assert "Peas & beans" in page.main.text
    assert page.main.all("img")[0]["alt"] == "A bowl of peas."
    media = house.works.read(require_visible_media, NOBODY, media_of_shortcode(code) or 0).media
    assert (media.width, media.height) == (900, 600)
    for name in jpeg_names(media.digest, 900, 600).values():
        content = house.store.get(name)
        assert content is not None
        assert b"SECRET" not in content
        size = Image.open(io.BytesIO(content)).size
        assert f"_{size[0]}x{size[1]}.jpg" in name


def test_the_pictures_on_the_page_open(
    arrive: Arrive, ground: Ground, runner: asyncio.Runner, house: House
) -> None:
    visitor = arrive("ben")
    upload(visitor, jpeg())
    photo = visitor.follow().main.all("img")[0]

    pictures = Visitor(runner, PicturesFace(ground.works, house.store), "http://localhost")
    for each in (photo["src"], *(part.split()[0] for part in photo["srcset"].split(", "))):
        answer = pictures.get(each)
        assert answer.headers["content-type"] == "image/jpeg"
        assert Image.open(io.BytesIO(answer.content)).format == "JPEG"
    pictures.close()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "Choose a photo first."),
        (b"no picture at all", "Please choose a JPEG, PNG, WebP, GIF or HEIC picture."),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Please choose a JPEG"),
        (jpeg()[:3000], "This picture"),
        (jpeg(3000, 200), "Please crop it and upload it again."),
    ],
)
@pytest.mark.usefixtures("temporary")
def test_a_file_that_is_no_picture_leaves_nothing_behind(
    arrive: Arrive, house: House, content: bytes, words: str
) -> None:
    visitor = arrive("ben")

    upload(visitor, content, name="peas.jpg" if content else "")

    page = visitor.page
    assert visitor.answer.status_code == 422
    assert page.heading == "Post a photo"
    assert words in page.problem_with("Photo")
    assert page.form("Post").values()["caption"] == "Peas & beans"
    assert page.form("Post").values()["alt_text"] == "A bowl of peas."
    assert stored(house) == []
    assert "1 photo " in visitor.open("/ben/").main.text


@pytest.mark.parametrize("size", [MAX_BYTES + 1, MAX_BYTES + 200_000])
@pytest.mark.usefixtures("temporary")
def test_a_file_past_the_limit_is_refused(arrive: Arrive, house: House, size: int) -> None:
    visitor = arrive("ben")

    upload(visitor, b"\xff\xd8\xff".ljust(size, b"x"))

    assert visitor.answer.status_code in {413, 422}
    assert "20 MB" in visitor.page.problem_with("Photo")
    assert stored(house) == []


def test_texts_are_judged_before_the_picture(arrive: Arrive, house: House) -> None:
    visitor = arrive("ben")
    page = visitor.open(CREATE)

    visitor.send(page, "Post", {"photo": ("peas.jpg", jpeg())}, caption="x" * 2201)

    assert visitor.page.problem_with("Caption") == "A caption has at most 2200 characters."
    assert stored(house) == []


def test_one_photo_makes_a_post(arrive: Arrive, house: House) -> None:
    visitor = arrive("ben")
    page = visitor.open(CREATE)
    boundary = "peas"
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n{value}\r\n'
        for name, more, value in (
            ("csrf_token", "", page.form("Post").values()["csrf_token"]),
            ("photo", '; filename="1.jpg"', "one"),
            ("photo", '; filename="2.jpg"', "two"),
        )
    ]
    body = "".join(parts) + f"--{boundary}--\r\n"

    visitor.post_body(CREATE, body.encode(), f"multipart/form-data; boundary={boundary}")

    assert visitor.page.problem_with("Photo") == "One photo at a time fits into a post."
    assert stored(house) == []


def test_whoever_is_not_signed_in_posts_nothing(arrive: Arrive, house: House) -> None:
    visitor = arrive()
    token = visitor.open("/accounts/login/").form("Sign in").values()["csrf_token"]

    visitor.post(CREATE, {"csrf_token": token}, {"photo": ("peas.jpg", jpeg())})

    assert visitor.led_to == "/accounts/login/"
    assert stored(house) == []


def test_a_stored_picture_that_comes_to_nothing_is_discarded(
    ground: Ground, runner: asyncio.Runner, house: House, furniture: Furniture
) -> None:
    visit = Visit(ground, Request({"type": "http", "scheme": "http", "path": "/", "headers": []}))
    visit.viewer = Viewer(
        house.works.read(lambda work: find_card(work.db, furniture.accounts["ben"]))
    )

    async def store_and_fail() -> None:
        async with stored_photo(visit, UploadFile(io.BytesIO(jpeg()), filename="peas.jpg")):
            raise InvalidError("Something else is wrong.")

    with pytest.raises(InvalidError):
        runner.run(store_and_fail())

    requests = [request_of(job) for job in house.works.read(list_due_jobs, 100)]
    [purge] = [request for request in requests if isinstance(request, PurgePicture)]
    names = jpeg_names(purge.digest, purge.width, purge.height)
    assert set(names.values()) == set(stored(house))


class FullStore(DiskPhotoStore):
    """A store on a disk without room."""

    def put(self, name: str, content: bytes) -> None:
        raise OSError(28, "No space left on device", name, len(content))


class FullHouse:
    """Implements ports.Effects without room for pictures."""

    def __init__(self, house: House) -> None:
        self.store = FullStore(house.settings.data / "photos")
        self.pictures = house.pictures
        self.passwords = house.passwords


@pytest.fixture
def full_site(ground: Ground, house: House) -> Starlette:
    return web_application(structs.replace(ground, effects=FullHouse(house)))


def test_a_full_disk_asks_to_come_back(
    full_site: Starlette, arrive: Arrive, runner: asyncio.Runner
) -> None:
    visitor = Visitor(runner, full_site, "http://localhost")
    visitor.take_cookie("session", arrive("ben").cookies["session"])

    upload(visitor, jpeg())

    assert visitor.answer.status_code == 503
    assert visitor.answer.headers["retry-after"] == "30"
    assert "1 photo " in visitor.open("/ben/").main.text
    visitor.close()


def picture_on(page: PageSeen) -> str:
    return page.main.all("img")[0]["src"]


@pytest.mark.usefixtures("temporary")
def test_a_profile_picture_is_cut_to_a_square_and_shown(
    arrive: Arrive, ground: Ground, runner: asyncio.Runner, house: House
) -> None:
    visitor = arrive("ben")
    assert picture_on(visitor.open("/ben/")) == "/static/avatar.jpg"

    visitor.send(visitor.open(EDIT), "Save", {"picture": ("me.jpg", jpeg())}, full_name="Ben")

    assert visitor.led_to == f"{EDIT}?done=1"
    address = picture_on(visitor.open("/ben/"))
    pictures = Visitor(runner, PicturesFace(ground.works, house.store), "http://localhost")
    shown = Image.open(io.BytesIO(pictures.get(address).content))
    assert shown.size == (SQUARE, SQUARE)
    pictures.close()


@pytest.mark.usefixtures("temporary")
def test_a_profile_picture_that_is_none_changes_nothing(arrive: Arrive, house: House) -> None:
    visitor = arrive("ben")

    files = {"picture": ("me.jpg", b"no picture")}
    visitor.send(visitor.open(EDIT), "Save", files, full_name="Benjamin")

    assert visitor.answer.status_code == 422
    assert visitor.page.problem_with("New picture").endswith("HEIC picture.")
    assert visitor.page.form("Save").values()["full_name"] == "Benjamin"
    assert "Benjamin" not in visitor.open("/ben/").main.text
    assert stored(house) == []


def test_a_profile_is_saved_without_a_new_picture(arrive: Arrive) -> None:
    visitor = arrive("ben")

    visitor.send(visitor.open(EDIT), "Save", {"picture": ("", b"")}, full_name="Benjamin")

    assert "Benjamin" in visitor.open("/ben/").main.text
    assert picture_on(visitor.page) == "/static/avatar.jpg"
