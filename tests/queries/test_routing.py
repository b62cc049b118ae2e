"""Every statement says on how many shards it runs, and runs on no more."""

from collections.abc import Iterator
from operator import attrgetter

import psycopg
import pytest
from msgspec import structs

from engines import PostgresCellar
from queries.routes import PartitionedDatabase, partition, read_wording
from queries.statements import Statement, every_statement, values_of
from sugarsnap.database.migrate import LEDGER, every_migration
from world import Furniture

STATEMENTS = every_statement()
ON_ALL_SHARDS = {
    "accounts.list_ids_after": "a job walks through everybody",
    "accounts.list_ids_of_names": "a search for people looks for names that begin alike",
    "codes.delete_ended_codes": "a sweep of what has ended, once an hour",
    "codes.delete_ended_requests": "a sweep of what has ended, once an hour",
    "deliveries.delete_older": "a sweep of what nobody waits for any more, every ten minutes",
    "deliveries.list_due": "the one scan for subscribers who are to be told something",
    "grants.update_grants_of_client_to_revoked": "a client is deleted; anybody may have used it",
    "ids.update_counted_tickets": "the keeper restores a backup",
    "ids.update_tickets": "the keeper restores a backup",
    "jobs.list_due": "the one scan for jobs that are due",
    "jobs.list_due_of_kind": "the same for the jobs that tell of new posts",
    "name_words.list_ids_of_words": "a search for people looks for words that begin alike",
    "sessions.delete_idle_sessions": "a sweep of what has ended, once an hour",
    "tags.list_tags": "a search for tags looks for names that begin alike",
}
ALL_OF_THEM = dict.fromkeys(("checks", "upkeep"), "the keeper's checks of the whole database")

by_name = attrgetter("full_name")


def say_where(statement: Statement) -> str | None:
    """The class that a statement's text has earned, if it is not the one it names."""
    earned = read_wording(statement.sql).routing
    return None if earned == statement.routing else f"{statement.full_name} is of class {earned}"


@pytest.fixture(scope="module")
def partitioned(postgres_cellar: PostgresCellar) -> Iterator[PartitionedDatabase]:
    postgres_cellar.make("partitioned")
    with psycopg.connect(postgres_cellar.address("partitioned"), autocommit=True) as connection:
        connection.execute("SET plan_cache_mode = force_custom_plan")
        connection.execute(LEDGER)
        for _, _, script in every_migration():
            connection.execute(partition(script).encode())
        yield PartitionedDatabase(connection)
        connection.execute("DROP SCHEMA partitioned CASCADE")


def test_every_statement_says_where_it_runs() -> None:
    assert [found for statement in STATEMENTS if (found := say_where(statement))] == []


def test_only_statements_with_a_reason_ask_all_shards() -> None:
    everywhere = {
        statement.full_name
        for statement in STATEMENTS
        if statement.routing == "A" and statement.noun not in ALL_OF_THEM
    }

    assert everywhere == set(ON_ALL_SHARDS)


@pytest.mark.parametrize("statement", STATEMENTS, ids=by_name)
def test_a_statement_touches_the_shards_that_it_names(
    statement: Statement, partitioned: PartitionedDatabase, furniture: Furniture
) -> None:
    assert partitioned.is_kept(statement, values_of(statement, furniture))


@pytest.mark.parametrize(
    ("name", "named", "forgotten"),
    [
        ("likes.list_likes", " AND shard = :shard", ""),
        ("likes.find_sight", "source_id = :owner_id AND shard = :shard", "source_id = :owner_id"),
        ("accounts.list_cards", " AND shard = ANY(:shards)", ""),
        ("comments.delete_comment", " AND shard = :shard", ""),
        ("comments.insert_comment", ":shard,", "5,"),
    ],
)
def test_a_forgotten_shard_is_noticed(name: str, named: str, forgotten: str) -> None:
    statement = next(statement for statement in STATEMENTS if statement.full_name == name)

    careless = structs.replace(statement, sql=statement.sql.replace(named, forgotten))

    assert say_where(statement) is None
    assert say_where(careless) is not None


@pytest.mark.parametrize(
    ("name", "named", "forgotten"),
    [
        ("likes.list_likes", " AND shard = :shard", ""),
        ("likes.list_likes", "shard = :shard", "shard = :shard + 1"),
        ("accounts.list_cards", " AND shard = ANY(:shards)", ""),
        ("comments.delete_comment", " AND shard = :shard", ""),
    ],
)
def test_a_partition_too_many_is_noticed(
    name: str,
    named: str,
    forgotten: str,
    partitioned: PartitionedDatabase,
    furniture: Furniture,
) -> None:
    statement = next(statement for statement in STATEMENTS if statement.full_name == name)

    careless = structs.replace(statement, sql=statement.sql.replace(named, forgotten))

    assert not partitioned.is_kept(careless, values_of(statement, furniture))
