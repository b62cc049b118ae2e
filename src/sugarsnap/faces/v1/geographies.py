"""Geographies: the photos from a circle that a client follows."""

from sugarsnap.faces.v1.calls import Call
from sugarsnap.faces.v1.envelope import Paged
from sugarsnap.faces.v1.paging import media_pagination, paged_media
from sugarsnap.faces.v1.parameters import GeographyId
from sugarsnap.faces.v1.shapes.media import Media
from sugarsnap.operations.nearby import list_media_of_geography
from sugarsnap.rules.paging import Page


def get_recent_of_geography(call: Call, geography_id: GeographyId, page: Page) -> Paged[Media]:
    """The public photos from a geography of the token's client, newest first."""
    found = list_media_of_geography(call.work, call.viewer, geography_id, page)
    return paged_media(call, found, media_pagination)
