"""The dispatcher: sends what waits for subscribers, to many at a time and to each in order.

It stands beside the worker in the job process, on an event loop of its own: a receiver that hangs
occupies nothing that another waits for, and news waits for no picture to be rendered. Any number of
dispatchers share the queues.
"""

import asyncio
from threading import Event
from typing import Any

from sugarsnap.errors import UnavailableError
from sugarsnap.logs import Logger
from sugarsnap.operations.deliveries import (
    QueueTakenError,
    claim_parcel,
    confirm_parcel,
    fail_parcel,
    list_due_news,
    list_due_subscriptions,
    tell_subscribers,
)
from sugarsnap.operations.jobs import JobTakenError, claim_job, fail_job, request_of
from sugarsnap.ports import HttpSender, Outgoing, UnreachableError
from sugarsnap.records.jobs import Job
from sugarsnap.rules.deliveries import SECONDS_TO_ANSWER, Parcel, is_taken
from sugarsnap.work import Works

SECONDS_BETWEEN_LOOKS = 0.25
MOST_AT_ONCE = 200
_MOST_NEWS = 50
"""Posts told of between two looks."""
_SECONDS_TO_FINISH = 5.0
"""How long those on their way may take at the end; the others are sent again later."""


class Dispatcher:
    """Delivers for one house."""

    def __init__(self, works: Works, http: HttpSender) -> None:
        self._works = works
        self._http = http
        self._log = Logger("deliveries")
        self._under_way: dict[int, asyncio.Task[None]] = {}

    def run_until(self, stop: Event) -> None:
        """Deliver on the calling thread until `stop` is set."""
        asyncio.run(self._run_until(stop))

    async def _run_until(self, stop: Event) -> None:
        while not stop.is_set():
            try:
                await self.tell_news()
                await self.begin_due()
            except UnavailableError:  # the database is away, or the house moves: the worker says so
                await asyncio.sleep(1)
            except Exception as problem:  # noqa: BLE001  whatever it is, the next look may go well
                self._log.error("dispatcher_stumbled", problem)
            await asyncio.sleep(SECONDS_BETWEEN_LOOKS)
        await self.finish(_SECONDS_TO_FINISH)

    async def tell_news(self) -> None:
        """Have new posts wait for all who are to be told of them."""
        for job in await self._works.read_aside(list_due_news, _MOST_NEWS):
            claimed = await self._works.write(claim_job, job)
            if claimed is not None:
                await self._tell(claimed)

    async def _tell(self, job: Job) -> None:
        try:
            request: Any = request_of(job)
            await self._works.write(tell_subscribers, job, request)
        except JobTakenError:
            self._log.warning("job_taken", job=job.id, kind=job.kind)
        except Exception as problem:  # noqa: BLE001  whatever it is, the job comes back
            await self._works.write(fail_job, job, f"{type(problem).__name__}: {problem}")
            self._log.error("job_failed", problem, job=job.id, kind=job.kind)

    async def begin_due(self) -> None:
        """Begin to deliver whatever is due and not under way."""
        room = MOST_AT_ONCE - len(self._under_way)
        if room <= 0:
            return
        for id_ in await self._works.read_aside(list_due_subscriptions, room):
            if id_ not in self._under_way:
                self._under_way[id_] = asyncio.create_task(self._deliver(id_))

    async def finish(self, seconds: float | None = None) -> None:
        """Wait for what is under way, at most so long."""
        if self._under_way:
            await asyncio.wait(self._under_way.values(), timeout=seconds)

    async def _deliver(self, subscription_id: int) -> None:
        try:
            parcel = await self._works.write(claim_parcel, subscription_id)
            if parcel is not None:
                await self._settle(parcel, await self._send(parcel))
        except QueueTakenError:
            self._log.warning("delivery_taken", subscription=subscription_id)
        except UnavailableError:  # its lease runs out, and it is sent again
            self._log.warning("delivery_unsettled", subscription=subscription_id)
        except Exception as problem:  # noqa: BLE001  one subscription's trouble is no other's
            self._log.error("delivery_stumbled", problem, subscription=subscription_id)
        finally:
            del self._under_way[subscription_id]

    async def _send(self, parcel: Parcel) -> str:
        """Send a batch; answers why it did not arrive, or ""."""
        request = Outgoing(
            method="POST",
            url=parcel.url,
            seconds=SECONDS_TO_ANSWER,
            headers=parcel.headers,
            body=parcel.body,
        )
        try:
            reply = await self._http.send(request)
        except UnreachableError as problem:
            return str(problem)
        return "" if is_taken(reply.status) else f"It answered {reply.status}."

    async def _settle(self, parcel: Parcel, problem: str) -> None:
        if not problem:
            await self._works.write(confirm_parcel, parcel)
        elif await self._works.write(fail_parcel, parcel, problem):
            self._log.warning("subscription_disabled", subscription=parcel.queue.subscription_id)
