"""Who asks: a person, through a client with scopes, or on the site itself."""

from msgspec import Struct

from sugarsnap.ids import AccountId
from sugarsnap.records.accounts import Card
from sugarsnap.records.clients import Client


class WriteCount(Struct, frozen=True):
    """How often one kind of action was asked for in the last hour, this time counted."""

    made: int
    allowed: int
    retry_after: int


class Caller(Struct, frozen=True):
    """Who calls the API."""

    account: Card | None
    """None where a client asks by itself, with its id alone."""
    client: Client
    scopes: frozenset[str]
    unapproved: frozenset[str] = frozenset()
    """Scopes that the keeper has not approved for the client."""
    sandbox: frozenset[AccountId] | None = None
    """Whom there is for the client: its sandbox users. None where it is live: everybody."""
    switches: frozenset[str] = frozenset()
    """What is on for the client (rules/switches)."""

    @property
    def account_id(self) -> AccountId | None:
        """For whom the calls are made."""
        return self.account.id if self.account else None

    @property
    def bucket(self) -> str:
        """Under which name the calls are counted."""
        return f"{self.account.id}.{self.client.id}" if self.account else self.client.id


class Holder(Caller, frozen=True):
    """Whom a token speaks for: read from its grant, account and client."""

    account: Card


class Viewer(Struct, frozen=True):
    """Who looks or acts. On the site there is no client, and nothing is asked of scopes."""

    account: Card | None = None
    client: Client | None = None
    scopes: frozenset[str] = frozenset()
    of_others: str = ""
    """The scope that the call needs where the thing is somebody else's; "" for none."""
    writes: WriteCount | None = None
    """How often this kind of write was asked for; None where writes are not counted."""
    unapproved: frozenset[str] = frozenset()
    """Scopes that the keeper has not approved for the client."""
    sandbox: frozenset[AccountId] | None = None
    """Whom there is for the client: its sandbox users. None where it is live: everybody."""
    switches: frozenset[str] = frozenset()
    """What is on for the client (rules/switches)."""

    @property
    def id(self) -> AccountId | None:
        """The viewer's account, or None where nobody is signed in."""
        return self.account.id if self.account is not None else None


NOBODY = Viewer()
