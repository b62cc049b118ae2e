"""A house in one file: a tar archive of the database, the server key, the settings and the photos.

`manifest.json` comes first and says what made the archive, when, and of which kind of database.
`server.key` holds 64 hex digits. `sugarsnap.toml` and the keeper's texts are there where the house
has them. Renditions stand under `photos/` with the names of the photo store. A consistent copy of
the database comes last: `sugarsnap.db` of SQLite; of PostgreSQL a file for each table under
`tables/`, then `tables.json`. An archive without its last member is not whole.
"""

import io
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

import msgspec
from msgspec import Struct

from sugarsnap.app import House
from sugarsnap.config import TEXTS_FOLDER
from sugarsnap.ids import LARGEST

FORMATS = {"sqlite": 1, "postgresql": 2}
"""Programs from before a kind of database was known refuse its archives as newer."""
MANIFEST, KEY = "manifest.json server.key".split()
LAST_MEMBERS = {"sqlite": "sugarsnap.db", "postgresql": "tables.json"}
"""By the kind of the database: what says that its copy is whole."""
TABLES = "tables/"
"""Where the tables of PostgreSQL stand."""
KEEPERS_FILES = (
    "sugarsnap.toml",
    *(f"{TEXTS_FOLDER}/{name}.txt" for name in ("terms", "privacy", "imprint", "rules")),
)
PHOTOS = "photos/"
_RENDITIONS = "m/"
_PRIVATE = 0o600


class Manifest(Struct, frozen=True):
    """What an archive says of itself."""

    format: int
    version: str
    created_ms: int
    engine: str = "sqlite"
    """The kind of the database."""


def write_archive(house: House, target: IO[bytes], manifest: Manifest, key: str) -> int:
    """Write everything that a house is, while it is lived in; answers the number of photo files.

    Photos go first, and those that came meanwhile once the database is copied: whatever a copied
    row shows was there by then.
    """
    archive = _Archive(target, manifest.created_ms)
    archive.add_bytes(MANIFEST, msgspec.json.encode(manifest))
    archive.add_bytes(KEY, key.encode())
    for name in KEEPERS_FILES:
        if (house.settings.data / name).exists():
            archive.add_file(name, house.settings.data / name)
    archive.add_photos(house)
    with TemporaryDirectory(dir=house.settings.data, prefix="backup-") as folder:
        names = house.engine.copy_into(Path(folder))
        archive.add_photos(house)
        for name in names:
            archive.add_file(name, Path(folder) / name)
    archive.close()
    return len(archive.photos)


class _Archive:
    """Writes one archive, member by member, without holding it in memory."""

    def __init__(self, target: IO[bytes], now: int) -> None:
        self._tar = tarfile.open(fileobj=target, mode="w|")  # noqa: SIM115  closed by `close`
        self._seconds = now // 1000
        self.photos: set[str] = set()

    def add_bytes(self, name: str, content: bytes) -> None:
        """Add a member that is held in memory."""
        self._tar.addfile(self._entry(name, len(content)), io.BytesIO(content))

    def add_file(self, name: str, path: Path) -> None:
        """Add a file."""
        with path.open("rb") as file:
            self._tar.addfile(self._entry(name, path.stat().st_size), file)

    def add_photos(self, house: House) -> None:
        """Add the renditions that are not in the archive yet."""
        for name in house.store.list_older(LARGEST):
            if name in self.photos or not name.startswith(_RENDITIONS):
                continue
            content = house.store.get(name)
            if content is not None:
                self.add_bytes(PHOTOS + name, content)
                self.photos.add(name)

    def close(self) -> None:
        """Write the end of the archive."""
        self._tar.close()

    def _entry(self, name: str, size: int) -> tarfile.TarInfo:
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode, entry.mtime = size, _PRIVATE, self._seconds
        return entry
