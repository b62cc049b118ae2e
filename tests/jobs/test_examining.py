"""The check of everything finds whatever was broken past all operations, on either engine."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

import psycopg
import pytest

from engines import PostgresCellar, SqliteCellar, make_migrated, opened
from fakes import DAY, HOUR, MINUTE
from jobs.workshop import Workshop, files_of
from sugarsnap.ids import first_ticket, shard_of_account, timed_id
from sugarsnap.jobs.check import check_when_due
from sugarsnap.jobs.examine import examine_contents, examine_house
from sugarsnap.operations.accounts import change_picture
from sugarsnap.operations.checks import count_feed_drift
from sugarsnap.operations.drift import list_drift
from sugarsnap.operations.posts import Draft, delete_media, post_media
from sugarsnap.operations.relationships import change_relationship
from sugarsnap.operations.upkeep import ROW_CHECKS
from sugarsnap.ports import Picture
from sugarsnap.records.viewers import Viewer
from sugarsnap.rules.renditions import NOMINAL_SIZES, SQUARE, digest_of, jpeg_names
from sugarsnap.work import Work
from world import Furniture, picture_of

SPOILT = {
    "a like at one end": ("edges", "DELETE FROM likes WHERE media_id = :photo"),
    "a like of two moments": ("edges", "UPDATE likes SET id = id + 1 WHERE media_id = :photo"),
    "a follow at one end": ("edges", "DELETE FROM follows_in WHERE source_id = :ben"),
    "a follow that is a request": ("edges", "UPDATE follows_out SET state = 2"),
    "a block at one end": ("edges", "DELETE FROM blocks_in"),
    "a wrong count of likes": ("counts", "UPDATE media SET n_likes = 9 WHERE id = :photo"),
    "a wrong count of posts": ("counts", "UPDATE accounts SET n_media = 9 WHERE id = :ben"),
    "a comment left behind": ("remains", "UPDATE comments SET media_id = 5 WHERE id = :comment"),
    "a picture that is not noted": ("pictures", "DELETE FROM picture_uses WHERE thing_id = :photo"),
    "a row at a wrong shard": ("ids", "UPDATE feed SET shard = shard + 1 WHERE account_id = :ben"),
    "a name at a wrong shard": ("ids", "UPDATE names SET shard = 5 WHERE account_id = :ben"),
    "an id given twice": ("ids", "UPDATE media SET id = :photo WHERE owner_id = :cyd"),
    "an id that will be given again": ("ids", "UPDATE media SET id = :to_come WHERE id = :photo"),
    "a photo that its id does not lead to": ("ids", "UPDATE media SET id = id + 1024"),
    "a post that no feed holds": ("feeds", "DELETE FROM feed WHERE media_id = :photo"),
    "a post below a floor": ("feeds", "UPDATE feed_floors SET media_id = :to_come"),
    "a post by somebody who was left": ("feeds", "UPDATE feed SET author_id = :dan"),
    "a job that was given up": (
        "jobs",
        "INSERT INTO dead_jobs SELECT 5, 0, 'render_webp', '{}', 'No disk', 0",
    ),
}
"""What is broken, the check that must tell, and how it is broken."""


def spoil(workshop: Workshop, sql: str) -> None:
    """Break rows in a way that no operation would."""
    world, now = workshop.world, workshop.clock.now()
    values = {name: world.id_of(name) for name in ("ben", "cyd", "dan")} | {
        "photo": world.photo_of("ben"),
        "comment": world.comment_of("cyd"),
        "to_come": timed_id(first_ticket(now + HOUR), shard_of_account(world.id_of("ben"))),
    }
    named = {name: value for name, value in values.items() if f":{name}" in sql}
    world.ask(lambda db: db.execute("tests.spoil", sql, named))


def checks_that_tell(workshop: Workshop) -> set[str]:
    return {one.check for one in examine_house(workshop.works, workshop.store, age_ms=MINUTE)}


def test_nothing_is_wrong_with_the_furnished_world(settled: Workshop) -> None:
    assert list(examine_house(settled.works, settled.store, age_ms=MINUTE)) == []


@pytest.mark.parametrize("what", SPOILT)
def test_what_is_broken_among_the_rows_is_found(settled: Workshop, what: str) -> None:
    check, sql = SPOILT[what]

    spoil(settled, sql)

    assert check in checks_that_tell(settled)


def test_a_lost_file_is_found(settled: Workshop) -> None:
    settled.store.delete(min(files_of("ben")["webp"]))

    assert checks_that_tell(settled) == {"files"}


def post_picture(work: Work, viewer: Viewer, picture: Picture) -> None:
    post_media(work, viewer, Draft(""), [picture])


def altered(workshop: Workshop) -> int:
    """How many pictures are not what was stored; the five photos of the world are mere words."""
    [finding] = examine_contents(workshop.works, workshop.store)
    return finding.count


@pytest.mark.parametrize(("operation", "side"), [(post_picture, 1080), (change_picture, SQUARE)])
def test_a_file_that_is_not_what_was_stored_is_found(
    settled: Workshop, operation: Callable[..., Any], side: int
) -> None:
    nominals = NOMINAL_SIZES if side > SQUARE else (SQUARE,)
    digest = digest_of(dict.fromkeys(nominals, b"jpeg"))
    names = jpeg_names(digest, side, side)
    for name in names.values():
        settled.store.put(name, b"jpeg")
    settled.world.do(operation, "ben", Picture(digest, side, side))
    before = altered(settled)

    settled.store.put(names[SQUARE], b"bit rot")

    assert (before, altered(settled)) == (5, 6)


def test_damage_below_the_rows_is_found_on_sqlite(
    sqlite_cellar: SqliteCellar, furniture: Furniture
) -> None:
    assert furniture.accounts
    sqlite_cellar.copy("furnished", "damaged")
    path = sqlite_cellar.path("damaged")
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("PRAGMA writable_schema = ON")
        database.execute(
            "UPDATE sqlite_schema SET sql = replace(sql, '(id, shard)', '(width, shard)') "
            "WHERE name = 'media_by_id'"
        )

    with opened(sqlite_cellar, "damaged") as engine:
        found = engine.check_integrity()

    sqlite_cellar.drop("damaged")
    assert "media_by_id" in found.damages[0]


def test_damage_below_the_rows_is_found_on_postgresql(postgres_cellar: PostgresCellar) -> None:
    make_migrated(postgres_cellar, "damaged")
    with psycopg.connect(postgres_cellar.address("damaged")) as connection:
        connection.execute(
            "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'media_by_id'::regclass"
        )

    with opened(postgres_cellar, "damaged") as engine:
        found = engine.check_integrity()

    assert found.damages == ["the index media_by_id is not finished"]


def test_what_a_waiting_job_will_mend_is_no_finding(settled: Workshop) -> None:
    world = settled.world
    world.do(post_media, "cyd", Draft(""), [picture_of("cyd")])
    world.do(change_relationship, "dan", world.id_of("cyd"), "follow")
    world.do(change_relationship, "ben", world.id_of("ada"), "unfollow")
    world.do(delete_media, "cyd", world.photo_of("cyd"))

    waiting = settled.works.read(count_feed_drift)
    world.ask(lambda db: db.execute("tests.forget", "DELETE FROM outbox", {}))
    forgotten = settled.works.read(count_feed_drift)

    assert set(waiting.values()) == {0}
    assert forgotten == {"are missing from": 2, "should not be in": 5}


def test_all_rows_are_checked_once_a_day_and_the_result_is_kept(settled: Workshop) -> None:
    check_when_due(settled.works)
    first = settled.works.read(list_drift)
    spoil(settled, SPOILT["a wrong count of likes"][1])
    settled.clock.move(DAY - 1)
    check_when_due(settled.works)
    meanwhile = settled.works.read(list_drift)
    settled.clock.move(1)

    check_when_due(settled.works)

    assert [one.kind for one in first] == list(ROW_CHECKS)
    assert {one.found for one in first} == {0}
    assert meanwhile == first
    found = {one.kind: one.found for one in settled.works.read(list_drift)}
    assert found == {**dict.fromkeys(ROW_CHECKS, 0), "counts": 1}


def test_what_the_daily_check_finds_is_logged(
    settled: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(settled, SPOILT["a wrong count of likes"][1])

    check_when_due(settled.works)

    line = json.loads(capsys.readouterr().err)
    assert (line["event"], line["check"], line["found"]) == ("drift_found", "counts", 1)
