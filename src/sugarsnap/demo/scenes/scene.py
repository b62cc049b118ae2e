"""What one picture of the demo is: its words, its size, and how it is painted."""

from collections.abc import Callable
from zlib import crc32

from msgspec import Struct

from sugarsnap.demo.scenes.canvas import Canvas

SQUARE = (1080, 1080)
LARGE = (1440, 1440)
PORTRAIT = (1080, 1350)
WIDE = (1080, 566)
CLASSIC = (1080, 720)


class Scene(Struct, frozen=True):
    """One picture. `key` is `family-name`; `size` is its width and height in pixels."""

    key: str
    caption: str
    alt_text: str
    size: tuple[int, int]
    paint: Callable[[Canvas], None]

    @property
    def family(self) -> str:
        """The kind of scene, which comments are chosen by."""
        return self.key.partition("-")[0]

    @property
    def width(self) -> int:
        """Pixels from left to right."""
        return self.size[0]

    @property
    def height(self) -> int:
        """Pixels from top to bottom."""
        return self.size[1]

    def canvas(self) -> Canvas:
        """The painted canvas, the same every time."""
        canvas = Canvas(self.size, crc32(self.key.encode()))
        self.paint(canvas)
        return canvas
