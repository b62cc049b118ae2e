"""Points in time, for machines and for people."""

from datetime import UTC, datetime, timedelta

from msgspec import Struct


class Moment(Struct, frozen=True):
    """A point in time, for machines and for people."""

    iso: str
    words: str


def moment_at(milliseconds: int) -> Moment:
    """The moment so long after 1970, UTC."""
    when = datetime.fromtimestamp(milliseconds // 1000, UTC)
    return Moment(when.strftime("%Y-%m-%dT%H:%M:%SZ"), f"{when.day} {when:%B %Y}")


def pacific_moment_at(milliseconds: int) -> Moment:
    """The same as the original wrote it: in words of the Pacific coast (v1 reference §9.1)."""
    when = datetime.fromtimestamp(milliseconds // 1000, UTC)
    is_summer = _sunday(when.year, 3, 2, hour=10) <= when < _sunday(when.year, 11, 1, hour=9)
    there = when - timedelta(hours=7 if is_summer else 8)
    clock = f"{there.hour % 12 or 12}:{there:%M}{'am' if there.hour < 12 else 'pm'}"
    zone = "PDT" if is_summer else "PST"
    return Moment(when.isoformat(), f"{there:%b} {there.day}, {there.year} at {clock} {zone}")


def _sunday(year: int, month: int, which: int, hour: int) -> datetime:
    """An hour (UTC) of the first or second Sunday of a month: clocks are set there then."""
    first = datetime(year, month, 1, hour, tzinfo=UTC)
    return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (which - 1))
