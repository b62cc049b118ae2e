"""SQL and commits stay where they belong."""

import re
from pathlib import Path

import sugarsnap

ROOT = Path(sugarsnap.__file__).parent
SQL = re.compile(r"\b(SELECT .* FROM|INSERT INTO|UPDATE \w+ SET|DELETE FROM)\b")
COMMIT = re.compile(r"\.(commit|rollback)\(|\b(COMMIT|ROLLBACK|SAVEPOINT)\b")


def files_with(pattern: re.Pattern[str]) -> set[str]:
    return {
        path.relative_to(ROOT).as_posix()
        for path in ROOT.rglob("*.py")
        if any(pattern.search(line) for line in path.read_text("utf-8").splitlines())
    }


def test_nothing_commits_outside_the_database() -> None:
    assert {name for name in files_with(COMMIT) if not name.startswith("database/")} == set()


def test_no_module_outside_the_database_writes_sql() -> None:
    assert {name for name in files_with(SQL) if not name.startswith("database/")} == set()


def test_every_noun_of_the_pantry_is_a_pair_of_files() -> None:
    folder = ROOT / "queries"
    nouns = {path.stem for path in folder.glob("*.sql")}

    modules = {path.stem for path in folder.glob("*.py")}

    assert modules - nouns == {"__init__", "statements"}
    assert nouns <= modules
