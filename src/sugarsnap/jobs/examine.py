"""Looking for what is wrong with rows, jobs and files, on any database and any photo store."""

from collections.abc import Iterator

from sugarsnap.ids import LARGEST
from sugarsnap.operations.upkeep import (
    Finding,
    check_jobs,
    check_rows,
    list_missing_files,
    list_pictures_shown,
    list_unshown_files,
)
from sugarsnap.ports import PhotoStore, Picture
from sugarsnap.rules.renditions import SQUARE, digest_of, jpeg_names
from sugarsnap.work import Works

_NAMED = 3
"""How many files a finding names."""


def examine_house(works: Works, store: PhotoStore, age_ms: int) -> Iterator[Finding]:
    """Whatever is wrong. Files younger than `age_ms` may belong to what is just being posted."""
    yield from works.read(check_rows)
    yield from works.read(check_jobs)
    yield from _examine_names(works, store, age_ms)


def _examine_names(works: Works, store: PhotoStore, age_ms: int) -> Iterator[Finding]:
    stored = set(store.list_older(LARGEST))
    shown = works.read(list_missing_files, stored)
    missing = [name for name in shown if store.kept_at(name) is None]  # not just posted
    if missing:
        yield _about(missing, "shown, but missing. Restore them from a backup.")
    unshown = works.read(list_unshown_files, store.list_older(works.tools.clock.now() - age_ms))
    if unshown:
        yield _about(unshown, "kept, but not shown: 'sugarsnap doctor --sweep'")


def examine_contents(works: Works, store: PhotoStore) -> Iterator[Finding]:
    """Pictures whose files are not what they were when they were stored. Reads every file."""
    altered = [
        jpeg_names(picture.digest, picture.width, picture.height)[SQUARE]
        for picture in works.read(list_pictures_shown)
        if _is_altered(store, picture)
    ]
    if altered:
        yield _about(altered, "not as they were stored. Restore them from a backup.")


def _is_altered(store: PhotoStore, picture: Picture) -> bool:
    """Whether a picture's files, if all are there, have another digest than it is named by."""
    names = jpeg_names(picture.digest, picture.width, picture.height)
    kept = {nominal: store.get(name) for nominal, name in names.items()}
    files = {nominal: content for nominal, content in kept.items() if content is not None}
    if len(files) < len(names):
        return False
    avatar = {SQUARE: files[SQUARE]}
    return picture.digest not in {digest_of(files), digest_of(avatar)}


def _about(files: list[str], sentence: str) -> Finding:
    some = ", ".join(files[:_NAMED]) + (", …" if len(files) > _NAMED else "")
    return Finding("files", f"{len(files)} files ({some}) are {sentence}", len(files))
