import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from cli.command import PASSWORD, WELL, Answer, Home, sugarsnap
from database.moving import rows_of
from engines import PostgresCellar

NO_ADDRESS = "postgresql://USER@HOST/NAME or sqlite:///PATH"


@pytest.fixture
def there(postgres_cellar: PostgresCellar) -> Iterator[str]:
    """The address of an empty database."""
    postgres_cellar.make("from_the_command")
    yield postgres_cellar.address("from_the_command")
    postgres_cellar.remove("from_the_command")


def file_url(home: Home) -> str:
    return f"sqlite:///{home.data}/sugarsnap.db"


def run_there(home: Home, there: str, *words: str, stdin: str = "") -> Answer:
    return sugarsnap(*words, "--data", home.data, stdin=stdin, SUGARSNAP_DATABASE_URL=there)


def test_a_house_moves_and_is_in_order_there(home: Home, there: str) -> None:
    token, before = home.token, rows_of(file_url(home))

    facts = home.run("move", "--to", "-", stdin=f"{there}\n").facts

    assert facts.keys() == {"from", "to", "tables", "rows", "seconds"}
    assert facts["from"] == file_url(home)
    assert facts["rows"] == sum(map(len, before.values()))
    assert run_there(home, there, "doctor").facts.items() >= WELL.items()
    assert run_there(home, there, "token", "inspect", stdin=token).facts["username"] == "ben"


def test_it_moves_back_and_lives_on(home: Home, there: str) -> None:
    home.run("move", "--to", there)
    shutil.move(home.data / "sugarsnap.db", home.data / "old.db")

    moved = run_there(home, there, "move", "--to", file_url(home))

    assert moved.facts["to"] == file_url(home)
    options = ("--email", "c@home.example", "--password-stdin")
    assert home.run("user", "create", "cyd", *options, stdin=f"{PASSWORD}\n").code == 0
    assert home.run("doctor").facts == WELL


def test_nobody_goes_on_living_in_the_old_database(home: Home, there: str) -> None:
    home.run("move", "--to", there)

    for words in (("user", "suspend", "ben"), ("serve", "--port", "0"), ("backup", "b.tar")):
        assert "The house has moved to postgresql://" in home.run(*words).error


def test_nobody_lives_in_a_database_that_is_half_filled(home: Home, there: str) -> None:
    home.run("move", "--to", there)
    home.run("move", "--undo")
    enter_beginning(there, file_url(home))

    assert "still moving into this database" in run_there(home, there, "doctor").error
    assert home.run("move", "--to", there).code == 0


def enter_beginning(there: str, source: str) -> None:
    """Let the database say what it says while it is being filled."""
    with psycopg.connect(there) as connection:
        connection.execute("INSERT INTO moves VALUES ('from', %s)", (source,))


def test_what_is_undone_is_where_it_was(home: Home, there: str) -> None:
    home.run("move", "--to", there)

    home.run("move", "--undo")

    assert home.run("doctor").facts == WELL
    assert home.run("user", "suspend", "ben").code == 0


def test_nothing_is_moved_over_people(home: Home, there: str) -> None:
    home.run("move", "--to", there)

    refused = run_there(home, there, "move", "--to", file_url(home))

    assert "is not empty, and nothing is ever moved over something" in refused.error


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "Say where to"),
        (("--undo", "--to", "postgresql:///db"), "Say where to"),
        (("--to", "mysql://host/db"), NO_ADDRESS),
        (("--to", "sqlite:///elsewhere.db"), "the house is in the file"),
        (("--to", ""), "Say where to"),
        (("--to", "postgresql://a:b@127.0.0.1:1/db"), "postgresql://a@127.0.0.1:1/db cannot be"),
        (("--undo",), "No house has left"),
    ],
)
def test_what_leads_nowhere_is_refused(words: tuple[str, ...], sentence: str, home: Home) -> None:
    assert sentence in home.run("move", *words).error


def test_a_password_is_told_to_nobody(home: Home, there: str) -> None:
    moved = home.run("move", "--to", there.replace("postgres:@", "postgres:sesame@"))

    told = json.dumps(moved.facts) + home.run("doctor").error + home.run("move", "--undo").out
    assert "sesame" not in told


def test_an_empty_folder_holds_no_house(tmp_path: Path) -> None:
    refused = sugarsnap("move", "--to", "postgresql:///db", "--data", tmp_path)

    assert "There is no Sugarsnap in the folder" in refused.error
