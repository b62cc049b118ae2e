"""Places on the wire (v1 reference §4.1.8): by themselves their id is a text, in posts a number."""

from msgspec import UNSET, Struct, UnsetType

from sugarsnap.records.media import SeenMedia
from sugarsnap.records.places import Place
from sugarsnap.rules.geography import degrees


class Location(Struct, kw_only=True, frozen=True):
    """A place by itself."""

    id: str
    name: str
    latitude: float
    longitude: float


class MediaLocation(Struct, kw_only=True, frozen=True):
    """Where a post is from; without a name and an id where it has only coordinates."""

    id: int | UnsetType = UNSET
    name: str | UnsetType = UNSET
    latitude: float
    longitude: float


def shape_location(place: Place) -> Location:
    """A place by itself."""
    return Location(
        id=str(place.id),
        name=place.name,
        latitude=degrees(place.lat),
        longitude=degrees(place.lng),
    )


def shape_media_location(seen: SeenMedia) -> MediaLocation | None:
    """Where a post is from, where it says."""
    media, place = seen.media, seen.place
    if place is not None:
        return MediaLocation(
            id=place.id,
            name=place.name,
            latitude=degrees(place.lat),
            longitude=degrees(place.lng),
        )
    if media.has_point:
        return MediaLocation(latitude=degrees(media.lat), longitude=degrees(media.lng))
    return None
