"""How much one hour allows: calls of a token (v1 reference §6), sign-ins, registrations."""

from enum import StrEnum

from msgspec import Struct

from sugarsnap.errors import LimitExceededError
from sugarsnap.records.clients import Client
from sugarsnap.records.viewers import Viewer


class Mode(StrEnum):
    """Whether a client is tried out among invited people or open to everybody."""

    SANDBOX = "sandbox"
    LIVE = "live"


class Allowance(Struct, frozen=True):
    """What one token may do in any sliding hour. Refused calls count as well."""

    calls: int
    """All calls together; the number of `X-Ratelimit-Limit`."""
    writes: int
    """Calls of one method on one of the endpoints for likes, comments and relationships."""


SANDBOX_ALLOWANCE = Allowance(calls=500, writes=30)
LIVE_ALLOWANCE = Allowance(calls=5000, writes=60)

# One person mistypes a password a few times. Ten guesses an hour find none that passes
# rules/passwords; an address may hold a whole school, so it gets five people's worth.
FAILED_LOGINS_PER_ACCOUNT = 10
"""From one address, so that a stranger elsewhere locks nobody out of their own account."""
FAILED_LOGINS_PER_ACCOUNT_FROM_ANYWHERE = 100
FAILED_LOGINS_PER_ADDRESS = 50
REGISTRATIONS_PER_ADDRESS = 60

# A secret and a code have 128 bits: nobody guesses them. This keeps a broken client from hammering.
FAILED_EXCHANGES_PER_CLIENT = 60
"""From one address, so that a stranger elsewhere shuts nobody's client out."""
FAILED_EXCHANGES_PER_ADDRESS = 300


def mode_of(client: Client) -> Mode:
    """The mode that the client is in."""
    return Mode.SANDBOX if client.is_sandbox else Mode.LIVE


def allowance_of(mode: Mode) -> Allowance:
    """What a token of a client in `mode` may do in an hour (v1 reference §6)."""
    return SANDBOX_ALLOWANCE if mode is Mode.SANDBOX else LIVE_ALLOWANCE


def remaining(allowed: int, made: int) -> int:
    """How many more calls the hour allows; the number of `X-Ratelimit-Remaining`."""
    return max(0, allowed - made)


def check_write_count(viewer: Viewer) -> None:
    """Raise LimitExceededError where the viewer's token asked for this kind of write too often."""
    writes = viewer.writes
    if writes is not None and writes.made > writes.allowed:
        raise LimitExceededError(writes.retry_after, writes.made, writes.allowed)
