"""The house for tests: a database per test on either engine, empty or furnished."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from msgspec import structs

from engines import (
    AnyEngine,
    Cellar,
    PostgresCellar,
    SqliteCellar,
    make_migrated,
    opened,
    postgres_server,
)
from fakes import HOUR, SetClock
from sugarsnap.app import House, open_house
from sugarsnap.config import Settings
from sugarsnap.work import Works
from world import Furniture, World, furnish, open_works

pytest.register_assert_rewrite("wire.comparing")

settings.register_profile("house", database=None, deadline=None, derandomize=True)
settings.load_profile("house")


@pytest.fixture(params=["sqlite", "postgres"])
def engine_name(request: pytest.FixtureRequest) -> str:
    """Both engines in turn; a test of one asks for `@pytest.mark.parametrize(..., indirect)`."""
    return str(request.param)


@pytest.fixture(scope="session")
def sqlite_cellar() -> Iterator[SqliteCellar]:
    """In memory where the machine has a folder there: tests commit a thousand times."""
    memory = Path("/dev/shm")  # noqa: S108  a folder of one's own is made in it
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield SqliteCellar(Path(folder))


@pytest.fixture(scope="session")
def postgres_cellar() -> Iterator[PostgresCellar]:
    with postgres_server() as cellar:
        yield cellar


@pytest.fixture
def cellar(engine_name: str, request: pytest.FixtureRequest) -> Cellar:
    cellar: Cellar = request.getfixturevalue(f"{engine_name}_cellar")
    return cellar


@pytest.fixture(scope="session")
def furniture_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Cellar], Furniture]:
    """Makes the two databases that tests copy, once for each kind of engine.

    Tests that let newcomers in enter them among accounts of their own.
    """
    made: dict[Cellar, Furniture] = {}

    def of(cellar: Cellar) -> Furniture:
        if cellar not in made:
            make_migrated(cellar, "empty")
            make_migrated(cellar, "furnished")
            with opened(cellar, "furnished") as engine:
                made[cellar] = furnish(engine, tmp_path_factory.mktemp("furnishing"))
        return structs.replace(made[cellar], accounts=dict(made[cellar].accounts))

    return of


@pytest.fixture
def database(cellar: Cellar, furniture_of: Callable[[Cellar], Furniture]) -> Iterator[str]:
    """The name of a furnished database of this test's own."""
    furniture_of(cellar)
    cellar.copy("furnished", "of_this_test")
    yield "of_this_test"
    cellar.drop("of_this_test")


@pytest.fixture
def engine(cellar: Cellar, furniture_of: Callable[[Cellar], Furniture]) -> Iterator[AnyEngine]:
    """An empty, migrated database."""
    furniture_of(cellar)
    cellar.copy("empty", "of_this_test")
    with opened(cellar, "of_this_test") as engine:
        yield engine
    cellar.drop("of_this_test")


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def works(engine: AnyEngine, clock: SetClock, tmp_path: Path) -> Works:
    """Works on an empty database, with a clock that stands still."""
    return open_works(engine, clock, tmp_path)


@pytest.fixture
def world(
    cellar: Cellar,
    database: str,
    furniture_of: Callable[[Cellar], Furniture],
    tmp_path: Path,
) -> Iterator[World]:
    """The furnished world on a database of this test's own, an hour after it was furnished."""
    with opened(cellar, database) as engine:
        world = World(engine, tmp_path, furniture_of(cellar))
        world.clock.move(HOUR)
        yield world


@pytest.fixture
def furniture(
    sqlite_cellar: SqliteCellar, furniture_of: Callable[[Cellar], Furniture]
) -> Furniture:
    """What stands in the furnished house."""
    return furniture_of(sqlite_cellar)


@pytest.fixture
def house(sqlite_cellar: SqliteCellar, furniture: Furniture, tmp_path: Path) -> Iterator[House]:
    """A whole house on SQLite with the furnished world in it, as the hall builds it."""
    assert furniture.token
    shutil.copyfile(sqlite_cellar.path("furnished"), tmp_path / "sugarsnap.db")
    house = open_house(Settings(data=tmp_path, server_key="0" * 64))
    yield house
    house.engine.close()
