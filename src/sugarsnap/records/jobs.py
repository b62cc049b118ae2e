"""Work that waits in the outbox."""

from msgspec import Struct


class Job(Struct, frozen=True):
    """One row of the outbox."""

    id: int
    shard: int
    kind: str
    payload: str
    attempts: int
