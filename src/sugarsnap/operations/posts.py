"""Posts: putting photos up and taking them down."""

from collections.abc import Sequence

from msgspec import Struct, structs

from sugarsnap.errors import InvalidError, MissingParameterError, NotAllowedError
from sugarsnap.ids import MediaId, shard_of_account
from sugarsnap.operations.accounts import require_signed_in
from sugarsnap.operations.feeds import push_post
from sugarsnap.operations.media import add_details, require_visible_media
from sugarsnap.operations.places import find_or_make_place, place_media, unplace_media
from sugarsnap.operations.tagged_people import require_taggable, tag_people, untag_people
from sugarsnap.operations.tags import tag_media, untag_media
from sugarsnap.ports import Picture
from sugarsnap.queries import media as media_rows
from sugarsnap.queries.counts import update_media_count
from sugarsnap.queries.ids import insert_timed_id
from sugarsnap.queries.media import insert_media
from sugarsnap.queries.media_pictures import delete_pictures, insert_pictures, list_pictures
from sugarsnap.queries.pictures import delete_use, insert_use
from sugarsnap.records.accounts import Card
from sugarsnap.records.media import Media, MediaPicture, SeenMedia
from sugarsnap.records.places import Place
from sugarsnap.records.viewers import Viewer
from sugarsnap.requests import PurgeMedia, PurgePicture, RenderWebp, TellSubscribers
from sugarsnap.rules.captions import check_caption, clean_text
from sugarsnap.rules.geography import Point
from sugarsnap.rules.places import clean_place_name
from sugarsnap.rules.renditions import MOST_PICTURES
from sugarsnap.rules.tagged_people import PersonTag, check_tags, once_in_a_picture
from sugarsnap.work import Work


class Draft(Struct, frozen=True):
    """A post about to be made. An imported one brings its id, its caption's and its time."""

    caption: str
    alt_texts: tuple[str, ...] = ()
    """One for each picture; the last ones may be missing."""
    people: tuple[PersonTag, ...] = ()
    place_name: str = ""
    point: Point | None = None
    """Where it is from; a named place needs it, and it needs no name."""
    filter: str = "Normal"
    id: MediaId | None = None
    caption_id: int | None = None
    created_ms: int | None = None

    def alt_text(self, position: int) -> str:
        """The description of a picture, or ""."""
        return self.alt_texts[position] if position < len(self.alt_texts) else ""


def prepare_post(work: Work, viewer: Viewer, draft: Draft, n_pictures: int) -> Draft:
    """The draft of a post of so many pictures with clean texts.

    Raises SignInRequiredError, or InvalidError past a limit or for people who may not be tagged.
    """
    require_signed_in(viewer)
    clean = structs.replace(
        draft,
        caption=clean_text(draft.caption),
        alt_texts=tuple(map(clean_text, draft.alt_texts)),
        people=once_in_a_picture(draft.people),
        place_name=clean_place_name(draft.place_name) if draft.place_name.strip() else "",
    )
    check_caption(clean.caption, clean.alt_texts)
    _check_number(clean, n_pictures)
    check_tags(clean.people, n_pictures)
    require_taggable(work, viewer, clean.people)
    return clean


def _check_number(draft: Draft, n_pictures: int) -> None:
    if not n_pictures:
        raise MissingParameterError("Choose a photo first.", "photo")
    if n_pictures > MOST_PICTURES:
        raise InvalidError(f"A post has at most {MOST_PICTURES} photos.", "photo")
    if draft.place_name and draft.point is None:
        raise InvalidError("A place needs its latitude and its longitude.", "lat")
    if any(draft.alt_texts[n_pictures:]):
        raise InvalidError("There are more descriptions than photos.", "alt_text")


def post_media(work: Work, viewer: Viewer, draft: Draft, pictures: Sequence[Picture]) -> SeenMedia:
    """Enter a post of pictures whose renditions are stored. Raises what prepare_post raises."""
    draft = prepare_post(work, viewer, draft, len(pictures))
    owner = require_signed_in(viewer)
    media = _make_media(work, owner, draft, pictures)
    insert_media(work.db, media)
    insert_use(work.db, media.digest, media.id)
    if media.n_pictures > 1:
        _insert_pictures(work, media, draft, pictures)
    if draft.people:
        tag_people(work, viewer, media, draft.people)
    tag_media(work, media)
    place_media(work, media)
    update_media_count(work.db, owner.id, step=1)
    push_post(work, media)
    if draft.created_ms is None:  # what was posted elsewhere long ago is no news
        work.later(TellSubscribers(owner.id, media.id))
    work.later(RenderWebp(owner.id, media.id))
    return add_details(work, viewer, [SeenMedia(media, owner, is_liked=False)])[0]


def _make_media(work: Work, owner: Card, draft: Draft, pictures: Sequence[Picture]) -> Media:
    cover, place = pictures[0], _place_of(work, draft)
    point = place or draft.point or Point(0, 0)
    return Media(
        id=draft.id or MediaId(insert_timed_id(work.db, owner.shard, work.now)),
        owner_id=owner.id,
        caption=draft.caption,
        caption_id=_caption_id(work, owner, draft),
        alt_text=draft.alt_text(0),
        filter=draft.filter,
        digest=cover.digest,
        width=cover.width,
        height=cover.height,
        has_webp=0,
        n_likes=0,
        n_comments=0,
        created_ms=draft.created_ms or work.now,
        n_pictures=len(pictures),
        n_people=len(draft.people),
        place_id=place.id if place else 0,
        has_point=int(draft.point is not None),
        lat=point.lat,
        lng=point.lng,
    )


def _caption_id(work: Work, owner: Card, draft: Draft) -> int:
    if not draft.caption:
        return 0
    return draft.caption_id or insert_timed_id(work.db, owner.shard, work.now)


def _place_of(work: Work, draft: Draft) -> Place | None:
    """The place that a post names; the post is as exact about where it is from, and no more."""
    if not draft.place_name or draft.point is None:
        return None
    return find_or_make_place(work, draft.place_name, draft.point)


def _insert_pictures(work: Work, media: Media, draft: Draft, pictures: Sequence[Picture]) -> None:
    shard = shard_of_account(media.owner_id)
    entered = [
        MediaPicture(
            media_id=media.id,
            position=position,
            id=insert_timed_id(work.db, shard, work.now),
            digest=picture.digest,
            width=picture.width,
            height=picture.height,
            alt_text=draft.alt_text(position),
        )
        for position, picture in enumerate(pictures)
    ]
    insert_pictures(work.db, media, entered)
    for picture in entered:
        insert_use(work.db, picture.digest, picture.id)


def delete_media(work: Work, viewer: Viewer, media_id: int) -> None:
    """Delete a post of the viewer's; it is absent at once, and the rest of it goes later.

    Raises MediaAbsentError, PrivateError, or NotAllowedError where the post is another's.
    """
    seen = require_visible_media(work, viewer, media_id)
    if seen.owner.id != require_signed_in(viewer).id:
        raise NotAllowedError("Only its owner can delete a photo.")
    media = seen.media
    if not media_rows.delete_media(work.db, media):
        return
    delete_use(work.db, media.digest, media.id)
    if media.n_pictures > 1:
        _delete_pictures(work, media)
    if media.n_people:
        untag_people(work, media)
    untag_media(work, media)
    unplace_media(work, media)
    update_media_count(work.db, media.owner_id, step=-1)
    work.later(PurgeMedia(media.owner_id, media.id, media.digest, media.width, media.height))


def _delete_pictures(work: Work, media: Media) -> None:
    for picture in list_pictures(work.db, [media]):
        delete_use(work.db, picture.digest, picture.id)
        if picture.digest != media.digest:
            work.later(PurgePicture(media.owner_id, picture.digest, picture.width, picture.height))
    delete_pictures(work.db, media)
