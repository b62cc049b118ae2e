"""Posts as one viewer sees them: one of them, a person's."""

from collections.abc import Mapping, Sequence

from msgspec import structs

from sugarsnap.errors import MediaAbsentError, PrivateError
from sugarsnap.operations.accounts import require_visible_account
from sugarsnap.operations.latest import list_latest
from sugarsnap.operations.people import list_people
from sugarsnap.operations.sandbox_media import is_shown, list_shown_of
from sugarsnap.queries.accounts import find_card
from sugarsnap.queries.likes import find_sight, list_liked_ids
from sugarsnap.queries.media import (
    find_media,
    list_media_of_owner,
)
from sugarsnap.queries.media_pictures import list_pictures
from sugarsnap.queries.places import list_places
from sugarsnap.queries.tagged_people import list_tagged
from sugarsnap.records.accounts import Card
from sugarsnap.records.media import Media, SeenMedia, SeenPerson
from sugarsnap.records.relationships import STRANGERS
from sugarsnap.records.viewers import Viewer
from sugarsnap.rules.paging import Page, check_page, walk_of
from sugarsnap.rules.scopes import check_scope_over
from sugarsnap.rules.switches import Switch
from sugarsnap.rules.visibility import Sight, Standpoint, sight_of
from sugarsnap.work import Work


def require_visible_media(work: Work, viewer: Viewer, media_id: int) -> SeenMedia:
    """A photo that the viewer may see.

    Raises MediaAbsentError, ScopeMissingError where it is another's and the token may not read
    those, or PrivateError.
    """
    media = find_media(work.db, media_id)
    owner = _find_owner(work, media) if media is not None else None
    if media is None or owner is None:
        raise MediaAbsentError
    sight, is_liked = _look_at(work, viewer, media)
    judged = sight_of(owner, viewer, sight)
    if judged is Sight.ABSENT or not is_shown(work, viewer, media):
        raise MediaAbsentError
    check_scope_over(viewer, owner.id)
    if judged is Sight.PRIVATE:
        raise PrivateError
    return SeenMedia(media, owner, is_liked)


def read_media(work: Work, viewer: Viewer, media_id: int) -> SeenMedia:
    """The same with all that is shown of it. Raises what require_visible_media raises."""
    return add_details(work, viewer, [require_visible_media(work, viewer, media_id)])[0]


def _find_owner(work: Work, media: Media) -> Card | None:
    return work.remember(("card", media.owner_id), find_card, work.db, media.owner_id)


def _look_at(work: Work, viewer: Viewer, media: Media) -> tuple[Standpoint, bool]:
    if viewer.id is None:
        return STRANGERS, False
    sight = find_sight(work.db, viewer.id, media)
    return sight, bool(sight.liked)


def list_recent_media(work: Work, viewer: Viewer, account_id: int, page: Page) -> list[SeenMedia]:
    """A page of a person's photos, newest first. Raises what require_visible_account raises."""
    owner = require_visible_account(work, viewer, account_id)
    check_page(page)
    if viewer.sandbox is None:
        found = list_media_of_owner(work.db, owner.id, page.count, page.before, page.after)
    else:
        found = walk_of(list_shown_of(work, owner.id), page)(page.before, page.count)
    return show_media(work, viewer, found, {owner.id: owner})


def show_media(
    work: Work, viewer: Viewer, found: Sequence[Media], owners: Mapping[int, Card]
) -> list[SeenMedia]:
    """Posts that the viewer may see, with all that is shown of them: five statements at most."""
    liked: set[int] = set()
    if viewer.id is not None and found:
        liked = list_liked_ids(work.db, viewer.id, [media.id for media in found])
    seen = [SeenMedia(media, owners[media.owner_id], media.id in liked) for media in found]
    return add_details(work, viewer, seen)


def add_details(work: Work, viewer: Viewer, seen: Sequence[SeenMedia]) -> list[SeenMedia]:
    """Posts with their places, further pictures and people, read for those that have any.

    With their latest likes and comments, too, for clients that want those.
    """
    placed = list_places(work.db, {one.media.place_id for one in seen if one.media.place_id})
    several = [one.media for one in seen if one.media.n_pictures > 1]
    pictures = list_pictures(work.db, several) if several else []
    people = _list_people_in(work, viewer, [one.media for one in seen if one.media.n_people])
    latest = list_latest(work, viewer, seen) if _wants_latest(viewer) else {}
    if not (placed or pictures or people or latest):
        return list(seen)
    return [
        structs.replace(
            one,
            place=placed.get(one.media.place_id),
            pictures=tuple(each for each in pictures if each.media_id == one.media.id),
            people=tuple(each for each in people if each.tagged.media_id == one.media.id),
            latest=latest.get(one.media.id),
        )
        for one in seen
    ]


def _wants_latest(viewer: Viewer) -> bool:
    return Switch.LEGACY_MEDIA_FORMAT in viewer.switches


def _list_people_in(work: Work, viewer: Viewer, media: Sequence[Media]) -> list[SeenPerson]:
    if not media:
        return []
    tagged = list_tagged(work.db, media)
    cards = {card.id: card for card in list_people(work, viewer, [t.account_id for t in tagged])}
    return [SeenPerson(one, cards[one.account_id]) for one in tagged if one.account_id in cards]
