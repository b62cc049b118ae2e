"""Finding the project's files, and taking the fenced blocks out of a Markdown page."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"

_BETWEEN_CELLS = re.compile(r" \|(?= )")
_BLOCK = re.compile(
    r"^```(?P<kind>\w+)\n(?P<text>.*?)^```$|^<!-- by hand: (?P<deed>[^\n]+) -->$",
    re.MULTILINE | re.DOTALL,
)


class Block(Struct, frozen=True):
    """A fenced block, or a remark of what a person does between two of them (kind `by hand`)."""

    kind: str
    text: str
    line: int


def blocks_of(page: Path) -> Iterator[Block]:
    """Every block of a page, in order."""
    text = page.read_text("utf-8")
    for match in _BLOCK.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        yield Block(match["kind"] or "by hand", match["text"] or match["deed"], line)


def section_of(page: Path, heading: str) -> str:
    """What stands under a heading of a page, up to the next one of any rank."""
    text = page.read_text("utf-8")
    section = rf"^#+ {re.escape(heading)}\n(.*?)(?=^#+ |\Z)"
    match = re.search(section, text, re.MULTILINE | re.DOTALL)
    assert match, f"{page.name} has no heading '{heading}'"
    return match[1]


def rows_of(text: str) -> list[list[str]]:
    """The cells of every table row in a text, heads and rules left out."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    cells = (_BETWEEN_CELLS.split(line.removeprefix("|").removesuffix("|")) for line in lines)
    rows = [[cell.strip() for cell in row] for row in cells]
    return [row for row in rows if not set("".join(row)) <= set("-: |")]


def every_file() -> list[Path]:
    """Every file of the project: what git tracks, and what it would."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    files = [ROOT / name for name in listed.decode().split("\0") if name]
    return [file for file in files if file.is_file()]


def every_page() -> list[Path]:
    """Every Markdown file of the project."""
    return [file for file in every_file() if file.suffix == ".md"]
