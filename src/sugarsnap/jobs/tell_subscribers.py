"""The job that lets subscribers know of a new post."""

from sugarsnap.operations.deliveries import tell_subscribers as enter_deliveries
from sugarsnap.ports import Effects
from sugarsnap.records.jobs import Job
from sugarsnap.requests import TellSubscribers
from sugarsnap.work import Works


def tell_subscribers(works: Works, effects: Effects, job: Job, request: TellSubscribers) -> None:
    """Have an event wait for each of them; the dispatcher sends it."""
    del effects
    works.write_now(enter_deliveries, job, request)
