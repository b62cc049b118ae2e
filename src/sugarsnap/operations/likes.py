"""Likes: giving, taking back, and seeing who gave them."""

from sugarsnap.ids import first_ticket, timed_id
from sugarsnap.operations.accounts import require_signed_in
from sugarsnap.operations.gathering import MediaList, Reach, gather_media
from sugarsnap.operations.media import require_visible_media
from sugarsnap.operations.people import list_people
from sugarsnap.queries.counts import update_like_count
from sugarsnap.queries.likes import (
    delete_like,
    insert_like,
    list_liked,
    list_liked_among,
    list_likes,
    list_likes_among,
)
from sugarsnap.records.accounts import Card
from sugarsnap.records.media import Gathered
from sugarsnap.records.viewers import Viewer
from sugarsnap.rules.limits import check_write_count
from sugarsnap.rules.paging import Page
from sugarsnap.work import Work

LIKERS_SHOWN = 120


def like_media(work: Work, viewer: Viewer, media_id: int) -> None:
    """Like a photo; liking it again changes nothing. Raises what require_visible_media raises."""
    person = require_signed_in(viewer)
    seen = require_visible_media(work, viewer, media_id)
    check_write_count(viewer)
    if insert_like(work.db, seen.media, person.id, order_id(work, seen.owner.shard)):
        update_like_count(work.db, seen.media, step=1)


def unlike_media(work: Work, viewer: Viewer, media_id: int) -> None:
    """Take a like back; without one nothing changes. Raises what require_visible_media raises."""
    person = require_signed_in(viewer)
    seen = require_visible_media(work, viewer, media_id)
    check_write_count(viewer)
    if delete_like(work.db, seen.media, person.id):
        update_like_count(work.db, seen.media, step=-1)


def list_likers(work: Work, viewer: Viewer, media_id: int) -> list[Card]:
    """Who likes a photo, latest first, the newest 120. Raises what require_visible_media raises."""
    seen = require_visible_media(work, viewer, media_id)
    if viewer.sandbox is None:
        likes = list_likes(work.db, seen.media, LIKERS_SHOWN)
    else:
        likes = list_likes_among(work.db, seen.media, viewer.sandbox)
        likes.sort(key=lambda like: -like.id)
    return list_people(work, viewer, [like.account_id for like in likes])


def list_liked_media(work: Work, viewer: Viewer, page: Page) -> Gathered:
    """The posts that the viewer likes and may still see, latest liked first.

    Raises SignInRequiredError or the InvalidError that the page carries.
    """
    person = require_signed_in(viewer)
    return gather_media(
        work,
        viewer,
        page,
        Reach.FOLLOWED,
        MediaList(
            lambda before, most: list_liked(work.db, person.id, most, before),
            lambda media: list_liked_among(work.db, person.id, [one.id for one in media]),
        ),
    )


def order_id(work: Work, shard: int) -> int:
    """A number that orders likes and follows by time; ties are nobody's loss."""
    return timed_id(first_ticket(work.now) + work.random.below(1024), shard)
