"""Photos: by id, by shortcode, by person, around a point, the popular ones, and the feed."""

from sugarsnap.faces.v1.asked_pages import CountedPage
from sugarsnap.faces.v1.calls import Call
from sugarsnap.faces.v1.envelope import Paged
from sugarsnap.faces.v1.paging import cut, media_pagination, one_more, paged_media
from sugarsnap.faces.v1.parameters import ShortcodeMedia
from sugarsnap.faces.v1.shapes.media import Media, shape_media, shape_media_at
from sugarsnap.ids import AccountId, MediaId
from sugarsnap.operations.feeds import list_feed
from sugarsnap.operations.media import list_recent_media, read_media
from sugarsnap.operations.nearby import list_media_nearby
from sugarsnap.operations.newest import list_popular_media
from sugarsnap.rules.geography import Circle
from sugarsnap.rules.paging import Page
from sugarsnap.rules.windows import Window


def get_media(call: Call, media_id: MediaId) -> Media:
    """A photo by its id."""
    return shape_media(read_media(call.work, call.viewer, media_id), call)


def get_by_shortcode(call: Call, shortcode: ShortcodeMedia) -> Media:
    """A photo by its shortcode."""
    return shape_media(read_media(call.work, call.viewer, shortcode), call)


def get_feed(call: Call, page: Page) -> Paged[Media]:
    """The photos of whoever the token speaks for and of those they follow, newest first."""
    return paged_media(call, list_feed(call.work, call.viewer, page), media_pagination)


def get_recent(call: Call, user_id: AccountId, page: Page) -> Paged[Media]:
    """A person's photos, newest first."""
    found = cut(page, list_recent_media(call.work, call.viewer, user_id, one_more(page)))
    return paged_media(call, found, media_pagination)


def get_media_found(call: Call, circle: Circle, window: Window, page: CountedPage) -> list[Media]:
    """The newest public photos around a point, each with its distance from there."""
    return [
        shape_media_at(near.seen, near.metres, call)
        for near in list_media_nearby(call.work, call.viewer, circle, window, page)
    ]


def get_popular(call: Call, page: CountedPage) -> list[Media]:
    """The most liked among the newest public photos."""
    return [shape_media(seen, call) for seen in list_popular_media(call.work, call.viewer, page)]
