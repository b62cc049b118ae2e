"""What one page of the site shows, read on one snapshot: a profile, a photo, a tag, a place."""

from msgspec import Struct

from sugarsnap.ids import LARGEST
from sugarsnap.operations.accounts import ProfileHead, read_profile
from sugarsnap.operations.comments import list_comments
from sugarsnap.operations.likes import list_likers
from sugarsnap.operations.media import list_recent_media, read_media
from sugarsnap.operations.places import list_media_of_place, read_place
from sugarsnap.operations.relationships import list_follow_requests
from sugarsnap.operations.tags import list_media_of_tag, read_tag
from sugarsnap.queries import comments as rows
from sugarsnap.queries.mutes import is_muted
from sugarsnap.records.accounts import Card
from sugarsnap.records.media import Gathered, SeenComment, SeenMedia
from sugarsnap.records.places import Place
from sugarsnap.records.tags import Tag
from sugarsnap.records.viewers import Viewer
from sugarsnap.rules.paging import Page
from sugarsnap.rules.visibility import Sight
from sugarsnap.work import Work


class ProfileView(Struct, frozen=True):
    """A person with a page of their photos, none where the viewer may not see them."""

    head: ProfileHead
    photos: list[SeenMedia]
    requests: list[Card]
    """Who asks to follow; empty on other people's profiles."""
    is_muted: bool
    """Whether the viewer mutes the person."""


class PhotoView(Struct, frozen=True):
    """A photo with who likes it, latest first, and a page of comments, oldest first."""

    seen: SeenMedia
    likers: list[Card]
    comments: list[SeenComment]
    has_older: bool
    """Whether there are comments before these."""


class TagView(Struct, frozen=True):
    """A tag with a page of the public photos that have it."""

    tag: Tag
    found: Gathered


class PlaceView(Struct, frozen=True):
    """A place with a page of the public photos from there."""

    place: Place
    found: Gathered


def read_profile_view(work: Work, viewer: Viewer, username: str, page: Page) -> ProfileView:
    """A profile as the viewer has it. Raises AccountAbsentError."""
    head = read_profile(work, viewer, username)
    photos: list[SeenMedia] = []
    if head.sight is Sight.OPEN:
        photos = list_recent_media(work, viewer, head.account.id, page)
    is_own = head.account.id == viewer.id
    return ProfileView(
        head,
        photos,
        requests=list_follow_requests(work, viewer) if is_own else [],
        is_muted=viewer.id is not None and is_muted(work.db, viewer.id, head.account.id),
    )


def read_photo_view(work: Work, viewer: Viewer, media_id: int, before: int = LARGEST) -> PhotoView:
    """A photo, with its comments below an id. Raises what read_media raises."""
    seen = read_media(work, viewer, media_id)
    comments = list_comments(work, viewer, media_id, before)
    oldest = comments[0].comment.id if comments else 0
    has_older = bool(rows.list_comments(work.db, seen.media, 1, oldest))
    return PhotoView(seen, list_likers(work, viewer, media_id), comments, has_older)


def read_tag_view(work: Work, viewer: Viewer, name: str, page: Page) -> TagView:
    """A tag with a page of its photos. Raises what list_media_of_tag raises."""
    found = list_media_of_tag(work, viewer, name, page)
    return TagView(read_tag(work, viewer, name), found)


def read_place_view(work: Work, viewer: Viewer, place_id: int, page: Page) -> PlaceView:
    """A place with a page of its photos. Raises what list_media_of_place raises."""
    found = list_media_of_place(work, viewer, place_id, page)
    return PlaceView(read_place(work, viewer, place_id), found)
