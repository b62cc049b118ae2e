"""The walk's photo is the demo's alone: no other part of the program knows of it."""

from pathlib import Path

import sugarsnap

ROOT = Path(sugarsnap.__file__).parent
SHOWN_ANSWERS = Path("faces/v1/examples.json")
"""What the demo answered, for the reference to show; tests/docs asks it again."""
MARKS = (
    "Bcizg1_B3nu",
    "1667121369441597934",
    "17899911943100617",
    "1512956375",
    "Snap peas in our",
)
"""Of the photo; of the person stand only the examples on the developers' first page."""


def files_with(mark: str) -> set[Path]:
    files = [path for path in ROOT.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    return {path.relative_to(ROOT) for path in files if mark.encode() in path.read_bytes()}


def test_the_walks_photo_stands_nowhere_but_in_the_demo() -> None:
    found = {path for mark in MARKS for path in files_with(mark)}

    assert {path.parts[0] for path in found - {SHOWN_ANSWERS}} == {"demo"}
