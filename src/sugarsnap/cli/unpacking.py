"""Reading an archive of a house. Whatever its members are called, each has one place or none."""

import os
import shutil
import tarfile
from pathlib import Path
from typing import IO

import msgspec

from sugarsnap.cli.archive import (
    FORMATS,
    KEEPERS_FILES,
    KEY,
    LAST_MEMBERS,
    MANIFEST,
    PHOTOS,
    TABLES,
    Manifest,
)
from sugarsnap.cli.problems import CommandError
from sugarsnap.database.migrate import every_table
from sugarsnap.ports import PhotoStore

_LONGEST_TEXT = 1_000_000
_LONGEST_PHOTO = 100_000_000


COPY = "copy"
"""Where in the folder the copy of the database is put."""
_ANOTHER_KIND = {
    "sqlite": (
        "This backup is of a house whose rows are in its data folder, not in PostgreSQL.",
        "Unset SUGARSNAP_DATABASE_URL and restore it; then 'sugarsnap move --to postgresql://…'",
    ),
    "postgresql": (
        "This backup is of a house whose rows are in PostgreSQL.",
        "Set SUGARSNAP_DATABASE_URL to an empty PostgreSQL database.",
    ),
}
"""Where a backup of the named kind is to be restored into the other."""


def unpack(source: IO[bytes], folder: Path, store: PhotoStore, engine: str) -> tuple[Manifest, int]:
    """Fill an empty folder and its photo store; answers the manifest and the number of photos.

    `engine` is the kind of database that is to be filled from `COPY` afterwards. Raises
    CommandError for a file that is no archive, is cut short, holds what has no place, or is of
    another kind of database.
    """
    try:
        with tarfile.open(fileobj=source, mode="r|") as archive:
            return _unpack(archive, folder, store, engine)
    except tarfile.TarError as problem:
        raise CommandError(
            "This file is no backup of a Sugarsnap, or it is cut short."
        ) from problem


def _unpack(
    archive: tarfile.TarFile, folder: Path, store: PhotoStore, engine: str
) -> tuple[Manifest, int]:
    manifest: Manifest | None = None
    photos = 0
    copied = _members_of(engine)
    for entry in archive:
        content = _content_of(archive, entry)
        if manifest is None:
            manifest = _read_manifest(entry, content, engine)
        elif entry.name.startswith(PHOTOS):
            _keep_photo(store, entry, content)
            photos += 1
        elif entry.name in {KEY, *KEEPERS_FILES}:
            _keep_private(folder / entry.name, content)
        elif entry.name in copied:
            _keep_private(folder / COPY / entry.name, content)
        else:
            raise CommandError(f"This backup holds what has no place: {entry.name[:80]!r}.")
    if manifest is None or not (folder / COPY / LAST_MEMBERS[engine]).exists():
        raise CommandError("This backup is cut short: it holds no database.")
    return manifest, photos


def _members_of(engine: str) -> set[str]:
    """The members that the copy of a database consists of."""
    tables = {f"{TABLES}{table}" for table in every_table()} if engine == "postgresql" else set()
    return {LAST_MEMBERS[engine], *tables}


def _is_of_database(name: str) -> bool:
    return name in LAST_MEMBERS.values() or name.startswith(TABLES)


def _content_of(archive: tarfile.TarFile, entry: tarfile.TarInfo) -> IO[bytes]:
    content = archive.extractfile(entry) if entry.isreg() else None
    if content is None:
        raise CommandError(f"This backup holds what is no file: {entry.name[:80]!r}.")
    if entry.size > _LONGEST_PHOTO and not _is_of_database(entry.name):
        raise CommandError(f"{entry.name[:80]!r} in this backup is too large.")
    return content


def _read_manifest(entry: tarfile.TarInfo, content: IO[bytes], engine: str) -> Manifest:
    if entry.name != MANIFEST:
        raise CommandError("This file is no backup of a Sugarsnap.")
    try:
        manifest = msgspec.json.decode(content.read(_LONGEST_TEXT), type=Manifest)
    except msgspec.MsgspecError as problem:
        raise CommandError("This backup does not say what it is.") from problem
    if manifest.format > max(FORMATS.values()) or manifest.engine not in FORMATS:
        raise CommandError(
            f"This backup was made by version {manifest.version} of Sugarsnap, which is newer.",
            "Install that version, then restore.",
        )
    if manifest.engine != engine:
        raise CommandError(*_ANOTHER_KIND[manifest.engine])
    return manifest


def _keep_photo(store: PhotoStore, entry: tarfile.TarInfo, content: IO[bytes]) -> None:
    try:
        store.put(entry.name.removeprefix(PHOTOS), content.read())
    except ValueError as problem:
        raise CommandError(
            f"This backup holds what has no place: {entry.name[:80]!r}."
        ) from problem


def _keep_private(path: Path, content: IO[bytes]) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        shutil.copyfileobj(content, file)
        file.flush()
        os.fsync(file.fileno())
