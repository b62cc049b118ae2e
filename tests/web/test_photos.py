"""A photo's page: who sees it, who likes it, and what they say about it."""

from urllib.parse import quote

import pytest

from sugarsnap.app import House
from sugarsnap.operations.comments import COMMENTS_SHOWN, add_comment
from sugarsnap.queries.accounts import find_card
from sugarsnap.records.viewers import Viewer
from web.reader import read
from web.visitor import Arrive, PathOf
from world import Furniture

PEOPLE = ("nobody", "ada", "ben", "cyd", "dan")
SEEN_BY = {
    "ada": {"ada", "ben"},
    "ben": set(PEOPLE),
    "cyd": set(PEOPLE),
    "dan": {"nobody", "ben", "cyd", "dan"},
    "eve": set(),
}


@pytest.mark.parametrize("owner", SEEN_BY)
@pytest.mark.parametrize("viewer", PEOPLE)
def test_a_photo_is_shown_to_whoever_may_see_it(
    arrive: Arrive, photo_path: PathOf, owner: str, viewer: str
) -> None:
    visitor = arrive(viewer)

    page = visitor.open(photo_path(owner))

    if viewer in SEEN_BY[owner]:
        assert page.heading == f"Photo by {owner}"
        assert f"The garden of {owner}" in page.main.text
    else:
        assert (visitor.answer.status_code, page.heading) == (404, "This page is not here")
        assert "garden" not in page.main.text


@pytest.mark.parametrize("action", ["like", "unlike", "comments", "delete"])
def test_what_nobody_may_see_takes_no_form(arrive: Arrive, photo_path: PathOf, action: str) -> None:
    visitor = arrive("cyd")
    token = visitor.open("/").form("Sign out").values()

    for path in (photo_path("ada"), photo_path("eve"), "/p/zzz/", "/p/!/", "/p/zzzzzzzzzzzz/"):
        visitor.post(f"{path}{action}/", {**token, "text": "Hello"})

        assert visitor.answer.status_code == 404


def test_pressing_the_heart_likes_and_pressing_it_again_does_not(
    arrive: Arrive, photo_path: PathOf
) -> None:
    visitor = arrive("cyd")
    path = photo_path("dan")

    visitor.press(visitor.open(path), "Like")
    assert visitor.led_to == f"{path}#photo-{path.split('/')[2]}"
    liked = visitor.follow()
    visitor.press(liked, "Unlike")
    unliked = visitor.follow()

    assert "1 like Liked by cyd" in liked.main.text
    assert "0 likes" in unliked.main.text
    assert unliked.has_form("Like")


def test_a_form_sent_twice_does_no_more_than_once(arrive: Arrive, photo_path: PathOf) -> None:
    visitor = arrive("cyd")
    page = visitor.open(photo_path("dan"))

    visitor.press(page, "Like")
    visitor.press(page, "Like")

    assert "1 like " in visitor.follow().main.text


def test_a_comment_shows_under_the_photo_as_it_was_written(
    arrive: Arrive, photo_path: PathOf
) -> None:
    visitor = arrive("cyd")
    path = photo_path("ben")

    visitor.press(visitor.open(path), "Post", your_comment="Peas & beans\r\nfrom @ben")

    place = visitor.led_to
    assert place.startswith(f"{path}#comment-")
    [shown] = [each for each in visitor.follow().all("li") if each["id"] == place.partition("#")[2]]
    assert shown.all("p")[0].raw_text == "Peas & beans\nfrom  @ben "
    assert shown.links["@ben"] == "/ben/"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "A comment needs a text."),
        ("x" * 301, "Your comment is too long."),
        ("#a #b #c #d #e", "Your comment contains too many hashtags."),
        ("http://a.example http://b.example", "Your comment contains too many URLs."),
        ("SHOUTING", "Your comment is in all capitals."),
    ],
)
def test_a_comment_that_cannot_be_taken_stays_in_its_form(
    arrive: Arrive, photo_path: PathOf, text: str, sentence: str
) -> None:
    visitor = arrive("cyd")

    visitor.press(visitor.open(photo_path("ben")), "Post", your_comment=text)

    page = visitor.page
    assert visitor.answer.status_code == 422
    assert page.heading == "Photo by ben"
    assert page.problem_with("Your comment") == sentence
    assert page.form("Post").values()["text"] == text
    assert page.form("Unlike").values()["next"].startswith(photo_path("ben"))


def test_comments_are_deleted_by_their_author_and_by_the_photos_owner(
    arrive: Arrive, photo_path: PathOf
) -> None:
    author, owner, other = arrive("cyd"), arrive("ben"), arrive("dan")
    path = photo_path("ben")
    button = "Delete the comment of cyd"
    author.press(author.open(path), "Post", your_comment="Another one")
    first = author.open(path).form

    assert not other.open(path).has_form(button)
    assert len([form for form in author.open(path).forms if button in form.buttons]) == 2
    assert first("Post")

    for visitor, left in ((author, "Another one"), (owner, "")):
        form = next(form for form in visitor.open(path).forms if button in form.buttons)
        visitor.post(form["action"], form.values())
        assert visitor.led_to == f"{path}#comments"
        assert left in visitor.follow().main.text

    assert not author.open(path).has_form(button)


def test_nobody_else_deletes_a_comment(
    arrive: Arrive, photo_path: PathOf, furniture: Furniture
) -> None:
    visitor = arrive("dan")
    path = photo_path("ben")
    token = visitor.open(path).form("Sign out").values()

    visitor.post(f"{path}comments/{furniture.comments['cyd']}/delete/", token)
    assert visitor.answer.status_code == 403
    assert "You cannot delete this comment." in visitor.page.main.text
    visitor.post(f"{path}comments/999/delete/", token)
    assert visitor.answer.status_code == 404

    assert "Says cyd" in visitor.open(path).main.text


def test_people_who_are_out_of_sight_neither_like_nor_comment(
    arrive: Arrive, photo_path: PathOf
) -> None:
    page = arrive("ada").open(photo_path("ada"))

    assert "Says ben" in page.main.text
    assert "Says dan" not in page.main.text
    assert "Liked by ben and 1 more" in page.main.text


def test_earlier_comments_are_a_page_further_back(
    arrive: Arrive, photo_path: PathOf, house: House, furniture: Furniture
) -> None:
    cyd = Viewer(house.works.read(lambda work: find_card(work.db, furniture.accounts["cyd"])))
    for number in range(COMMENTS_SHOWN):
        house.works.write_now(add_comment, cyd, furniture.photos["cyd"], f"Number {number}.")
    house.works.write_now(add_comment, cyd, furniture.photos["cyd"], "The last.")
    visitor = arrive()

    page = visitor.open(photo_path("cyd"))
    earlier = visitor.open(page.main.links["Earlier comments"])

    assert "Number 1." in page.main.text
    assert "Number 0." not in page.main.text
    assert "Number 0." in earlier.main.text
    assert "The last." not in earlier.main.text
    assert "Earlier comments" not in earlier.main.links


def test_only_its_owner_deletes_a_photo(arrive: Arrive, photo_path: PathOf) -> None:
    owner, other = arrive("ben"), arrive("cyd")
    path = photo_path("ben")
    assert not other.open(path).has_form("Delete")
    other.post(f"{path}delete/", other.page.form("Sign out").values())
    assert other.answer.status_code == 403

    owner.press(owner.open(path), "Delete")

    assert owner.led_to == "/ben/"
    assert "No photos yet" in other.open("/ben/").headings
    assert other.get(path).status_code == 404


def test_signed_out_people_see_public_photos_and_are_led_to_sign_in(
    arrive: Arrive, photo_path: PathOf
) -> None:
    visitor = arrive()
    path = photo_path("ben")

    page = visitor.open(path)

    assert "Says cyd" in page.main.text
    assert page.forms == []
    assert page.main.links["Sign in"] == f"/accounts/login/?next={path}"
    assert page.main.links["Sign in to like it"] == f"/accounts/login/?next={path}"


def test_a_photo_is_offered_in_every_width(arrive: Arrive, photo_path: PathOf) -> None:
    [photo] = arrive().open(photo_path("ben")).main.all("picture")[0].all("img")

    widths = [each.split()[1] for each in photo["srcset"].split(", ")]
    assert widths == ["320w", "640w", "1080w"]
    assert (photo["width"], photo["height"]) == ("1080", "720")
    assert photo["src"].startswith("/t51.2885-15/s640x640/e35/")


def test_a_public_photo_offers_to_be_embedded(arrive: Arrive, photo_path: PathOf) -> None:
    visitor = arrive()

    page = visitor.open(photo_path("cyd"))

    [discovery] = [each for each in page.all("link") if each["rel"] == "alternate"]
    address = f"http://localhost{photo_path('cyd')}"
    assert discovery["type"] == "application/json+oembed"
    assert discovery["href"] == f"http://localhost/oembed/?url={quote(address, safe='')}"
    [offer] = [each for each in page.all("details") if each.text.startswith("Embed")]
    code = read(offer.all("code")[0].raw_text)
    assert code.all("blockquote")[0]["data-instgrm-permalink"] == address
    assert code.all("script")[0]["src"] == "http://localhost/embed.js"


def test_a_private_photo_does_not(arrive: Arrive, photo_path: PathOf) -> None:
    page = arrive("ben").open(photo_path("ada"))

    assert not [each for each in page.all("link") if each["rel"] == "alternate"]
    assert "Embed" not in page.main.text
