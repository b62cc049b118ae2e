"""Photos: seeing, posting and deleting them."""

from collections.abc import Mapping, Sequence

from msgspec import Struct, structs

from sugarsnap.errors import MediaAbsentError, NotAllowedError, PrivateError
from sugarsnap.ids import MediaId
from sugarsnap.operations.accounts import require_signed_in, require_visible_account
from sugarsnap.ports import Picture
from sugarsnap.queries import media as media_rows
from sugarsnap.queries.accounts import find_card, list_cards
from sugarsnap.queries.counts import update_media_count
from sugarsnap.queries.ids import insert_timed_id
from sugarsnap.queries.likes import find_sight, list_liked_ids
from sugarsnap.queries.media import (
    find_media,
    insert_media,
    list_media_of_owner,
    list_media_of_owners,
    list_newest_public,
)
from sugarsnap.queries.pictures import delete_use, insert_use
from sugarsnap.queries.relationships import list_followed
from sugarsnap.records.accounts import Card, Standing
from sugarsnap.records.media import Media, SeenMedia
from sugarsnap.records.relationships import STRANGERS, Following
from sugarsnap.records.viewers import Viewer
from sugarsnap.requests import PurgeMedia, RenderWebp
from sugarsnap.rules.captions import check_caption, clean_text
from sugarsnap.rules.paging import Page, check_page
from sugarsnap.rules.scopes import check_scope_over
from sugarsnap.rules.visibility import Sight, Standpoint, sight_of
from sugarsnap.work import Work

_MOST_IN_FEED = 1000
"""Followed people whose photos a feed looks for, latest follows first."""


def require_visible_media(work: Work, viewer: Viewer, media_id: int) -> SeenMedia:
    """A photo that the viewer may see.

    Raises MediaAbsentError, ScopeMissingError where it is another's and the token may not read
    those, or PrivateError.
    """
    media = find_media(work.db, media_id)
    owner = find_card(work.db, media.owner_id) if media is not None else None
    if media is None or owner is None:
        raise MediaAbsentError
    sight, is_liked = _look_at(work, viewer, media)
    judged = sight_of(owner, viewer.id, sight)
    if judged is Sight.ABSENT:
        raise MediaAbsentError
    check_scope_over(viewer, owner.id)
    if judged is Sight.PRIVATE:
        raise PrivateError
    return SeenMedia(media, owner, is_liked)


def _look_at(work: Work, viewer: Viewer, media: Media) -> tuple[Standpoint, bool]:
    if viewer.id is None:
        return STRANGERS, False
    sight = find_sight(work.db, viewer.id, media)
    return sight, bool(sight.liked)


def list_recent_media(work: Work, viewer: Viewer, account_id: int, page: Page) -> list[SeenMedia]:
    """A page of a person's photos, newest first. Raises what require_visible_account raises."""
    owner = require_visible_account(work, viewer, account_id)
    check_page(page)
    found = list_media_of_owner(work.db, owner.id, page.count, page.before, page.after)
    return _seen(work, viewer, found, {owner.id: owner})


def list_feed(work: Work, viewer: Viewer, page: Page) -> list[SeenMedia]:
    """The newest photos of the viewer and of those they follow. Raises SignInRequiredError."""
    person = require_signed_in(viewer)
    check_page(page)
    edges = list_followed(work.db, person.id, Following.FOLLOWS, _MOST_IN_FEED)
    authors = list_cards(work.db, [person.id, *(edge.account_id for edge in edges)])
    active = [card.id for card in authors.values() if card.standing == Standing.ACTIVE]
    found = list_media_of_owners(work.db, active, page.count, page.before)
    return _seen(work, viewer, found, authors)


def list_newest_media(work: Work, viewer: Viewer, most: int) -> list[SeenMedia]:
    """The newest photos that everybody may see."""
    found = list_newest_public(work.db, most)
    return _seen(work, viewer, found, list_cards(work.db, {media.owner_id for media in found}))


def _seen(
    work: Work, viewer: Viewer, found: Sequence[Media], owners: Mapping[int, Card]
) -> list[SeenMedia]:
    liked: set[int] = set()
    if viewer.id is not None:
        liked = list_liked_ids(work.db, viewer.id, [media.id for media in found])
    return [SeenMedia(media, owners[media.owner_id], media.id in liked) for media in found]


class Draft(Struct, frozen=True):
    """A photo about to be posted. An imported one brings its id, its caption's and its time."""

    caption: str
    alt_text: str = ""
    filter: str = "Normal"
    id: MediaId | None = None
    caption_id: int | None = None
    created_ms: int | None = None


def prepare_post(work: Work, viewer: Viewer, draft: Draft) -> Draft:
    """The draft with clean texts. Raises SignInRequiredError or InvalidError."""
    del work
    require_signed_in(viewer)
    clean = structs.replace(
        draft, caption=clean_text(draft.caption), alt_text=clean_text(draft.alt_text)
    )
    check_caption(clean.caption, clean.alt_text)
    return clean


def post_media(work: Work, viewer: Viewer, draft: Draft, picture: Picture) -> SeenMedia:
    """Enter a photo whose renditions are stored. Raises SignInRequiredError or InvalidError."""
    draft = prepare_post(work, viewer, draft)
    owner = require_signed_in(viewer)
    media = Media(
        id=draft.id or MediaId(insert_timed_id(work.db, owner.shard, work.now)),
        owner_id=owner.id,
        caption=draft.caption,
        caption_id=_caption_id(work, owner, draft),
        alt_text=draft.alt_text,
        filter=draft.filter,
        digest=picture.digest,
        width=picture.width,
        height=picture.height,
        has_webp=0,
        n_likes=0,
        n_comments=0,
        created_ms=draft.created_ms or work.now,
    )
    insert_media(work.db, media)
    insert_use(work.db, media.digest, media.id)
    update_media_count(work.db, owner.id, step=1)
    work.later(RenderWebp(owner.id, media.id))
    return SeenMedia(media, owner, is_liked=False)


def _caption_id(work: Work, owner: Card, draft: Draft) -> int:
    if not draft.caption:
        return 0
    return draft.caption_id or insert_timed_id(work.db, owner.shard, work.now)


def delete_media(work: Work, viewer: Viewer, media_id: int) -> None:
    """Delete a photo of the viewer's; it is absent at once, and the rest of it goes later.

    Raises MediaAbsentError, PrivateError, or NotAllowedError where the photo is another's.
    """
    seen = require_visible_media(work, viewer, media_id)
    if seen.owner.id != require_signed_in(viewer).id:
        raise NotAllowedError("Only its owner can delete a photo.")
    media = seen.media
    if media_rows.delete_media(work.db, media):
        update_media_count(work.db, media.owner_id, step=-1)
        delete_use(work.db, media.digest, media.id)
        work.later(
            PurgeMedia(media.owner_id, media.id, media.digest, media.width, media.height),
        )
