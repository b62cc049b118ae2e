"""Home: the photos of those one follows, or what greets a stranger."""

from starlette.responses import Response

from sugarsnap.faces.shared.site import Page
from sugarsnap.faces.shared.visits import Visit
from sugarsnap.faces.web.paging import asked_page, more_path
from sugarsnap.faces.web.shapes import shape_photo, shape_post
from sugarsnap.operations.media import list_feed, list_newest_media

POSTS_SHOWN = 12
GREETING_PHOTOS = 9


async def get_home(visit: Visit) -> Response:
    """The feed, newest first."""
    if visit.viewer.account is None:
        return await _greet(visit)
    found = await visit.read_aside(list_feed, asked_page(visit, POSTS_SHOWN))
    return visit.page(
        "web/home/feed.html",
        posts=[shape_post(seen, visit.links) for seen in found[:POSTS_SHOWN]],
        more_url=more_path(visit, found, POSTS_SHOWN),
    )


async def _greet(visit: Visit) -> Response:
    newest = await visit.read_aside(list_newest_media, GREETING_PHOTOS)
    photos = [shape_photo(seen, visit.links) for seen in newest]
    return visit.page("web/home/welcome.html", photos=photos)


PAGES = (Page("GET", "/", get_home),)
