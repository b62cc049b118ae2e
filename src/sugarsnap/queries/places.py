"""Places: by id, by the names under which they are found again, by cell; and their posts."""

from collections.abc import Collection

from sugarsnap.ids import LARGEST, shard_of_account, shard_of_cell, shard_of_key
from sugarsnap.ports import Database
from sugarsnap.queries.statements import load
from sugarsnap.records.media import Media, Pointer
from sugarsnap.records.places import Place, Spotted

_statements = load("places")


def list_places(db: Database, ids: Collection[int]) -> dict[int, Place]:
    """All places that exist among `ids`, by id; what a reader keeps is not read again."""
    kept = db.kept if db.kept is not None else {}
    places = {id_: kept["place", id_] for id_ in ids if ("place", id_) in kept}
    missing = list(set(ids) - places.keys())
    if missing:
        shards = [shard_of_account(id_) for id_ in missing]
        for place in _statements.list_places(db, ids=missing, shards=shards):
            places[place.id] = kept["place", place.id] = place
    return places


def insert_place(db: Database, place: Place) -> None:
    """Enter a place, which is found by nothing but its id yet."""
    _statements.insert_place(
        db,
        id=place.id,
        shard=shard_of_account(place.id),
        name=place.name,
        lat=place.lat,
        lng=place.lng,
    )


def list_place_ids(db: Database, keys: Collection[str]) -> set[int]:
    """Which places are found under any of these keys."""
    rows = _statements.list_place_ids(
        db, names=list(keys), shards=[shard_of_key(key) for key in keys]
    )
    return {row[0] for row in rows}


def insert_place_key(db: Database, key: str, place_id: int) -> bool:
    """Let a place be found under a key; False where another is."""
    entered = _statements.insert_place_key(db, name=key, shard=shard_of_key(key), place_id=place_id)
    return entered is not None


def list_places_in_cell(db: Database, cell: int, most: int) -> list[Spotted]:
    """Where the places of a cell are, those first that were made first."""
    found: list[Spotted] = _statements.list_places_in_cell(
        db, cell=cell, shard=shard_of_cell(cell), most=most
    )
    return found


def insert_place_cell(db: Database, place: Place, cell: int) -> None:
    """Let a place be found in its cell."""
    _statements.insert_place_cell(
        db,
        cell=cell,
        place_id=place.id,
        shard=shard_of_cell(cell),
        lat=place.lat,
        lng=place.lng,
    )


def list_place_media(
    db: Database, place_id: int, most: int, before: int = LARGEST, after: int = 0
) -> list[Pointer]:
    """The posts that name a place between two ids (exclusive), newest first."""
    pointers: list[Pointer] = _statements.list_place_media(
        db,
        place_id=place_id,
        shard=shard_of_account(place_id),
        before=before,
        after=after,
        most=most,
    )
    return pointers


def insert_place_media(db: Database, media: Media) -> None:
    """List a post at the place that it names."""
    _statements.insert_place_media(
        db,
        place_id=media.place_id,
        media_id=media.id,
        shard=shard_of_account(media.place_id),
        owner_id=media.owner_id,
    )


def delete_place_media(db: Database, media: Media) -> None:
    """Take a post from the place that it names."""
    _statements.delete_place_media(
        db,
        place_id=media.place_id,
        media_id=media.id,
        shard=shard_of_account(media.place_id),
    )
