"""Migrations run once, in order, whole or not at all."""

import re

import pytest

from engines import AnyEngine
from sugarsnap.database.migrate import every_migration, migrate


def test_nothing_runs_twice(engine: AnyEngine) -> None:
    assert migrate(engine) == []
    assert engine.applied_migrations() == {number for number, _, _ in every_migration()}


def test_migrations_are_numbered_without_a_gap() -> None:
    numbers = [number for number, _, _ in every_migration()]

    assert numbers == list(range(1, len(numbers) + 1))


def test_a_migration_that_breaks_leaves_nothing_behind(engine: AnyEngine) -> None:
    script = "CREATE TABLE first (id BIGINT NOT NULL PRIMARY KEY); CREATE TABLE ids (id BIGINT);"

    with pytest.raises(Exception, match="ids"):
        engine.apply_migration(9999, "breaks", script)

    assert 9999 not in engine.applied_migrations()
    engine.apply_migration(9999, "mended", script.replace("TABLE ids", "TABLE second"))
    assert 9999 in engine.applied_migrations()


def test_every_table_is_routed_by_its_shard_and_the_key_ends_in_it() -> None:
    (_, _, script), *_ = every_migration()
    tables = re.findall(r"CREATE TABLE (\w+) \((.*?)\n\);", script, re.DOTALL)

    without = {name for name, body in tables if " shard INTEGER" not in body}
    elsewhere = {
        name
        for name, body in tables
        if name not in without and not re.search(r"PRIMARY KEY \([^)]*\bshard\)", body)
    }

    assert without == {"clients", "redirect_uris", "retired_endpoints"}  # few, and read by all
    assert elsewhere == set()


def test_every_index_ends_in_the_shard_where_its_table_has_one() -> None:
    (_, _, script), *_ = every_migration()
    indexes = re.findall(r"CREATE (?:UNIQUE )?INDEX (\w+) ON \w+ \(([^)]*)\)", script)

    assert {name for name, columns in indexes if not columns.endswith("shard")} == {
        "clients_of_owner"
    }
