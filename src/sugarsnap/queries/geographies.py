"""The circles whose posts clients follow."""

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
