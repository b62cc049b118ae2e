"""A SQLite database as an end of a move."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from sugarsnap.database.dialects import schema_for_sqlite
from sugarsnap.database.gate import Gate
from sugarsnap.database.lines import Lines, in_batches, line_of, row_of
from sugarsnap.database.migrate import LEDGER
from sugarsnap.database.moves import OF_ITS_OWN, MoveError
from sugarsnap.records.moves import Direction, Move

_BUSY_MS = 10_000
_PAGE_CACHE_KIB = 256 * 1024
_TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
_COLUMNS = "SELECT name FROM pragma_table_info(?) ORDER BY cid"
_INDEXES = "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql <> ''"


class SqliteEnd:
    """Implements ends.End."""

    def __init__(self, path: Path) -> None:
        """Opens the file, which is made where there is none."""
        self.address = f"sqlite:///{path.absolute()}"
        self._gate = Gate(path)
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._run = self._connection.execute
        for setting in (
            f"busy_timeout={_BUSY_MS}",
            "journal_mode=WAL",
            "synchronous=FULL",
            f"cache_size=-{_PAGE_CACHE_KIB}",
        ):
            self._run(f"PRAGMA {setting}").fetchall()

    def has_people(self) -> bool:
        """Whether anybody has an account (ends.End)."""
        return self._has("accounts") and bool(
            self._run("SELECT 1 FROM accounts LIMIT 1").fetchone()
        )

    def applied_migrations(self) -> set[int]:
        """The numbers in the ledger (database.migrate.Engine)."""
        if not self._has("migrations"):
            return set()
        return {number for (number,) in self._run("SELECT number FROM migrations")}

    def apply_migration(self, number: int, name: str, script: str) -> None:
        """Run one script and enter it (database.migrate.Engine)."""
        self._run(LEDGER)
        self._connection.executescript(f"BEGIN IMMEDIATE; {schema_for_sqlite(script)}")
        self._run("INSERT INTO migrations (number, name) VALUES (?, ?)", (number, name))
        self._run("COMMIT")

    def find_move(self) -> Move | None:
        """What it says of a move (ends.End)."""
        if not self._has("moves"):
            return None
        row = self._run("SELECT direction, address FROM moves").fetchone()
        return Move(Direction(row[0]), row[1]) if row else None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Shut the gate and be the one who writes (ends.End)."""
        with self._gate.shut(), self._transaction():
            yield

    def enter_move(self, move: Move) -> None:
        """Say it (ends.End)."""
        self._run(
            "INSERT INTO moves (direction, address) VALUES (?, ?)", (move.direction, move.address)
        )

    def delete_moves(self) -> None:
        """Say nothing any more (ends.End)."""
        self._run("DELETE FROM moves")

    def tables(self) -> dict[str, list[str]]:
        """The columns of each table (ends.End)."""
        names = sorted(name for (name,) in self._run(_TABLES) if name not in OF_ITS_OWN)
        return {name: [column for (column,) in self._run(_COLUMNS, (name,))] for name in names}

    def count(self, table: str) -> int:
        """How many rows it has (ends.End)."""
        count: int = self._run(f"SELECT COUNT(*) FROM {_quoted(table)}").fetchone()[0]  # noqa: S608  the database's own name
        return count

    @contextmanager
    def reading(self, table: str, columns: Sequence[str]) -> Iterator[Lines]:
        """All rows (ends.End)."""
        rows = self._run(f"SELECT {_listed(columns)} FROM {_quoted(table)}")  # noqa: S608  the same
        with closing(rows):
            yield in_batches(map(line_of, rows))

    def fill(self, table: str, columns: Sequence[str], lines: Lines) -> None:
        """Load the rows, then make the indexes (ends.End).

        Digits become numbers where the column is one of numbers: SQLite sees to that.
        """
        marks = ", ".join("?" * len(columns))
        insert = f"INSERT INTO {_quoted(table)} ({_listed(columns)}) VALUES ({marks})"  # noqa: S608  the same
        with self._transaction():
            self._run(f"DELETE FROM {_quoted(table)}")  # noqa: S608  the same
            indexes = self._run(_INDEXES, (table,)).fetchall()
            for name, _ in indexes:
                self._run(f"DROP INDEX {_quoted(name)}")
            for batch in lines:
                self._connection.executemany(insert, map(row_of, batch))
            for _, statement in indexes:
                self._run(statement)

    def finish(self) -> None:
        """Put what was written into the file itself (ends.End).

        Without statistics: plans that are right without them cannot be led astray by them.
        """
        self._run("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Close the file and its gate (ends.End)."""
        self._connection.close()
        self._gate.close()

    def _has(self, table: str) -> bool:
        return bool(self._run("SELECT 1 FROM sqlite_schema WHERE name = ?", (table,)).fetchone())

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        try:
            self._run("BEGIN IMMEDIATE")
            yield
            self._run("COMMIT")
        except sqlite3.Error as problem:
            raise MoveError(f"{self.address}: {problem}") from problem
        finally:
            if self._connection.in_transaction:
                self._run("ROLLBACK")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _listed(names: Sequence[str]) -> str:
    return ", ".join(map(_quoted, names))
