"""The job that pushes a post to those who follow its owner."""

from sugarsnap.operations.feeds import push_to_followers
from sugarsnap.ports import Effects
from sugarsnap.records.jobs import Job
from sugarsnap.requests import FanOutMedia
from sugarsnap.work import Works


def fan_out_media(works: Works, effects: Effects, job: Job, request: FanOutMedia) -> None:
    """Push it to a chunk of them; the next chunk is a job of its own."""
    del effects
    works.write_now(push_to_followers, job, request)
