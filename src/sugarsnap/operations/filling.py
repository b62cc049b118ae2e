"""Entering in lists what is older than the lists: tags of old posts, words of old names.

Whoever adds a list that older rows belong to adds its line to `_fill_lists_of_person` or to
`_fill_lists_of_post`. What stands in a list already stays as it is, so that any part may be done
again.
"""

from sugarsnap.ids import AccountId
from sugarsnap.operations.feeds import rebuild_feed
from sugarsnap.operations.jobs import finish_job
from sugarsnap.operations.names import enter_name
from sugarsnap.operations.tags import fill_tags
from sugarsnap.queries.accounts import find_card, list_ids_after
from sugarsnap.queries.media import list_media_of_owner
from sugarsnap.queries.newest_media import insert_newest_media
from sugarsnap.records.accounts import Card
from sugarsnap.records.jobs import Job
from sugarsnap.records.media import Media
from sugarsnap.requests import FillLists
from sugarsnap.work import Work

_PEOPLE_AT_ONCE = 20
_POSTS_AT_ONCE = 50
"""In one transaction, so that nobody who writes meanwhile waits long."""


def list_people_to_fill(work: Work, request: FillLists) -> list[AccountId]:
    """The next people whose lists are to be filled; none at the end."""
    return list_ids_after(work.db, request.after_id, _PEOPLE_AT_ONCE)


def fill_lists_of_person(work: Work, account_id: int) -> None:
    """Enter a person in all lists of people."""
    card = find_card(work.db, account_id)
    if card is not None:
        _fill_lists_of_person(work, card)


def _fill_lists_of_person(work: Work, card: Card) -> None:
    enter_name(work, card)
    rebuild_feed(work, card.id)


def fill_lists_of_posts(work: Work, account_id: int, before: int) -> int | None:
    """Enter a part of a person's posts, those below an id, in all lists of posts.

    Answers the id below which the next part begins; None where nothing is left.
    """
    posts = list_media_of_owner(work.db, account_id, _POSTS_AT_ONCE, before)
    for media in posts:
        _fill_lists_of_post(work, media)
    return posts[-1].id if len(posts) == _POSTS_AT_ONCE else None


def _fill_lists_of_post(work: Work, media: Media) -> None:
    fill_tags(work, media)
    insert_newest_media(work.db, media)


def go_on_filling(work: Work, job: Job, last_id: int) -> None:
    """Finish a job, and have the people behind the last one filled by another."""
    work.later(FillLists(AccountId(0), last_id))
    finish_job(work, job)
