"""The photo store on the server's own disk."""

import os
import re
import secrets
from collections.abc import Iterator, Sequence
from pathlib import Path

_NAME = re.compile(r"[a-z0-9][a-z0-9_.-]{0,127}(?:/[a-z0-9][a-z0-9_.-]{0,127}){0,3}")
_UNFINISHED = "unfinished"
"""Where files are written before they get their names. What a power cut leaves there is swept."""


class DiskPhotoStore:
    """Implements ports.PhotoStore under one folder. Names outside the scheme raise ValueError."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, name: str, content: bytes) -> None:
        """Keep `content` under `name`, on the disk itself when this returns.

        Keeping it again renews its age, so that a sweep does not take what was just uploaded anew.
        """
        path = self._path(name)
        _make_folder(path.parent)
        unfinished = self._folder / _UNFINISHED / secrets.token_hex(16)
        _make_folder(unfinished.parent)
        try:
            _write_durably(unfinished, content)
            unfinished.replace(path)
        except OSError:
            unfinished.unlink(missing_ok=True)
            raise
        _sync(path.parent)

    def get(self, name: str) -> bytes | None:
        """The bytes, or None."""
        try:
            return self._path(name).read_bytes()
        except FileNotFoundError:
            return None

    def delete(self, name: str) -> None:
        """Forget `name`, lastingly when this returns; forgetting it again changes nothing."""
        path = self._path(name)
        try:
            path.unlink()
        except FileNotFoundError:
            return
        _sync(path.parent)

    def kept_at(self, name: str) -> int | None:
        """When `name` was last kept (ports.PhotoStore)."""
        try:
            return self._path(name).stat().st_mtime_ns // 1_000_000
        except FileNotFoundError:
            return None

    def list_older(self, moment: int) -> Sequence[str]:
        """Names kept before `moment` (milliseconds), files left unfinished among them."""
        return sorted(
            path.relative_to(self._folder).as_posix()
            for path, kept_at in self._every_file()
            if kept_at < moment
        )

    def _path(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise ValueError(name)
        return self._folder / name

    def _every_file(self) -> Iterator[tuple[Path, int]]:
        """Files with the moment they were kept; one that vanishes meanwhile is left out."""
        for folder, _, names in os.walk(self._folder):
            for name in names:
                path = Path(folder, name)
                try:
                    yield path, path.stat().st_mtime_ns // 1_000_000
                except FileNotFoundError:
                    continue


def _make_folder(folder: Path) -> None:
    """Make it and every folder above it that is missing, each entry on the disk itself."""
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    _sync(folder.parent)


def _write_durably(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
