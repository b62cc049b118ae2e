"""Old integrations keep the ids and secrets that they have."""

import json
from pathlib import Path

import pytest

from cli.command import OLD_CLIENT, Home

FIRST = {
    "client_id": "A" * 32,
    "client_secret": "b" * 32,
    "redirect_uris": ["http://localhost", "https://wall.example/done"],
    "owner": "ada",
    "name": "Photo Wall",
}
SECOND = {**FIRST, "client_id": "c" * 32, "owner": "ben", "allow_implicit": True}


def lines(*clients: dict[str, object]) -> str:
    return "".join(f"{json.dumps(client)}\n" for client in clients)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "clients.jsonl"


def test_clients_of_a_file_are_registered_under_their_own_ids(home: Home, file: Path) -> None:
    file.write_text(lines(FIRST, SECOND))

    facts = home.run("client", "import", file).facts

    assert facts == {"client_ids": ["a" * 32, "c" * 32]}
    token = home.run("token", "create", "c" * 32, "ben").facts["access_token"]
    inspected = home.run("token", "inspect", stdin=token).facts
    assert token.split(".")[1] == "ccccccc"
    assert (inspected["client_id"], inspected["client_name"]) == ("c" * 32, "Photo Wall")


def test_the_file_may_come_by_standard_input_with_empty_lines(home: Home) -> None:
    facts = home.run("client", "import", "-", stdin=f"\n{lines(FIRST)}\n").facts

    assert facts == {"client_ids": ["a" * 32]}


def test_an_id_that_is_had_already_is_refused_and_nothing_is_registered(
    home: Home, file: Path
) -> None:
    file.write_text(lines(FIRST, {**SECOND, "client_id": OLD_CLIENT}))

    refused = home.run("client", "import", file)

    assert f"The client '{OLD_CLIENT}': There is a client with this id already." in refused.error
    assert "There is no such client" in home.run("token", "create", "a" * 32, "ben").error


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ({**FIRST, "client_id": "short"}, "The client 'short': A client's id and its secret"),
        ({**FIRST, "owner": "zoe"}, "There is no account 'zoe'"),
        ({**FIRST, "redirect_uris": []}, "at least one redirect URI"),
        ({**FIRST, "secret": "b"}, "Line 1 tells no client: Object contains unknown field"),
        ({"client_id": "a" * 32}, "Line 1 tells no client: Object missing required field"),
    ],
)
def test_what_cannot_be_registered_is_refused_in_a_sentence(
    home: Home, line: dict[str, object], complaint: str
) -> None:
    refused = home.run("client", "import", "-", stdin=lines(line))

    assert complaint in refused.error


def test_the_secrets_of_a_file_are_not_printed(home: Home, file: Path) -> None:
    file.write_text(lines(FIRST, {**SECOND, "client_secret": "no secret"}))

    refused = home.run("client", "import", file)

    assert "no secret" not in refused.error
    assert "b" * 32 not in refused.error
