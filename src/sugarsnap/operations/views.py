"""What one page of the site shows, read on one snapshot: a profile, a photo."""

from msgspec import Struct

from sugarsnap.ids import LARGEST
from sugarsnap.operations.accounts import ProfileHead, read_profile
from sugarsnap.operations.comments import list_comments
from sugarsnap.operations.likes import list_likers
from sugarsnap.operations.media import list_recent_media, require_visible_media
from sugarsnap.operations.relationships import list_follow_requests
from sugarsnap.queries import comments as rows
from sugarsnap.records.accounts import Card
from sugarsnap.records.media import SeenComment, SeenMedia
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


class PhotoView(Struct, frozen=True):
    """A photo with who likes it, latest first, and a page of comments, oldest first."""

    seen: SeenMedia
    likers: list[Card]
    comments: list[SeenComment]
    has_older: bool
    """Whether there are comments before these."""


def read_profile_view(work: Work, viewer: Viewer, username: str, page: Page) -> ProfileView:
    """A profile as the viewer has it. Raises AccountAbsentError."""
    head = read_profile(work, viewer, username)
    photos: list[SeenMedia] = []
    if head.sight is Sight.OPEN:
        photos = list_recent_media(work, viewer, head.account.id, page)
    is_own = head.account.id == viewer.id
    return ProfileView(head, photos, list_follow_requests(work, viewer) if is_own else [])


def read_photo_view(work: Work, viewer: Viewer, media_id: int, before: int = LARGEST) -> PhotoView:
    """A photo, with its comments below an id. Raises what require_visible_media raises."""
    seen = require_visible_media(work, viewer, media_id)
    comments = list_comments(work, viewer, media_id, before)
    oldest = comments[0].comment.id if comments else 0
    has_older = bool(rows.list_comments(work.db, seen.media, 1, oldest))
    return PhotoView(seen, list_likers(work, viewer, media_id), comments, has_older)
