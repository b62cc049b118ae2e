"""People."""

from enum import IntEnum

from msgspec import Struct

from sugarsnap.ids import AccountId, Shard, shard_of_account


class Standing(IntEnum):
    """Whether an account takes part; stored as its number."""

    ACTIVE = 0
    SUSPENDED = 1


class Card(Struct, frozen=True):
    """What is shown of a person wherever their name stands, and what decides who sees them."""

    id: AccountId
    username: str
    full_name: str
    picture: str
    """Digest of the profile picture, or "" for the default one."""
    is_private: int
    standing: int
    photo_serial: int
    """Part of every picture address of theirs; raised when old addresses must die."""

    @property
    def shard(self) -> Shard:
        """Where the account and all that it owns live."""
        return shard_of_account(self.id)


class Account(Struct, frozen=True):
    """A person in full."""

    id: AccountId
    username: str
    full_name: str
    picture: str
    is_private: int
    standing: int
    photo_serial: int
    bio: str
    website: str
    email: str
    is_admin: int
    is_business: int
    n_media: int
    n_follows: int
    n_followed_by: int
    created_ms: int

    @property
    def shard(self) -> Shard:
        """Where the account and all that it owns live."""
        return shard_of_account(self.id)

    @property
    def card(self) -> Card:
        """The same person, as shown beside a photo."""
        return Card(
            self.id,
            self.username,
            self.full_name,
            self.picture,
            self.is_private,
            self.standing,
            self.photo_serial,
        )


class Password(Struct, frozen=True):
    """Whose password it is and its hash."""

    account_id: AccountId
    hashed: str
    standing: int


class Profile(Struct, frozen=True):
    """What a person writes about themselves."""

    full_name: str
    bio: str
    website: str
    is_private: int
