"""One piece of work: an open transaction, its moment, and what is to happen later."""

from collections.abc import Awaitable, Callable, Hashable
from typing import Concatenate, ParamSpec, TypeVar

import msgspec
from msgspec import Struct

from sugarsnap.config import Settings
from sugarsnap.ids import shard_of_account
from sugarsnap.ports import Clock, Database, Randomness, RateLimits, Transactions
from sugarsnap.queries.jobs import insert_job
from sugarsnap.records.jobs import Job
from sugarsnap.requests import JobRequest, kind_of
from sugarsnap.rules.keys import Keys

Result = TypeVar("Result")
Arguments = ParamSpec("Arguments")


class Tools(Struct, frozen=True):
    """What every piece of work has at hand, whatever its transaction."""

    clock: Clock
    random: Randomness
    keys: Keys
    settings: Settings
    limits: RateLimits


class Work:
    """What an operation is given: where it reads and writes, when it happens, and its tools."""

    __slots__ = ("_requested", "db", "keys", "limits", "now", "random", "settings")

    def __init__(self, db: Database, tools: Tools) -> None:
        self.db = db
        self.now = tools.clock.now()
        self.keys = tools.keys
        self.random = tools.random
        self.settings = tools.settings
        self.limits = tools.limits
        self._requested: list[JobRequest] | None = None

    def later(self, request: JobRequest) -> None:
        """Have a job done once this work is committed; undone with it."""
        if self._requested is None:
            self._requested = []
        self._requested.append(request)

    def remember(
        self,
        key: Hashable,
        find: Callable[Arguments, Result | None],
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> Result | None:
        """What `find` answers, kept until any account, block, client, grant or endpoint changes.

        Only for what depends on nothing else. None is not kept, and a writer keeps nothing.
        """
        kept = self.db.kept
        if kept is None:
            return find(*args, **kwargs)
        found: Result | None = kept.get(key)
        if found is None:
            found = find(*args, **kwargs)
            if found is not None:
                kept[key] = found
        return found

    def hand_over(self) -> None:
        """Enter what is to happen later in the outbox, in this transaction."""
        for request in self._requested or ():
            job = Job(
                id=0,
                shard=shard_of_account(request.owner_id),
                kind=kind_of(request),
                payload=msgspec.json.encode(request).decode(),
                attempts=0,
            )
            insert_job(self.db, job, self.now, run_at=self.now)


class Works:
    """Opens works: the only place where operations meet transactions."""

    def __init__(self, transactions: Transactions, tools: Tools) -> None:
        self._transactions = transactions
        self.tools = tools

    def read(
        self,
        operation: Callable[Concatenate[Work, Arguments], Result],
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> Result:
        """Run a reading operation on the calling thread, on one snapshot: for jobs and commands."""
        return self._transactions.read(lambda db: operation(Work(db, self.tools), *args, **kwargs))

    def answer(
        self,
        operation: Callable[Concatenate[Work, Arguments], Result],
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> Awaitable[Result]:
        """Run a reading operation for a request that waits, on one snapshot."""
        return self._transactions.answer(
            lambda db: operation(Work(db, self.tools), *args, **kwargs)
        )

    async def read_aside(
        self,
        operation: Callable[Concatenate[Work, Arguments], Result],
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> Result:
        """Run a reading operation that may take long, on a thread with its own reader."""
        return await self._transactions.read_aside(
            lambda db: operation(Work(db, self.tools), *args, **kwargs),
        )

    async def write(
        self,
        operation: Callable[Concatenate[Work, Arguments], Result],
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> Result:
        """Run a writing operation; answers once it is committed (ports.Transactions)."""
        return await self._transactions.write(
            lambda db: self._run(db, operation, *args, **kwargs),
        )

    def write_now(
        self,
        operation: Callable[Concatenate[Work, Arguments], Result],
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> Result:
        """The same for a caller without an event loop: jobs and the command line."""
        return self._transactions.write_now(lambda db: self._run(db, operation, *args, **kwargs))

    def _run(
        self,
        db: Database,
        operation: Callable[Concatenate[Work, Arguments], Result],
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> Result:
        work = Work(db, self.tools)
        result = operation(work, *args, **kwargs)
        work.hand_over()
        return result
