"""The job that takes away what a deleted photo leaves."""

from sugarsnap.ids import LARGEST
from sugarsnap.jobs.files import delete_unshown
from sugarsnap.operations.feeds import purge_from_feeds
from sugarsnap.operations.jobs import finish_job, purge_part
from sugarsnap.ports import Effects
from sugarsnap.records.jobs import Job
from sugarsnap.requests import PurgeMedia
from sugarsnap.work import Works


def purge_media(works: Works, effects: Effects, job: Job, request: PurgeMedia) -> None:
    """Take away what is left in feeds and under it part by part, and then the files.

    In parts, so that nobody waits long.
    """
    before: int | None = LARGEST
    while before is not None:
        before = works.write_now(purge_from_feeds, request, before)
    while works.write_now(purge_part, request):
        pass
    delete_unshown(works, effects.store, request)
    works.write_now(finish_job, job)
