"""What is PostgreSQL's own: connections that get lost, values that it cannot hold, its language."""

import asyncio
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from engines import AnyEngine, PostgresCellar, opened
from sugarsnap.app import engine_of
from sugarsnap.config import Settings, SettingsError
from sugarsnap.database.migrate import every_migration, migrate
from sugarsnap.errors import InvalidError, UnavailableError
from sugarsnap.ports import Database
from sugarsnap.queries.endpoints import insert_retired, list_retired

on_postgres = pytest.mark.parametrize("engine_name", ["postgres"], indirect=True)
OWN_END = "SELECT pg_terminate_backend(pg_backend_pid())"


def lose_connection(db: Database) -> None:
    db.fetch_all("tests.end", OWN_END, {}, None)


class Unlucky:
    """Loses its connection in the middle, as often as it is told."""

    def __init__(self, times: int) -> None:
        self._left = times

    def __call__(self, db: Database) -> list[str]:
        list_retired(db)
        if self._left:
            self._left -= 1
            lose_connection(db)
        return list_retired(db)


@on_postgres
def test_a_read_that_loses_its_connection_is_done_again(engine: AnyEngine) -> None:
    assert engine.read(Unlucky(1)) == []
    assert asyncio.run(engine.answer(Unlucky(1))) == []


@on_postgres
def test_a_read_that_loses_its_connection_twice_is_refused(engine: AnyEngine) -> None:
    with pytest.raises(UnavailableError):
        engine.read(Unlucky(2))

    assert engine.read(list_retired) == []


@on_postgres
def test_a_write_that_loses_its_connection_before_it_is_committed_is_done_again_once(
    engine: AnyEngine,
) -> None:
    unlucky = Unlucky(1)

    def write(db: Database) -> None:
        insert_retired(db, "* /tags", 5)
        unlucky(db)

    engine.write_now(write)

    assert engine.read(list_retired) == ["* /tags"]


@on_postgres
def test_an_idle_connection_that_has_ended_is_replaced(
    engine: AnyEngine, postgres_cellar: PostgresCellar
) -> None:
    [(backend,)] = engine.read(
        lambda db: db.fetch_all("tests.pid", "SELECT pg_backend_pid()", {}, None)
    )
    postgres_cellar.run(f"SELECT pg_terminate_backend({backend})")

    engine.write_now(lambda db: insert_retired(db, "* /tags", 5))

    assert engine.read(list_retired) == ["* /tags"]


@on_postgres
@pytest.mark.parametrize("value", ["ada\0", "\0"])
@pytest.mark.parametrize("as_list", [False, True], ids=["alone", "in a list"])
def test_a_text_with_a_nul_is_refused_and_not_cut_off(
    engine: AnyEngine, value: str, *, as_list: bool
) -> None:
    sql = f"SELECT kind FROM ids WHERE kind = {'ANY(:kind)' if as_list else ':kind'}"
    values: dict[str, Any] = {"kind": [value] if as_list else value}

    with pytest.raises(InvalidError):
        engine.read(lambda db: db.fetch_all("tests.nul", sql, values, None))


@on_postgres
def test_a_number_that_no_column_holds_is_refused(engine: AnyEngine) -> None:
    sql = "SELECT last FROM ids WHERE last = :last"

    with pytest.raises(InvalidError):
        engine.read(lambda db: db.fetch_all("tests.number", sql, {"last": 2**63}, None))


@on_postgres
def test_lists_of_texts_arrive_as_they_were(engine: AnyEngine) -> None:
    texts = ['a"b', "back\\slash", "{braces, commas}", "", "null", "ä 🌱", " ", "line\nline"]
    sql = "SELECT each FROM unnest(CAST(:texts AS TEXT[])) AS each"

    read = engine.read(lambda db: db.fetch_all("tests.list", sql, {"texts": texts}, None))

    assert [row[0] for row in read] == texts


@on_postgres
def test_texts_are_ordered_by_code_points_whatever_the_language(engine: AnyEngine) -> None:
    texts = ["a", "B", "ä", "Z", "_"]
    for number, text in enumerate(texts):
        engine.write_now(lambda db, text=text, at=number: insert_retired(db, text, at))

    sql = "SELECT pattern FROM retired_endpoints ORDER BY pattern"
    read = engine.read(lambda db: db.fetch_all("tests.order", sql, {}, None))

    assert [row[0] for row in read] == sorted(texts)


def test_servers_that_start_together_migrate_once(postgres_cellar: PostgresCellar) -> None:
    postgres_cellar.run("CREATE SCHEMA together")
    together = threading.Barrier(3)

    def start(_: int) -> None:
        with opened(postgres_cellar, "together") as engine:
            together.wait(5)
            migrate(engine)

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(start, range(3)))

    with opened(postgres_cellar, "together") as engine:
        assert engine.applied_migrations() == {number for number, _, _ in every_migration()}
    postgres_cellar.run("DROP SCHEMA together CASCADE")


@pytest.mark.parametrize("address", ["postgresql://ada:peas@[::1/name", "peas", "peas=5"])
def test_what_is_no_address_is_refused_without_a_word_of_it(address: str, tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, database_url=address)

    with pytest.raises(SettingsError) as refused:
        engine_of(settings)

    assert "peas" not in str(refused.value)
    assert refused.value.__cause__ is None


def test_a_house_on_sqlite_loads_nothing_of_it(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from sugarsnap.config import Settings;"
        "from sugarsnap.app import open_house, migrate_house;"
        "from sugarsnap.doors import hang_faces;"
        "house = open_house(Settings(data=Path(sys.argv[1]))); migrate_house(house);"
        "hang_faces(house); print('psycopg' in sys.modules)"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]

    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)

    assert done.stdout == "False\n"
