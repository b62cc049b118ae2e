"""Profiles: who sees what of whom, following, blocking, and editing one's own."""

import pytest

from sugarsnap.app import House
from sugarsnap.faces.web.profiles import PHOTOS_SHOWN
from sugarsnap.operations.posts import Draft, post_media
from sugarsnap.operations.relationships import change_relationship
from sugarsnap.queries.accounts import find_card
from sugarsnap.records.viewers import Viewer
from web.visitor import Arrive, Entry, PathOf, Visitor
from world import Furniture, picture_of

EDIT = "/accounts/edit/"


def edit(visitor: Visitor, **entered: Entry) -> None:
    visitor.press(visitor.open(EDIT), "Save", **entered)


@pytest.mark.parametrize("viewer", ["nobody", "ben", "cyd"])
def test_a_public_profile_shows_its_photos_to_everybody(
    arrive: Arrive, photo_path: PathOf, viewer: str
) -> None:
    page = arrive(viewer).open("/dan/")

    assert page.heading == "dan"
    assert "1 photo 0 followers 0 following" in page.main.text
    assert [each["href"] for each in page.main.all("ul")[0].all("a")] == [photo_path("dan")]


@pytest.mark.parametrize("viewer", ["nobody", "cyd"])
def test_a_private_profile_shows_strangers_its_head_alone(arrive: Arrive, viewer: str) -> None:
    visitor = arrive(viewer)

    page = visitor.open("/ada/")

    assert visitor.answer.status_code == 200
    assert page.headings == ["ada", "This account is private"]
    assert "1 photo 1 follower 1 following" in page.main.text
    assert [each["src"] for each in page.main.all("img")] == ["/static/avatar.jpg"]
    assert "/p/" not in visitor.answer.text


def test_a_private_profile_shows_its_followers_the_photos(
    arrive: Arrive, photo_path: PathOf
) -> None:
    page = arrive("ben").open("/ada/")

    assert photo_path("ada") in [each["href"] for each in page.main.all("a")]


@pytest.mark.parametrize("path", ["/dan/", "/eve/", "/zoe/", "/a..b/", "/%00/", "/%2F/"])
def test_whoever_is_absent_for_the_viewer_has_no_page(arrive: Arrive, path: str) -> None:
    visitor = arrive("ada" if path != "/dan/" else "eve")

    visitor.get(path)

    expected = 200 if path == "/dan/" else 404
    assert visitor.answer.status_code == expected


def test_somebody_blocked_sees_nothing_of_whoever_blocks_them(arrive: Arrive) -> None:
    visitor = arrive("dan")

    page = visitor.open("/ada/")

    assert visitor.answer.status_code == 404
    assert page.text == visitor.open("/zoe/").text


def test_names_are_found_in_any_case_and_without_the_slash(arrive: Arrive) -> None:
    visitor = arrive()

    visitor.get("/BEN")
    page = visitor.open(visitor.answer.headers["location"])

    assert page.heading == "ben"


def test_following_a_public_account_works_at_once_and_can_be_undone(arrive: Arrive) -> None:
    visitor = arrive("cyd")

    visitor.press(visitor.open("/dan/"), "Follow")
    followed = visitor.follow()
    visitor.press(followed, "Unfollow")
    left = visitor.follow()

    assert "1 follower" in followed.main.text
    assert "0 followers" in left.main.text
    assert left.has_form("Follow")


def test_following_a_private_account_asks_and_the_asked_decides(
    arrive: Arrive, photo_path: PathOf
) -> None:
    asking, asked = arrive("cyd"), arrive("ada")

    asking.press(asking.open("/ada/"), "Follow")
    page = asking.follow()
    assert page.has_form("Requested : take the request back")
    assert "You have asked to follow ada." in page.main.text
    assert asking.get(photo_path("ada")).status_code == 404

    inbox = asked.open("/ada/")
    assert "Follow requests" in inbox.headings
    asked.press(inbox, "Accept cyd")
    assert asked.led_to == "/ada/#requests"
    assert "Follow requests" not in asked.follow().headings
    assert asking.get(photo_path("ada")).status_code == 200


def test_a_declined_request_leaves_no_trace(arrive: Arrive, photo_path: PathOf) -> None:
    asking, asked = arrive("cyd"), arrive("ada")
    asking.press(asking.open("/ada/"), "Follow")

    asked.press(asked.open("/ada/"), "Decline cyd")

    assert asking.open("/ada/").has_form("Follow")
    assert asking.get(photo_path("ada")).status_code == 404


def test_the_inbox_is_the_owners_alone(arrive: Arrive) -> None:
    asking, follower = arrive("cyd"), arrive("ben")

    asking.press(asking.open("/ada/"), "Follow")

    assert "Follow requests" not in follower.open("/ada/").headings


def test_going_public_lets_everybody_in_who_asked(arrive: Arrive, photo_path: PathOf) -> None:
    asking, asked = arrive("cyd"), arrive("ada")
    asking.press(asking.open("/ada/"), "Follow")

    edit(asked, private_account=False)

    assert asking.open("/ada/").has_form("Unfollow")
    assert "2 followers" in asking.page.main.text
    assert arrive().get(photo_path("ada")).status_code == 200


def test_going_private_hides_photos_at_once(arrive: Arrive, photo_path: PathOf) -> None:
    owner, stranger, follower = arrive("cyd"), arrive("dan"), arrive("ben")
    before = follower.open(photo_path("cyd")).main.all("img")[0]["src"]

    edit(owner, private_account=True)

    assert stranger.get(photo_path("cyd")).status_code == 404
    assert follower.open(photo_path("cyd")).main.all("img")[0]["src"] != before


def test_blocking_hides_both_from_one_another_until_it_is_lifted(arrive: Arrive) -> None:
    blocking, blocked = arrive("cyd"), arrive("ben")

    blocking.press(blocking.open("/ben/"), "Block ben")
    assert blocking.follow().headings == ["ben", "You block ben"]
    assert blocked.get("/cyd/").status_code == 404
    blocking.press(blocking.open("/ben/"), "Unblock")

    assert blocked.open("/cyd/").has_form("Follow")
    assert blocking.open("/ben/").has_form("Follow")


def test_nobody_follows_themselves(arrive: Arrive) -> None:
    visitor = arrive("ben")
    page = visitor.open("/ben/")
    assert not page.has_form("Follow")

    visitor.post("/ben/follow/", page.form("Sign out").values())

    assert visitor.answer.status_code == 403


def test_signed_out_people_are_led_to_sign_in_before_they_follow(arrive: Arrive) -> None:
    page = arrive().open("/ben/")

    assert page.main.links["Sign in to follow"] == "/accounts/login/?next=/ben/"


def test_a_profile_shows_more_photos_on_request(
    arrive: Arrive, photo_path: PathOf, house: House, furniture: Furniture
) -> None:
    dan = Viewer(house.works.read(lambda work: find_card(work.db, furniture.accounts["dan"])))
    for number in range(PHOTOS_SHOWN):
        house.works.write_now(post_media, dan, Draft(f"Number {number}"), [picture_of("dan")])
    visitor = arrive()

    page = visitor.open("/dan/")
    more = visitor.open(page.main.links["Load more"])

    assert len(page.main.all("li")) == PHOTOS_SHOWN
    assert [each["href"] for each in more.main.all("li")[0].all("a")] == [photo_path("dan")]
    assert "Load more" not in more.main.links


def test_what_one_says_about_oneself_is_kept_and_shown(arrive: Arrive) -> None:
    visitor = arrive("ben")

    edit(
        visitor,
        full_name="Ben Bean",
        bio="Peas.\r\nSee @cyd",
        website="https://ben.example/peas",
    )

    page = visitor.follow()
    assert page.alerts == ["Your profile is saved."]
    assert page.form("Save").values()["full_name"] == "Ben Bean"
    page = arrive().open("/ben/")
    assert "Ben Bean" in page.main.text
    assert page.main.links["@cyd"] == "/cyd/"
    assert page.main.links["https://ben.example/peas"] == "https://ben.example/peas"


@pytest.mark.parametrize(
    ("label", "entered", "sentence"),
    [
        ("Full name", {"full_name": "x" * 61}, "A name has at most 60 characters."),
        ("Bio", {"bio": "x" * 151}, "A bio has at most 150 characters."),
        ("Website", {"website": "javascript:alert(1)"}, "A website's address begins with"),
        ("Website", {"website": "https://a@b.example/"}, "A website's address begins with"),
    ],
)
def test_a_profile_that_cannot_be_taken_changes_nothing(
    arrive: Arrive, label: str, entered: dict[str, str], sentence: str
) -> None:
    visitor = arrive("ben")

    edit(visitor, private_account=True, **entered)

    assert visitor.answer.status_code == 422
    assert visitor.page.problem_with(label).startswith(sentence)
    assert visitor.page.form("Save").values()["is_private"] == "1"
    assert not visitor.open(EDIT).form("Save").values().get("is_private")


def test_requests_of_people_who_are_gone_are_not_shown(
    arrive: Arrive, house: House, furniture: Furniture
) -> None:
    eve = Viewer(house.works.read(lambda work: find_card(work.db, furniture.accounts["eve"])))
    ada = furniture.accounts["ada"]

    house.works.write_now(change_relationship, eve, ada, "follow")

    assert "Follow requests" not in arrive("ada").open("/ada/").headings


def test_muting_somebody_one_follows_takes_them_out_of_the_feed_until_it_is_lifted(
    arrive: Arrive,
) -> None:
    visitor = arrive("ben")

    visitor.press(visitor.open("/cyd/"), "Mute : their photos in your feed")
    muted = visitor.follow()
    assert "cyd" not in visitor.open("/").headings
    visitor.press(muted, "Unmute : their photos in your feed")

    assert visitor.led_to == "/cyd/"
    assert "cyd" in visitor.open("/").headings


@pytest.mark.parametrize("who", ["nobody", "dan", "cyd"])
def test_only_those_who_follow_somebody_are_offered_to_mute_them(arrive: Arrive, who: str) -> None:
    page = arrive(who).open("/cyd/")

    assert not any(button.startswith("Mute") for form in page.forms for button in form.buttons)


def test_a_mute_can_be_lifted_after_the_follow_has_ended(arrive: Arrive) -> None:
    visitor = arrive("ben")
    visitor.press(visitor.open("/cyd/"), "Mute : their photos in your feed")
    visitor.press(visitor.follow(), "Unfollow")

    page = visitor.follow()

    assert page.has_form("Unmute : their photos in your feed")
