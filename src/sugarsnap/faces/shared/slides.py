"""The pictures of a post one after another, with who is to be seen in each, for the templates."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from sugarsnap.faces.shared.links import Links
from sugarsnap.records.media import Media, MediaPicture, SeenMedia, TaggedPerson
from sugarsnap.rules.renditions import LONGEST_SIDE, WIDTHS, size_of
from sugarsnap.rules.tagged_people import SCALE

_STANDARD = 640
_EDGE = SCALE // 4
"""How near to a side a name must grow away from it."""


class Name(Struct, frozen=True):
    """The name of somebody on a picture, where they are to be seen."""

    username: str
    x: str
    """As a share of the width: "50%"."""
    y: str
    anchor: str
    """Where the name has its point: "start", "middle" or "end"."""


class Slide(Struct, frozen=True):
    """A picture of a post, in every size that a browser may choose from."""

    alt: str
    src: str
    srcset: str
    webp_srcset: str
    """"" while there are no WebP renditions."""
    width: int
    height: int
    names: list[Name]


def shape_cover(seen: SeenMedia, links: Links) -> Slide:
    """The first picture."""
    return _shape(seen.media, seen, links, position=0)


def shape_slides(seen: SeenMedia, links: Links) -> list[Slide]:
    """Every picture, in order."""
    if not seen.pictures:
        return [shape_cover(seen, links)]
    return [_shape(picture, seen, links, picture.position) for picture in seen.pictures]


def _shape(picture: Media | MediaPicture, seen: SeenMedia, links: Links, position: int) -> Slide:
    return Slide(
        alt=picture.alt_text or _described(seen, position),
        src=links.rendition(picture, seen.owner, _STANDARD),
        srcset=_srcset(picture, seen, links, "jpg"),
        webp_srcset=_srcset(picture, seen, links, "webp") if seen.media.has_webp else "",
        width=picture.width,
        height=picture.height,
        names=list(_names(seen, position)),
    )


def _described(seen: SeenMedia, position: int) -> str:
    """What is said of a picture that its owner does not describe."""
    owner, count = seen.owner, seen.media.n_pictures
    which = f" {position + 1} of {count}" if count > 1 else ""
    return f"Photo{which} by {owner.full_name or owner.username}"


def _srcset(picture: Media | MediaPicture, seen: SeenMedia, links: Links, extension: str) -> str:
    """The renditions with their true widths; of two that are equally wide the first."""
    before, after = links.around_nominal(picture, seen.owner, extension)
    by_width: dict[int, str] = {}
    for nominal in _nominals(extension):
        width, _ = size_of(nominal, picture.width, picture.height)
        by_width.setdefault(width, f"{before}{nominal}x{nominal}{after}")
    return ", ".join(f"{url} {width}w" for width, url in sorted(by_width.items()))


def _nominals(extension: str) -> Iterable[int]:
    return WIDTHS if extension == "webp" else (*WIDTHS, LONGEST_SIDE)


def _names(seen: SeenMedia, position: int) -> Iterator[Name]:
    for person in seen.people:
        if person.tagged.position == position:
            yield _name(person.card.username, person.tagged)


def _name(username: str, tagged: TaggedPerson) -> Name:
    anchor = "middle"
    if tagged.x < _EDGE:
        anchor = "start"
    elif tagged.x > SCALE - _EDGE:
        anchor = "end"
    return Name(username, _percent(tagged.x), _percent(tagged.y), anchor)


def _percent(part: int) -> str:
    return f"{100 * part / SCALE:g}%"
