"""What holds for every file: links lead somewhere, and nothing tells of somebody's machine."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from docs.pages import DOCS, ROOT, every_file, every_page, rows_of

_LINK = re.compile(r"\]\((?!https?://)([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_ADDRESS = re.compile(r"https?://[^\s\"']+")

_TOLD = re.compile(
    r"registry\.(?:npmjs|yarnpkg)|pypi\.org|python[h]osted|(?<![\w.*}])/(?:work|root|home|Users)/\w+"
)
_BINARY = frozenset({".tar", ".jpg", ".png", ".heic", ".webp", ".db"})


def _name_of(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def _anchors_of(page: Path) -> set[str]:
    """How headings are addressed (GitHub's way)."""
    text = _FENCED.sub("", page.read_text("utf-8"))
    return {
        re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        for heading in _HEADING.findall(text)
    }


def _leads_somewhere(page: Path, link: str) -> bool:
    path, _, anchor = link.partition("#")
    target = (page.parent / path).resolve() if path else page
    return target.exists() and (not anchor or anchor in _anchors_of(target))


@pytest.mark.parametrize("page", every_page(), ids=_name_of)
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    links = _LINK.findall(_FENCED.sub("", page.read_text("utf-8")))

    assert [link for link in links if not _leads_somewhere(page, link)] == []


def test_every_page_of_the_documents_can_be_found_from_their_index() -> None:
    index = DOCS / "README.md"

    linked = {
        (DOCS / link.partition("#")[0]).resolve() for link in _LINK.findall(index.read_text())
    }

    assert set(DOCS.rglob("*.md")) - linked == {index}


def test_no_file_names_a_registry_or_a_place_on_somebodys_machine() -> None:
    told = [
        f"{_name_of(file)}: {word}"
        for file in every_file()
        if file.suffix not in _BINARY
        for word in _TOLD.findall(file.read_text("utf-8"))
    ]

    assert told == []


@pytest.mark.parametrize("lock", sorted((ROOT / "requirements").glob("*.txt")), ids=_name_of)
def test_a_lock_of_python_packages_holds_hashes_and_no_address(lock: Path) -> None:
    text = lock.read_text("utf-8")

    assert _ADDRESS.findall(text) == []
    assert text.count("==") <= text.count("--hash=sha256:")


def test_the_lock_of_newman_holds_hashes_and_no_address() -> None:
    lock = json.loads((ROOT / "tests" / "clients" / "package-lock.json").read_text("utf-8"))
    packages = [each for path, each in lock["packages"].items() if path]

    assert all(each["integrity"].startswith("sha512-") for each in packages)
    assert not any("resolved" in each for each in packages)


def test_every_dependency_has_its_reason_in_the_decisions() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = [re.split(r"[\[<>=]", each)[0] for each in project["dependencies"]]

    rows = rows_of((DOCS / "decisions" / "0001-dependencies.md").read_text("utf-8"))

    assert [row[0] for row in rows[1:]] == sorted(needed)
    assert all(len(row) == 4 and all(row) for row in rows)


def test_the_latest_change_is_the_version_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)

    assert headings[0] == project["version"]
