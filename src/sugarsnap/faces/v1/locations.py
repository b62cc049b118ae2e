"""Places: `/locations/{location-id}`, the photos from one, and searching them."""

from sugarsnap.faces.v1.calls import Call
from sugarsnap.faces.v1.envelope import Paged
from sugarsnap.faces.v1.paging import media_pagination, paged_media
from sugarsnap.faces.v1.parameters import PlaceId
from sugarsnap.faces.v1.shapes.locations import Location, shape_location
from sugarsnap.faces.v1.shapes.media import Media
from sugarsnap.operations.places import find_places, list_media_of_place, read_place
from sugarsnap.rules.paging import Page
from sugarsnap.rules.places import PlaceQuery
from sugarsnap.rules.windows import Window, within


def get_location(call: Call, location_id: PlaceId) -> Location:
    """A place by its id."""
    return shape_location(read_place(call.work, call.viewer, location_id))


def get_recent_of_location(
    call: Call, location_id: PlaceId, page: Page, window: Window
) -> Paged[Media]:
    """The public photos from a place, newest first."""
    found = list_media_of_place(call.work, call.viewer, location_id, within(page, window))
    return paged_media(call, found, media_pagination)


def get_locations_found(call: Call, query: PlaceQuery) -> list[Location]:
    """Places around a point, the nearest first and 20 at most; or the one that has a foreign id."""
    return [shape_location(place) for place in find_places(call.work, call.viewer, query)]
