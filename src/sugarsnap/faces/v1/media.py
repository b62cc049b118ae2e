"""Photos: `/media/{media-id}`, by shortcode, and a person's recent ones."""

from sugarsnap.faces.v1.calls import Call
from sugarsnap.faces.v1.envelope import Paged
from sugarsnap.faces.v1.paging import media_pagination, one_more
from sugarsnap.faces.v1.parameters import ShortcodeMedia
from sugarsnap.faces.v1.shapes.media import Media, shape_media
from sugarsnap.ids import AccountId, MediaId
from sugarsnap.operations.media import list_recent_media, require_visible_media
from sugarsnap.rules.paging import Page


def get_media(call: Call, media_id: MediaId) -> Media:
    """A photo by its id."""
    return shape_media(require_visible_media(call.work, call.viewer, media_id), call)


def get_by_shortcode(call: Call, shortcode: ShortcodeMedia) -> Media:
    """A photo by its shortcode."""
    return shape_media(require_visible_media(call.work, call.viewer, shortcode), call)


def get_recent(call: Call, user_id: AccountId, page: Page) -> Paged[Media]:
    """A person's photos, newest first."""
    found = list_recent_media(call.work, call.viewer, user_id, one_more(page))
    shown = [shape_media(seen, call) for seen in found[: page.count]]
    return Paged(media_pagination(call, page, found), shown)
