"""Home: the photos of those one follows, or what greets a stranger."""

from starlette.responses import Response

from sugarsnap.faces.shared import site
from sugarsnap.faces.shared.posts import shape_post
from sugarsnap.faces.shared.visits import Visit
from sugarsnap.faces.web.paging import before, older_path
from sugarsnap.faces.web.shapes import shape_photo
from sugarsnap.operations.feeds import list_feed
from sugarsnap.operations.newest import list_newest_media
from sugarsnap.rules.paging import Page

POSTS_SHOWN = 12
GREETING_PHOTOS = 9


async def get_home(visit: Visit) -> Response:
    """The feed, newest first."""
    if visit.viewer.account is None:
        return await _greet(visit)
    asked = Page(POSTS_SHOWN, before=before(visit, "max_id"))
    found = await visit.read_aside(list_feed, asked)
    return visit.page(
        "web/home/feed.html",
        posts=[shape_post(seen, visit.links) for seen in found.shown],
        more_url=older_path(visit, found.cursor),
    )


async def _greet(visit: Visit) -> Response:
    newest = await visit.read(list_newest_media, Page(GREETING_PHOTOS))
    photos = [shape_photo(seen, visit.links) for seen in newest.shown]
    return visit.page("web/home/welcome.html", photos=photos)


PAGES = (site.Page("GET", "/", get_home),)
