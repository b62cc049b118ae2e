"""What people write is text on every page, whatever it looks like."""

from urllib.parse import quote

import pytest

from sugarsnap.app import House
from sugarsnap.operations.posts import Draft, post_media
from sugarsnap.queries.accounts import find_card
from sugarsnap.records.viewers import Viewer
from sugarsnap.rules.usernames import FULL_NAME_LENGTH
from web.reader import PageSeen
from web.visitor import Arrive, PathOf
from world import Furniture, picture_of

PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' autofocus onfocus=alert(1) x='",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "{{ 7 * 7 }}{% raw %}",
    "<!-- -->&lt;b&gt;&amp;",
    "javascript:alert(1)",
    'https://a.example/"onmouseover="alert(1)',
    "https://a.example/'><script>alert(1)</script>",
]
OWN = ("/", "#")
ANYWHERE = (*OWN, "http://", "https://")


def assert_harmless(page: PageSeen) -> None:
    """Nothing on the page runs or is fetched that is not the site's own."""
    for element in page.all():
        assert not [name for name in element.attributes if name.startswith("on")]
        assert "autofocus" not in element.attributes
        assert element["src"].startswith(OWN) or element.tag not in {"img", "script"}
        assert element["href"].startswith(ANYWHERE) or element.tag != "a"
        assert element["class"] in {"icon", "mark"} or element.tag != "svg"
    assert "49" not in page.main.text


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_comment_is_text(arrive: Arrive, photo_path: PathOf, payload: str) -> None:
    visitor = arrive("cyd")

    visitor.press(visitor.open(photo_path("dan")), "Post", your_comment=payload)

    assert_harmless(visitor.follow())
    assert squeezed(payload) in squeezed(visitor.page.main.raw_text)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_comment_in_its_form_again_is_text(
    arrive: Arrive, photo_path: PathOf, payload: str
) -> None:
    visitor = arrive("cyd")
    text = f"#a #b #c #d #e {payload}"

    visitor.press(visitor.open(photo_path("dan")), "Post", your_comment=text)

    assert visitor.answer.status_code == 422
    assert_harmless(visitor.page)
    assert visitor.page.form("Post").values()["text"] == text


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_caption_and_a_description_are_text(
    arrive: Arrive, house: House, furniture: Furniture, payload: str
) -> None:
    dan = Viewer(house.works.read(lambda work: find_card(work.db, furniture.accounts["dan"])))
    draft = Draft(payload, (payload,))
    house.works.write_now(post_media, dan, draft, [picture_of("dan")])
    visitor = arrive("dan")

    feed = visitor.open("/")
    photo = visitor.open(feed.all("article")[0].all("a")[0]["href"])

    for page in (feed, photo):
        assert_harmless(page)
        assert page.main.all("img")[0]["alt"] == payload
        assert squeezed(payload) in squeezed(page.main.raw_text)
    assert photo.all("meta")[3]["content"] == payload


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_name_and_a_bio_are_text(arrive: Arrive, payload: str) -> None:
    visitor = arrive("ben")

    entered = {"full_name": payload[:FULL_NAME_LENGTH], "bio": payload}
    visitor.press(visitor.open("/accounts/edit/"), "Save", **entered)

    assert_harmless(visitor.follow())
    page = visitor.open("/ben/")
    assert_harmless(page)
    assert squeezed(payload) in squeezed(page.main.raw_text)
    assert page.title.startswith(" ".join(payload.split()))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_an_address_says_is_text(arrive: Arrive, payload: str) -> None:
    visitor = arrive()

    for path in (f"/ben/?{quote(payload)}", f"/accounts/login/?next=/{quote(payload)}", "/"):
        assert_harmless(visitor.open(path))
