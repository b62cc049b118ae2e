"""The pictures of the demo community, all drawn by this package: `catalogue`, `draw_jpeg`."""

from itertools import zip_longest

from sugarsnap.demo.scenes.album import (
    balcony,
    cabin,
    coast,
    crate,
    dunes,
    forest,
    garden,
    lake,
    meadow,
    slopes,
    storm,
    table,
    town,
    vine,
)
from sugarsnap.demo.scenes.portraits import draw_portrait
from sugarsnap.demo.scenes.scene import Scene

__all__ = ["Scene", "catalogue", "draw_jpeg", "draw_portrait", "snap_peas"]

snap_peas = vine.SNAP_PEAS
"""The picture the project is named after."""

_ALBUM = (
    vine, lake, town, meadow, coast, table, forest,
    garden, dunes, cabin, slopes, balcony, storm, crate,
)  # fmt: skip


def catalogue() -> tuple[Scene, ...]:
    """Every scene, always in the same order: one of each family, then the next of each."""
    rounds = zip_longest(*(family.PICTURES for family in _ALBUM))
    return tuple(scene for pictures in rounds for scene in pictures if scene)


def draw_jpeg(scene: Scene) -> bytes:
    """The scene as a JPEG of its size, the same bytes every time."""
    return scene.canvas().jpeg()
