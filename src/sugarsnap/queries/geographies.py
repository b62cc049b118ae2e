"""The circles whose posts clients follow."""

from collections.abc import Collection

from sugarsnap.ports import Database
from sugarsnap.queries.statements import load
from sugarsnap.records.places import Geography

_statements = load("geographies")


def find_geography(db: Database, id_: int) -> Geography | None:
    """A geography, whichever client's."""
    geography: Geography | None = _statements.find_geography(db, id=id_)
    return geography


def insert_geography(db: Database, geography: Geography) -> None:
    """Enter a geography under an id of its own."""
    _statements.insert_geography(
        db,
        id=geography.id,
        client_id=geography.client_id,
        lat=geography.lat,
        lng=geography.lng,
        radius=geography.radius,
    )


def list_geographies(db: Database, ids: Collection[int]) -> list[Geography]:
    """All geographies that exist among `ids`."""
    found: list[Geography] = _statements.list_geographies(db, ids=list(ids))
    return found


def list_geographies_in(db: Database, cells: Collection[int]) -> list[Geography]:
    """The geographies that touch one of these cells."""
    found: list[Geography] = _statements.list_geographies_in(db, cells=list(cells))
    return list(dict.fromkeys(found))


def insert_geography_cells(db: Database, geography_id: int, cells: Collection[int]) -> None:
    """Let a geography be found in the cells that it touches."""
    _statements.insert_geography_cell(
        db, [{"cell": cell, "geography_id": geography_id} for cell in cells]
    )


def delete_geography(db: Database, id_: int) -> None:
    """Take a geography away."""
    _statements.delete_geography_cells(db, geography_id=id_)
    _statements.delete_geography(db, id=id_)
