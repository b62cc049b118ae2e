"""Tags: the page of one, with the public photos that have it."""

from starlette.responses import Response

from sugarsnap.faces.shared.site import Page
from sugarsnap.faces.shared.visits import Visit
from sugarsnap.faces.web.paging import before, older_path
from sugarsnap.faces.web.shapes import shape_photo
from sugarsnap.operations.views import read_tag_view
from sugarsnap.rules import paging

PHOTOS_SHOWN = 24


async def get_tag(visit: Visit) -> Response:
    """A tag with a grid of its photos, tagged latest first."""
    asked = paging.Page(PHOTOS_SHOWN, before=before(visit, "max_id"))
    view = await visit.read(read_tag_view, visit.segment("tag"), asked)
    return visit.page(
        "web/tags/show.html",
        name=view.tag.name,
        n_media=view.tag.n_media,
        photos=[shape_photo(seen, visit.links) for seen in view.found.shown],
        more_url=older_path(visit, view.found.cursor),
    )


PAGES = (Page("GET", "/explore/tags/{tag}/", get_tag),)
