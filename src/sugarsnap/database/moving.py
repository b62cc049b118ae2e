"""Moving a house: every row of one database into another, compared, and one of the two left behind.

At every moment one database at most takes writes. The source is held from the first row to the
last. The target says from the beginning that it is being filled, and goes on saying so until the
source has said, for good, that the house has gone. Whoever is interrupted begins again: tables that
are equal by then are left as they are.
"""

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from sugarsnap.database.ends import End
from sugarsnap.database.lines import Lines, Total
from sugarsnap.database.migrate import every_migration, migrate
from sugarsnap.database.moves import MoveError
from sugarsnap.records.moves import Direction, Move


class Watcher(Protocol):
    """Somebody who looks on."""

    def expect(self, rows: int) -> None:
        """So many rows will be gone through."""

    def see(self, table: str, rows: int) -> None:
        """So many more are done, of a table."""


class Moved(Struct, frozen=True):
    """What has moved."""

    tables: int
    rows: int


class _Road(Struct, frozen=True):
    """From where to where, and who looks on."""

    source: End
    target: End
    watcher: Watcher


def move_house(source: End, target: End, watcher: Watcher) -> Moved:
    """Copy everything into an empty database and leave the source behind.

    Goes on with a move that was interrupted. Raises MoveError, and then the house is where it was.
    """
    _check_ends(source, target)
    migrate(target)
    if source.applied_migrations() != target.applied_migrations():
        raise MoveError(f"{target.address} is of a newer version than {source.address}.")
    road = _Road(source, target, watcher)
    with source.held():
        _begin(road)
        moved = _move_tables(road)
        target.finish()
        source.delete_moves()
        source.enter_move(Move(Direction.TO, target.address))
    with target.held():
        target.delete_moves()
    return moved


def take_back(source: End) -> Move:
    """Let the house be here again, as it was when it left; answers where it had gone.

    Raises MoveError where it has not left.
    """
    with source.held():
        said = source.find_move()
        if said is None or said.direction is not Direction.TO:
            raise MoveError(f"No house has left {source.address}.")
        source.delete_moves()
    return said


def _check_ends(source: End, target: End) -> None:
    """Raise MoveError where no move can lead from here to there. Changes nothing."""
    had = source.applied_migrations()
    if not had:
        raise MoveError(f"There is no Sugarsnap in {source.address}.")
    if had != {number for number, _, _ in every_migration()}:
        raise MoveError(f"{source.address} is of another version: 'sugarsnap migrate' first.")
    _check_source(source, target)
    _check_target(source, target)


def _check_source(source: End, target: End) -> None:
    """Raise MoveError where the house is not here, unless only the last step of a move is left."""
    said = source.find_move()
    if said is None or (said == Move(Direction.TO, target.address) and _fills(source, target)):
        return
    if said.direction is Direction.TO:
        raise MoveError(f"The house is not in {source.address}: it has moved to {said.address}.")
    raise MoveError(f"The house is not all in {source.address}: it comes from {said.address}.")


def _check_target(source: End, target: End) -> None:
    """Raise MoveError where somebody lives there, or has lived, or comes from elsewhere."""
    if source.address == target.address:
        raise MoveError(f"The house is in {target.address} already.")
    if _fills(source, target):
        return
    said = target.find_move()
    if said is not None and said.direction is Direction.FROM:
        raise MoveError(f"{target.address} is being filled from {said.address}.")
    if said is not None or target.has_people():
        raise MoveError(
            f"{target.address} is not empty, and nothing is ever moved over something. "
            "Name an empty database, or put the file somewhere else first."
        )


def _fills(source: End, target: End) -> bool:
    return target.find_move() == Move(Direction.FROM, source.address)


def _begin(road: _Road) -> None:
    """Let the target say that it is being filled, so that nobody writes there."""
    with road.target.held():
        _check_source(road.source, road.target)
        _check_target(road.source, road.target)
        road.target.delete_moves()
        road.target.enter_move(Move(Direction.FROM, road.source.address))


def _move_tables(road: _Road) -> Moved:
    tables = road.source.tables()
    there = road.target.tables()
    for table, columns in tables.items():
        if sorted(there.get(table, ())) != sorted(columns):
            raise MoveError(f"{road.target.address} has no table {table} like the one here.")
    road.watcher.expect(2 * sum(map(road.source.count, tables)))
    totals = [_move_table(road, table, columns) for table, columns in tables.items()]
    return Moved(len(totals), sum(total.rows for total in totals))


def _move_table(road: _Road, table: str, columns: Sequence[str]) -> Total:
    if road.target.count(table) > 0:
        there = _total_at(road.target, road, table, columns)
        if there == _total_at(road.source, road, table, columns):
            return there
    sent = Total()
    with road.source.reading(table, columns) as lines:
        road.target.fill(table, columns, _counted(road, table, lines, sent))
    arrived = _total_at(road.target, road, table, columns)
    if arrived != sent:
        raise MoveError(
            f"The table {table} did not arrive as it was: {sent.rows} rows went, {arrived.rows} "
            "came, and they are not the same. The house is where it was."
        )
    return sent


def _total_at(end: End, road: _Road, table: str, columns: Sequence[str]) -> Total:
    total = Total()
    with end.reading(table, columns) as lines:
        for _ in _counted(road, table, lines, total):
            pass
    return total


def _counted(road: _Road, table: str, lines: Lines, total: Total) -> Lines:
    """The same lines, which are added to `total` and shown to the watcher as they pass."""
    for batch in lines:
        total.add(batch)
        yield batch
        road.watcher.see(table, len(batch))
