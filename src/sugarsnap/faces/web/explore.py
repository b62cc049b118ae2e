"""Looking around: the newest public photos, and those from a place."""

from starlette.responses import Response

from sugarsnap.faces.shared.site import Page
from sugarsnap.faces.shared.visits import Visit
from sugarsnap.faces.web.paging import before, older_path
from sugarsnap.faces.web.shapes import shape_photo
from sugarsnap.ids import number_of
from sugarsnap.operations.newest import list_newest_media
from sugarsnap.operations.views import read_place_view
from sugarsnap.records.places import Place
from sugarsnap.rules import paging
from sugarsnap.rules.geography import degrees

PHOTOS_SHOWN = 24


async def get_explore(visit: Visit) -> Response:
    """The newest photos of all public people."""
    found = await visit.read(list_newest_media, _asked_page(visit))
    return visit.page(
        "web/explore/newest.html",
        photos=[shape_photo(seen, visit.links) for seen in found.shown],
        more_url=older_path(visit, found.cursor),
    )


async def get_location(visit: Visit) -> Response:
    """A place with a grid of the public photos from there."""
    place_id = number_of(visit.segment("location_id")) or 0
    view = await visit.read(read_place_view, place_id, _asked_page(visit))
    return visit.page(
        "web/explore/location.html",
        name=view.place.name,
        coordinates=_coordinates_of(view.place),
        photos=[shape_photo(seen, visit.links) for seen in view.found.shown],
        more_url=older_path(visit, view.found.cursor),
    )


def _asked_page(visit: Visit) -> paging.Page:
    return paging.Page(PHOTOS_SHOWN, before=before(visit, "max_id"))


def _coordinates_of(place: Place) -> str:
    """Such as "48.8584° N, 2.2945° E"."""
    lat, lng = degrees(place.lat), degrees(place.lng)
    north, east = "NS"[lat < 0], "EW"[lng < 0]
    return f"{abs(lat):.4f}° {north}, {abs(lng):.4f}° {east}"


PAGES = (
    Page("GET", "/explore/", get_explore),
    Page("GET", "/explore/locations/{location_id}/", get_location),
)
