"""A post with all that its owner says of it, as the templates take it."""

from msgspec import Struct

from sugarsnap.faces.shared.links import Links
from sugarsnap.faces.shared.moments import Moment, moment_at
from sugarsnap.faces.shared.slides import Slide, shape_slides
from sugarsnap.faces.shared.words import Piece, cut
from sugarsnap.ids import shortcode_of
from sugarsnap.records.accounts import Card
from sugarsnap.records.media import SeenMedia
from sugarsnap.rules.geography import degrees


class Person(Struct, frozen=True):
    """Somebody, as named beside a photo or a comment."""

    username: str
    full_name: str
    avatar: str


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


def shape_person(card: Card, links: Links) -> Person:
    """A person beside a photo or a comment."""
    return Person(card.username, card.full_name, links.avatar(card))


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
