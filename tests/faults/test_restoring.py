"""A house that was backed up, lost and restored answers as before, to the same tokens."""

import shutil
from pathlib import Path

import httpx

from faults.household import GUEST, picture_of, settle, token_of
from servers import Server, command, running


def answers_of(server: Server, token: str, media: str) -> dict[str, str]:
    """The text of every kind of reading call, under one host name."""
    paths = (
        "users/self",
        "users/self/media/recent",
        *(f"media/{media}{x}" for x in ("", "/likes", "/comments")),
    )
    with server.connect(headers={"Host": "localhost"}) as client:
        found = {path: _get(client, f"/v1/{path}", token) for path in paths}
        url = client.get(f"/v1/media/{media}?access_token={token}").json()["data"]["images"][
            "thumbnail"
        ]["url"]
        found["thumbnail"] = client.get(url.removeprefix("http://localhost")).content.hex()
    return found


def _get(client: httpx.Client, path: str, token: str) -> str:
    said = client.get(path, params={"access_token": token})
    assert said.status_code == 200
    return said.text


def test_a_restored_house_answers_the_same_to_the_same_token(tmp_path: Path) -> None:
    data, archive = tmp_path / "data", tmp_path / "house.tar"
    token = token_of(data, settle(data), GUEST)
    (tmp_path / "peas.png").write_bytes(picture_of(1))
    media = command(data, "post", tmp_path / "peas.png", "--as", GUEST, "--caption", "Peas")["id"]
    with running("serve", data) as server:
        with server.connect(params={"access_token": token}) as client:
            client.post(f"/v1/media/{media}/likes")
            client.post(f"/v1/media/{media}/comments", data={"text": "Fresh"})
        before = answers_of(server, token, media)
        server.command("backup", archive)

    shutil.rmtree(data)
    command(data, "restore", archive)

    with running("serve", data) as server:
        assert answers_of(server, token, media) == before
