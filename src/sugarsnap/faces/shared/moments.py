"""Points in time, for machines and for people."""

from datetime import UTC, datetime

from msgspec import Struct


class Moment(Struct, frozen=True):
    """A point in time, for machines and for people."""

    iso: str
    words: str


def moment_at(milliseconds: int) -> Moment:
    """The moment so long after 1970, UTC."""
    when = datetime.fromtimestamp(milliseconds // 1000, UTC)
    return Moment(when.strftime("%Y-%m-%dT%H:%M:%SZ"), f"{when.day} {when:%B %Y}")
