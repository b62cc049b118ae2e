"""What clients have otherwise than is usual, on the wire (v1 reference §14.3)."""

from typing import Any

import pytest

from sugarsnap.operations.accounts import NewAccount, create_account, suspend_account
from sugarsnap.operations.comments import add_comment
from sugarsnap.operations.likes import like_media
from sugarsnap.operations.posts import Draft, post_media
from sugarsnap.ports import Picture
from sugarsnap.queries.clients import find_client
from sugarsnap.records.clients import Client
from sugarsnap.records.viewers import Viewer
from sugarsnap.rules.scopes import Scope
from sugarsnap.rules.switches import Switch
from wire.caller import Caller
from wire.clients import register
from world import World

FOUR = 4


def visitor(world: World, number: int) -> Viewer:
    wanted = NewAccount(f"visitor{number}", f"visitor{number}@home.example")
    return Viewer(world.works.write_now(create_account, wanted, "").card)


def visit(world: World, media_id: int, visitors: int) -> None:
    """Have new people like a photo and comment on it, one after the other."""
    for number in range(visitors):
        world.clock.move(1000)
        viewer = visitor(world, number)
        world.works.write_now(like_media, viewer, media_id)
        world.works.write_now(add_comment, viewer, media_id, f"Comment {number}")


def data_of(caller: Caller, target: str) -> Any:
    said = caller.send("GET", target)
    assert said.status_code == 200, said.text
    return said.json()["data"]


def test_the_format_of_old_has_the_four_latest_likes_and_comments(
    caller: Caller, world: World
) -> None:
    given = register(world, Switch.LEGACY_MEDIA_FORMAT)
    visit(world, world.photo_of("ben"), visitors=6)

    media = data_of(caller, f"/v1/media/{world.photo_of('ben')}?access_token={given.token}")

    likes, comments = media["likes"], media["comments"]
    assert (likes["count"], comments["count"]) == (8, 8)
    assert [one["username"] for one in likes["data"]] == [f"visitor{n}" for n in (5, 4, 3, 2)]
    assert [one["text"] for one in comments["data"]] == [f"Comment {n}" for n in (2, 3, 4, 5)]
    assert [one["from"]["username"] for one in comments["data"]] == [
        f"visitor{n}" for n in (2, 3, 4, 5)
    ]
    assert list(likes["data"][0]) == ["id", "username", "full_name", "profile_picture"]
    assert list(comments["data"][0]) == ["created_time", "text", "from", "id"]


def test_it_is_what_the_lists_of_likes_and_comments_say(caller: Caller, world: World) -> None:
    given = register(world, Switch.LEGACY_MEDIA_FORMAT)
    visit(world, world.photo_of("ben"), visitors=6)
    path = f"/v1/media/{world.photo_of('ben')}"
    token = f"access_token={given.token}"

    media = data_of(caller, f"{path}?{token}")

    assert media["likes"]["data"] == data_of(caller, f"{path}/likes?{token}")[:FOUR]
    assert media["comments"]["data"] == data_of(caller, f"{path}/comments?{token}")[-FOUR:]


def test_what_nobody_liked_has_empty_lists(caller: Caller, world: World) -> None:
    given = register(world, Switch.LEGACY_MEDIA_FORMAT)

    media = data_of(caller, f"/v1/media/{world.photo_of('cyd')}?access_token={given.token}")

    assert media["likes"] == {"count": 0, "data": []}
    assert media["comments"] == {"count": 0, "data": []}


def test_people_who_are_hidden_from_the_viewer_are_left_out(caller: Caller, world: World) -> None:
    given = register(world, Switch.LEGACY_MEDIA_FORMAT)
    world.works.write_now(suspend_account, world.id_of("cyd"))

    media = data_of(caller, f"/v1/media/{world.photo_of('ben')}?access_token={given.token}")

    assert media["likes"] == {"count": 2, "data": []}
    assert media["comments"] == {"count": 2, "data": []}


def test_every_list_of_photos_has_the_format(caller: Caller, world: World) -> None:
    given = register(world, Switch.LEGACY_MEDIA_FORMAT)
    world.do(like_media, "cyd", world.photo_of("cyd"))
    token = f"access_token={given.token}"

    for target in (
        f"/v1/users/self/feed?{token}",
        f"/v1/users/{world.id_of('cyd')}/media/recent?{token}",
        f"/v1/users/self/media/liked?{token}",
        f"/v1/tags/garden/media/recent?{token}",
        f"/v1/media/popular?{token}",
        f"/v1/media/search?lat=48.1&lng=11.5&{token}",
    ):
        found = data_of(caller, target)
        assert found, target
        assert all("data" in one["likes"] and "data" in one["comments"] for one in found), target


def test_other_clients_have_what_is_usual(caller: Caller, world: World) -> None:
    register(world, Switch.LEGACY_MEDIA_FORMAT)

    media = data_of(caller, "/v1/media/{{ben_photo}}?access_token={{ben_token}}")

    assert media["likes"] == {"count": 2}
    assert media["comments"] == {"count": 2}


def test_a_photo_with_more_likes_is_not_answered_from_what_was_kept(
    caller: Caller, world: World
) -> None:
    given = register(world, Switch.LEGACY_MEDIA_FORMAT)
    target = f"/v1/media/{world.photo_of('ben')}?access_token={given.token}"
    before = data_of(caller, target)

    world.do(like_media, "ben", world.photo_of("ben"))

    assert [one["username"] for one in before["likes"]["data"]] == ["cyd"]
    after = data_of(caller, target)["likes"]["data"]
    assert [one["username"] for one in after] == ["ben", "cyd"]


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("width", "height", "sides"),
    [
        (1080, 720, (320, 640)),
        (720, 1080, (320, 640)),
        (1080, 1080, (320, 640)),
        (500, 1000, (320, 500)),
        (400, 200, (200, 200)),
        (4000, 1000, (320, 512)),
    ],
)
def test_squares_have_the_sides_that_they_say(
    caller: Caller, world: World, width: int, height: int, sides: tuple[int, int]
) -> None:
    given = register(world, Switch.NON_SQUARE_MEDIA)
    picture = Picture("5" * 64, width, height)
    posted = world.do(post_media, "ben", Draft(""), [picture]).media

    images = data_of(caller, f"/v1/media/{posted.id}?access_token={given.token}")["images"]

    said = [(one["width"], one["height"]) for one in images.values()]
    assert said == [(150, 150), (sides[0], sides[0]), (sides[1], sides[1])]
    is_square = width == height
    for name, size in (("low_resolution", 320), ("standard_resolution", 640)):
        assert (f"/s{size}x{size}/e35/" in images[name]["url"]) is is_square
        assert (f"/s{size}x{size}/c/e35/" in images[name]["url"]) is not is_square
    assert "/s150x150/e35/" in images["thumbnail"]["url"]


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_every_picture_of_a_carousel_is_a_square(caller: Caller, world: World) -> None:
    given = register(world, Switch.NON_SQUARE_MEDIA)
    pictures = [Picture("5" * 64, 1080, 720), Picture("6" * 64, 600, 1200)]
    posted = world.do(post_media, "ben", Draft(""), pictures).media

    media = data_of(caller, f"/v1/media/{posted.id}?access_token={given.token}")

    for images in (media["images"], *(one["images"] for one in media["carousel_media"])):
        assert all(one["width"] == one["height"] for one in images.values())


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_a_comment_is_answered_or_null(caller: Caller, world: World) -> None:
    usual = register(world)
    other = register(world, Switch.COMMENT_POST_RETURNS_OBJECT, client_id="5" * 32)
    target = f"/v1/media/{world.photo_of('ben')}/comments?text=Fresh&access_token="

    as_usual = caller.send("POST", target + usual.token)
    as_null = caller.send("POST", target + other.token)

    assert as_usual.json()["data"]["text"] == "Fresh"
    assert as_null.json() == {"data": None, "meta": {"code": 200}}
    assert len(data_of(caller, target.replace("text=Fresh&", "") + usual.token)) == 3


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_a_client_may_have_the_header_ignored(caller: Caller, world: World) -> None:
    given = register(world, Switch.ACCEPT_BEARER)
    headers = {"Authorization": f"Bearer {given.token}"}

    said = caller.send("GET", "/v1/users/self", headers=headers)
    with_id = caller.send("GET", f"/v1/users/self?client_id={given.client_id}", headers=headers)
    beside = caller.send("GET", f"/v1/users/self?access_token={given.token}", headers=headers)

    assert said.json()["meta"]["error_message"] == (
        "Missing client_id or access_token URL parameter."
    )
    assert with_id.json()["meta"]["error_type"] == "OAuthAccessTokenException"
    assert beside.status_code == 200


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_texts_of_before_2016(caller: Caller, world: World) -> None:
    given = register(world, Switch.OLD_MESSAGE_TEXTS, scopes=[Scope.BASIC, Scope.COMMENTS])
    token = f"access_token={given.token}"

    scope = caller.send("POST", f"/v1/media/1/likes?{token}")
    long = caller.send(
        "POST", f"/v1/media/{world.photo_of('ben')}/comments?{token}", data={"text": "a" * 301}
    )
    other = caller.send("GET", f"/v1/media/1?{token}")

    assert scope.json()["meta"]["error_message"] == (
        "This request requires scope=likes, but this access token is not authorized with this "
        "scope. The user must re-authorize your application with scope=likes to be granted "
        "write permissions."
    )
    assert (long.status_code, long.json()) == (
        400,
        {
            "code": 400,
            "error_type": "APICommentTooLongError",
            "error_message": "Your comment is too long.",
        },
    )
    assert other.json()["meta"]["error_message"] == "invalid media id"


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("token", "error_type"),
    [
        ("1.{digits}.made-up", "OAuthParameterException"),
        ("1.{digits}", "OAuthParameterException"),
        ("1.c1dc1dc.made-up", "OAuthAccessTokenException"),
        ("1.0000000.made-up", "OAuthAccessTokenException"),
        ("1..", "OAuthAccessTokenException"),
        ("made-up", "OAuthAccessTokenException"),
        ("{digits}", "OAuthAccessTokenException"),
        ("1.{digits}." + "a" * 80, "OAuthAccessTokenException"),
    ],
)
def test_a_bad_token_is_worded_for_the_client_that_its_digits_name(
    caller: Caller, world: World, token: str, error_type: str
) -> None:
    given = register(world, Switch.OLD_MESSAGE_TEXTS)
    sent = token.format(digits=given.client_id[:7])

    said = caller.send("GET", f"/v1/users/self?access_token={sent}")

    assert said.json()["meta"] == {
        "code": 400,
        "error_type": error_type,
        "error_message": "The access_token provided is invalid.",
    }


def test_switches_are_kept_with_the_client(world: World) -> None:
    given = register(world, Switch.LEGACY_MEDIA_FORMAT, Switch.ACCEPT_BEARER)

    client = world.ask(find_client, given.client_id)

    assert isinstance(client, Client)
    assert client.switches == "legacy_media_format accept_bearer"
