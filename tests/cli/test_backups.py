import io
import json
import sqlite3
import tarfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from cli.command import WELL, Home, sugarsnap

KEPT = ("accounts", "media", "clients", "redirect_uris", "grants", "names", "picture_uses")
Entry = tuple[tarfile.TarInfo, bytes]


@pytest.fixture
def archive(home: Home, tmp_path: Path) -> Path:
    path = tmp_path / "house.tar"
    assert home.run("backup", path).code == 0
    return path


def rows_of(home: Home) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(home.data / "sugarsnap.db")) as database:
        return {
            table: sorted(database.execute(f"SELECT * FROM {table}").fetchall()) for table in KEPT
        }


def files_of(home: Home) -> dict[str, bytes]:
    photos = home.data / "photos"
    return {
        path.relative_to(photos).as_posix(): path.read_bytes()
        for path in photos.rglob("*")
        if path.is_file()
    }


def rewritten(archive: Path, change: Callable[[list[Entry]], list[Entry]]) -> Path:
    """The same archive with its entries changed by a stranger."""
    with tarfile.open(archive) as source:
        entries: list[Entry] = []
        for entry in source:
            file = source.extractfile(entry)
            entries.append((entry, file.read() if file else b""))
    target = archive.with_name("changed.tar")
    with tarfile.open(target, "w") as changed:
        for entry, content in change(entries):
            changed.addfile(entry, io.BytesIO(content))
    return target


def entry_of(name: str, content: bytes = b"", kind: bytes = tarfile.REGTYPE) -> Entry:
    entry = tarfile.TarInfo(name)
    entry.size, entry.type = len(content), kind
    return entry, content


def test_an_archive_is_told_and_is_for_its_own_user_alone(home: Home, tmp_path: Path) -> None:
    path = tmp_path / "house.tar"

    facts = home.run("backup", path).facts

    assert facts == {"file": str(path), "bytes": path.stat().st_size, "photos": len(files_of(home))}
    assert path.stat().st_mode & 0o777 == 0o600


def test_what_was_backed_up_is_restored_to_the_last_row_and_byte(
    home: Home, archive: Path, tmp_path: Path
) -> None:
    again = Home(tmp_path / "again")

    facts = again.run("restore", archive).facts

    assert facts["photos"] == len(files_of(home))
    assert rows_of(again) == rows_of(home)
    assert files_of(again) == files_of(home)
    assert (again.data / "server.key").read_text() == (home.data / "server.key").read_text()
    assert again.run("doctor").facts == WELL


def test_tokens_stay_good(home: Home, tmp_path: Path) -> None:
    token = home.token
    home.run("backup", tmp_path / "with-token.tar")
    again = Home(tmp_path / "again")

    again.run("restore", tmp_path / "with-token.tar")

    assert again.run("token", "inspect", stdin=token).facts["username"] == "ben"


def test_ids_of_the_lost_tail_are_never_drawn_again(
    home: Home, archive: Path, tmp_path: Path, photo: Path
) -> None:
    lost = home.run("post", photo, "--as", "ada").facts["id"]
    again = Home(tmp_path / "again")
    again.run("restore", archive)

    drawn = again.run("post", photo, "--as", "ada").facts["id"]

    assert int(drawn.partition("_")[0]) > int(lost.partition("_")[0])


def test_the_settings_of_the_folder_come_along(home: Home, tmp_path: Path) -> None:
    (home.data / "sugarsnap.toml").write_text('name = "Pea Pod"\n')
    home.run("backup", tmp_path / "named.tar")
    again = Home(tmp_path / "again")

    again.run("restore", tmp_path / "named.tar")

    assert (again.data / "sugarsnap.toml").read_text() == 'name = "Pea Pod"\n'


def test_the_texts_of_the_keeper_come_along(home: Home, tmp_path: Path) -> None:
    (home.data / "texts").mkdir()
    (home.data / "texts" / "imprint.txt").write_text("Ada, 1 Garden Lane")
    home.run("backup", tmp_path / "house.tar")

    restored = Home(tmp_path / "restored")
    restored.run("restore", tmp_path / "house.tar")

    assert (restored.data / "texts" / "imprint.txt").read_text() == "Ada, 1 Garden Lane"


def test_nothing_is_restored_over_something(home: Home, archive: Path) -> None:
    before = files_of(home)

    refused = home.run("restore", archive)

    assert "is not empty" in refused.error
    assert files_of(home) == before


def test_no_archive_is_written_over_another(home: Home, archive: Path) -> None:
    before = archive.read_bytes()

    refused = home.run("backup", archive)

    assert "exists already" in refused.error
    assert archive.read_bytes() == before


def test_an_archive_that_is_cut_short_is_refused_and_leaves_the_folder_empty(
    archive: Path, tmp_path: Path
) -> None:
    whole = archive.read_bytes()
    archive.write_bytes(whole[: len(whole) // 2])
    again = Home(tmp_path / "again")

    refused = again.run("restore", archive)

    assert "cut short" in refused.error
    assert list(again.data.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"no archive at all", b"\0" * 10_240])
def test_a_file_that_is_no_archive_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "odd.tar").write_bytes(content)

    refused = Home(tmp_path / "again").run("restore", tmp_path / "odd.tar")

    assert "backup" in refused.error


@pytest.mark.parametrize(
    "stranger",
    [
        entry_of("photos/../../escaped.jpg", b"out"),
        entry_of("photos//etc/escaped.jpg", b"out"),
        entry_of("/etc/escaped.jpg", b"out"),
        entry_of("photos/m/../../escaped", b"out"),
        entry_of("escaped.txt", b"out"),
        entry_of("photos/m/ab/link.jpg", kind=tarfile.SYMTYPE),
        entry_of("photos/m/ab/link.jpg", kind=tarfile.LNKTYPE),
        entry_of("photos/m", kind=tarfile.DIRTYPE),
        entry_of("photos/m/ab/device.jpg", kind=tarfile.CHRTYPE),
    ],
    ids=lambda entry: f"{entry[0].name} {entry[0].type!r}",
)
def test_what_has_no_place_in_a_house_is_refused(
    stranger: Entry, archive: Path, tmp_path: Path
) -> None:
    changed = rewritten(archive, lambda entries: [entries[0], stranger, *entries[1:]])
    again = Home(tmp_path / "again")

    refused = again.run("restore", changed)

    assert "This backup holds what" in refused.error
    assert list(again.data.iterdir()) == []
    assert list(tmp_path.rglob("escaped*")) == []


def test_an_archive_of_a_newer_form_is_refused(archive: Path, tmp_path: Path) -> None:
    manifest = json.dumps({"format": 3, "version": "9.0", "created_ms": 0}).encode()
    changed = rewritten(
        archive, lambda entries: [entry_of("manifest.json", manifest), *entries[1:]]
    )

    refused = Home(tmp_path / "again").run("restore", changed)

    assert "newer" in refused.error


def test_another_key_in_the_environment_is_told_before_it_voids_every_token(
    archive: Path, tmp_path: Path
) -> None:
    settings = {"SUGARSNAP_DATA": str(tmp_path / "again"), "SUGARSNAP_SERVER_KEY": "ab" * 32}

    refused = sugarsnap("restore", archive, **settings)

    assert "SUGARSNAP_SERVER_KEY" in refused.error
    assert list((tmp_path / "again").iterdir()) == []


def test_a_key_from_the_environment_is_backed_up_too(home: Home, tmp_path: Path) -> None:
    key = (home.data / "server.key").read_text()
    (home.data / "server.key").unlink()
    token = sugarsnap(
        *("token", "create", "0123456789abcdef0123456789abcdef", "ben", "--data", home.data),
        SUGARSNAP_SERVER_KEY=key,
    ).facts["access_token"]

    sugarsnap("backup", tmp_path / "b.tar", "--data", home.data, SUGARSNAP_SERVER_KEY=key)
    again = Home(tmp_path / "again")
    again.run("restore", tmp_path / "b.tar")

    assert again.run("token", "inspect", stdin=token).code == 0
