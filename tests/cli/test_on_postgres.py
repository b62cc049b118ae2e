"""The keeper's commands on a house whose rows are in PostgreSQL."""

import json
import shutil
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cli.command import PASSWORD, Home, furnish
from engines import PostgresCellar, opened
from sugarsnap.database.engine import Engine
from sugarsnap.database.migrate import every_table
from sugarsnap.database.moves import OF_ITS_OWN

NO_AMCHECK = "The indexes were not looked through: the extension amcheck cannot be had."
Rows = dict[str, list[tuple[object, ...]]]


@pytest.fixture(scope="module")
def empty(postgres_cellar: PostgresCellar) -> Iterator[Callable[[str], dict[str, str]]]:
    """Makes empty databases, and answers the setting that names one."""
    made: list[str] = []

    def make(name: str) -> dict[str, str]:
        postgres_cellar.make(name)
        made.append(name)
        return {"SUGARSNAP_DATABASE_URL": postgres_cellar.address(name)}

    yield make
    for name in made:
        postgres_cellar.run(f"DROP SCHEMA {name} CASCADE")


@pytest.fixture(scope="module")
def home(
    empty: Callable[[str], dict[str, str]], photo: Path, tmp_path_factory: pytest.TempPathFactory
) -> Home:
    return furnish(tmp_path_factory.mktemp("home") / "data", photo, **empty("at_home"))


@pytest.fixture(scope="module")
def archive(home: Home, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "house.tar"
    assert home.token
    assert home.run("backup", path).facts["photos"] > 0
    return path


def rows_of(cellar: PostgresCellar, name: str) -> Rows:
    def read(engine: Engine, table: str) -> list[tuple[object, ...]]:
        return engine.read(lambda db: db.fetch_all("t", f"SELECT * FROM {table}", {}, None))

    with opened(cellar, name) as engine:
        return {
            table: sorted(read(engine, table), key=repr)
            for table in every_table()
            if table not in OF_ITS_OWN | {"ids"}
        }


def test_no_row_is_in_the_data_folder(home: Home) -> None:
    assert not (home.data / "sugarsnap.db").exists()
    assert (home.data / "server.key").exists()


def test_a_house_in_order_has_no_findings_and_what_was_left_out_is_said(home: Home) -> None:
    assert home.run("doctor").facts == {
        "findings": [],
        "swept": 0,
        "retried": 0,
        "left_out": NO_AMCHECK,
    }


def test_migrating_makes_what_is_missing(
    empty: Callable[[str], dict[str, str]], tmp_path: Path
) -> None:
    new = Home(tmp_path / "new", **empty("to_be_migrated"))

    refused = new.run("doctor").error
    ran = new.run("migrate").facts["migrations"]

    assert "There is no Sugarsnap in the database" in refused
    assert ran[0] == "0001 beginning"
    assert new.run("migrate").facts == {"migrations": []}


def test_what_was_backed_up_is_restored_to_the_last_row(
    home: Home,
    archive: Path,
    empty: Callable[[str], dict[str, str]],
    postgres_cellar: PostgresCellar,
    tmp_path: Path,
) -> None:
    again = Home(tmp_path / "again", **empty("restored"))

    again.run("restore", archive)

    rows = rows_of(postgres_cellar, "restored")
    assert rows == rows_of(postgres_cellar, "at_home")
    assert rows["accounts"]
    assert again.run("doctor").facts["findings"] == []
    assert again.run("token", "inspect", stdin=home.token).facts["username"] == "ben"
    assert sorted(path.name for path in again.data.iterdir()) == ["limits", "photos", "server.key"]


def test_ids_of_the_lost_tail_are_never_drawn_again(
    home: Home,
    archive: Path,
    photo: Path,
    empty: Callable[[str], dict[str, str]],
    tmp_path: Path,
) -> None:
    lost = home.run("post", photo, "--as", "ben").facts["id"]
    again = Home(tmp_path / "again", **empty("restored_for_ids"))
    again.run("restore", archive)

    drawn = again.run("post", photo, "--as", "ben").facts["id"]

    assert int(drawn.partition("_")[0]) > int(lost.partition("_")[0])


def test_nothing_is_restored_into_a_database_that_is_lived_in(
    home: Home, archive: Path, tmp_path: Path
) -> None:
    refused = Home(tmp_path / "again", **home.settings).run("restore", archive)

    assert "The database is not empty" in refused.error
    assert list((tmp_path / "again").iterdir()) == []


def test_a_copy_that_breaks_on_the_way_leaves_the_database_empty(
    archive: Path, empty: Callable[[str], dict[str, str]], tmp_path: Path
) -> None:
    with tarfile.open(archive) as whole:
        whole.extractall(tmp_path / "members", filter="data")
    (tmp_path / "members" / "tables" / "likes").write_text("no\trow\n")
    with tarfile.open(tmp_path / "broken.tar", "w") as broken, tarfile.open(archive) as whole:
        for member in whole:
            broken.add(tmp_path / "members" / member.name, member.name)
    again = Home(tmp_path / "again", **empty("restored_half"))

    refused = again.run("restore", tmp_path / "broken.tar").error

    assert "This copy cannot be read" in refused
    assert "There is no Sugarsnap in the database" in again.run("doctor").error


def test_an_archive_of_the_other_kind_of_database_is_refused_with_the_way_there(
    archive: Path,
    furnished: Path,
    empty: Callable[[str], dict[str, str]],
    tmp_path: Path,
) -> None:
    other = tmp_path / "of-sqlite.tar"
    Home(furnished).run("backup", other)

    into_sqlite = Home(tmp_path / "one").run("restore", archive).error
    into_postgres = Home(tmp_path / "two", **empty("other_kind")).run("restore", other).error

    assert "Set SUGARSNAP_DATABASE_URL to an empty PostgreSQL database" in into_sqlite
    assert "sugarsnap move --to" in into_postgres
    assert list((tmp_path / "one").iterdir()) == list((tmp_path / "two").iterdir()) == []


def test_settings_in_an_archive_lead_into_no_database_that_was_not_looked_at(
    home: Home, furnished: Path, tmp_path: Path, postgres_cellar: PostgresCellar
) -> None:
    shutil.copytree(furnished, tmp_path / "data")
    named = json.dumps(home.settings["SUGARSNAP_DATABASE_URL"])
    (tmp_path / "data" / "sugarsnap.toml").write_text(f"database_url = {named}\n")
    without = Home(tmp_path / "data", SUGARSNAP_CONFIG=str(tmp_path / "none.toml"))
    without.run("backup", tmp_path / "with-address.tar")
    before = rows_of(postgres_cellar, "at_home")

    refused = Home(tmp_path / "again").run("restore", tmp_path / "with-address.tar")

    assert "names another database" in refused.error
    assert rows_of(postgres_cellar, "at_home") == before


def test_a_database_that_does_not_answer_is_told_with_its_reason_and_without_its_password(
    tmp_path: Path,
) -> None:
    address = "postgresql://ada:green-peas@127.0.0.1:9/peas"

    refused = Home(tmp_path / "away", SUGARSNAP_DATABASE_URL=address).run("doctor")

    assert "The database does not answer" in refused.error
    assert "green-peas" not in refused.error


def test_people_and_clients_are_made_there_too(home: Home) -> None:
    words = ("user", "create", "cyd", "--email", "cyd@home.example", "--password-stdin")

    made = home.run(*words, stdin=f"{PASSWORD}\n").facts

    assert made["username"] == "cyd"
    assert home.run("user", "suspend", "cyd").facts["suspended"]
