"""Home feeds: pushed to readers by jobs, filtered when they are read (docs/decisions/0010).

Above a reader's floor each post by somebody they follow, or by themselves, has a row in their
feed. What lies at the floor and below is looked for among the posts of those they follow.
"""

from collections.abc import Sequence
from functools import partial

from sugarsnap.ids import LARGEST, AccountId
from sugarsnap.operations.accounts import require_signed_in
from sugarsnap.operations.gathering import (
    ListPointers,
    MediaList,
    Reach,
    gather_media,
    point_at,
)
from sugarsnap.operations.jobs import finish_job
from sugarsnap.queries import feeds as rows
from sugarsnap.queries.accounts import list_ids_after
from sugarsnap.queries.media import find_media_of_owner, list_pointers_of_owners
from sugarsnap.queries.mutes import list_muted
from sugarsnap.queries.relationships import list_followed, list_followed_among, list_followers
from sugarsnap.records.jobs import Job
from sugarsnap.records.media import Gathered, Media, Pointer
from sugarsnap.records.relationships import Following
from sugarsnap.records.viewers import Viewer
from sugarsnap.requests import FanOutMedia, PurgeMedia, RefreshFeed
from sugarsnap.rules.paging import Page
from sugarsnap.work import Work

CAP = 500
"""Rows that a feed keeps when it is trimmed; between two times it may hold some more."""
CHUNK = 1000
"""Followers to whom a post is pushed in one transaction."""
_ENTERED_AT_ONCE = 20
"""Posts of somebody newly followed that the next look at the feed shows: a page of them."""
_TRIMMED_EVERY = 50
"""One feed in so many is trimmed when something is pushed to it."""
_MOST_FOLLOWED = 10_000
"""Followed people whose older posts a feed looks for, latest follows first."""


def list_feed(work: Work, viewer: Viewer, page: Page) -> Gathered:
    """A page of the posts of the viewer and of those they follow and do not mute, newest first.

    Raises SignInRequiredError, or the InvalidError that the page carries.
    """
    reader = require_signed_in(viewer)
    listed = MediaList(
        _pointers_of(work, reader.id, page.after), partial(_pick_for, work, reader.id)
    )
    return gather_media(work, viewer, page, Reach.FOLLOWED, listed)


def _pick_for(work: Work, reader_id: int, media: Sequence[Media]) -> list[Pointer]:
    """Those of some posts that belong into a feed."""
    others = {one.owner_id for one in media}
    authors = {reader_id, *list_followed_among(work.db, reader_id, others)}
    authors -= list_muted(work.db, reader_id)
    return point_at(one for one in media if one.owner_id in authors)


def _pointers_of(work: Work, reader_id: int, after: int) -> ListPointers:
    floor = rows.find_floor(work.db, reader_id)

    def list_pointers(before: int, most: int) -> list[Pointer]:
        pushed = rows.list_pushed(work.db, reader_id, most, before, max(after, floor))
        missing = most - len(pushed)
        if not missing or after >= floor:
            return pushed
        authors = _authors_of(work, reader_id) - list_muted(work.db, reader_id)
        below = min(before, floor + 1)
        return pushed + list_pointers_of_owners(work.db, authors, missing, below, after)

    return list_pointers


def _authors_of(work: Work, reader_id: int) -> set[int]:
    """Whose posts belong into a feed: those whom the reader follows, and the reader."""
    edges = list_followed(work.db, reader_id, Following.FOLLOWS, _MOST_FOLLOWED)
    return {reader_id, *(edge.account_id for edge in edges)}


def push_post(work: Work, media: Media) -> None:
    """Enter a new post in its owner's feed at once, and in the followers' later."""
    rows.insert_for_readers(work.db, _pointer_to(media), [media.owner_id])
    work.later(FanOutMedia(media.owner_id, media.id))


def push_to_followers(work: Work, job: Job, request: FanOutMedia) -> None:
    """Enter a post in the feeds of up to `CHUNK` followers, and have the rest follow."""
    media = find_media_of_owner(work.db, request.media_id, request.owner_id)
    if media is not None:
        edges = list_followers(
            work.db, media.owner_id, Following.FOLLOWS, CHUNK, before=request.before
        )
        readers = [edge.account_id for edge in edges]
        rows.insert_for_readers(work.db, _pointer_to(media), readers)
        for reader_id in (media.owner_id, *readers):
            if work.random.below(_TRIMMED_EVERY) == 0:
                trim_feed(work, reader_id)
        if len(edges) == CHUNK:
            work.later(FanOutMedia(media.owner_id, media.id, before=edges[-1].id))
    finish_job(work, job)


def begin_to_follow(work: Work, reader_id: AccountId, author_id: AccountId) -> None:
    """Enter somebody's newest posts in a reader's feed at once, and the rest later."""
    floor = rows.find_floor(work.db, reader_id)
    if floor != LARGEST:
        posts = list_pointers_of_owners(work.db, [author_id], _ENTERED_AT_ONCE, after=floor)
        rows.insert_rows(work.db, reader_id, posts)
    work.later(RefreshFeed(reader_id, author_id))


def refresh_feed(work: Work, job: Job, request: RefreshFeed) -> None:
    """Have a reader's feed hold somebody's posts if, at this moment, they follow them.

    Where posts leave a feed that did not hold all, older ones of others take their room.
    """
    reader_id, author_id = request.owner_id, request.author_id
    floor = rows.find_floor(work.db, reader_id)
    if floor == LARGEST:
        pass
    elif list_followed_among(work.db, reader_id, [author_id]):
        posts = list_pointers_of_owners(work.db, [author_id], CAP + 1, after=floor)
        rows.insert_rows(work.db, reader_id, posts)
        trim_feed(work, reader_id)
    elif floor:
        rebuild_feed(work, reader_id)
    else:
        rows.delete_author(work.db, reader_id, author_id)
    finish_job(work, job)


def rebuild_feed(work: Work, reader_id: int) -> None:
    """Fill a reader's feed anew from what those they follow have posted."""
    posts = list_pointers_of_owners(work.db, _authors_of(work, reader_id), CAP + 1)
    rows.delete_up_to(work.db, reader_id, LARGEST)
    rows.insert_rows(work.db, reader_id, posts[:CAP])
    rows.upsert_floor(work.db, reader_id, posts[CAP].media_id if len(posts) > CAP else 0)


def list_readers(work: Work, after: int) -> list[AccountId]:
    """Everybody who may have a feed, part by part: by rising id above one; none at the end."""
    return list_ids_after(work.db, after, CHUNK)


def trim_feed(work: Work, reader_id: int) -> None:
    """Take all but the newest posts out of a reader's feed, and raise the floor above them."""
    newest = rows.list_newest_ids(work.db, reader_id, CAP + 1)
    if len(newest) > CAP:
        rows.delete_up_to(work.db, reader_id, newest[CAP])
        rows.upsert_floor(work.db, reader_id, newest[CAP])


def purge_from_feeds(work: Work, request: PurgeMedia, before: int) -> int | None:
    """Take a post that is gone out of the feeds of up to `CHUNK` followers, and its owner's.

    Answers below which follow the next ones stand, or None once all are done.
    """
    edges = list_followers(work.db, request.owner_id, Following.FOLLOWS, CHUNK, before=before)
    readers = [request.owner_id, *(edge.account_id for edge in edges)]
    rows.delete_for_readers(work.db, request.media_id, readers)
    return edges[-1].id if len(edges) == CHUNK else None


def _pointer_to(media: Media) -> Pointer:
    return Pointer(media.id, media.owner_id, media.id)
