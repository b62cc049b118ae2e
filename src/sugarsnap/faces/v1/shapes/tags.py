"""Tags on the wire (v1 reference §4.1.7)."""

from msgspec import Struct

from sugarsnap.records import tags


class Tag(Struct, kw_only=True, frozen=True):
    """A tag with the number of its photos."""

    media_count: int
    name: str


def shape_tag(tag: tags.Tag) -> Tag:
    """A tag with the number of its photos."""
    return Tag(media_count=tag.n_media, name=tag.name)
