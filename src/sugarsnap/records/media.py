"""Photos and what people leave under them."""

from msgspec import Struct

from sugarsnap.ids import AccountId, CommentId, MediaId
from sugarsnap.records.accounts import Card
from sugarsnap.records.places import Place


class Media(Struct, frozen=True):
    """A post with its caption and counts: one photo, or several of which this is the first."""

    id: MediaId
    owner_id: AccountId
    caption: str
    caption_id: int
    """0 where there is no caption."""
    alt_text: str
    filter: str
    digest: str
    """The common name of its renditions."""
    width: int
    height: int
    has_webp: int
    n_likes: int
    n_comments: int
    created_ms: int
    n_pictures: int = 1
    n_people: int = 0
    """How many people are tagged in its pictures."""
    more_tags: str = ""
    """Tags that the owner added in comments, separated by spaces."""
    place_id: int = 0
    """0 where it names no place."""
    has_point: int = 0
    lat: int = 0
    """Millionths of a degree, as `lng`; they count where `has_point` is 1."""
    lng: int = 0


class MediaPicture(Struct, frozen=True):
    """One picture of a post that has several, the first of them included."""

    media_id: MediaId
    position: int
    id: int
    """What its addresses name; of the media's own kind."""
    digest: str
    width: int
    height: int
    alt_text: str


class TaggedPerson(Struct, frozen=True):
    """That somebody is to be seen in a picture of a post."""

    media_id: MediaId
    position: int
    """Of the picture, from 0."""
    account_id: AccountId
    x: int
    """Ten-thousandths of the width from the left."""
    y: int
    """Ten-thousandths of the height from the top."""


class Pointer(Struct, frozen=True):
    """A post as a list of posts names it; `id` orders that list."""

    media_id: MediaId
    owner_id: AccountId
    id: int


class Comment(Struct, frozen=True):
    """One comment under a photo."""

    id: CommentId
    media_id: MediaId
    account_id: AccountId
    text: str
    created_ms: int


class Like(Struct, frozen=True):
    """That somebody likes a photo; `id` orders likes by time."""

    account_id: AccountId
    id: int


class SeenPerson(Struct, frozen=True):
    """Somebody tagged in a picture, with their card."""

    tagged: TaggedPerson
    card: Card


class Latest(Struct, frozen=True):
    """What was left under a post last."""

    likers: tuple[Card, ...]
    """Latest first."""
    comments: "tuple[SeenComment, ...]"
    """Oldest first."""


class SeenMedia(Struct, frozen=True):
    """A photo as one viewer has it before them."""

    media: Media
    owner: Card
    is_liked: bool
    """Whether the viewer likes it."""
    place: Place | None = None
    pictures: tuple[MediaPicture, ...] = ()
    """All of them where there are several, in order; else none."""
    people: tuple[SeenPerson, ...] = ()
    latest: Latest | None = None
    """For clients that want it within the post; else None."""


class Gathered(Struct, frozen=True):
    """A page of a list of posts, as far as the viewer may see them."""

    pointers: list[Pointer]
    shown: list[SeenMedia]
    """One for each pointer, in the same order."""
    cursor: int | None
    """Where the next page begins (an exclusive `Pointer.id`); None where nothing follows."""


class SeenComment(Struct, frozen=True):
    """A comment with whoever wrote it."""

    comment: Comment
    author: Card
