"""People on the wire (v1 reference §4.1.1, §4.1.2)."""

from collections.abc import Iterable

from msgspec import Struct

from sugarsnap.faces.shared.links import Links
from sugarsnap.faces.v1.calls import Call
from sugarsnap.records.accounts import Account, Card


class User(Struct, kw_only=True, frozen=True):
    """The short form beside a photo."""

    id: str
    full_name: str
    profile_picture: str
    username: str


class ListedUser(Struct, kw_only=True, frozen=True):
    """The short form in lists of people."""

    id: str
    username: str
    full_name: str
    profile_picture: str


class Counts(Struct, kw_only=True, frozen=True):
    """How many photos, followed people and followers."""

    media: int
    follows: int
    followed_by: int


class FullUser(Struct, kw_only=True, frozen=True):
    """A person in full."""

    id: str
    username: str
    profile_picture: str
    full_name: str
    bio: str
    website: str
    is_business: bool
    counts: Counts


def shape_user(card: Card, call: Call) -> User:
    """The short form beside a photo."""
    return call.once(_user, card)


def _user(card: Card, links: Links) -> User:
    return User(
        id=str(card.id),
        full_name=card.full_name,
        profile_picture=links.avatar(card),
        username=card.username,
    )


def shape_listed_user(card: Card, call: Call) -> ListedUser:
    """The short form in lists of people."""
    return call.once(_listed_user, card)


def shape_listed_users(cards: Iterable[Card], call: Call) -> list[ListedUser]:
    """A list of people."""
    return call.each_once(_listed_user, cards)


def _listed_user(card: Card, links: Links) -> ListedUser:
    return ListedUser(
        id=str(card.id),
        username=card.username,
        full_name=card.full_name,
        profile_picture=links.avatar(card),
    )


def shape_full_user(account: Account, links: Links) -> FullUser:
    """A person in full."""
    return FullUser(
        id=str(account.id),
        username=account.username,
        profile_picture=links.avatar(account.card),
        full_name=account.full_name,
        bio=account.bio,
        website=account.website,
        is_business=bool(account.is_business),
        counts=Counts(
            media=account.n_media,
            follows=account.n_follows,
            followed_by=account.n_followed_by,
        ),
    )
