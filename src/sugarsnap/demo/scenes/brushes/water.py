"""Brushes for water: its surface, ripples, glitter and surf."""

from collections.abc import Sequence
from math import pi, sin

from sugarsnap.demo.scenes.canvas import Canvas, Shade
from sugarsnap.demo.scenes.paths import dab, rectangle, smooth_line


def surface(canvas: Canvas, shore: float, shades: Sequence[Shade]) -> None:
    """A sheet of water from the shore to the lower edge; see-through shades keep reflections."""
    box = rectangle(-20, shore, canvas.width + 40, canvas.height - shore + 20)
    canvas.paint(box, canvas.down(shore, canvas.height, *shades))


def ripples(canvas: Canvas, shore: float, colour: str, count: int, opacity: float = 0.3) -> None:
    """Flat touches over the water, short and dense far away, long and loose near by."""
    random = canvas.random
    touches = []
    for _ in range(count):
        nearness = random.random() ** 1.7
        y = shore + 3 + nearness * (canvas.height - shore)
        x, length = random.uniform(-40, canvas.width), 14 + random.uniform(0.4, 1) * 150 * nearness
        touches.append(
            dab((x, y), (x + length, y + random.uniform(-1, 1)), 1 + 5 * nearness * random.random())
        )
    canvas.paint("".join(touches), colour, opacity)


def glitter(canvas: Canvas, x: float, shore: float, colour: str, spread: float = 1) -> None:
    """The road of light that a sun or moon lays over water."""
    random = canvas.random
    for opacity, reach in ((0.35, 1.0), (0.8, 0.5)):
        touches = []
        for _ in range(110):
            nearness = random.random() ** 1.35
            y = shore + 2 + nearness * (canvas.height - shore)
            aside = random.gauss(0, 14 + 60 * nearness) * reach * spread
            length = (8 + 70 * nearness) * random.uniform(0.3, 1)
            touches.append(
                dab((x + aside - length / 2, y), (x + aside + length / 2, y), 1.2 + 3.4 * nearness)
            )
        canvas.paint("".join(touches), colour, opacity)


def surf(canvas: Canvas, y: float, height: float, foam: str, shadow: str) -> None:
    """One breaking wave across the width: foam with a ragged upper edge and a shadow under it."""
    random = canvas.random
    phase, waves = random.uniform(0, 2 * pi), random.uniform(1.5, 3)
    upper, lower, x = [], [], -40.0
    while x <= canvas.width + 40:
        swell = sin(phase + waves * 2 * pi * x / canvas.width) * height * 0.7
        thick = height * random.uniform(0.15, 0.6) * (1.1 + sin(phase * 2 + x / 90))
        upper.append((x, y + swell - thick))
        lower.append((x, y + swell + height * random.uniform(0.05, 0.35)))
        x += 22
    band = smooth_line(upper) + "L" + smooth_line(lower[::-1])[1:] + "Z"
    with canvas.turned((0, height * 0.32), 0):
        canvas.paint(band, shadow, 0.35)
    canvas.paint(band, foam, 0.92)
