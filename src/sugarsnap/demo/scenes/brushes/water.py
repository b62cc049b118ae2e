"""Brushes for water: its surface, ripples, glitter and surf."""

from collections.abc import Sequence
from math import pi, sin

from sugarsnap.demo.scenes.canvas import Canvas, Shade
from sugarsnap.demo.scenes.paths import Point, dab, rectangle, smooth_line


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
    phase, waves = random.uniform(0, 2 * pi), random.uniform(1.2, 2.4)
    crest, x = [], -40.0
    while x <= canvas.width + 40:
        swell = sin(phase + waves * 2 * pi * x / canvas.width)
        break_ = max(0.12, 0.5 + 0.5 * sin(phase * 3 + x / 130)) * random.uniform(0.7, 1.2)
        crest.append((x, y + swell * height * 0.5, break_))
        x += 17
    upper = [(x, level - height * 0.6 * thick) for x, level, thick in crest]
    lower = [(x, level + height * 0.55 * thick) for x, level, thick in crest]
    under = [(x, level + height * 1.1 * thick + 3) for x, level, thick in crest]
    canvas.paint(_band(upper, under), shadow, 0.4)
    canvas.paint(_band(upper, lower), foam, 0.93)
    lace = "".join(
        dab(
            (x - 20, level + height * drop),
            (x + random.uniform(20, 70), level + height * drop),
            2.4,
        )
        for x, level, thick in crest[::2]
        for drop in (0.9 * thick + random.random(), 1.4 + random.random())
    )
    canvas.paint(lace, foam, 0.5)


def _band(upper: list[Point], lower: list[Point]) -> str:
    return smooth_line(upper) + "L" + smooth_line(lower[::-1])[1:] + "Z"
