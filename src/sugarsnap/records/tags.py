"""Tags, by which posts are found."""

from msgspec import Struct


class Tag(Struct, frozen=True):
    """A tag with how many posts have it."""

    name: str
    n_media: int
