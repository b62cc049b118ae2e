"""Developers' clients, the grants that people give them, and the codes in between."""

from msgspec import Struct

from sugarsnap.ids import AccountId


class Client(Struct, frozen=True):
    """A registered application."""

    id: str
    """32 hex digits."""
    owner_id: AccountId
    name: str
    description: str
    company_name: str
    website_url: str
    privacy_policy_url: str
    contact_email: str
    is_sandbox: int
    is_implicit_disabled: int
    is_signature_enforced: int
    secret: str
    """Sealed under the server key."""
    older_secret: str
    """The secret before, sealed; "" outside a rotation."""
    created_ms: int
    switches: str = ""
    """The names of those that differ from what is usual, separated by spaces (rules/switches)."""


class Registration(Struct, frozen=True):
    """What a developer writes about a client."""

    name: str
    description: str
    company_name: str
    website_url: str
    privacy_policy_url: str
    contact_email: str
    redirect_uris: tuple[str, ...]


class Grant(Struct, frozen=True):
    """What a person lets a client do. The token is derived from it and never stored."""

    account_id: AccountId
    client_id: str
    scopes: str
    """Space-separated; they only grow while the grant stands."""
    serial: int
    """Raised by every revocation: the token of an older serial is dead."""
    is_live: int
    created_ms: int


class Code(Struct, frozen=True):
    """An authorisation code, found by its digest, good once and for ten minutes."""

    client_id: str
    account_id: AccountId
    redirect_uri: str
    challenge: str
    """PKCE S256 challenge (RFC 7636 §4.2), or ""."""
    serial: int
    """The serial of the grant whose token it hands out."""
    minted: int
    """1 where its grant was new, so that its token first left the house through this code."""
    is_used: int
    expires_ms: int


class AuthorizationRequest(Struct, frozen=True):
    """What a consent page asks, kept on the server between its GET and its POST."""

    account_id: AccountId
    client_id: str
    response_type: str
    redirect_uri: str
    scopes: str
    state: str
    has_state: int
    challenge: str
    expires_ms: int


class Session(Struct, frozen=True):
    """A signed-in browser, found by the digest of its cookie."""

    account_id: AccountId
    created_ms: int
    seen_ms: int
