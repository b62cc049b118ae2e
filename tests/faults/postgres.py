"""A PostgreSQL of a test's own that keeps what it acknowledges, to be killed and started again."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import psutil
import psycopg

from engines import started_postgres
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
    """One of a test's own."""
    with started_postgres(_CONFIGURATION) as server:
        yield Postgres(server)
