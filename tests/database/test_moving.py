"""A house moves to another database whole, and lives in one at a time."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest

from database.moving import Nobody, both, move, rows_of
from engines import AnyEngine, Cellar, PostgresCellar, SqliteCellar, opened
from sugarsnap.database.moves import MoveError
from sugarsnap.database.moving import take_back
from sugarsnap.database.postgres_end import without_password
from sugarsnap.errors import UnavailableError
from sugarsnap.ports import Database
from sugarsnap.queries.endpoints import insert_retired
from sugarsnap.queries.upkeep import is_anybody_here
from sugarsnap.records.moves import Direction, Move
from world import Furniture

ODD = [
    "",
    "\\N",
    "\\.",
    "\\",
    "\\\\n",
    "a\tb\nc\rd\be\ff\vg",
    "\x01\x1f\x7f\x85\u2028",
    "Grüße, 豌豆 🫛",
    "'\"%s{}:x, ",
]
"""Texts that are easily lost on the way."""


class Ends:
    """A furnished house in one kind of database, and an empty database of the other kind."""

    def __init__(self, cellar: Cellar, name: str, source: str, target: str) -> None:
        self.cellar = cellar
        self.name = name
        self.source = source
        self.target = target

    def write_at_source(self, action: Callable[[Database], Any]) -> Any:
        with opened(self.cellar, self.name) as engine:
            return engine.write_now(action)


class Interrupted(Exception):  # noqa: N818  no error of the house: power fails
    """The move ends here."""


class PowerCut(Nobody):
    """Lets a move end when so many tables have been touched."""

    def __init__(self, tables: int) -> None:
        self._left = tables
        self._seen: set[str] = set()

    def see(self, table: str, rows: int) -> None:
        del rows
        self._seen.add(table)
        if len(self._seen) > self._left:
            raise Interrupted


class Visitor(Nobody):
    """Reads and writes at the source while the house moves, once."""

    def __init__(self, engine: AnyEngine) -> None:
        self._engine = engine
        self.refusals: list[UnavailableError] = []
        self.is_anybody_here = False

    def see(self, table: str, rows: int) -> None:
        del table, rows
        if not self.refusals:
            with pytest.raises(UnavailableError) as caught:
                self._engine.write_now(retire("GET /late"))
            self.refusals.append(caught.value)
            self.is_anybody_here = self._engine.read(is_anybody_here)


def retire(pattern: str) -> Callable[[Database], None]:
    return lambda db: insert_retired(db, pattern, 5)


def is_open(cellar: Cellar, name: str) -> bool:
    with opened(cellar, name) as engine:
        try:
            engine.write_now(retire("GET /open"))
        except UnavailableError:
            return False
        return True


@pytest.fixture
def postgres_address(postgres_cellar: PostgresCellar) -> Iterator[str]:
    postgres_cellar.make("moving")
    yield postgres_cellar.address("moving")
    postgres_cellar.remove("moving")


@pytest.fixture(params=["to postgres", "to sqlite"])
def ends(
    request: pytest.FixtureRequest,
    sqlite_cellar: SqliteCellar,
    postgres_cellar: PostgresCellar,
    postgres_address: str,
    furniture_of: Callable[[Cellar], Furniture],
) -> Iterator[Ends]:
    file = sqlite_cellar.path("moving")
    cellar: Cellar = sqlite_cellar
    way = (f"sqlite:///{file}", postgres_address)
    if request.param == "to postgres":
        furniture_of(sqlite_cellar)
        sqlite_cellar.copy("furnished", "moving")
    else:
        furniture_of(postgres_cellar)
        postgres_cellar.remove("moving")
        postgres_cellar.copy("furnished", "moving")
        sqlite_cellar.make("moving")
        cellar, way = postgres_cellar, (way[1], way[0])
    yield Ends(cellar, "moving", *way)
    sqlite_cellar.drop("moving")


def test_every_row_arrives(ends: Ends) -> None:
    before = rows_of(ends.source)

    moved = move(ends.source, ends.target)

    assert rows_of(ends.target) == before
    assert moved.tables == len(before)
    assert moved.rows == sum(map(len, before.values())) > 20


def test_the_way_back_leads_to_where_it_began(ends: Ends, tmp_path: Path) -> None:
    before = rows_of(ends.source)
    third = f"sqlite:///{tmp_path / 'third.db'}"

    move(ends.source, ends.target)
    move(ends.target, third)

    assert rows_of(third) == before


def test_odd_texts_arrive_to_the_letter(ends: Ends) -> None:
    for text in ODD:
        ends.write_at_source(retire(text))

    move(ends.source, ends.target)

    arrived = {row[0] for row in rows_of(ends.target)["retired_endpoints"]}
    assert arrived >= set(ODD)


def test_a_table_is_as_indexed_as_before(
    sqlite_cellar: SqliteCellar,
    postgres_cellar: PostgresCellar,
    furniture_of: Callable[[Cellar], Furniture],
    postgres_address: str,
    tmp_path: Path,
) -> None:
    furniture_of(sqlite_cellar)
    furniture_of(postgres_cellar)
    sqlite_cellar.copy("furnished", "moving")
    file, back = sqlite_cellar.path("moving"), tmp_path / "back.db"

    move(f"sqlite:///{file}", postgres_address)
    move(postgres_address, f"sqlite:///{back}")

    assert schema_of(back) == schema_of(file)
    assert indexes_of(postgres_cellar.address("moving")) == indexes_of(
        postgres_cellar.address("empty")
    )
    sqlite_cellar.drop("moving")


def schema_of(file: Path) -> set[tuple[str, str]]:
    with closing(sqlite3.connect(file)) as connection:
        return set(connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql <> ''"))


def indexes_of(address: str) -> set[str]:
    with psycopg.connect(address) as connection:
        rows = connection.execute(
            "SELECT schemaname, indexdef FROM pg_indexes WHERE schemaname = current_schema()"
        ).fetchall()
    return {definition.replace(f"{schema}.", "") for schema, definition in rows}


@pytest.mark.parametrize("tables", [0, 1, 4, 9])
def test_an_interrupted_move_is_gone_on_with(ends: Ends, tables: int) -> None:
    with pytest.raises(Interrupted):
        move(ends.source, ends.target, PowerCut(tables))
    ends.write_at_source(retire("GET /in-between"))

    move(ends.source, ends.target)

    assert rows_of(ends.target) == rows_of(ends.source)
    assert ("GET /in-between", 5) in rows_of(ends.target)["retired_endpoints"]


def test_a_row_that_was_lost_in_between_comes_anew(ends: Ends) -> None:
    with pytest.raises(Interrupted):
        move(ends.source, ends.target, PowerCut(9))
    lose_accounts(ends.target)

    move(ends.source, ends.target)

    assert rows_of(ends.target) == rows_of(ends.source)


def lose_accounts(url: str) -> None:
    statement = "DELETE FROM accounts WHERE username = 'ada'"
    if url.startswith("sqlite:"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as file:
            assert file.execute(statement).rowcount == 1
            file.commit()
    else:
        with psycopg.connect(url) as connection:
            assert connection.execute(statement).rowcount == 1


def test_a_difference_is_noticed_and_leaves_the_house_where_it_was(ends: Ends) -> None:
    with pytest.raises(Interrupted):
        move(ends.source, ends.target, PowerCut(0))
    plant_difference(ends.target)

    with pytest.raises(MoveError, match="The table likes did not arrive as it was"):
        move(ends.source, ends.target)

    assert is_open(ends.cellar, ends.name)


def plant_difference(url: str) -> None:
    """Let whatever is entered as a like be another one."""
    if url.startswith("sqlite:"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as file:
            file.execute(
                "CREATE TRIGGER planted AFTER INSERT ON likes"
                " BEGIN UPDATE likes SET id = id + 1 WHERE media_id = new.media_id; END"
            )
    else:
        with psycopg.connect(url) as connection:
            connection.execute(
                "CREATE FUNCTION planted() RETURNS trigger LANGUAGE plpgsql AS"
                " 'BEGIN NEW.id := NEW.id + 1; RETURN NEW; END'"
            )
            connection.execute(
                "CREATE TRIGGER planted BEFORE INSERT ON likes"
                " FOR EACH ROW EXECUTE FUNCTION planted()"
            )


def test_while_a_house_moves_it_is_read_and_writers_are_told_to_come_back(ends: Ends) -> None:
    with opened(ends.cellar, ends.name) as engine:
        visitor = Visitor(engine)

        move(ends.source, ends.target, visitor)

    assert [refusal.retry_after for refusal in visitor.refusals] == [10]
    assert visitor.is_anybody_here


def test_a_house_that_has_moved_is_read_and_takes_no_writes(ends: Ends) -> None:
    move(ends.source, ends.target)

    with opened(ends.cellar, ends.name) as engine:
        assert engine.read(is_anybody_here)
        with pytest.raises(UnavailableError):
            engine.write_now(retire("GET /late"))


def test_a_house_that_is_not_all_there_takes_no_writes(
    ends: Ends, sqlite_cellar: SqliteCellar, postgres_cellar: PostgresCellar
) -> None:
    there = postgres_cellar if isinstance(ends.cellar, SqliteCellar) else sqlite_cellar
    with pytest.raises(Interrupted):
        move(ends.source, ends.target, PowerCut(4))

    assert not is_open(there, "moving")
    move(ends.source, ends.target)
    assert is_open(there, "moving")


def test_when_the_last_step_was_cut_off_it_is_done_by_the_next_move(ends: Ends) -> None:
    move(ends.source, ends.target)
    with both(ends.source, ends.target) as (here, there), there.held():
        there.enter_move(Move(Direction.FROM, here.address))

    move(ends.source, ends.target)

    with both(ends.source, ends.target) as (here, there):
        assert here.find_move() == Move(Direction.TO, there.address)
        assert there.find_move() is None


def test_what_is_taken_back_takes_writes_again(ends: Ends) -> None:
    move(ends.source, ends.target)

    with both(ends.source, ends.target) as (here, there):
        left_for = take_back(here)

        assert left_for == Move(Direction.TO, there.address)
    assert is_open(ends.cellar, ends.name)


def test_only_a_house_that_has_left_is_taken_back(ends: Ends) -> None:
    with both(ends.source, ends.target) as (here, _), pytest.raises(MoveError, match="No house"):
        take_back(here)


def test_nothing_is_moved_over_people(ends: Ends, postgres_cellar: PostgresCellar) -> None:
    with pytest.raises(MoveError, match="is not empty"):
        move(ends.source, postgres_cellar.address("furnished"))

    assert is_open(ends.cellar, ends.name)


def test_a_house_moves_from_where_it_is(ends: Ends, tmp_path: Path) -> None:
    move(ends.source, ends.target)

    with pytest.raises(MoveError, match="it has moved to"):
        move(ends.source, f"sqlite:///{tmp_path / 'another.db'}")


def test_a_house_does_not_move_twice_at_once(
    ends: Ends, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sugarsnap.database.postgres_end._SECONDS_FOR_A_LOCK", 1)
    elsewhere = f"sqlite:///{tmp_path / 'another.db'}"
    with both(ends.source, ends.target) as (here, _), here.held(), pytest.raises(MoveError):
        move(ends.source, elsewhere)


def test_an_empty_database_is_no_house(tmp_path: Path, postgres_address: str) -> None:
    with pytest.raises(MoveError, match="no Sugarsnap"):
        move(postgres_address, f"sqlite:///{tmp_path / 'another.db'}")


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("postgresql://ada:peas@host/db", "postgresql://ada@host/db"),
        ("postgresql://ada:p%40s@h1:1,h2:2/db", "postgresql://ada@h1:1,h2:2/db"),
        ("postgresql://host/db?password=peas&port=9", "postgresql://host/db?port=9"),
        ("postgresql:///db", "postgresql:///db"),
        ("host=h password=peas dbname=db", "dbname=db host=h"),
    ],
)
def test_an_address_is_told_without_its_password(url: str, told: str) -> None:
    assert without_password(url) == told


@pytest.mark.parametrize("url", ["mysql://host/db", "sqlite://", "sqlite://host/x.db", "data"])
def test_what_is_no_address_is_refused(url: str, tmp_path: Path) -> None:
    with pytest.raises(MoveError, match="address"):
        move(f"sqlite:///{tmp_path / 'sugarsnap.db'}", url)
