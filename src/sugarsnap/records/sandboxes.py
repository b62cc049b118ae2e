"""Who may try out a client in sandbox mode."""

from msgspec import Struct

from sugarsnap.ids import AccountId


class SandboxUser(Struct, frozen=True):
    """Somebody whom a client's owner invited; the owner has no such row."""

    client_id: str
    account_id: AccountId
    is_accepted: int
    """0 while the invitation waits for an answer."""
    invited_ms: int
