"""Pictures on their way in: rendered, stored and shown, or refused and gone."""

import asyncio
import io
import tempfile
from collections.abc import Iterator, Sequence
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
from sugarsnap.faces.web.uploads import stored_photos
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

    pictures = Visitor(runner, PicturesFace(ground.works, house), "http://localhost")
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
    assert page.heading == "Post photos"
    assert words in page.problem_with("Photos")
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
    assert "20 MB" in visitor.page.problem_with("Photos")
    assert stored(house) == []


def test_texts_are_judged_before_the_picture(arrive: Arrive, house: House) -> None:
    visitor = arrive("ben")
    page = visitor.open(CREATE)

    visitor.send(page, "Post", {"photo": ("peas.jpg", jpeg())}, caption="x" * 2201)

    assert visitor.page.problem_with("Caption") == "A caption has at most 2200 characters."
    assert stored(house) == []


def upload_all(visitor: Visitor, photos: Sequence[bytes], **texts: str | list[str]) -> None:
    """Send several photos, named `1.jpg` and so on, in one form."""
    token = visitor.open(CREATE).form("Post").values()["csrf_token"]
    files = [("photo", (f"{n}.jpg", content)) for n, content in enumerate(photos, start=1)]
    visitor.post(CREATE, {"csrf_token": token, **texts}, files)


@pytest.mark.usefixtures("temporary")
def test_several_photos_make_one_post_in_their_order(arrive: Arrive) -> None:
    visitor = arrive("ben")

    photos = [jpeg(900, 600), jpeg(600, 900), jpeg(700, 700)]
    upload_all(visitor, photos, alt_text=["Peas.", "", "Beans."], caption="Three")

    page = visitor.follow()
    assert [(each["width"], each["height"]) for each in page.main.all("img")[:3]] == [
        ("900", "600"),
        ("600", "900"),
        ("700", "700"),
    ]
    alts = [each["alt"] for each in page.main.all("img")[:3]]
    assert alts == ["Peas.", "Photo 2 of 3 by ben", "Beans."]
    assert "3 photos" in visitor.open("/ben/").main.text


@pytest.mark.usefixtures("temporary")
def test_one_bad_file_among_good_ones_refuses_the_whole_post(arrive: Arrive, house: House) -> None:
    visitor = arrive("ben")

    upload_all(visitor, [jpeg(), b"no picture", jpeg(600, 900)], caption="Two of three")

    assert visitor.answer.status_code == 422
    problem = visitor.page.problem_with("Photos")
    assert problem.startswith("Photo 2, 2.jpg: This file is not a photo.")
    assert visitor.page.form("Post").values()["caption"] == "Two of three"
    assert "1 photo " in visitor.open("/ben/").main.text
    purges = [request_of(job) for job in house.works.read(list_due_jobs, 100)]
    [purge] = [request for request in purges if isinstance(request, PurgePicture)]
    names = jpeg_names(purge.digest, purge.width, purge.height)
    assert set(names.values()) == set(stored(house))


@pytest.mark.parametrize(
    ("count", "words"),
    [(11, "A post has at most 10 photos."), (30, "These are too many files.")],
)
@pytest.mark.usefixtures("temporary")
def test_more_than_ten_photos_do_not_fit_into_a_post(
    arrive: Arrive, house: House, count: int, words: str
) -> None:
    visitor = arrive("ben")

    upload_all(visitor, [jpeg(60, 60)] * count)

    assert visitor.answer.status_code == 422
    assert visitor.page.problem_with("Photos") == words
    assert stored(house) == []


@pytest.mark.usefixtures("temporary")
def test_photos_that_are_too_large_together_are_refused(arrive: Arrive, house: House) -> None:
    visitor = arrive("ben")

    upload_all(visitor, [b"\xff\xd8\xff".ljust(MAX_BYTES - 1, b"x")] * 6)

    assert visitor.answer.status_code == 413
    assert visitor.page.problem_with("Photos") == "This is more than the 100 MB that fit."
    assert stored(house) == []


def test_people_and_a_place_come_with_the_photo(arrive: Arrive) -> None:
    visitor = arrive("ben")

    where = {"place_name": "Mercado Velho", "lat": "41.1496", "lng": "-8.6109"}
    upload_all(visitor, [jpeg()], people="@cyd, ada@0.1,0.9", **where)

    page = visitor.follow()
    assert page.main.links["cyd"] == "/cyd/"
    assert "With ada , cyd" in page.main.text or "With cyd , ada" in page.main.text
    marks = {each.text: (each["x"], each["y"]) for each in page.main.all("foreignobject")}
    assert marks == {"cyd": ("50%", "50%"), "ada": ("10%", "90%")}
    assert page.main.links["Mercado Velho"].startswith("/explore/locations/")


def test_a_point_may_be_pasted_whole_and_needs_no_name(arrive: Arrive) -> None:
    visitor = arrive("ben")

    upload_all(visitor, [jpeg()], lat="41.1496, -8.6109")

    assert "41.1496, -8.6109" in visitor.follow().main.text


@pytest.mark.parametrize(
    ("entered", "field", "words"),
    [
        ({"people": "zoe"}, "Who is in it", "There is no zoe whom you could tag."),
        ({"people": "eve"}, "Who is in it", "There is no eve whom you could tag."),
        ({"people": "a&b"}, "Who is in it", "People are usernames, separated by commas or spaces."),
        ({"place_name": "Here"}, "Latitude", "A place needs its latitude and its longitude."),
        ({"lat": "91", "lng": "0"}, "Latitude", "A point is two numbers of degrees"),
        ({"lat": "9"}, "Latitude", "A point is two numbers of degrees"),
        ({"alt_text": ["One.", "Two."]}, "Describe it", "There are more descriptions than photos."),
    ],
)
def test_what_is_wrong_with_people_or_a_place_is_said_at_their_field(
    arrive: Arrive, house: House, entered: dict[str, str | list[str]], field: str, words: str
) -> None:
    visitor = arrive("ben")

    upload_all(visitor, [jpeg()], **entered)

    label = field if field != "Describe it" else f"{field} for people who cannot see it"
    assert visitor.answer.status_code == 422
    assert visitor.page.problem_with(label).startswith(words)
    assert stored(house) == []


def test_the_other_pictures_open_too_and_die_with_the_post(
    arrive: Arrive, ground: Ground, runner: asyncio.Runner, house: House
) -> None:
    visitor = arrive("ben")
    upload_all(visitor, [jpeg(), jpeg(600, 900)])
    page = visitor.follow()
    second = page.main.all("img")[1]
    pictures = Visitor(runner, PicturesFace(ground.works, house), "http://localhost")

    opened = pictures.get(second["src"])
    visitor.press(page, "Delete")

    assert Image.open(io.BytesIO(opened.content)).size == (600, 900)
    assert pictures.get(second["src"]).status_code == 404
    pictures.close()


@pytest.mark.parametrize("position", [0, 1])
def test_every_picture_of_a_post_is_gone_from_its_address_once_the_owner_goes_private(
    arrive: Arrive, ground: Ground, runner: asyncio.Runner, house: House, position: int
) -> None:
    visitor = arrive("ben")
    upload_all(visitor, [jpeg(), jpeg(600, 900)])
    address = visitor.follow().main.all("img")[position]["src"]
    pictures = Visitor(runner, PicturesFace(ground.works, house), "http://localhost")
    assert pictures.get(address).status_code == 200

    visitor.press(visitor.open(EDIT), "Save", private_account=True)

    assert pictures.get(address).status_code == 404
    pictures.close()


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
        async with stored_photos(visit, [UploadFile(io.BytesIO(jpeg()), filename="peas.jpg")]):
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
        self.http = house.http


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
    pictures = Visitor(runner, PicturesFace(ground.works, house), "http://localhost")
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
