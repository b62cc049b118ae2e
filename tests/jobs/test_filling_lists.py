"""What is older than a list is entered in it by a job, a few people at a time."""

from typing import Any

import pytest

from jobs.workshop import Workshop
from sugarsnap.ids import AccountId
from sugarsnap.jobs.fill_lists import fill_lists
from sugarsnap.operations.accounts import NewAccount, create_account
from sugarsnap.operations.comments import add_comment
from sugarsnap.operations.jobs import claim_job, list_due_jobs, request_of
from sugarsnap.operations.search import search_people
from sugarsnap.operations.upkeep import check_rows
from sugarsnap.requests import FillLists
from sugarsnap.rules.paging import Page
from sugarsnap.work import Work
from world import untruths

LISTS = ("tags ORDER BY name", "tag_media ORDER BY tag, id", "name_words ORDER BY word, account_id")
CROWD = 25


def lists_of(workshop: Workshop) -> list[list[tuple[Any, ...]]]:
    return [workshop.world.rows(f"SELECT * FROM {table}") for table in LISTS]


def forget_lists(work: Work) -> None:
    """Leave the database as an older version would have left it, and have the lists filled."""
    for table in ("tags", "tag_media", "name_words"):
        work.db.execute("tests.forget", f"DELETE FROM {table}", {})
    work.db.execute("tests.forget", "UPDATE media SET more_tags = ''", {})
    work.later(FillLists(AccountId(0), 0))


@pytest.fixture
def crowded(settled: Workshop) -> Workshop:
    """The furnished world and more people than are filled at once, nothing left to do."""
    for number in range(CROWD):
        account = NewAccount(f"fan{number}", f"{number}@fans.example", "Number of Many")
        settled.works.write_now(create_account, account, "")
    settled.world.do(add_comment, "ben", settled.world.photo_of("ben"), "#peas")
    settled.settle()
    return settled


def test_old_posts_and_people_are_found_once_the_jobs_are_done(crowded: Workshop) -> None:
    whole = lists_of(crowded)
    crowded.works.write_now(forget_lists)
    assert crowded.world.see(search_people, "ben", "many", Page(50)) == []

    crowded.worker().run_due()

    assert lists_of(crowded) == whole
    assert len(crowded.world.see(search_people, "ben", "many", Page(50))) == CROWD
    assert crowded.world.ask(untruths) == []
    assert crowded.waiting() == []


def test_filling_that_was_broken_off_is_done_again_and_goes_on(crowded: Workshop) -> None:
    whole = lists_of(crowded)
    crowded.works.write_now(forget_lists)
    (due,) = crowded.works.read(list_due_jobs, 9)
    job = crowded.works.write_now(claim_job, due)
    assert job is not None
    fill_lists(crowded.works, crowded.means, job, request_of(job))
    (then,) = crowded.works.read(list_due_jobs, 9)
    assert request_of(then).after_id > 0  # type: ignore[union-attr]
    crowded.works.write_now(lambda work: work.later(FillLists(AccountId(0), 0)))

    crowded.worker().run_due()

    assert lists_of(crowded) == whole


def test_what_is_done_while_lists_are_filled_is_not_undone(crowded: Workshop) -> None:
    crowded.works.write_now(forget_lists)
    crowded.world.do(add_comment, "cyd", crowded.world.photo_of("cyd"), "#beans")

    crowded.worker().run_due()

    tags = {row[0] for row in crowded.world.rows("SELECT name FROM tags")}
    assert tags == {"garden", "peas", "beans"}
    assert crowded.world.ask(untruths) == []


def test_the_keeper_is_told_of_posts_without_their_tags_once_the_jobs_are_done(
    settled: Workshop,
) -> None:
    def findings() -> list[str]:
        found = settled.works.read(check_rows)
        return [one.sentence for one in found if one.check in {"tags", "counts"}]

    settled.works.write_now(forget_lists)
    assert findings() == []

    settled.settle()
    settled.works.write_now(
        lambda work: work.db.execute(
            "tests.spoil",
            "DELETE FROM tag_media WHERE media_id = :id",
            {"id": settled.world.photo_of("ben")},
        )
    )
    settled.works.write_now(
        lambda work: work.db.execute(
            "tests.spoil",
            "UPDATE media SET caption = '' WHERE id = :id",
            {"id": settled.world.photo_of("cyd")},
        )
    )

    assert findings() == [
        "1 wrong counts: posts with a tag.",
        "1 photos have a tag that does not list them.",
        "1 photos are listed by a tag that they do not have, or are gone.",
    ]
