"""The hall: builds everything, chooses adapters, hangs the faces."""

from pathlib import Path

from msgspec import Struct

from sugarsnap.adapters.generation import Generation
from sugarsnap.adapters.key_file import load_or_make_key, read_key
from sugarsnap.adapters.passwords import Argon2Hasher
from sugarsnap.adapters.photo_stores.disk import DiskPhotoStore
from sugarsnap.adapters.pictures.renderer import ChildRenderer
from sugarsnap.adapters.rate_limits.mapped import MappedRateLimits
from sugarsnap.adapters.system import SystemClock, SystemRandomness
from sugarsnap.config import Settings
from sugarsnap.database.migrate import migrate
from sugarsnap.database.sqlite_engine import SqliteTransactions
from sugarsnap.ports import PasswordHasher, PhotoStore, PictureRenderer, RateLimits
from sugarsnap.rules.keys import Keys
from sugarsnap.work import Tools, Works


class House(Struct, frozen=True):
    """Everything that faces, jobs and commands are given."""

    settings: Settings
    works: Works
    engine: SqliteTransactions
    limits: RateLimits
    store: PhotoStore
    pictures: PictureRenderer
    passwords: PasswordHasher


def open_house(settings: Settings) -> House:
    """Build the house on a data folder, made where there is none. Starts no thread or process.

    Raises OSError where the folder cannot be used and ValueError for a server key that is none.
    """
    folder = settings.data
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    engine = SqliteTransactions(folder / "sugarsnap.db", Generation(folder / "generation"))
    tools = Tools(SystemClock(), SystemRandomness(), _keys(settings, folder), settings)
    return House(
        settings=settings,
        works=Works(engine, tools),
        engine=engine,
        limits=MappedRateLimits(folder / "limits"),
        store=DiskPhotoStore(folder / "photos"),
        pictures=ChildRenderer(),
        passwords=Argon2Hasher(),
    )


def _keys(settings: Settings, folder: Path) -> Keys:
    if settings.server_key:
        return Keys(read_key(settings.server_key))
    return Keys(load_or_make_key(folder / "server.key"))


def migrate_house(house: House) -> list[str]:
    """Bring the database to this version; answers the names of what ran."""
    return migrate(house.engine)
