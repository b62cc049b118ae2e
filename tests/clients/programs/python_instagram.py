"""python-instagram 1.3.2: every method that it has, from the days of Python 2, as it is."""

from itertools import pairwise
from typing import Any
from urllib.parse import parse_qs, urlsplit

from checks import Watched, ask, check, known, refusal, run
from instagram import InstagramAPI, InstagramAPIError  # type: ignore[import-untyped]
from instagram.oauth2 import OAuth2AuthExchangeError  # type: ignore[import-untyped]
from instagram.subscriptions import (  # type: ignore[import-untyped]
    SubscriptionsReactor,
    SubscriptionType,
    SubscriptionVerifyError,
)

if "base" in known:  # another server than the original
    base = urlsplit(known["base"])
    InstagramAPI.protocol, InstagramAPI.host = base.scheme, base.netloc
    InstagramAPI.authorize_url = f"{known['base']}/oauth/authorize"
    InstagramAPI.access_token_url = f"{known['base']}/oauth/access_token"


def opened(**credentials: str) -> Any:
    return Watched(InstagramAPI(**credentials))


application = opened(
    client_id=known["client_id"],
    client_secret=known["client_secret"],
    redirect_uri=known["redirect_uri"],
)
mine = opened(access_token=known["legacy_token"])
neighbour = opened(access_token=known["private_token"])


def everything(name: str, **asked: Any) -> list[Any]:
    """All that a list holds, by the library's own generator."""
    pages = getattr(mine, name)(as_generator=True, max_pages=None, **asked)
    found = [each for page, _ in pages for each in page]
    assert found, "an empty list"
    assert len({str(each.id) for each in found}) == len(found)
    return found


def is_person(person: Any) -> None:
    assert person.id.isdigit()
    assert person.username
    assert person.profile_picture.startswith("http")


def is_photo(photo: Any) -> None:
    is_person(photo.user)
    assert photo.get_thumbnail_url().startswith("http")
    if photo.type == "image":  # the library is older than carousels and takes them for videos
        assert photo.get_standard_resolution_url().startswith("http")
        assert photo.get_low_resolution_url().startswith("http")
    assert photo.comment_count >= len(photo.comments)
    assert photo.created_time.year >= 2016


def are_photos(photos: list[Any]) -> None:
    assert photos, "an empty list"
    for photo in photos:
        is_photo(photo)


def code_at(address: str) -> str:
    arrived: str = ask("authorize", address)
    return parse_qs(urlsplit(arrived).query)["code"][0]


@check
def a_code_brings_a_token_and_its_person() -> None:
    code = code_at(application.get_authorize_url(scope=["basic", "public_content"]))

    token, user = application.exchange_code_for_access_token(code)

    assert token.split(".")[0] == user["id"] == known["me"]


@check
def the_authorize_page_is_followed_to_the_login_page() -> None:
    address = application.get_authorize_login_url(scope=["basic"])

    assert "/accounts/login/" in address


@check
def the_older_ways_to_a_token_are_refused() -> None:
    def refused(name: str, *args: Any) -> str:
        error = refusal(OAuth2AuthExchangeError, getattr(application, name), *args)
        return str(error.description)

    assert refused("exchange_code_for_access_token", "f" * 32).startswith("Matching code was not")
    assert refused("exchange_user_id_for_access_token", known["me"]) == "You must provide a code"
    assert "grant_type" in refused(
        "exchange_xauth_login_for_access_token", "ada", "peas", ["basic"]
    )


@check
def user_answers_oneself_and_others() -> None:
    me, friend = mine.user(), mine.user(known["friend"])

    is_person(me)
    assert me.id == known["me"]
    assert friend.username == known["friend_name"]
    assert set(me.counts) == {"media", "follows", "followed_by"}


@check
def the_numbers_of_the_limit_are_read() -> None:
    before = int(mine.user() and mine.x_ratelimit_remaining)
    after = int(mine.user() and mine.x_ratelimit_remaining)

    assert after == before - 1
    assert int(mine.x_ratelimit) > before


@check
def user_search_finds_a_person() -> None:
    found = mine.user_search(known["friend_name"][:5], 5)

    assert known["friend"] in {person.id for person in found}


@check
def user_recent_media_is_read_to_its_end() -> None:
    photos = everything("user_recent_media", count=3)

    are_photos(photos)
    assert len(photos) == mine.user().counts["media"]
    assert all(one.created_time > other.created_time for one, other in pairwise(photos))


@check
def a_next_page_is_read_by_its_address() -> None:
    first, address = mine.user_recent_media(count=2)

    second, _ = mine.user_recent_media(with_next_url=address)

    are_photos(second)
    assert {each.id for each in first}.isdisjoint(each.id for each in second)


@check
def user_media_feed_is_read() -> None:
    are_photos(everything("user_media_feed", count=33))


@check
def user_liked_media_is_read_to_its_end() -> None:
    photos = everything("user_liked_media", count=8)

    are_photos(photos)
    assert all(photo.user_has_liked for photo in photos)


@check
def user_follows_and_user_followed_by_are_read_to_their_ends() -> None:
    counts = mine.user().counts

    followed = everything("user_follows", count=10)
    followers = everything("user_followed_by", count=10)

    assert (len(followed), len(followers)) == (counts["follows"], counts["followed_by"])


@check
def a_person_is_followed_and_no_longer_followed() -> None:
    followed, _ = mine.follow_user(user_id=known["stranger"])
    seen = mine.user_relationship(user_id=known["stranger"])
    left, _ = mine.unfollow_user(user_id=known["stranger"])

    assert (followed.outgoing_status, seen.outgoing_status) == ("follows", "follows")
    assert left.outgoing_status == "none"


@check
def a_private_person_is_asked_and_ignores_or_approves() -> None:
    asked, _ = mine.follow_user(user_id=known["private"])
    asking = neighbour.user_incoming_requests()
    ignored, _ = neighbour.ignore_user_request(user_id=known["me"])
    mine.change_user_relationship(user_id=known["private"], action="follow")
    approved, _ = neighbour.approve_user_request(user_id=known["me"])
    mine.unfollow_user(user_id=known["private"])

    assert (asked.outgoing_status, asked.target_user_is_private) == ("requested", True)
    assert known["me"] in {person.id for person in asking}
    assert (ignored.incoming_status, approved.incoming_status) == ("none", "followed_by")


@check
def a_person_is_blocked_and_unblocked() -> None:
    blocked, _ = neighbour.block_user(user_id=known["stranger"])
    unblocked, _ = neighbour.unblock_user(user_id=known["stranger"])

    assert (blocked.incoming_status, unblocked.incoming_status) == ("blocked_by_you", "none")


@check
def media_and_media_shortcode_answer_the_same_photo() -> None:
    by_id, by_shortcode = mine.media(known["photo"]), mine.media_shortcode(known["shortcode"])

    is_photo(by_id)
    assert by_id.id == by_shortcode.id == known["photo"]


@check
def media_search_finds_photos_around_a_point() -> None:
    photos = mine.media_search(lat=known["lat"], lng=known["lng"], distance=1000)

    are_photos(photos)
    assert all(abs(photo.location.point.latitude - known["lat"]) < 0.1 for photo in photos)


@check
def media_popular_answers_photos() -> None:
    are_photos(mine.media_popular(count=5))


@check
def a_photo_is_liked_and_no_longer_liked() -> None:
    mine.like_media(known["other_photo"])
    likers = mine.media_likes(known["other_photo"])
    mine.unlike_media(known["other_photo"])
    left = mine.media_likes(known["other_photo"])

    assert known["me"] in {person.id for person in likers}
    assert known["me"] not in {person.id for person in left}


@check
def a_comment_is_written_read_and_deleted() -> None:
    text = "Peas é ✓ & pods"
    mine.create_media_comment(known["photo"], text)
    [written] = [each for each in mine.media_comments(known["photo"]) if each.text == text]
    within = [each.id for each in mine.media(known["photo"]).comments]
    mine.delete_comment(known["photo"], written.id)
    left = [each.id for each in mine.media_comments(known["photo"])]

    assert written.user.id == known["me"]
    assert written.id in within
    assert written.id not in left


@check
def tag_and_tag_search_count_the_photos() -> None:
    tag = mine.tag(known["tag"])
    found, _ = mine.tag_search(known["tag"][:4])

    assert (tag.name, tag.media_count) in {(each.name, each.media_count) for each in found}


@check
def tag_recent_media_is_read_to_its_end() -> None:
    photos = everything("tag_recent_media", tag_name=known["tag"], count=1)

    are_photos(photos)
    assert len(photos) == mine.tag(known["tag"]).media_count
    assert all(known["tag"] in {tag.name for tag in photo.tags} for photo in photos)


@check
def location_and_location_search_answer_a_place() -> None:
    place = mine.location(known["place"])
    found = mine.location_search(lat=known["lat"], lng=known["lng"])

    assert known["place"] in {each.id for each in found}
    assert abs(place.point.latitude - known["lat"]) < 0.1


@check
def location_recent_media_is_read_to_its_end() -> None:
    photos = everything("location_recent_media", location_id=known["place"], count=1)

    are_photos(photos)
    assert {photo.location.id for photo in photos} == {known["place"]}


def authorised() -> Any:
    """With the token of somebody who has authorised the application."""
    code = code_at(application.get_authorize_url(scope=["basic", "public_content"]))
    return opened(access_token=application.exchange_code_for_access_token(code)[0])


def subscribed(**about: Any) -> Any:
    wanted = {"aspect": "media", "callback_url": known["callback"], **about}
    return application.create_subscription(**wanted)["data"]


def subscriptions() -> set[str]:
    return {each["id"] for each in application.list_subscriptions()["data"]}


@check
def subscriptions_are_made_listed_and_deleted() -> None:
    users, tag = subscribed(object="user"), subscribed(object="tag", object_id=known["tag"])
    listed = subscriptions()
    application.delete_subscriptions(id=users["id"])
    remaining = subscriptions()
    application.delete_subscriptions(object="all")

    assert (users["object"], tag["object"], tag["object_id"]) == ("user", "tag", known["tag"])
    assert listed == {users["id"], tag["id"]}
    assert remaining == {tag["id"]}
    assert subscriptions() == set()


@check
def a_circle_is_subscribed_to_and_its_photos_are_read() -> None:
    circle = {"lat": known["lat"], "lng": known["lng"], "radius": 1000}
    made = subscribed(object="geography", **circle)

    photos, _ = authorised().geography_recent_media(geography_id=made["object_id"])
    application.delete_subscriptions(object="all")

    are_photos(photos)


@check
def a_new_photo_is_told_of_and_the_signature_is_right() -> None:
    told: list[Any] = []
    reactor = SubscriptionsReactor()
    reactor.register_callback(SubscriptionType.USER, told.append)
    authorised()
    subscribed(object="user")

    photo = ask("post", "Told of")
    came = ask("delivered", "")
    reactor.process(known["client_secret"], came["body"], came["signature"])
    application.delete_subscriptions(object="all")
    forged = refusal(SubscriptionVerifyError, reactor.process, "0" * 32, came["body"], "0" * 40)

    assert [each["data"] for each in told] == [{"media_id": photo}], (photo, came)
    assert told[0]["object_id"] == known["me"]
    assert "did not match" in str(forged)


@check
def signed_calls_are_understood() -> None:
    signing = opened(access_token=known["signed_token"], client_secret=known["signed_secret"])

    photos, address = signing.user_recent_media(count=2, return_json=True)
    signing.like_media(known["other_photo"])
    signing.unlike_media(known["other_photo"])
    signing.create_media_comment(known["photo"], "Signed")
    [written] = [each for each in signing.media_comments(known["photo"]) if each.text == "Signed"]
    signing.delete_comment(known["photo"], written.id)

    assert photos[0]["user"]["id"] == known["me"]
    assert "sig" not in parse_qs(urlsplit(address).query)


@check
def refusals_come_as_the_librarys_errors() -> None:
    bogus = refusal(InstagramAPIError, opened(access_token="bogus").user)
    absent = refusal(InstagramAPIError, mine.media, "1_1")
    private = refusal(InstagramAPIError, mine.user_recent_media, user_id=known["private"])
    reader = refusal(
        InstagramAPIError, opened(access_token=known["basic_token"]).like_media, known["photo"]
    )

    assert (bogus.status_code, bogus.error_type) == (400, "OAuthAccessTokenException")
    assert absent.error_type == "APINotFoundError"
    assert private.error_type == "APINotAllowedError"
    assert reader.error_type == "OAuthPermissionsException"


run(name for name in dir(InstagramAPI) if callable(getattr(InstagramAPI, name)) and name[0] != "_")
