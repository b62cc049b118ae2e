"""Pictures as files: from the address that names one to what the store keeps."""

from msgspec import Struct

from sugarsnap.operations.accounts import require_signed_in
from sugarsnap.ports import Picture
from sugarsnap.queries.accounts import find_card
from sugarsnap.queries.media import find_media_of_owner
from sugarsnap.queries.media_pictures import find_picture
from sugarsnap.records.accounts import Card, Standing
from sugarsnap.records.media import Media, MediaPicture
from sugarsnap.records.viewers import Viewer
from sugarsnap.requests import PurgePicture
from sugarsnap.rules.keys import same
from sugarsnap.rules.renditions import (
    LONGEST_SIDE,
    SQUARE,
    jpeg_names,
    square_names,
    square_side_of,
    webp_names,
)
from sugarsnap.work import Work


class PictureFile(Struct, frozen=True):
    """A file of the store, and whether it belongs to a private account."""

    name: str
    is_private: bool
    cut_from: str = ""
    """The file out of which this one is made where it is not there yet; "" where it must be."""
    side: int = 0
    """In pixels, of the square that is cut."""


class PictureAddress(Struct, frozen=True):
    """What an address names: a thing, its owner, the key over both, a nominal size and a form."""

    thing_id: int
    owner_id: int
    key: str
    nominal: int
    extension: str
    is_square: bool = False
    """Whether it is to be a square whatever the picture's shape."""


def find_rendition(work: Work, address: PictureAddress) -> PictureFile | None:
    """The file of a rendition, of a post's first picture or of another one.

    None once the post, its owner or the key is no more.
    """
    owner = _owner_of(work, address)
    picture = _picture_of(work, address) if owner else None
    if owner is None or picture is None:
        return None
    is_webp = address.extension == "webp"
    if address.is_square:
        return None if is_webp else _find_square(picture, owner, address.nominal)
    named = webp_names if is_webp else jpeg_names
    name = named(picture.digest, picture.width, picture.height).get(address.nominal)
    return None if name is None else PictureFile(name, bool(owner.is_private))


def _find_square(picture: Media | MediaPicture, owner: Card, nominal: int) -> PictureFile | None:
    size = (picture.width, picture.height)
    name = square_names(picture.digest, *size).get(nominal)
    if name is None:
        return None
    whole = jpeg_names(picture.digest, *size)[LONGEST_SIDE]
    return PictureFile(name, bool(owner.is_private), whole, square_side_of(nominal, *size))


def _picture_of(work: Work, address: PictureAddress) -> Media | MediaPicture | None:
    """What an address names, where it is its owner's: the key fits others of the same serial."""
    media = find_media_of_owner(work.db, address.thing_id, address.owner_id)
    if media is not None:
        return media if media.owner_id == address.owner_id else None
    picture = find_picture(work.db, address.thing_id, address.owner_id)
    if picture is None:
        return None
    media = find_media_of_owner(work.db, picture.media_id, address.owner_id)
    return picture if media is not None and media.owner_id == address.owner_id else None


def find_avatar(work: Work, address: PictureAddress) -> PictureFile | None:
    """The file of a profile picture; None once it was replaced or its person is no more."""
    owner = _owner_of(work, address)
    if owner is None or not owner.picture:
        return None
    return PictureFile(jpeg_names(owner.picture, SQUARE, SQUARE)[SQUARE], is_private=False)


def discard_picture(work: Work, viewer: Viewer, picture: Picture) -> None:
    """Have a stored picture's files deleted that came to nothing, where nobody else shows it."""
    person = require_signed_in(viewer)
    work.later(PurgePicture(person.id, picture.digest, picture.width, picture.height))


def _owner_of(work: Work, address: PictureAddress) -> Card | None:
    owner = find_card(work.db, address.owner_id)
    if owner is None or owner.standing != Standing.ACTIVE:
        return None
    expected = work.keys.picture(address.thing_id, owner.photo_serial)
    return owner if same(expected, address.key) else None
