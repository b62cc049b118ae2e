"""Who may stand in which picture of a post, and how that is written down."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from sugarsnap.errors import InvalidError

MOST_PEOPLE = 20
"""Tagged in one picture."""
SCALE = 10_000
"""In how many parts a picture's width and height are counted."""

_SHARE = r"(?:\d{1,3}(?:\.\d{0,6})?|\.\d{1,6})"
_TAG = re.compile(
    r"@?(?P<username>[a-z0-9_.]{1,40})"
    rf"(?:@(?P<x>{_SHARE}),(?P<y>{_SHARE})(?:@(?P<picture>\d{{1,2}}))?)?(?:[\s,]+|$)",
    re.IGNORECASE,
)


class PersonTag(Struct, frozen=True):
    """Somebody to be tagged, by username, and where in a picture: from its left and its top."""

    username: str
    x: float = 0.5
    y: float = 0.5
    position: int = 0
    """Of the picture, from 0."""


def read_tags(text: str) -> tuple[PersonTag, ...]:
    """The people whom a text names: `ben, cyd@0.2,0.8` or `cyd@0.2,0.8@2` for the second picture.

    Raises InvalidError.
    """
    text = text.strip(" ,\t\r\n")
    found = list(_TAG.finditer(text))
    if sum(len(tag[0]) for tag in found) < len(text):
        raise InvalidError("People are usernames, separated by commas or spaces.", "people")
    return tuple(map(_tag_of, found))


def _tag_of(found: re.Match[str]) -> PersonTag:
    username = found["username"].lower()
    if found["x"] is None:
        return PersonTag(username)
    number = int(found["picture"] or 1)
    return PersonTag(username, float(found["x"]), float(found["y"]), number - 1)


def once_in_a_picture(tags: Iterable[PersonTag]) -> tuple[PersonTag, ...]:
    """Everybody once in each picture, where they were put last."""
    return tuple({(tag.position, tag.username): tag for tag in tags}.values())


def check_tags(tags: Sequence[PersonTag], n_pictures: int) -> None:
    """Raise InvalidError where people stand outside of a picture, or too many in one."""
    for tag in tags:
        if not 0 <= tag.position < n_pictures:
            raise InvalidError(
                f"{tag.username} is tagged in picture {tag.position + 1}, which is none.", "people"
            )
        if not (0 <= tag.x <= 1 and 0 <= tag.y <= 1):
            raise InvalidError(f"{tag.username} stands outside of the picture.", "people")
    by_picture = Counter(tag.position for tag in tags)
    if by_picture and max(by_picture.values()) > MOST_PEOPLE:
        raise InvalidError(f"At most {MOST_PEOPLE} people fit into a picture.", "people")
