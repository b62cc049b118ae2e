"""People, photos and comments as the templates take them."""

from collections.abc import Iterable

from msgspec import Struct, structs

from sugarsnap.faces.shared.links import Links
from sugarsnap.faces.shared.moments import Moment, moment_at
from sugarsnap.faces.web.words import Piece, cut
from sugarsnap.ids import shortcode_of
from sugarsnap.operations.accounts import ProfileHead
from sugarsnap.records.accounts import Card
from sugarsnap.records.media import SeenComment, SeenMedia
from sugarsnap.records.relationships import Following
from sugarsnap.records.viewers import Viewer
from sugarsnap.rules.renditions import LONGEST_SIDE, WIDTHS, size_of

_STANDARD = 640


class Person(Struct, frozen=True):
    """Somebody, as named beside a photo or a comment."""

    username: str
    full_name: str
    avatar: str


class Profile(Struct, frozen=True):
    """Somebody, as the head of their own page shows them."""

    username: str
    full_name: str
    avatar: str
    bio: list[Piece]
    website: str
    is_private: bool
    n_media: int
    n_follows: int
    n_followed_by: int


class Photo(Struct, frozen=True):
    """A photo in a grid."""

    shortcode: str
    alt: str
    src: str
    srcset: str
    webp_srcset: str
    """"" while there are no WebP renditions."""
    width: int
    height: int
    n_likes: int
    n_comments: int


class Post(Photo, frozen=True, kw_only=True):
    """A photo with what its owner says of it."""

    author: Person
    caption: list[Piece]
    moment: Moment
    liked: bool


class Comment(Struct, frozen=True):
    """A comment under a photo."""

    id: int
    author: Person
    text: list[Piece]
    moment: Moment
    may_delete: bool


def shape_person(card: Card, links: Links) -> Person:
    """A person beside a photo or a comment."""
    return Person(card.username, card.full_name, links.avatar(card))


def shape_profile(head: ProfileHead, links: Links) -> Profile:
    """A person at the head of their page."""
    account = head.account
    return Profile(
        username=account.username,
        full_name=account.full_name,
        avatar=links.avatar(account.card),
        bio=cut(account.bio),
        website=account.website,
        is_private=bool(account.is_private),
        n_media=account.n_media,
        n_follows=account.n_follows,
        n_followed_by=account.n_followed_by,
    )


def following_of(head: ProfileHead, viewer: Viewer) -> str:
    """How the viewer stands to a person: "self", "blocks", "none", "follows" or "requested"."""
    if head.account.id == viewer.id:
        return "self"
    if head.relation.blocking:
        return "blocks"
    return Following(head.relation.outgoing).name.lower()


def shape_photo(seen: SeenMedia, links: Links) -> Photo:
    """A photo in a grid."""
    media, owner = seen.media, seen.owner
    return Photo(
        shortcode=shortcode_of(media.id),
        alt=media.alt_text or f"Photo by {owner.full_name or owner.username}",
        src=links.rendition(media, owner, _STANDARD),
        srcset=_srcset(seen, links, (*WIDTHS, LONGEST_SIDE), "jpg"),
        webp_srcset=_srcset(seen, links, WIDTHS, "webp") if media.has_webp else "",
        width=media.width,
        height=media.height,
        n_likes=media.n_likes,
        n_comments=media.n_comments,
    )


def _srcset(seen: SeenMedia, links: Links, nominals: Iterable[int], extension: str) -> str:
    """The renditions with their true widths; of two that are equally wide the first."""
    media = seen.media
    before, after = links.around_nominal(media, seen.owner, extension)
    by_width: dict[int, str] = {}
    for nominal in nominals:
        width, _ = size_of(nominal, media.width, media.height)
        by_width.setdefault(width, f"{before}{nominal}x{nominal}{after}")
    return ", ".join(f"{url} {width}w" for width, url in sorted(by_width.items()))


def shape_post(seen: SeenMedia, links: Links) -> Post:
    """A photo with its caption, author and moment."""
    return Post(
        **structs.asdict(shape_photo(seen, links)),
        author=shape_person(seen.owner, links),
        caption=cut(seen.media.caption),
        moment=moment_at(seen.media.created_ms),
        liked=seen.is_liked,
    )


def shape_comment(seen: SeenComment, photo: SeenMedia, viewer: Viewer, links: Links) -> Comment:
    """A comment, which its author and the photo's owner may delete."""
    comment = seen.comment
    return Comment(
        id=comment.id,
        author=shape_person(seen.author, links),
        text=cut(comment.text),
        moment=moment_at(comment.created_ms),
        may_delete=viewer.id in {comment.account_id, photo.owner.id},
    )
