"""What clients may ask of people, where the keeper of a server decides it."""

from enum import IntEnum

from msgspec import Struct


class State(IntEnum):
    """How far a permission is; stored as its number, and 0 where there is no row."""

    NOT_REQUESTED = 0
    SUBMITTED = 1
    APPROVED = 2
    REJECTED = 3


class Permission(Struct, frozen=True):
    """One scope of one client."""

    client_id: str
    scope: str
    state: int = State.NOT_REQUESTED
    use_case: str = ""
    """What the owner wrote: how the client uses what it asks for."""
    reason: str = ""
    """What the keeper wrote when they decided."""
    submitted_ms: int = 0
    decided_ms: int = 0
    """0 where nobody has decided."""
