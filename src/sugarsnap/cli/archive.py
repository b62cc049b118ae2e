"""A house in one file: a tar archive of the database, the server key, the settings and the photos.

`manifest.json` comes first and says what made the archive, and when. `server.key` holds 64 hex
digits. `sugarsnap.toml` and the keeper's texts are there where the house has them. Renditions stand
under `photos/` with the names of the photo store. `sugarsnap.db`, a consistent copy, comes last: an
archive without it is not whole.
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

FORMAT = 1
MANIFEST, KEY, DATABASE = "manifest.json server.key sugarsnap.db".split()
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
        copy = Path(folder) / DATABASE
        house.engine.backup(copy)
        archive.add_photos(house)
        archive.add_file(DATABASE, copy)
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
