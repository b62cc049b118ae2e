"""One connection to PostgreSQL, used through libpq's own calls.

They let go of the interpreter until the server has answered, and cost a fifth of the processor
time of psycopg's cursors (docs/decisions/0009-postgresql.md). Values travel as text, whose types
the server infers from the statement; answers come back in binary and are read by psycopg.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from psycopg import Connection, OperationalError
from psycopg.adapt import Transformer
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.errors import Error, error_from_result
from psycopg.pq import ConnStatus, ExecStatus
from psycopg.pq.abc import PGresult

from sugarsnap.database.dialects import for_postgres
from sugarsnap.errors import InvalidError

_BINARY = 1
_GOOD = frozenset({ExecStatus.COMMAND_OK, ExecStatus.TUPLES_OK, ExecStatus.EMPTY_QUERY})
_MANNERS = {
    "fallback_application_name": "sugarsnap",
    "client_encoding": "UTF8",
    "connect_timeout": 2,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 6000,
}
"""Where the address says nothing else. A server that falls silent is given up within 11 seconds."""


class LostError(OperationalError):
    """The connection is gone, and the open transaction with it."""


class Wire:
    """A connection that runs one statement after the other."""

    def __init__(self, address: str, settings: str) -> None:
        """Connect, and run `settings` once. Raises psycopg's OperationalError."""
        manners: dict[str, Any] = {**_MANNERS, **conninfo_to_dict(address)}
        self.connection = Connection.connect(make_conninfo(**manners), autocommit=True)
        self._libpq = self.connection.pgconn
        self._names: dict[str, bytes] = {}
        self._reader = Transformer(self.connection)
        self.command(settings.encode())

    def command(self, text: bytes) -> PGresult:
        """Run a command without values; answers the result of its last statement."""
        return self._asked(self._libpq.exec_, text)

    def run(self, sql: str, values: Mapping[str, Any]) -> PGresult:
        """Run a statement, prepared when it comes for the first time."""
        text, parameters = for_postgres(sql)
        name = self._names.get(sql) or self._prepare(sql, text)
        written: list[Any] = [_written(values[parameter]) for parameter in parameters]
        return self._asked(self._libpq.exec_prepared, name, written, None, _BINARY)

    def _prepare(self, sql: str, text: bytes) -> bytes:
        name = b"s%d" % len(self._names)
        self._asked(self._libpq.prepare, name, text)
        self._names[sql] = name
        return name

    def rows(self, result: PGresult) -> list[tuple[Any, ...]]:
        """The rows of a result of `run`."""
        count = result.ntuples
        if not count:
            return []
        self._reader.set_pgresult(result)
        return self._reader.load_rows(0, count, tuple)

    def _asked(self, ask: Callable[..., PGresult], *arguments: Any) -> PGresult:
        try:
            result = ask(*arguments)
        except OperationalError as problem:
            raise LostError(str(problem)) from problem
        if result.status in _GOOD:
            return result
        raise self._problem_of(result)

    def _problem_of(self, result: PGresult) -> Error:
        problem = error_from_result(result)
        if self._libpq.status == ConnStatus.OK:
            return problem
        lost = LostError(str(problem))
        lost.__cause__ = problem
        return lost

    def close(self) -> None:
        """Close the connection; an open transaction is undone."""
        self.connection.close()


class Columns:
    """Describes the columns of a result, as rows.Cursor asks for."""

    def __init__(self, result: PGresult) -> None:
        names = (result.fname(column) or b"" for column in range(result.nfields))
        self.description: Sequence[Sequence[Any]] = [(name.decode(),) for name in names]


def _written(value: Any) -> bytes | None:
    """A value as PostgreSQL reads it. Raises InvalidError for what no text of it can hold."""
    if value is None:
        return None
    if isinstance(value, int):
        return b"%d" % value
    if isinstance(value, str):
        if "\0" in value:
            raise InvalidError("A text cannot hold the character NUL.")
        return value.encode()
    if isinstance(value, list):
        return b"{%s}" % b",".join(map(_written_in_list, value))
    raise TypeError(f"no statement takes a {type(value).__name__}")


def _written_in_list(value: Any) -> bytes:
    written = _written(value) or b""
    if isinstance(value, int):
        return written
    return b'"%s"' % written.replace(b"\\", b"\\\\").replace(b'"', b'\\"')
