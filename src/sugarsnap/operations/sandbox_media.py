"""What there is for a client in sandbox mode: the newest posts of each of its sandbox users."""

from collections.abc import Collection

from sugarsnap.queries.media import list_media_of_owner
from sugarsnap.records.media import Media
from sugarsnap.records.viewers import Viewer
from sugarsnap.rules.sandboxes import MEDIA_SHOWN, is_in_sandbox
from sugarsnap.work import Work


def list_shown(work: Work, sandbox: Collection[int]) -> list[Media]:
    """What there is of all sandbox users together, in no order.

    A statement for each of the ten at most: one for all would have to read whatever they posted.
    """
    return [media for owner_id in sandbox for media in list_shown_of(work, owner_id)]


def list_shown_of(work: Work, owner_id: int) -> list[Media]:
    """What there is of one sandbox user, newest first."""
    return list_media_of_owner(work.db, owner_id, MEDIA_SHOWN)


def is_shown(work: Work, viewer: Viewer, media: Media) -> bool:
    """Whether a post is there for the viewer's client; for one that is live all posts are."""
    if viewer.sandbox is None:
        return True
    shown = list_shown_of(work, media.owner_id) if is_in_sandbox(viewer, media.owner_id) else ()
    return any(one.id == media.id for one in shown)
