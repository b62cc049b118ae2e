"""Places that posts name."""

from msgspec import Struct


class Place(Struct, frozen=True):
    """A named spot. It never changes once somebody has named it."""

    id: int
    name: str
    lat: int
    """Millionths of a degree, as `lng`."""
    lng: int


class Spotted(Struct, frozen=True):
    """A thing that a cell of the grid holds: a post (then with its owner), or a place."""

    id: int
    owner_id: int
    """0 for places."""
    lat: int
    lng: int


class Geography(Struct, frozen=True):
    """A circle whose posts a client follows."""

    id: int
    client_id: str
    lat: int
    lng: int
    radius: int
    """Metres."""
