"""Photos and what people leave under them."""

from msgspec import Struct

from sugarsnap.ids import AccountId, CommentId, MediaId
from sugarsnap.records.accounts import Card


class Media(Struct, frozen=True):
    """A photo with its caption and counts."""

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


class SeenMedia(Struct, frozen=True):
    """A photo as one viewer has it before them."""

    media: Media
    owner: Card
    is_liked: bool
    """Whether the viewer likes it."""


class SeenComment(Struct, frozen=True):
    """A comment with whoever wrote it."""

    comment: Comment
    author: Card
