"""The job that brings a feed in line with whether its reader follows somebody."""

from sugarsnap.operations import feeds
from sugarsnap.ports import Effects
from sugarsnap.records.jobs import Job
from sugarsnap.requests import RefreshFeed
from sugarsnap.work import Works


def refresh_feed(works: Works, effects: Effects, job: Job, request: RefreshFeed) -> None:
    """Enter somebody's posts in a feed, or take them out."""
    del effects
    works.write_now(feeds.refresh_feed, job, request)
