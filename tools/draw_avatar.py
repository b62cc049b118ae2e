"""Draws `faces/static/avatar.jpg`, the picture of people who have not chosen one: a pea.

Run by hand after a change: `.venv/bin/python tools/draw_avatar.py`.
"""

from pathlib import Path

import pyvips

STATIC = Path(__file__).parent.parent / "src/sugarsnap/faces/static"
DRAWING = b"""
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 150 150" width="150" height="150">
  <rect width="150" height="150" fill="#dfeec0"/>
  <path fill="#3f8c3c" d="M6 150C8 118 36 101 75 101 114 101 142 118 144 150Z"/>
  <path fill="none" stroke="#2b6e2f" stroke-width="4" stroke-linecap="round"
    d="M24 150C36 128 54 119 75 119 96 119 114 128 126 150"/>
  <circle cx="75" cy="67" r="33" fill="#79b84c"/>
  <path fill="#a9d77c" d="M54 58C58 48 66 43 76 44 66 47 59 52 54 58Z"/>
  <path fill="none" stroke="#3f8c3c" stroke-width="5" stroke-linecap="round"
    d="M78 35C80 22 90 14 100 19 108 24 104 35 96 33 91 31 93 25 97 26"/>
</svg>
"""


def draw() -> None:
    """Write the picture; the same drawing gives the same bytes."""
    picture = pyvips.Image.svgload_buffer(DRAWING, scale=4).thumbnail_image(150)
    flat = picture.flatten(background=[223, 238, 192])
    flat.jpegsave(str(STATIC / "avatar.jpg"), Q=90, strip=True, optimize_coding=True)


if __name__ == "__main__":
    draw()
