import json
import os
import pty
import subprocess
from pathlib import Path

import pytest

from cli.command import PROGRAM, Home, environment, sugarsnap
from sugarsnap.cli import run

COMMANDS = (
    *("serve", "demo", "worker", "user create", "user suspend", "user restore", "client create"),
    *("token create", "token inspect", "token revoke", "post", "endpoint retire"),
    *("endpoint restore", "migrate", "doctor", "backup", "restore", "openapi", "postman"),
)


def test_help_names_every_command() -> None:
    shown = sugarsnap("--help")

    assert shown.code == 0
    for command in COMMANDS:
        assert f" {command.split()[0]} " in shown.out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_takes_a_data_folder_and_json(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run([*command.split(), "--help"])

    shown = capsys.readouterr().out
    assert "--data" in shown
    assert "--json" in shown


def test_an_unknown_command_is_misuse() -> None:
    answered = sugarsnap("publish")

    assert answered.code == 2
    assert answered.out == ""
    assert "publish" in answered.err


def test_a_missing_option_is_misuse_and_named() -> None:
    answered = sugarsnap("user", "create", "ada")

    assert answered.code == 2
    assert "--email" in answered.err


def test_a_mistyped_option_is_guessed() -> None:
    answered = sugarsnap("user", "create", "ada", "--emial", "ada@home.example")

    assert answered.code == 2
    assert "Did you mean" in answered.err


def test_a_folder_without_a_house_is_told_and_not_made(tmp_path: Path) -> None:
    refused = sugarsnap("doctor", "--data", tmp_path / "elsewhere")

    assert "There is no Sugarsnap in the folder" in refused.error
    assert "sugarsnap serve --data" in refused.error
    assert not (tmp_path / "elsewhere").exists()


def test_the_data_folder_comes_from_the_environment_too(home: Home) -> None:
    assert sugarsnap("migrate", SUGARSNAP_DATA=str(home.data)).facts == {"migrations": []}


def test_a_setting_that_cannot_be_is_named(home: Home) -> None:
    refused = sugarsnap("doctor", SUGARSNAP_DATA=str(home.data), SUGARSNAP_CLIENTS="closed")

    assert "clients" in refused.error


def test_a_setting_that_does_not_exist_is_named(home: Home) -> None:
    (home.data / "sugarsnap.toml").write_text('colour = "green"\n')

    assert "colour" in home.run("doctor").error


def test_on_a_terminal_it_answers_in_a_sentence_and_with_json_in_json(home: Home) -> None:
    assert (
        on_a_terminal("migrate", "--data", home.data) == "The database is of this version already."
    )
    facts = json.loads(on_a_terminal("migrate", "--json", "--data", home.data))
    assert facts == {"migrations": []}


def on_a_terminal(*words: str | Path) -> str:
    ours, theirs = pty.openpty()
    with subprocess.Popen([PROGRAM, *words], stdout=theirs, env=environment()) as process:
        os.close(theirs)
        process.wait(60)
    shown = os.read(ours, 10_000).decode()
    os.close(ours)
    return shown.strip()


def test_documents_name_the_public_address(home: Home) -> None:
    settings = {"SUGARSNAP_DATA": str(home.data), "SUGARSNAP_PUBLIC_URL": "https://snap.example/"}

    openapi = sugarsnap("openapi", **settings).facts
    postman = sugarsnap("postman", **settings).facts

    assert openapi["servers"] == [{"url": "https://snap.example/v1"}]
    assert {"key": "base", "value": "https://snap.example", "type": "string"} in postman["variable"]


def test_the_postman_collection_has_every_endpoint_of_the_openapi_document(home: Home) -> None:
    openapi = home.run("openapi").facts
    postman = home.run("postman").facts

    described = {
        f"{method.upper()} {path}" for path, calls in openapi["paths"].items() for method in calls
    }
    collected = {item["name"] for noun in postman["item"] for item in noun["item"]}
    assert collected == described
