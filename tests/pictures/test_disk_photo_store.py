import os
from pathlib import Path

import pytest

from sugarsnap.adapters.photo_stores.disk import DiskPhotoStore
from sugarsnap.rules.renditions import file_name

NAME = file_name("ab" + "0" * 62, (640, 480), "jpg")
OTHER = file_name("cd" + "0" * 62, (640, 480), "webp")
DAY = 86_400_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "photos"


@pytest.fixture
def store(folder: Path) -> DiskPhotoStore:
    return DiskPhotoStore(folder)


def age(path: Path, moment: int) -> None:
    os.utime(path, ns=(moment * 1_000_000, moment * 1_000_000))


def test_what_is_put_can_be_got(store: DiskPhotoStore) -> None:
    store.put(NAME, b"picture")

    assert store.get(NAME) == b"picture"
    assert store.get(OTHER) is None


def test_a_name_is_a_path_in_the_folder_that_a_web_server_may_read(
    store: DiskPhotoStore, folder: Path
) -> None:
    store.put(NAME, b"picture")

    assert (folder / NAME).read_bytes() == b"picture"
    assert (folder / NAME).stat().st_mode & 0o600 == 0o600


def test_putting_again_changes_nothing_but_the_age(store: DiskPhotoStore, folder: Path) -> None:
    store.put(NAME, b"picture")
    age(folder / NAME, DAY)

    store.put(NAME, b"picture")

    assert store.get(NAME) == b"picture"
    assert store.list_older(2 * DAY) == []


def test_what_is_deleted_is_gone_and_deleting_again_changes_nothing(
    store: DiskPhotoStore,
) -> None:
    store.put(NAME, b"picture")

    store.delete(NAME)
    store.delete(NAME)

    assert store.get(NAME) is None


def test_the_sweep_sees_what_is_older_than_its_moment(store: DiskPhotoStore, folder: Path) -> None:
    store.put(NAME, b"old")
    store.put(OTHER, b"new")
    age(folder / NAME, 5 * DAY)
    age(folder / OTHER, 6 * DAY)

    assert store.list_older(5 * DAY) == []
    assert store.list_older(6 * DAY) == [NAME]
    assert store.list_older(7 * DAY) == [NAME, OTHER]


def test_an_empty_store_lists_nothing(store: DiskPhotoStore) -> None:
    assert store.list_older(2**52) == []


def test_a_failed_put_leaves_nothing(
    store: DiskPhotoStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    store.put(OTHER, b"before")
    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(OSError, match="No space left"):
        store.put(NAME, b"picture")

    assert store.get(NAME) is None
    assert [path for path in folder.rglob("*") if path.is_file()] == [folder / OTHER]


def test_what_a_power_cut_left_unfinished_is_swept(store: DiskPhotoStore, folder: Path) -> None:
    store.put(NAME, b"picture")
    leftover = folder / "unfinished" / ("0" * 32)
    leftover.write_bytes(b"half a pict")
    age(leftover, DAY)

    for name in store.list_older(2 * DAY):
        store.delete(name)

    assert not leftover.exists()
    assert store.get(NAME) == b"picture"


def test_a_file_is_on_the_disk_before_its_name_is(
    store: DiskPhotoStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.put(OTHER, b"makes the folders")
    synced: list[tuple[str, bool]] = []
    truly_sync = os.fsync

    def watch(descriptor: int) -> None:
        name = Path(f"/proc/self/fd/{descriptor}").readlink().name
        synced.append((name, (folder / NAME).exists()))
        truly_sync(descriptor)

    monkeypatch.setattr(os, "fsync", watch)

    store.put(NAME, b"picture")

    (parent, _), (content, named_before), (shelf, named_after) = synced
    assert (parent, len(content), shelf) == ("m", 32, "ab")
    assert (named_before, named_after) == (False, True)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "/etc/passwd",
        "../outside",
        "m/../../outside",
        "m/.hidden",
        "m//x",
        "m/x/",
        "m\\x",
        "m/\x00",
        "m/x\n",
        "m/\u202egpj.x",
        "m/" + "x" * 300,
        "a/b/c/d/e",
    ],
)
def test_a_name_that_is_no_name_of_ours_touches_nothing(
    name: str, store: DiskPhotoStore, tmp_path: Path
) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  the name itself is the message
        store.put(name, b"picture")
    with pytest.raises(ValueError):  # noqa: PT011
        store.get(name)
    with pytest.raises(ValueError):  # noqa: PT011
        store.delete(name)

    assert list(tmp_path.iterdir()) == []
