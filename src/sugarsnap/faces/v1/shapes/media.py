"""Photos on the wire (v1 reference §4.1.3)."""

from functools import lru_cache

from msgspec import Struct

from sugarsnap.faces.v1.calls import Call
from sugarsnap.faces.v1.shapes.users import User, shape_user
from sugarsnap.records.media import Media as MediaRecord
from sugarsnap.records.media import SeenMedia
from sugarsnap.rules.captions import hashtags_of
from sugarsnap.rules.renditions import size_of

_NOMINALS = (150, 320, 640)


class Image(Struct, kw_only=True, frozen=True):
    """One rendition with its true size."""

    width: int
    height: int
    url: str


class Images(Struct, kw_only=True, frozen=True):
    """The three renditions that the API names."""

    thumbnail: Image
    low_resolution: Image
    standard_resolution: Image


class Caption(Struct, kw_only=True, frozen=True, rename={"from_": "from"}):
    """The caption, in the form of a comment by the owner."""

    id: str
    text: str
    created_time: str
    from_: User


class Count(Struct, kw_only=True, frozen=True):
    """How many likes or comments."""

    count: int


class Media(Struct, kw_only=True, frozen=True):
    """A photo."""

    id: str
    user: User
    images: Images
    created_time: str
    caption: Caption | None
    user_has_liked: bool
    likes: Count
    tags: list[str]
    filter: str
    comments: Count
    type: str
    link: str
    location: None
    attribution: None
    users_in_photo: list[None]


def shape_media(seen: SeenMedia, call: Call) -> Media:
    """A photo as the viewer has it before them."""
    media = seen.media
    user = shape_user(seen.owner, call)
    created_time = str(media.created_ms // 1000)
    return Media(
        id=f"{media.id}_{media.owner_id}",
        user=user,
        images=_shape_images(seen, call),
        created_time=created_time,
        caption=_shape_caption(media, user, created_time),
        user_has_liked=seen.is_liked,
        likes=Count(count=media.n_likes),
        tags=hashtags_of(media.caption),
        filter=media.filter,
        comments=Count(count=media.n_comments),
        type="image",
        link=call.links.photo_page(media),
        location=None,
        attribution=None,
        users_in_photo=[],
    )


def _shape_images(seen: SeenMedia, call: Call) -> Images:
    before, after = call.links.around_nominal(seen.media, seen.owner)
    thumbnail, low, standard = (
        Image(width=width, height=height, url=f"{before}{nominal}x{nominal}{after}")
        for nominal, width, height in _sizes(seen.media.width, seen.media.height)
    )
    return Images(thumbnail=thumbnail, low_resolution=low, standard_resolution=standard)


@lru_cache(4096)
def _sizes(width: int, height: int) -> tuple[tuple[int, int, int], ...]:
    """Nominal size, width and height of the three renditions."""
    return tuple((nominal, *size_of(nominal, width, height)) for nominal in _NOMINALS)


def _shape_caption(media: MediaRecord, owner: User, created_time: str) -> Caption | None:
    if not media.caption:
        return None
    return Caption(
        id=str(media.caption_id), text=media.caption, created_time=created_time, from_=owner
    )
