"""Home feeds: pushed by jobs, filtered when read, and read on by pull below."""

import pytest
from msgspec import structs

from sugarsnap.errors import InvalidError, SignInRequiredError
from sugarsnap.ids import EPOCH, MediaId, first_ticket, timed_id
from sugarsnap.operations import feeds
from sugarsnap.operations.accounts import edit_profile, restore_account, suspend_account
from sugarsnap.operations.feeds import CAP, list_feed, rebuild_feed, trim_feed
from sugarsnap.operations.likes import like_media
from sugarsnap.operations.posts import Draft, delete_media, post_media
from sugarsnap.operations.profiles import save_profile
from sugarsnap.operations.relationships import change_relationship
from sugarsnap.queries.feeds import find_floor, list_newest_ids, upsert_floor
from sugarsnap.queries.media import insert_media
from sugarsnap.rules.paging import Page
from world import PRIVATE, PUBLIC, World, picture_of

WHOLE = Page(33)


def post(world: World, who: str) -> int:
    return int(world.do(post_media, who, Draft(""), [picture_of(who)]).media.id)


def enter_old_photos(world: World, who: str, number: int) -> list[int]:
    """Photos of years ago that nobody was told of, newest first; a second lies between two."""
    like = world.media(who)
    shard = world.account(who).card.shard
    ids = [timed_id(first_ticket(EPOCH + 1000 * second), shard) for second in range(1, number + 1)]
    world.works.write_now(
        lambda work: [insert_media(work.db, structs.replace(like, id=MediaId(id_))) for id_ in ids]
    )
    return ids[::-1]


def feed_of(world: World, who: str, page: Page = WHOLE) -> list[int]:
    return [seen.media.id for seen in world.see(list_feed, who, page).shown]


def walk(world: World, who: str, count: int) -> list[int]:
    """The whole feed, page by page."""
    found, before = [], Page(1).before
    while True:
        gathered = world.see(list_feed, who, Page(count, before=before))
        found += [seen.media.id for seen in gathered.shown]
        if gathered.cursor is None:
            return found
        before = gathered.cursor


def relate(world: World, who: str, action: str, whom: str) -> None:
    world.do(change_relationship, who, world.id_of(whom), action)


def owners(world: World, who: str) -> list[str]:
    return [seen.owner.username for seen in world.see(list_feed, who, Page(33)).shown]


def test_a_feed_is_read_in_pages_newest_first(world: World) -> None:
    in_order = [post(world, "cyd"), *(world.photo_of(name) for name in ("cyd", "ben", "ada"))]
    world.push()

    assert feed_of(world, "ben") == in_order
    assert feed_of(world, "ben", Page(2)) == in_order[:2]
    assert feed_of(world, "ben", Page(2, before=in_order[1])) == in_order[2:]
    assert feed_of(world, "ben", Page(9, after=in_order[2])) == in_order[:2]
    assert walk(world, "ben", 1) == walk(world, "ben", 3) == in_order


def test_a_page_tells_where_the_next_one_begins(world: World) -> None:
    page = world.see(list_feed, "ben", Page(2))

    assert page.cursor == world.photo_of("ben")
    assert world.see(list_feed, "ben", Page(1, before=page.cursor)).cursor is None


def test_ones_own_post_is_in_ones_feed_at_once(world: World) -> None:
    new = post(world, "ben")

    assert feed_of(world, "ben")[0] == new


def test_a_post_reaches_those_who_follow_once_the_jobs_are_done(world: World) -> None:
    new = post(world, "cyd")
    before = [feed_of(world, name) for name in ("ada", "ben")]

    world.push()

    assert all(new not in feed for feed in before)
    assert [feed_of(world, name)[0] for name in ("ada", "ben")] == [new, new]
    assert new not in feed_of(world, "dan")


def test_a_post_reaches_more_followers_than_one_chunk_holds(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeds, "CHUNK", 1)
    relate(world, "dan", "follow", "cyd")
    new = post(world, "cyd")

    world.push()

    assert [feed_of(world, name)[0] for name in ("ada", "ben", "dan")] == [new] * 3


def test_a_feed_tells_which_photos_the_reader_likes(world: World) -> None:
    world.do(like_media, "ben", world.photo_of("cyd"))

    shown = world.see(list_feed, "ben", Page(9)).shown

    assert {seen.owner.username for seen in shown if seen.is_liked} == {"ada", "cyd"}


def test_following_brings_in_what_was_posted_before(world: World) -> None:
    relate(world, "dan", "follow", "cyd")

    world.push()

    assert owners(world, "dan") == ["dan", "cyd"]


def test_unfollowing_takes_everything_out_at_once(world: World) -> None:
    relate(world, "ben", "unfollow", "cyd")
    at_once = owners(world, "ben")

    world.push()

    assert at_once == owners(world, "ben") == ["ben", "ada"]
    assert world.photo_of("cyd") not in world.ask(list_newest_ids, world.id_of("ben"), 9)


def test_following_again_before_the_job_is_done_keeps_everything(world: World) -> None:
    relate(world, "ben", "unfollow", "cyd")
    relate(world, "ben", "follow", "cyd")

    world.push()

    assert owners(world, "ben") == ["cyd", "ben", "ada"]


@pytest.mark.parametrize(("who", "whom"), [("ben", "cyd"), ("cyd", "ben")])
def test_a_block_takes_everything_out_at_once_whoever_blocks(
    world: World, who: str, whom: str
) -> None:
    relate(world, who, "block", whom)

    assert owners(world, "ben") == ["ben", "ada"]


def test_whoever_goes_private_stays_in_the_feeds_of_those_who_follow(world: World) -> None:
    world.do(edit_profile, "cyd", PRIVATE)

    assert owners(world, "ben") == ["cyd", "ben", "ada"]


def test_asking_to_follow_shows_nothing_until_it_is_granted(world: World) -> None:
    relate(world, "cyd", "follow", "ada")
    world.push()
    asked = owners(world, "cyd")

    relate(world, "ada", "approve", "cyd")
    world.push()

    assert asked == ["cyd"]
    assert owners(world, "cyd") == ["cyd", "ada"]


def test_going_public_fills_the_feeds_of_all_who_asked(world: World) -> None:
    relate(world, "cyd", "follow", "ada")

    world.do(save_profile, "ada", PUBLIC)
    world.push()

    assert owners(world, "cyd") == ["cyd", "ada"]


def test_the_suspended_are_out_of_every_feed_until_they_are_back(world: World) -> None:
    world.works.write_now(suspend_account, world.id_of("cyd"))
    meanwhile = owners(world, "ben")
    world.works.write_now(restore_account, world.id_of("cyd"))

    assert meanwhile == ["ben", "ada"]
    assert owners(world, "ben") == ["cyd", "ben", "ada"]


def test_a_deleted_post_is_out_at_once(world: World) -> None:
    world.do(delete_media, "cyd", world.photo_of("cyd"))

    assert owners(world, "ben") == ["ben", "ada"]


def test_a_post_deleted_before_it_was_pushed_is_not_pushed(world: World) -> None:
    new = post(world, "cyd")
    world.do(delete_media, "cyd", new)

    world.push()

    assert new not in world.ask(list_newest_ids, world.id_of("ben"), 9)


def test_a_feed_is_trimmed_to_its_newest_posts_and_read_on_below_them(world: World) -> None:
    old = enter_old_photos(world, "cyd", CAP + 30)
    world.works.write_now(rebuild_feed, world.id_of("ben"))

    newest = [world.photo_of("cyd"), world.photo_of("ben"), world.photo_of("ada")]
    assert world.ask(list_newest_ids, world.id_of("ben"), 2 * CAP) == (newest + old)[:CAP]
    assert world.ask(find_floor, world.id_of("ben")) == (newest + old)[CAP]
    assert walk(world, "ben", 33) == newest + old


def test_trimming_raises_the_floor_and_loses_nothing(world: World) -> None:
    old = enter_old_photos(world, "cyd", CAP)
    world.works.write_now(rebuild_feed, world.id_of("ben"))
    relate(world, "ben", "follow", "dan")
    world.push()

    world.works.write_now(trim_feed, world.id_of("ben"))

    assert len(world.ask(list_newest_ids, world.id_of("ben"), 2 * CAP)) == CAP
    assert world.ask(find_floor, world.id_of("ben")) == old[-4]
    assert walk(world, "ben", 33)[4:] == old


def test_a_feed_within_its_cap_has_no_floor(world: World) -> None:
    world.works.write_now(trim_feed, world.id_of("ben"))

    assert world.ask(find_floor, world.id_of("ben")) == 0


def test_a_page_may_begin_above_the_floor_and_end_below_it(world: World) -> None:
    world.ask(upsert_floor, world.id_of("ben"), world.photo_of("ben"))

    assert owners(world, "ben") == ["cyd", "ben", "ada"]
    assert feed_of(world, "ben", Page(2)) == [world.photo_of("cyd"), world.photo_of("ben")]
    assert feed_of(world, "ben", Page(9, after=world.photo_of("ada")))[-1] == world.photo_of("ben")


def test_an_old_photo_that_is_posted_today_lies_below_the_floor(world: World) -> None:
    world.ask(upsert_floor, world.id_of("ben"), world.photo_of("ada"))
    draft = Draft("", id=MediaId(1667121369441597934))

    world.do(post_media, "cyd", draft, [picture_of("cyd")])
    world.push()

    assert feed_of(world, "ben")[-1] == 1667121369441597934
    assert 1667121369441597934 not in world.ask(list_newest_ids, world.id_of("ben"), 9)


def test_unfollowing_somebody_with_many_posts_makes_room_for_older_ones(world: World) -> None:
    enter_old_photos(world, "cyd", CAP + 30)
    world.works.write_now(rebuild_feed, world.id_of("ben"))

    relate(world, "ben", "unfollow", "cyd")
    world.push()

    assert world.ask(find_floor, world.id_of("ben")) == 0
    assert owners(world, "ben") == ["ben", "ada"]


def test_following_somebody_with_many_posts_fills_the_feed_and_no_more(world: World) -> None:
    old = enter_old_photos(world, "cyd", CAP + 30)

    relate(world, "dan", "follow", "cyd")
    world.push()

    assert len(world.ask(list_newest_ids, world.id_of("dan"), 2 * CAP)) == CAP
    assert walk(world, "dan", 33) == [world.photo_of("dan"), world.photo_of("cyd"), *old]


def test_following_somebody_with_one_post_too_many_loses_none(world: World) -> None:
    world.do(delete_media, "dan", world.photo_of("dan"))
    world.works.write_now(rebuild_feed, world.id_of("dan"))
    old = enter_old_photos(world, "cyd", CAP)

    relate(world, "dan", "follow", "cyd")
    world.push()

    assert world.ask(find_floor, world.id_of("dan")) == old[-1]
    assert walk(world, "dan", 33) == [world.photo_of("cyd"), *old]


def test_a_reader_to_whom_nothing_was_pushed_reads_by_pull(world: World) -> None:
    ben = world.id_of("ben")
    for table in ("feed", "feed_floors"):
        sql = f"DELETE FROM {table} WHERE account_id = :ben"
        world.ask(lambda db, sql=sql: db.execute("tests.delete", sql, {"ben": ben}))
    post(world, "cyd")
    world.push()

    by_pull = walk(world, "ben", 2)
    world.works.write_now(rebuild_feed, ben)

    assert len(by_pull) == 4
    assert walk(world, "ben", 2) == by_pull
    assert world.ask(list_newest_ids, ben, 9) == by_pull


def test_nobody_has_no_feed(world: World) -> None:
    with pytest.raises(SignInRequiredError):
        world.see(list_feed, "nobody", Page(9))


def test_a_page_that_cannot_be_taken_is_refused(world: World) -> None:
    with pytest.raises(InvalidError, match="no such page"):
        world.see(list_feed, "ben", Page(9, problem=InvalidError("no such page")))
