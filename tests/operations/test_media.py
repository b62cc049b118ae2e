"""Posting photos, reading them in pages, and deleting them."""

import json

import pytest
from msgspec import structs

from sugarsnap.errors import (
    InvalidError,
    MediaAbsentError,
    NotAllowedError,
    PrivateError,
    SignInRequiredError,
)
from sugarsnap.ids import MediaId, moment_of, shard_of_account, shard_of_id
from sugarsnap.operations.comments import add_comment
from sugarsnap.operations.likes import like_media
from sugarsnap.operations.media import (
    list_recent_media,
    require_visible_media,
)
from sugarsnap.operations.posts import Draft, delete_media, post_media, prepare_post
from sugarsnap.queries.pictures import is_used
from sugarsnap.rules.paging import Page
from world import World, picture_of, untruths

WALK_MEDIA = MediaId(1667121369441597934)


def post(world: World, who: str, draft: Draft) -> MediaId:
    media_id: MediaId = world.do(post_media, who, draft, [picture_of(f"{who}'s")]).media.id
    return media_id


def jobs_of(world: World) -> list[tuple[str, dict[str, object]]]:
    """Kind and payload of what waits in the outbox, latest first."""
    rows = world.rows("SELECT kind, payload FROM outbox ORDER BY run_at DESC, id DESC")
    return [(kind, json.loads(payload)) for kind, payload in rows]


def test_a_posted_photo_is_read_as_it_was_posted(world: World) -> None:
    draft = Draft(" Peas \r\n#green ", ("Pods",))

    posted = world.do(post_media, "cyd", draft, [picture_of("peas")])

    assert world.see(require_visible_media, "cyd", posted.media.id) == posted
    media = posted.media
    assert (media.caption, media.alt_text) == ("Peas \n#green", "Pods")
    assert (media.n_likes, media.n_comments, media.has_webp) == (0, 0, 0)
    assert media.created_ms == world.clock.now()
    assert world.account("cyd").n_media == 2


def test_a_photos_id_tells_its_time_and_its_owners_shard(world: World) -> None:
    media_id = post(world, "cyd", Draft(""))

    assert moment_of(media_id) == world.clock.now()
    assert shard_of_id(media_id) == shard_of_account(world.id_of("cyd"))


def test_a_caption_has_an_id_of_its_own_and_no_caption_has_none(world: World) -> None:
    with_caption, without = post(world, "cyd", Draft("Peas")), post(world, "cyd", Draft(" "))

    media = world.see(require_visible_media, "cyd", with_caption).media
    assert media.caption_id not in {0, with_caption}
    assert world.see(require_visible_media, "cyd", without).media.caption_id == 0


def test_an_imported_photo_keeps_its_ids_and_its_time(world: World) -> None:
    draft = Draft(
        "Snap peas", id=WALK_MEDIA, caption_id=17899911943100617, created_ms=1512956375000
    )

    post(world, "cyd", draft)

    media = world.see(require_visible_media, "nobody", WALK_MEDIA).media
    assert (media.id, media.caption_id) == (WALK_MEDIA, 17899911943100617)
    assert media.created_ms == 1512956375000


def test_posting_asks_for_the_other_renditions_later(world: World) -> None:
    media_id = post(world, "cyd", Draft(""))

    request = {"type": "render_webp", "owner_id": world.id_of("cyd"), "media_id": media_id}
    assert jobs_of(world)[0] == ("render_webp", request)


def test_a_refused_post_leaves_nothing_and_asks_for_nothing(world: World) -> None:
    before = (world.account("cyd"), jobs_of(world))

    with pytest.raises(InvalidError):
        post(world, "cyd", Draft("x" * 2201))

    assert (world.account("cyd"), jobs_of(world)) == before


@pytest.mark.parametrize(
    "draft",
    [
        Draft("x" * 2200),
        Draft(" ".join(f"#t{n}" for n in range(30))),
        Draft("#same " * 31),
        Draft("", ("x" * 1000,)),
    ],
)
def test_texts_at_their_limits_are_taken(world: World, draft: Draft) -> None:
    assert world.see(prepare_post, "cyd", draft, 1)


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (Draft("x" * 2201), "caption"),
        (Draft(" ".join(f"#t{n}" for n in range(31))), "caption"),
        (Draft("", ("x" * 1001,)), "alt_text"),
    ],
)
def test_texts_past_their_limits_are_refused(world: World, draft: Draft, field: str) -> None:
    with pytest.raises(InvalidError) as refused:
        world.see(prepare_post, "cyd", draft, 1)

    assert refused.value.field == field


def test_nobody_posts(world: World) -> None:
    with pytest.raises(SignInRequiredError):
        world.do(post_media, "nobody", Draft(""), [picture_of("new")])


def test_a_deleted_photo_is_absent_at_once(world: World) -> None:
    world.do(delete_media, "ben", world.photo_of("ben"))

    with pytest.raises(MediaAbsentError):
        world.see(require_visible_media, "ben", world.photo_of("ben"))
    assert world.see(list_recent_media, "ben", world.id_of("ben"), Page(9)) == []
    assert world.account("ben").n_media == 0


def test_a_deleted_photo_is_absent_for_whoever_deletes_it_again(world: World) -> None:
    world.do(delete_media, "ben", world.photo_of("ben"))

    with pytest.raises(MediaAbsentError):
        world.do(delete_media, "ben", world.photo_of("ben"))

    assert world.account("ben").n_media == 0


def test_what_a_deleted_photo_leaves_is_purged_later(world: World) -> None:
    photo = world.media("ben")

    world.do(delete_media, "ben", photo.id)

    assert not world.ask(is_used, photo.digest)
    kind, request = jobs_of(world)[0]
    assert kind == "purge_media"
    assert (request["media_id"], request["digest"]) == (photo.id, photo.digest)


def test_a_picture_that_another_photo_shows_stays_in_use(world: World) -> None:
    one, other = (post(world, "cyd", Draft("")) for _ in range(2))

    world.do(delete_media, "cyd", one)

    assert world.ask(is_used, world.see(require_visible_media, "cyd", other).media.digest)


def test_only_its_owner_deletes_a_photo(world: World) -> None:
    with pytest.raises(NotAllowedError):
        world.do(delete_media, "dan", world.photo_of("cyd"))
    with pytest.raises(PrivateError):
        world.do(delete_media, "cyd", world.photo_of("ada"))
    with pytest.raises(SignInRequiredError):
        world.do(delete_media, "nobody", world.photo_of("cyd"))

    assert world.account("cyd").n_media == 1


def test_a_persons_photos_are_read_in_pages_newest_first(world: World) -> None:
    ids = [world.photo_of("cyd"), *(post(world, "cyd", Draft(f"{n}")) for n in range(3))][::-1]

    def read(page: Page) -> list[int]:
        seen = world.see(list_recent_media, "dan", world.id_of("cyd"), page)
        return [one.media.id for one in seen]

    assert read(Page(9)) == ids
    assert read(Page(2)) == ids[:2]
    assert read(Page(2, before=ids[1])) == ids[2:]
    assert read(Page(9, after=ids[2])) == ids[:2]
    assert read(Page(9, before=ids[0], after=ids[3])) == ids[1:3]


def test_a_page_that_cannot_be_taken_is_refused_when_it_is_its_turn(world: World) -> None:
    page = Page(9, problem=InvalidError("no such page"))

    with pytest.raises(PrivateError):
        world.see(list_recent_media, "cyd", world.id_of("ada"), page)
    with pytest.raises(InvalidError, match="no such page"):
        world.see(list_recent_media, "cyd", world.id_of("ben"), page)


def test_counts_are_shown_with_the_photo(world: World) -> None:
    before = world.media("cyd")

    world.do(like_media, "dan", before.id)
    world.do(add_comment, "dan", before.id, "Nice.")

    seen = world.see(require_visible_media, "nobody", before.id)
    assert seen.media == structs.replace(before, n_likes=1, n_comments=1)
    assert world.ask(untruths) == []
