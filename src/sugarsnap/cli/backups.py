"""Commands that write a house to one archive and read it back."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import IO, Annotated

from cyclopts import Parameter

from sugarsnap.app import House, engine_of, photo_store_of
from sugarsnap.cli.archive import FORMATS, KEY, Manifest, write_archive
from sugarsnap.cli.house import USUAL, Keeper, made, opened, say
from sugarsnap.cli.problems import CommandError
from sugarsnap.cli.unpacking import COPY, unpack
from sugarsnap.config import Settings
from sugarsnap.database.engine import CopyError, Engine
from sugarsnap.operations.upkeep import move_ids_past_now


def backup(
    file: Annotated[
        Path, Parameter(help="The archive to write. An existing file is not overwritten.")
    ],
    *,
    keeper: Keeper = USUAL,
) -> None:
    """Write database, server key, settings and photos to one archive. The server may run.

    Who has the archive has everything: it holds the key that all tokens are made with.
    """
    with opened(keeper) as house, _new_private_file(file) as target:
        now = house.works.tools.clock.now()
        kind = house.engine.kind
        manifest = Manifest(FORMATS[kind], version("sugarsnap"), now, kind)
        photos = write_archive(house, target, manifest, _key_of(house))
    size = file.stat().st_size
    facts = {"file": str(file), "bytes": size, "photos": photos}
    say(keeper, facts, f"{file} holds everything: {photos} photo files, {size:,} bytes in all.")


@contextmanager
def _new_private_file(path: Path) -> Iterator[IO[bytes]]:
    """A file that gets its name once it is whole and on the disk."""
    if path.exists():
        raise CommandError(f"{path} exists already.", "Choose another name, or move it away.")
    unfinished = path.with_name(f"{path.name}.unfinished")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def _key_of(house: House) -> str:
    return house.settings.server_key or (house.settings.data / KEY).read_text("ascii")


def restore(file: Path, *, keeper: Keeper = USUAL) -> None:
    """Fill an empty data folder, and an empty database, from an archive.

    Tokens, passwords and addresses stay good.
    """
    settings = keeper.settings
    with _empty_folder(settings.data), _empty_engine(settings) as engine:
        with file.open("rb") as source:
            store = photo_store_of(settings)
            manifest, photos = unpack(source, settings.data, store, engine.kind)
        _check_key(settings)
        _check_database(settings, keeper.settings)
        _fill(engine, settings.data / COPY)
        with made(keeper.settings) as house:
            house.works.write_now(move_ids_past_now)
    facts = {"data": str(settings.data), "photos": photos, "created_ms": manifest.created_ms}
    sentence = f"{settings.data} is as it was, with {photos} photo files."
    say(keeper, facts, f"{sentence} Next: sugarsnap serve --data {settings.data}")


@contextmanager
def _empty_folder(folder: Path) -> Iterator[None]:
    """A folder that is empty, and that is empty again where filling it fails."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise CommandError(
            f"The folder {folder} is not empty, and nothing is ever restored over something.",
            "Name an empty folder with --data DIR.",
        )
    try:
        yield
    except BaseException:
        for entry in folder.iterdir():
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
        raise


@contextmanager
def _empty_engine(settings: Settings) -> Iterator[Engine]:
    engine = engine_of(settings)
    try:
        if not engine.is_empty():
            raise CommandError(
                "The database is not empty, and nothing is ever restored over something.",
                "Let SUGARSNAP_DATABASE_URL name an empty one.",
            )
        yield engine
    finally:
        engine.close()


def _fill(engine: Engine, copy: Path) -> None:
    try:
        engine.fill_from(copy)
    except CopyError as problem:
        raise CommandError(str(problem)) from problem
    shutil.rmtree(copy)


def _check_database(before: Settings, after: Settings) -> None:
    """Raise CommandError where the restored settings name a database that was not looked at."""
    if before.database_url != after.database_url:
        raise CommandError(
            "The sugarsnap.toml in this backup names another database, perhaps the one in use.",
            "Set SUGARSNAP_DATABASE_URL to the empty database that is to be filled.",
        )


def _check_key(settings: Settings) -> None:
    """Raise CommandError where the settings say another key than the archive's."""
    kept = (settings.data / KEY).read_text("ascii").strip()
    if settings.server_key and settings.server_key.strip() != kept:
        raise CommandError(
            "SUGARSNAP_SERVER_KEY is not the key of this backup: no token or secret would be good.",
            "Unset it, or set it to the key that the backed-up server used.",
        )
