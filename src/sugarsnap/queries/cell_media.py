"""Which posts lie in which cell of the grid (rules/geography.py), newest first."""

from collections.abc import Sequence

from sugarsnap.ids import LARGEST, shard_of_cell
from sugarsnap.ports import Database
from sugarsnap.queries.statements import load
from sugarsnap.records.media import Media
from sugarsnap.records.places import Spotted

_statements = load("cell_media")


def list_media_in_cell(
    db: Database, cell: int, most: int, before: int = LARGEST, after: int = 0
) -> list[Spotted]:
    """Where the posts of a cell are, between two ids (exclusive), newest first."""
    found: list[Spotted] = _statements.list_media_in_cell(
        db, cell=cell, shard=shard_of_cell(cell), before=before, after=after, most=most
    )
    return found


def insert_cell_media(db: Database, media: Media, cells: Sequence[int]) -> None:
    """Let a post be found in its cells."""
    _statements.insert_cell_media(
        db,
        [
            {
                "cell": cell,
                "media_id": media.id,
                "shard": shard_of_cell(cell),
                "owner_id": media.owner_id,
                "lat": media.lat,
                "lng": media.lng,
            }
            for cell in cells
        ],
    )


def delete_cell_media(db: Database, media: Media, cells: Sequence[int]) -> None:
    """Take a post out of its cells."""
    _statements.delete_cell_media(
        db,
        [{"cell": cell, "media_id": media.id, "shard": shard_of_cell(cell)} for cell in cells],
    )
