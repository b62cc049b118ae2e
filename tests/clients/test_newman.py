"""The walk's Postman collection, run by newman as Postman runs it."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

from docs.examples import Request, steps_of
from docs.hands import (
    Browser,
    allow_the_implicit_flow,
    press_authorize,
    press_the_heart,
    register_a_client,
    retire_the_endpoint,
)
from docs.pages import DOCS
from docs.server import REDIRECT_URI

COLLECTION = DOCS / "walk.postman_collection.json"
ENVIRONMENT = DOCS / "walk.postman_environment.json"
EVERYTHING = "public_content+follower_list+comments+relationships+likes"

Known = dict[str, str]


def _read(file: Path) -> Any:
    return json.loads(file.read_text("utf-8"))


def _authorize(browser: Browser, known: Known, more: str = "") -> None:
    asked = f"client_id={known['client_id']}&redirect_uri={REDIRECT_URI}&response_type=token{more}"
    browser.address = f"/oauth/authorize/?{asked}"
    press_authorize(browser, known)
    known["access_token"] = browser.address.partition("#access_token=")[2]


def _ask_for_more(browser: Browser, known: Known) -> None:
    before = known["access_token"]
    _authorize(browser, known, f"&scope={EVERYTHING}")
    assert known["access_token"] == before


DEEDS = {
    "1 Before anybody agreed": register_a_client,
    "2 With the implicit flow allowed": allow_the_implicit_flow,
    "3 With a token for basic": _authorize,
    "4 With the heart pressed": press_the_heart,
    "5 With every scope": _ask_for_more,
    "6 The end of the road": retire_the_endpoint,
}
"""What a person does before each folder."""


def _run(newman: list[str], folder: str, known: Known, report: Path) -> Any:
    variables = [f"{name}={known[name]}" for name in _variables() if known.get(name)]
    options = ["-e", str(ENVIRONMENT), "--folder", folder, "--reporters", "json"]
    options += [word for variable in variables for word in ("--env-var", variable)]
    done = subprocess.run(
        [*newman, "run", str(COLLECTION), *options, "--reporter-json-export", str(report)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert report.exists(), done.stderr
    return _read(report)["run"]


def _variables() -> list[str]:
    return [value["key"] for value in _read(ENVIRONMENT)["values"]]


def test_newman_walks_the_whole_walk(
    newman: list[str], browser: Browser, known: Known, tmp_path: Path
) -> None:
    known["base_url"] = browser.server.base
    reports = {}

    for number, (folder, deed) in enumerate(DEEDS.items()):
        deed(browser, known)
        reports[folder] = _run(newman, folder, known, tmp_path / f"{number}.json")

    assert [run["failures"] for run in reports.values()] == [[]] * len(DEEDS)
    assert all(run["stats"]["assertions"]["total"] for run in reports.values())


def test_the_folders_of_the_collection_are_those_that_newman_walks() -> None:
    folders = [folder["name"] for folder in _read(COLLECTION)["item"]]

    assert folders == list(DEEDS)


def test_every_call_of_the_collection_has_tests() -> None:
    untested = [
        item["name"]
        for folder in _read(COLLECTION)["item"]
        for item in folder["item"]
        if not any("pm.test(" in line for line in item["event"][0]["script"]["exec"])
    ]

    assert untested == []


def _calls_of_collection() -> list[str]:
    values = {each["key"]: each["value"] for each in _read(COLLECTION)["variable"]}
    values |= {"base_url": "", "redirect_uri": REDIRECT_URI}
    calls = [
        f"{item['request']['method']} {item['request']['url']['raw']}"
        for folder in _read(COLLECTION)["item"]
        for item in folder["item"]
    ]
    pattern = re.compile("{{(" + "|".join(values) + ")}}")
    return [pattern.sub(lambda match: values[match[1]], call) for call in calls]


def test_the_collection_makes_every_call_of_the_walk_in_its_order() -> None:
    walk = [step for step in steps_of(DOCS / "learn" / "walk.md") if isinstance(step, Request)]
    remaining = iter(_calls_of_collection())

    missing = [step.line for step in walk if f"{step.method} {step.target}" not in remaining]

    assert missing == []
