"""Checks of ids, feeds and tags for the keeper: what does not lead where it should."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from sugarsnap.ids import first_ticket
from sugarsnap.queries import checks as rows
from sugarsnap.queries.tags import list_tags_among
from sugarsnap.queries.upkeep import count_tag_media, list_media_after
from sugarsnap.records.media import Media
from sugarsnap.requests import FanOutMedia, JobRequest, PurgeMedia, RefreshFeed
from sugarsnap.rules.tags import tags_of
from sugarsnap.work import Work

_MOST = 10_000
"""Posts in feeds that are looked at closely; where more are wrong, so many are told of."""
_PAGE = 1000
_KINDS = ("fan_out_media", "purge_media", "refresh_feed")
"""Jobs that have yet to make a feed right."""


def count_misplaced(work: Work) -> dict[str, int]:
    """How many rows stand at another shard than that of what they belong to, by table."""
    return rows.count_misplaced(work.db)


def count_unsafe_ids(work: Work) -> dict[str, int]:
    """How many ids do not lead to one thing and to it alone, by what is wrong with them."""
    return rows.count_unsafe_ids(work.db, first_ticket(work.now))


def count_feed_drift(work: Work) -> dict[str, int]:
    """How many posts stand wrongly in feeds, or are missing, that no waiting job will mend."""
    waiting = _Waiting(_requests_of(work))
    missing = rows.list_missing_in_feeds(work.db, _MOST)
    strays = rows.list_strays_in_feeds(work.db, _MOST)
    return {
        "are missing from": sum(not waiting.will_push(post) for post in missing),
        "should not be in": sum(not waiting.will_take_out(post) for post in strays),
    }


def count_tag_drift(work: Work) -> dict[str, int]:
    """How many times a tag lists a post wrongly, or not at all, once no job fills the lists."""
    listed = missing = 0
    for media in _every_post(work):
        tags = tags_of(media)
        found = len(list_tags_among(work.db, media.id, tags))
        listed += found
        missing += len(tags) - found
    return {
        "have a tag that does not list them": 0 if _are_lists_being_filled(work) else missing,
        "are listed by a tag that they do not have, or are gone": count_tag_media(work.db) - listed,
    }


def _every_post(work: Work) -> Iterator[Media]:
    after = 0
    while page := list_media_after(work.db, after, _PAGE):
        after = page[-1].id
        yield from page


def _are_lists_being_filled(work: Work) -> bool:
    return bool(rows.list_payloads(work.db, ("fill_lists",)))


def _requests_of(work: Work) -> Iterable[JobRequest]:
    payloads: Sequence[str] = rows.list_payloads(work.db, _KINDS)
    return (msgspec.json.decode(payload, type=JobRequest) for payload in payloads)


class _Waiting:
    """What the waiting jobs are going to mend."""

    def __init__(self, requests: Iterable[JobRequest]) -> None:
        self._pushed: set[int] = set()
        self._purged: set[int] = set()
        self._refreshed: set[tuple[int, int]] = set()
        for request in requests:
            match request:
                case FanOutMedia():
                    self._pushed.add(request.media_id)
                case PurgeMedia():
                    self._purged.add(request.media_id)
                case RefreshFeed():
                    self._refreshed.add((request.owner_id, request.author_id))

    def will_push(self, post: rows.InFeed) -> bool:
        reader_id, author_id, media_id = post
        return media_id in self._pushed or (reader_id, author_id) in self._refreshed

    def will_take_out(self, post: rows.InFeed) -> bool:
        reader_id, author_id, media_id = post
        return media_id in self._purged or (reader_id, author_id) in self._refreshed
