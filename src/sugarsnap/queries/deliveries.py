"""Events that wait to be delivered, in a queue for each subscription."""

from collections.abc import Collection

from sugarsnap.ids import LARGEST, Shard, shard_of_account
from sugarsnap.ports import Database
from sugarsnap.queries.ids import insert_timed_id
from sugarsnap.queries.statements import load
from sugarsnap.records.subscriptions import Delivery, Queue

IDLE = LARGEST
"""When a queue is due in which nothing waits."""

_statements = load("deliveries")


def _shard_of(subscription_id: int) -> Shard:
    """Where the events of a subscription wait: subscriptions are numbered, so these are spread."""
    return shard_of_account(subscription_id)


def list_due(db: Database, now: int, most: int) -> list[int]:
    """The subscriptions that are to be told something now, those first that have waited longest."""
    return [row[0] for row in _statements.list_due(db, now=now, most=most)]


def list_queues(db: Database, subscription_ids: Collection[int]) -> dict[int, Queue]:
    """How deliveries stand, by subscription."""
    found = _statements.list_queues(
        db,
        subscription_ids=list(subscription_ids),
        shards=[_shard_of(id_) for id_ in subscription_ids],
    )
    return {queue.subscription_id: queue for queue in found}


def insert_queue(db: Database, subscription_id: int) -> None:
    """Begin a queue in which nothing waits."""
    _statements.insert_queue(
        db, subscription_id=subscription_id, shard=_shard_of(subscription_id), run_at=IDLE
    )


def update_lease(db: Database, subscription_id: int, now: int, until: int) -> Queue | None:
    """Claim a queue that is due, until a moment; None where somebody was faster."""
    queue: Queue | None = _statements.update_lease(
        db, subscription_id=subscription_id, shard=_shard_of(subscription_id), now=now, until=until
    )
    return queue


def update_batch_end(db: Database, subscription_id: int, last_id: int) -> None:
    """Make up the batch in front: everything up to a delivery."""
    _statements.update_batch_end(
        db, subscription_id=subscription_id, shard=_shard_of(subscription_id), batch_end=last_id
    )


def update_queue(db: Database, queue: Queue) -> bool:
    """Give a claimed queue back; False where its lease ran out and another has claimed it."""
    given = _statements.update_queue(
        db,
        subscription_id=queue.subscription_id,
        shard=_shard_of(queue.subscription_id),
        lease_until=queue.lease_until,
        run_at=queue.run_at,
        attempts=queue.attempts,
        batch_end=queue.batch_end,
        failing_since_ms=queue.failing_since_ms,
        delivered_ms=queue.delivered_ms,
        problem=queue.problem,
    )
    return given is not None


def update_to_go_on(db: Database, subscription_id: int, now: int) -> None:
    """Have a queue that was just given back be due if anything waits in it."""
    _statements.update_to_go_on(
        db, subscription_id=subscription_id, shard=_shard_of(subscription_id), now=now
    )


def delete_queue(db: Database, subscription_id: int) -> None:
    """Take a queue away with all that waits in it."""
    shard = _shard_of(subscription_id)
    delete_deliveries(db, subscription_id, LARGEST)
    _statements.delete_queue(db, subscription_id=subscription_id, shard=shard)


def list_deliveries(db: Database, subscription_id: int, last_id: int, most: int) -> list[Delivery]:
    """What waits in a queue up to a delivery, what came first first."""
    found: list[Delivery] = _statements.list_deliveries(
        db,
        subscription_id=subscription_id,
        shard=_shard_of(subscription_id),
        last_id=last_id,
        most=most,
    )
    return found


def insert_delivery(db: Database, subscription_id: int, event: str, now: int) -> None:
    """Have an event wait at the end of a queue."""
    shard = _shard_of(subscription_id)
    id_ = insert_timed_id(db, shard, now)
    _statements.insert_delivery(
        db, subscription_id=subscription_id, id=id_, shard=shard, event=event
    )
    _statements.update_to_wake(db, subscription_id=subscription_id, shard=shard, idle=IDLE, now=now)


def delete_deliveries(db: Database, subscription_id: int, last_id: int) -> None:
    """Take away what waits in a queue up to a delivery."""
    _statements.delete_deliveries(
        db, subscription_id=subscription_id, shard=_shard_of(subscription_id), last_id=last_id
    )


def delete_older(db: Database, before: int) -> None:
    """Take away what waits longest: every delivery below an id."""
    _statements.delete_older(db, before=before)
