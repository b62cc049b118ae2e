"""Telling subscribers of new posts, in order and at least once (v1 reference §8.4).

A new post enters an event in the queue of every subscription that it concerns. A queue is claimed
by a lease, its events go out in one request with no transaction open, and the outcome settles the
queue. One whose process died is claimed again, and the same batch goes out under the same id.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from msgspec import structs

from sugarsnap.ids import LARGEST, first_id
from sugarsnap.operations.clients import secrets_of
from sugarsnap.operations.jobs import finish_job
from sugarsnap.operations.sandboxes import read_sandbox
from sugarsnap.queries import deliveries as rows
from sugarsnap.queries.accounts import find_card
from sugarsnap.queries.clients import find_client, list_clients
from sugarsnap.queries.geographies import list_geographies_in
from sugarsnap.queries.grants import list_grants
from sugarsnap.queries.jobs import list_due_of_kind
from sugarsnap.queries.media import find_media_of_owner
from sugarsnap.queries.subscriptions import (
    find_subscription,
    list_subscriptions_of_clients,
    list_subscriptions_to,
    update_enabled,
)
from sugarsnap.records.accounts import Card, Standing
from sugarsnap.records.jobs import Job
from sugarsnap.records.media import Media
from sugarsnap.records.subscriptions import Delivery, Queue, Subscription
from sugarsnap.requests import TellSubscribers, kind_of
from sugarsnap.rules.deliveries import (
    LONGEST_FAILURE_MS,
    LONGEST_WAIT_MS,
    MOST_IN_BATCH,
    PAUSES_MS,
    Event,
    Parcel,
    Particulars,
    write_batch,
    write_event,
)
from sugarsnap.rules.geography import PHOTO_SIZES, Point, cell_of, distance
from sugarsnap.rules.subscriptions import Watched
from sugarsnap.rules.tags import tags_of
from sugarsnap.work import Work

LEASE_MS = 60_000
"""How long a claimed queue is nobody else's: longer than any receiver has to answer."""


class QueueTakenError(Exception):
    """Somebody else has settled this queue: its lease ran out meanwhile."""


NEWS = kind_of(TellSubscribers)
"""The kind of the jobs that tell of new posts."""


def list_due_news(work: Work, most: int) -> list[Job]:
    """Posts that nobody has been told of and that nobody is telling, in their order."""
    return list_due_of_kind(work.db, work.now, most, NEWS)


def tell_subscribers(work: Work, job: Job, request: TellSubscribers) -> None:
    """Enter a new post in the queues of all who are to be told of it.

    Whoever subscribed after it was posted is not: many posts, as of a demo or an archive, are told
    of late.
    """
    media = find_media_of_owner(work.db, request.media_id, request.owner_id)
    owner = find_card(work.db, request.owner_id)
    if media is not None and owner is not None and owner.standing == Standing.ACTIVE:
        concerned = list(_list_concerned(work, media, owner))
        closed = _list_closed(work, {one.client_id for one in concerned}, owner)
        for subscription in concerned:
            is_older = media.created_ms < subscription.created_ms
            if is_older or subscription.client_id in closed:
                continue
            event = write_event(_event_of(subscription, media))
            rows.insert_delivery(work.db, subscription.id, event, work.now)
    finish_job(work, job)


def _list_concerned(work: Work, media: Media, owner: Card) -> Iterable[Subscription]:
    """Those of clients that the owner lets in; everybody's to what is public about the post."""
    grants = [grant.client_id for grant in list_grants(work.db, owner.id) if grant.is_live]
    of_owner = list_subscriptions_of_clients(work.db, grants, Watched.USER)
    if owner.is_private:
        return of_owner
    return chain(of_owner, *_list_public(work, media))


def _list_public(work: Work, media: Media) -> Iterator[list[Subscription]]:
    yield list_subscriptions_to(work.db, Watched.TAG, tags_of(media))
    if media.place_id:
        yield list_subscriptions_to(work.db, Watched.LOCATION, [str(media.place_id)])
    if media.has_point:
        yield list_subscriptions_to(work.db, Watched.GEOGRAPHY, _geographies_of(work, media))


def _geographies_of(work: Work, media: Media) -> list[str]:
    point = Point(media.lat, media.lng)
    touching = list_geographies_in(work.db, [cell_of(point, size) for size in PHOTO_SIZES])
    return [
        str(one.id) for one in touching if distance(Point(one.lat, one.lng), point) <= one.radius
    ]


def _list_closed(work: Work, client_ids: set[str], owner: Card) -> set[str]:
    """The clients in sandbox mode for which the owner does not exist (v1 reference §2.4)."""
    clients = list_clients(work.db, client_ids).values()
    return {
        client.id
        for client in clients
        if client.is_sandbox and owner.id not in read_sandbox(work, client)
    }


def _event_of(subscription: Subscription, media: Media) -> Event:
    is_of_person = subscription.object == Watched.USER
    return Event(
        object=subscription.object,
        object_id=str(media.owner_id) if is_of_person else subscription.object_id,
        time=media.created_ms // 1000,
        subscription_id=subscription.id,
        data=Particulars(media_id=f"{media.id}_{media.owner_id}")
        if is_of_person
        else Particulars(),
    )


def list_due_subscriptions(work: Work, most: int) -> list[int]:
    """The subscriptions that are to be told something and that nobody is telling."""
    return rows.list_due(work.db, work.now, most)


def claim_parcel(work: Work, subscription_id: int) -> Parcel | None:
    """Claim a subscription's queue for a minute; None where somebody was faster, or for nothing.

    The batch that is made up first stays the same until it has arrived or is dropped.
    """
    queue = rows.update_lease(work.db, subscription_id, work.now, work.now + LEASE_MS)
    if queue is None:
        return None
    waiting = rows.list_deliveries(
        work.db, subscription_id, queue.batch_end or LARGEST, MOST_IN_BATCH
    )
    parcel = _make_parcel(work, queue, waiting) if waiting else None
    if parcel is None:
        _settle(work, structs.replace(queue, run_at=rows.IDLE, attempts=0, batch_end=0))
        return None
    rows.update_batch_end(work.db, subscription_id, parcel.queue.batch_end)
    return parcel


def _make_parcel(work: Work, queue: Queue, batch: list[Delivery]) -> Parcel | None:
    subscription = find_subscription(work.db, queue.subscription_id)
    client = find_client(work.db, subscription.client_id) if subscription is not None else None
    if subscription is None or client is None:
        return None
    last_id = batch[-1].id
    return Parcel(
        queue=structs.replace(queue, batch_end=last_id),
        url=subscription.callback_url,
        id=f"{subscription.id}-{last_id}",
        body=write_batch(batch),
        secret=secrets_of(work, client)[0],
    )


def confirm_parcel(work: Work, parcel: Parcel) -> None:
    """Note that a batch has arrived; the next one is due. Raises QueueTakenError."""
    settled = structs.replace(
        parcel.queue,
        run_at=rows.IDLE,
        attempts=0,
        batch_end=0,
        failing_since_ms=0,
        delivered_ms=work.now,
        problem="",
    )
    _drop_batch(work, settled, parcel.queue.batch_end)


def fail_parcel(work: Work, parcel: Parcel, problem: str) -> bool:
    """Note that a batch has not arrived; it is due again later, or dropped after the last time.

    Answers whether the subscription is switched off with that. Raises QueueTakenError.
    """
    queue = structs.replace(
        parcel.queue,
        failing_since_ms=parcel.queue.failing_since_ms or work.now,
        problem=problem,
    )
    if queue.attempts <= len(PAUSES_MS):
        pause = PAUSES_MS[queue.attempts - 1]
        _settle(work, structs.replace(queue, run_at=work.now + pause))
        return False
    dropped = structs.replace(queue, run_at=rows.IDLE, attempts=0, batch_end=0)
    _drop_batch(work, dropped, queue.batch_end)
    if work.now - queue.failing_since_ms < LONGEST_FAILURE_MS:
        return False
    update_enabled(work.db, queue.subscription_id, is_enabled=0)
    rows.delete_deliveries(work.db, queue.subscription_id, LARGEST)
    return True


def _drop_batch(work: Work, settled: Queue, last_id: int) -> None:
    """Take the batch in front away; what waits behind it is due at once."""
    _settle(work, settled)
    rows.delete_deliveries(work.db, settled.subscription_id, last_id)
    rows.update_to_go_on(work.db, settled.subscription_id, work.now)


def _settle(work: Work, settled: Queue) -> None:
    if not rows.update_queue(work.db, settled):
        raise QueueTakenError


def trim_deliveries(work: Work) -> None:
    """Forget events that have waited for more than a day: nobody waits for them any more."""
    rows.delete_older(work.db, first_id(work.now - LONGEST_WAIT_MS))
