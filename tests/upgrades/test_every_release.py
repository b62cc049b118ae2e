"""What an older version left behind is read by this one.

To add a state: make a small house with that version, `sugarsnap backup VERSION.tar`, and write down
in VERSION.json the token, the photo and its owner.
"""

import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from servers import command, eventually, running

RELEASES = sorted(Path(__file__).parent.glob("*.tar"))


@pytest.mark.parametrize("archive", RELEASES, ids=lambda archive: archive.stem)
def test_a_house_of_an_older_version_is_opened_whole(archive: Path, tmp_path: Path) -> None:
    known = json.loads(archive.with_suffix(".json").read_text())
    data = tmp_path / "data"

    command(data, "restore", archive)

    with running("serve", data) as server, server.connect() as client:
        token = {"access_token": known["token"]}
        photo = client.get(f"/v1/media/{known['media_id']}", params=token).json()["data"]
        likers = client.get(f"/v1/media/{known['media_id']}/likes", params=token).json()["data"]
        picture = client.get(photo["images"]["low_resolution"]["url"])
    assert photo["user"]["id"] == known["owner"]
    assert photo["caption"]["text"] == "A first photo #peas"
    assert (photo["likes"], photo["comments"]) == ({"count": 1}, {"count": 1})
    assert [liker["username"] for liker in likers] == ["ben"]
    assert picture.headers["content-type"] == "image/jpeg"
    assert command(data, "doctor")["findings"] == []


@pytest.mark.parametrize("archive", RELEASES, ids=lambda archive: archive.stem)
def test_what_an_older_version_left_is_found_by_searches_and_tags(
    archive: Path, tmp_path: Path
) -> None:
    known = json.loads(archive.with_suffix(".json").read_text())
    data = tmp_path / "data"
    command(data, "restore", archive)

    with running("serve", data) as server, server.connect() as client:

        def read(page: str) -> str:
            return client.get(page).text

        photo = client.get(
            f"/v1/media/{known['media_id']}", params={"access_token": known["token"]}
        ).json()["data"]
        path = urlsplit(photo["link"]).path

        assert eventually(lambda: path in read("/explore/tags/peas/"))
        assert eventually(lambda: 'href="/ben/"' in read("/explore/search/?q=ben"))
        assert "/explore/tags/peas/" in read("/explore/search/?q=pea")
    assert command(data, "doctor")["findings"] == []


def test_there_is_a_house_of_every_version_in_the_changelog() -> None:
    changelog = Path(__file__).parents[2] / "CHANGELOG.md"
    versions = {
        line.split()[1] for line in changelog.read_text().splitlines() if line.startswith("## ")
    }

    assert versions == {archive.stem for archive in RELEASES}
