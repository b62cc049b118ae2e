"""Profiles, photos in grids and comments as the templates take them."""

from msgspec import Struct

from sugarsnap.faces.shared.links import Links
from sugarsnap.faces.shared.moments import Moment, moment_at
from sugarsnap.faces.shared.posts import Person, shape_person
from sugarsnap.faces.shared.slides import Slide, shape_cover
from sugarsnap.faces.shared.words import Piece, cut
from sugarsnap.ids import shortcode_of
from sugarsnap.operations.accounts import ProfileHead
from sugarsnap.records.media import SeenComment, SeenMedia
from sugarsnap.records.relationships import Following
from sugarsnap.records.viewers import Viewer


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
    """A post in a grid."""

    shortcode: str
    cover: Slide
    n_pictures: int
    n_likes: int
    n_comments: int


class Comment(Struct, frozen=True):
    """A comment under a photo."""

    id: int
    author: Person
    text: list[Piece]
    moment: Moment
    may_delete: bool


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
    """A post in a grid."""
    media = seen.media
    return Photo(
        shortcode=shortcode_of(media.id),
        cover=shape_cover(seen, links),
        n_pictures=media.n_pictures,
        n_likes=media.n_likes,
        n_comments=media.n_comments,
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
