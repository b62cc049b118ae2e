"""Every statement means the same on both engines, and finds what it is to find."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from engines import AnyEngine, Cellar, PostgresCellar, SqliteCellar, opened
from queries.statements import Statement, every_statement, put_in_what_is_missing, values_of
from sugarsnap.database.dialects import for_postgres
from sugarsnap.ports import Database
from world import Furniture

STATEMENTS = every_statement()
PARAMETER = re.compile(r"(?<!:):(\w+)")
TABLE = re.compile(r"\b(?:INTO|UPDATE|FROM)\s+(\w+)")


class Undone(Exception):  # noqa: N818  no error: it carries an answer out of what it undoes
    """Raised to undo a statement that has answered."""


def answer_of(engine: AnyEngine, statement: Statement, furniture: Furniture) -> Any:
    """What a statement answers, or what its table holds behind it. Nothing of it stays."""

    def action(db: Database) -> None:
        put_in_what_is_missing(db, furniture)
        values = values_of(statement, furniture)
        if statement.suffix.endswith("!"):
            if statement.suffix == "*!":
                db.execute_many(statement.full_name, statement.sql, [values])
            else:
                db.execute(statement.full_name, statement.sql, values)
            table = TABLE.search(statement.sql)
            assert table is not None
            raise Undone(sorted(db.fetch_all("tests.table", f"SELECT * FROM {table[1]}", {}, None)))
        rows = db.fetch_all(statement.full_name, statement.sql, values, None)
        outermost = statement.sql.rpartition(")")[2]
        is_in_order = "ORDER BY" in outermost and "RETURNING" not in statement.sql
        raise Undone(rows if is_in_order else sorted(rows))

    with pytest.raises(Undone) as undone:
        engine.write_now(action)
    return undone.value.args[0]


def test_every_statement_answers_the_same_on_both_engines(
    sqlite_cellar: SqliteCellar,
    postgres_cellar: PostgresCellar,
    furniture_of: Callable[[Cellar], Furniture],
) -> None:
    furniture = furniture_of(sqlite_cellar)
    assert furniture_of(postgres_cellar) == furniture

    with (
        opened(sqlite_cellar, "furnished") as sqlite,
        opened(postgres_cellar, "furnished") as postgres,
    ):
        different = {
            statement.full_name: (here, there)
            for statement in STATEMENTS
            if (here := answer_of(sqlite, statement, furniture))
            != (there := answer_of(postgres, statement, furniture))
        }

    assert different == {}


def test_every_reading_statement_finds_something(
    sqlite_cellar: SqliteCellar, furniture: Furniture
) -> None:
    with opened(sqlite_cellar, "furnished") as sqlite:
        empty = {
            statement.full_name
            for statement in STATEMENTS
            if not statement.suffix.endswith("!") and not answer_of(sqlite, statement, furniture)
        }

    assert empty == set()


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda statement: statement.full_name)
def test_a_statement_names_the_parameters_that_it_uses(statement: Statement) -> None:
    assert set(statement.parameters) == set(PARAMETER.findall(statement.sql))


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda statement: statement.full_name)
def test_a_statement_keeps_to_what_both_engines_read_alike(statement: Statement) -> None:
    assert not re.search(r"%|\bLIKE\b|\bOFFSET\b|group_concat|\bIN \(:", statement.sql)
    text, names = for_postgres(statement.sql)
    assert set(names) == set(PARAMETER.findall(statement.sql))
    assert not PARAMETER.search(text.decode())


@pytest.mark.parametrize("noun", sorted({statement.noun for statement in STATEMENTS}))
def test_every_statement_of_a_noun_is_called_by_its_module(noun: str) -> None:
    module = Path(__file__).parents[2] / "src" / "sugarsnap" / "queries" / f"{noun}.py"
    called = set(re.findall(r"_statements\.(\w+)\(", module.read_text("utf-8")))

    assert {statement.name for statement in STATEMENTS if statement.noun == noun} == called
