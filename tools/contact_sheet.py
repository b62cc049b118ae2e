"""Draws every picture of the demo community onto one sheet, for the README."""

import sys
from pathlib import Path

import pyvips

from sugarsnap.demo.scenes import Scene, catalogue

TARGET = Path(__file__).parents[1] / "docs/images/demo-contact-sheet.jpg"
ROW_WIDTH = 1600
ROW_HEIGHT = 150
GAP = 6
PAPER = (250, 248, 244)
QUALITY = 74
LARGEST_SCALE = 1.1
"""A last row that is not full keeps about the height of the others."""


def thumbnail(scene: Scene) -> pyvips.Image:
    """The scene as high as a row of the sheet."""
    return pyvips.Image.thumbnail_buffer(scene.canvas().jpeg(), 10_000, height=ROW_HEIGHT)


def rows(pictures: list[pyvips.Image]) -> list[list[pyvips.Image]]:
    """The pictures in order, as many in a row as come closest to its width."""
    filled: list[list[pyvips.Image]] = [[]]
    for picture in pictures:
        taken = sum(other.width + GAP for other in filled[-1])
        if taken + picture.width / 2 > ROW_WIDTH:
            filled.append([])
        filled[-1].append(picture)
    return filled


def justified(pictures: list[pyvips.Image]) -> pyvips.Image:
    """One row, scaled until it is exactly as wide as the sheet."""
    space = ROW_WIDTH - GAP * (len(pictures) + 1)
    scale = space / sum(picture.width for picture in pictures)
    scaled = [picture.resize(min(scale, LARGEST_SCALE)) for picture in pictures]
    height = min(picture.height for picture in scaled)
    row = pyvips.Image.black(ROW_WIDTH, height + GAP, bands=3) + PAPER
    left = GAP
    for picture in scaled:
        row = row.insert(picture.crop(0, 0, picture.width, height), left, 0)
        left += picture.width + GAP
    return row.crop(0, 0, ROW_WIDTH, height + GAP).cast("uchar")


def main() -> None:
    """Write the sheet; another path may be given as the only argument."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    strips = [justified(row) for row in rows([thumbnail(scene) for scene in catalogue()])]
    sheet = strips[0]
    for strip in strips[1:]:
        sheet = sheet.join(strip, "vertical")
    padded = sheet.embed(
        0, GAP, sheet.width, sheet.height + GAP, extend="background", background=PAPER
    )
    target.parent.mkdir(parents=True, exist_ok=True)
    padded.write_to_file(str(target), **({"Q": QUALITY} if target.suffix == ".jpg" else {}))
    print(f"{target}: {padded.width} x {padded.height}, {target.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
