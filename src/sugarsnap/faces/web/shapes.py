"""People, photos and comments as the templates take them."""

from msgspec import Struct

from sugarsnap.faces.shared.links import Links
from sugarsnap.faces.shared.moments import Moment, moment_at
from sugarsnap.faces.web.slides import Slide, shape_cover, shape_slides
from sugarsnap.faces.web.words import Piece, cut
from sugarsnap.ids import shortcode_of
from sugarsnap.operations.accounts import ProfileHead
from sugarsnap.records.accounts import Card
from sugarsnap.records.media import SeenComment, SeenMedia
from sugarsnap.records.relationships import Following
from sugarsnap.records.viewers import Viewer
from sugarsnap.rules.geography import degrees


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
    """A post in a grid."""

    shortcode: str
    cover: Slide
    n_pictures: int
    n_likes: int
    n_comments: int


class Spot(Struct, frozen=True):
    """Where a post is from; `url` is "" where it names no place."""

    name: str
    url: str


class Post(Struct, frozen=True):
    """A post with all that its owner says of it."""

    shortcode: str
    slides: list[Slide]
    n_likes: int
    n_comments: int
    author: Person
    caption: list[Piece]
    moment: Moment
    liked: bool
    spot: Spot | None
    people: list[Person]
    """Who is to be seen in it, each once."""


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
    """A post in a grid."""
    media = seen.media
    return Photo(
        shortcode=shortcode_of(media.id),
        cover=shape_cover(seen, links),
        n_pictures=media.n_pictures,
        n_likes=media.n_likes,
        n_comments=media.n_comments,
    )


def shape_post(seen: SeenMedia, links: Links) -> Post:
    """A post with its pictures, caption, author, moment, people and place."""
    media = seen.media
    people = {person.card.id: person.card for person in seen.people}
    return Post(
        shortcode=shortcode_of(media.id),
        slides=shape_slides(seen, links),
        n_likes=media.n_likes,
        n_comments=media.n_comments,
        author=shape_person(seen.owner, links),
        caption=cut(media.caption),
        moment=moment_at(media.created_ms),
        liked=seen.is_liked,
        spot=_shape_spot(seen),
        people=[shape_person(card, links) for card in people.values()],
    )


def _shape_spot(seen: SeenMedia) -> Spot | None:
    media, place = seen.media, seen.place
    if place is not None:
        return Spot(place.name, f"/explore/locations/{place.id}/")
    if media.has_point:
        return Spot(f"{degrees(media.lat):.4f}, {degrees(media.lng):.4f}", "")
    return None


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
