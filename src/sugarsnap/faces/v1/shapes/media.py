"""Posts on the wire (v1 reference §4.1.3, §4.1.5)."""

from functools import lru_cache, partial
from itertools import product

from msgspec import UNSET, Struct, UnsetType

from sugarsnap.faces.v1.calls import Call
from sugarsnap.faces.v1.shapes.comments import Comment, shape_comment
from sugarsnap.faces.v1.shapes.locations import MediaLocation, shape_media_location
from sugarsnap.faces.v1.shapes.users import (
    ListedUser,
    User,
    shape_listed_users,
    shape_user,
)
from sugarsnap.records.media import Media as MediaRecord
from sugarsnap.records.media import MediaPicture, SeenMedia, SeenPerson
from sugarsnap.rules.renditions import SQUARE, size_of, square_side_of
from sugarsnap.rules.switches import Switch
from sugarsnap.rules.tagged_people import SCALE
from sugarsnap.rules.tags import tags_of

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


class Likes(Struct, kw_only=True, frozen=True):
    """How many likes, and for clients that want the format of old, whose the latest are."""

    count: int
    data: list[ListedUser] | UnsetType = UNSET


class Comments(Struct, kw_only=True, frozen=True):
    """How many comments, and for clients that want the format of old, the latest."""

    count: int
    data: list[Comment] | UnsetType = UNSET


class Position(Struct, kw_only=True, frozen=True):
    """A point of a picture, as shares of its width from the left and of its height from the top."""

    x: float
    y: float


class UserInPhoto(Struct, kw_only=True, frozen=True):
    """Somebody who is to be seen in a picture, and where."""

    user: User
    position: Position


class CarouselPicture(Struct, kw_only=True, frozen=True):
    """One picture of several."""

    type: str
    users_in_photo: list[UserInPhoto]
    images: Images


class Media(Struct, kw_only=True, frozen=True):
    """A post: one picture, or several of which the first stands for all."""

    id: str
    user: User
    images: Images
    created_time: str
    caption: Caption | None
    user_has_liked: bool | UnsetType = UNSET
    """Left out where a client asks by itself."""
    likes: Likes
    tags: list[str]
    filter: str
    comments: Comments
    type: str
    link: str
    location: MediaLocation | None
    attribution: None
    users_in_photo: list[UserInPhoto]
    carousel_media: list[CarouselPicture] | UnsetType = UNSET
    distance: float | UnsetType = UNSET
    """From where a search looked, in metres; in answers to one alone."""


def shape_media(seen: SeenMedia, call: Call) -> Media:
    """A post as the viewer has it before them."""
    viewer = call.viewer
    keeps_shape = Switch.NON_SQUARE_MEDIA in viewer.switches
    return call.same(_SHAPES[keeps_shape, viewer.account is not None], seen)


def shape_media_at(seen: SeenMedia, metres: float, call: Call) -> Media:
    """The same with its distance from where a search looked."""
    return call.extended(shape_media(seen, call), "distance", round(metres, 2))


class _Manner(Struct, frozen=True):
    """What is different for some clients."""

    keeps_shape: bool
    """Whether pictures stay as they are, or become squares."""
    tells_liking: bool
    """Whether there is somebody who may have liked the post."""


def _media(manner: _Manner, seen: SeenMedia, call: Call) -> Media:
    media = seen.media
    user = shape_user(seen.owner, call)
    created_time = str(media.created_ms // 1000)
    return Media(
        id=f"{media.id}_{media.owner_id}",
        user=user,
        images=_shape_images(media, seen, call, manner),
        created_time=created_time,
        caption=_shape_caption(media, user, created_time),
        user_has_liked=seen.is_liked if manner.tells_liking else UNSET,
        likes=_shape_likes(seen, call),
        tags=tags_of(media),
        filter=media.filter,
        comments=_shape_comments(seen, call),
        type="carousel" if seen.pictures else "image",
        link=call.links.photo_page(media),
        location=shape_media_location(seen),
        attribution=None,
        users_in_photo=_shape_people(seen, 0, call) if seen.people else [],
        carousel_media=_shape_carousel(seen, call, manner) if seen.pictures else UNSET,
    )


_SHAPES = {facts: partial(_media, _Manner(*facts)) for facts in product((False, True), repeat=2)}
"""Each keeps what it has encoded by itself (`Call.same`)."""


def _shape_likes(seen: SeenMedia, call: Call) -> Likes:
    if seen.latest is None:
        return Likes(count=seen.media.n_likes)
    return Likes(count=seen.media.n_likes, data=shape_listed_users(seen.latest.likers, call))


def _shape_comments(seen: SeenMedia, call: Call) -> Comments:
    if seen.latest is None:
        return Comments(count=seen.media.n_comments)
    latest = [shape_comment(comment, call) for comment in seen.latest.comments]
    return Comments(count=seen.media.n_comments, data=latest)


def _shape_carousel(seen: SeenMedia, call: Call, manner: _Manner) -> list[CarouselPicture]:
    return [
        CarouselPicture(
            type="image",
            users_in_photo=_shape_people(seen, picture.position, call),
            images=_shape_images(picture, seen, call, manner),
        )
        for picture in seen.pictures
    ]


def _shape_people(seen: SeenMedia, position: int, call: Call) -> list[UserInPhoto]:
    """Who is to be seen in one of the pictures."""
    return [
        UserInPhoto(user=shape_user(person.card, call), position=_shape_position(person))
        for person in seen.people
        if person.tagged.position == position
    ]


def _shape_position(person: SeenPerson) -> Position:
    return Position(x=person.tagged.x / SCALE, y=person.tagged.y / SCALE)


def _shape_images(
    picture: MediaRecord | MediaPicture, seen: SeenMedia, call: Call, manner: _Manner
) -> Images:
    if picture.width != picture.height and not manner.keeps_shape:
        return _shape_squares(picture, seen, call)
    before, after = call.links.around_nominal(picture, seen.owner)
    thumbnail, low, standard = (
        Image(width=width, height=height, url=f"{before}{nominal}x{nominal}{after}")
        for nominal, width, height in _sizes(picture.width, picture.height)
    )
    return Images(thumbnail=thumbnail, low_resolution=low, standard_resolution=standard)


def _shape_squares(picture: MediaRecord | MediaPicture, seen: SeenMedia, call: Call) -> Images:
    """Squares out of the middle; the smallest is one anyway."""
    before, after = call.links.around_nominal(picture, seen.owner)
    sides = [square_side_of(nominal, picture.width, picture.height) for nominal in _NOMINALS[1:]]
    low, standard = (
        Image(width=side, height=side, url=f"{before}{nominal}x{nominal}/c{after}")
        for nominal, side in zip(_NOMINALS[1:], sides, strict=True)
    )
    thumbnail = Image(width=SQUARE, height=SQUARE, url=f"{before}{SQUARE}x{SQUARE}{after}")
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
