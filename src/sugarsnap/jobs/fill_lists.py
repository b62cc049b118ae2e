"""The job that enters in lists what is older than the lists."""

from sugarsnap.ids import LARGEST
from sugarsnap.operations.filling import (
    fill_lists_of_person,
    fill_lists_of_posts,
    go_on_filling,
    list_people_to_fill,
)
from sugarsnap.operations.jobs import finish_job
from sugarsnap.ports import Effects
from sugarsnap.records.jobs import Job
from sugarsnap.requests import FillLists
from sugarsnap.work import Works


def fill_lists(works: Works, effects: Effects, job: Job, request: FillLists) -> None:
    """Fill the lists of a few people part by part; another job goes on from there."""
    del effects
    people = works.read(list_people_to_fill, request)
    for account_id in people:
        works.write_now(fill_lists_of_person, account_id)
        before: int | None = LARGEST
        while before is not None:
            before = works.write_now(fill_lists_of_posts, account_id, before)
    if people:
        works.write_now(go_on_filling, job, people[-1])
    else:
        works.write_now(finish_job, job)
