"""Drawing ids in the transaction that uses them."""

from sugarsnap.errors import UnavailableError
from sugarsnap.ids import AccountId, account_id, first_ticket, moment_of, timed_id
from sugarsnap.ports import Database
from sugarsnap.queries.statements import load

_statements = load("ids")

_FURTHEST_AHEAD = 60_000
_SKIPPED = 10_000
_FIRST_SHARD = 0
"""Where what has no shard is counted."""


def insert_timed_id(db: Database, shard: int, now: int) -> int:
    """A new media, comment or job id of `shard`, higher than all before it.

    Raises UnavailableError where the shard's ids run more than a minute ahead of the clock: that is
    an accident of clocks, not load.
    """
    ticket = _statements.insert_ticket(db, kind="time", shard=shard, first=first_ticket(now))
    drawn = timed_id(ticket, shard)
    if moment_of(drawn) > now + _FURTHEST_AHEAD:
        raise UnavailableError
    return drawn


def insert_account_id(db: Database, shard: int) -> AccountId:
    """A new account id of `shard`: small enough for every JSON parser's numbers."""
    number = _statements.insert_ticket(db, kind="account", shard=shard, first=1)
    return account_id(number, shard)


def insert_place_id(db: Database, shard: int) -> int:
    """A new place id of `shard`, which ends in its shard as an account's does."""
    number = _statements.insert_ticket(db, kind="place", shard=shard, first=1)
    return account_id(number, shard)


def insert_subscription_id(db: Database) -> int:
    """A new subscription id: they count from one, as on the wire."""
    number: int = _statements.insert_ticket(db, kind="subscription", shard=_FIRST_SHARD, first=1)
    return number


def insert_geography_id(db: Database) -> int:
    """A new geography id: they count from one, as on the wire."""
    number: int = _statements.insert_ticket(db, kind="geography", shard=_FIRST_SHARD, first=1)
    return number


def update_tickets(db: Database, now: int) -> None:
    """Let no id be drawn again that was drawn before `now`, as a restored backup needs.

    Those of people, places and the like count from one, so they skip more than can have come.
    """
    _statements.update_tickets(db, first=first_ticket(now))
    _statements.update_counted_tickets(db, step=_SKIPPED)
