"""The job that takes away what a deleted photo leaves."""

from sugarsnap.jobs.files import delete_unshown
from sugarsnap.operations.jobs import finish_job, purge_part
from sugarsnap.ports import Effects
from sugarsnap.records.jobs import Job
from sugarsnap.requests import PurgeMedia
from sugarsnap.work import Works


def purge_media(works: Works, effects: Effects, job: Job, request: PurgeMedia) -> None:
    """Take away likes and comments part by part, so that nobody waits long, and then the files."""
    while works.write_now(purge_part, request):
        pass
    delete_unshown(works, effects.store, request)
    works.write_now(finish_job, job)
