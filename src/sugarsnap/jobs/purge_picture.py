"""The job that deletes a picture's files once nobody shows it."""

from sugarsnap.jobs.files import delete_unshown
from sugarsnap.operations.jobs import finish_job
from sugarsnap.ports import Effects
from sugarsnap.records.jobs import Job
from sugarsnap.requests import PurgePicture
from sugarsnap.work import Works


def purge_picture(works: Works, effects: Effects, job: Job, request: PurgePicture) -> None:
    """Delete the files unless somebody shows the picture after all."""
    delete_unshown(works, effects.store, request)
    works.write_now(finish_job, job)
