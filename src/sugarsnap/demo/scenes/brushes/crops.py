"""Brushes for what grows in a bed, one plant at a time."""

from collections.abc import Callable
from math import pi

from msgspec import Struct

from sugarsnap.demo.scenes.airs import Air
from sugarsnap.demo.scenes.brushes import fruits, plants
from sugarsnap.demo.scenes.canvas import Canvas
from sugarsnap.demo.scenes.colours import darker, lighter, varied
from sugarsnap.demo.scenes.paths import Point, circle, dab, dab_at, ellipse


class Crop(Struct, frozen=True):
    """One kind of plant: how it is drawn at a place and size, and how far apart it stands."""

    draw: Callable[[Canvas, Point, float, Air], None]
    spacing: float


def _lettuce(canvas: Canvas, at: Point, size: float, air: Air) -> None:
    green = air.on(varied(canvas.random, "#8fc04a", 0.1))
    for tone, reach, rise in (
        (darker(green, 0.4), 46, 0),
        (green, 38, 8),
        (lighter(green, 0.3), 23, 16),
    ):
        touches = [
            dab_at(
                (at[0] + shift * reach * size, at[1] - (rise + 20 - abs(shift) * 14) * size),
                reach * size,
                reach * 0.42 * size,
                shift,
            )
            for shift in (-0.9, -0.4, 0.1, 0.5, 0.95)
        ]
        canvas.paint("".join(touches), tone)


def _cabbage(canvas: Canvas, at: Point, size: float, air: Air) -> None:
    green = air.on(varied(canvas.random, "#8fb858", 0.08))
    x, y = at[0], at[1] - 26 * size
    for tone, reach, shift in (
        (darker(green, 0.35), 44, 8),
        (green, 35, 2),
        (lighter(green, 0.3), 22, -4),
    ):
        leaves = "".join(
            ellipse(
                (x + side * reach * 0.5 * size, y + shift * size),
                reach * 0.62 * size,
                reach * 0.72 * size,
            )
            for side in (-1, 0, 1)
        )
        canvas.paint(leaves, tone)
    veins = "".join(
        f"M{x:.1f} {y + 30 * size:.1f}"
        f"q{side * 8 * size:.1f} {-24 * size:.1f} {side * 26 * size:.1f} {-34 * size:.1f}"
        for side in (-1, 1)
    )
    canvas.stroke(veins, lighter(green, 0.5), 2.4 * size, 0.6)


def _carrots(canvas: Canvas, at: Point, size: float, air: Air) -> None:
    random = canvas.random
    green = air.on("#5f9a44")
    canvas.paint(ellipse((at[0], at[1] - 2), 11 * size, 9 * size), air.on("#ec7a24"))
    for tone in (darker(green, 0.35), green, lighter(green, 0.3)):
        fronds = []
        for _ in range(6):
            tip = (at[0] + random.uniform(-34, 34) * size, at[1] - random.uniform(40, 82) * size)
            fronds.append(
                dab((at[0], at[1] - 6), tip, 4 * size)
                + dab_at(tip, 26 * size, 8 * size, random.uniform(0, pi))
            )
        canvas.paint("".join(fronds), tone)


def _tomatoes(canvas: Canvas, at: Point, size: float, air: Air) -> None:
    random = canvas.random
    green, red = air.on("#557f3a"), air.on("#d8392a")
    canvas.stroke(f"M{at[0]:.1f} {at[1]:.1f}v{-170 * size:.1f}", air.on("#b08a58"), 6 * size)
    for tone, shift in ((darker(green, 0.4), 4), (green, 0), (lighter(green, 0.25), -5)):
        leaves = []
        for _ in range(13):
            x = at[0] + (random.gauss(0, 24) + shift) * size
            y = at[1] - random.uniform(16, 160) * size
            leaves.append(dab_at((x, y), 40 * size, 12 * size, random.uniform(-1, 1)))
        canvas.paint("".join(leaves), tone)
    ripe, shine = [], []
    for _ in range(5):
        x = at[0] + random.uniform(-30, 30) * size
        y = at[1] - random.uniform(30, 130) * size
        ripe.append(circle((x, y), 13 * size))
        shine.append(circle((x - 4 * size, y - 4 * size), 3.4 * size))
    skin = canvas.down(at[1] - 150 * size, at[1], lighter(red, 0.12), darker(red, 0.2))
    canvas.paint("".join(ripe), skin)
    canvas.paint("".join(shine), "#ffe8d8", 0.8)


def _pumpkins(canvas: Canvas, at: Point, size: float, air: Air) -> None:
    green = air.on(varied(canvas.random, "#5f8a3c", 0.08))
    for degrees in (-150, -95, -40):
        plants.leaf(canvas, (at[0], at[1] - 8 * size), 74 * size, degrees, green, 0.5)
    fruits.fruit(canvas, "pumpkin", (at[0] + 12 * size, at[1] - 26 * size), 44 * size, (air, -1))


def _flowers(canvas: Canvas, at: Point, size: float, air: Air) -> None:
    random = canvas.random
    _lettuce(canvas, at, size * 0.7, air)
    for petal in ("#f08a2c", "#e8508a", "#f6d24a"):
        head = (at[0] + random.uniform(-30, 30) * size, at[1] - random.uniform(40, 92) * size)
        canvas.stroke(
            f"M{at[0]:.1f} {at[1] - 12:.1f}L{head[0]:.1f} {head[1]:.1f}",
            air.on("#557f3a"),
            4 * size,
        )
        plants.daisy(canvas, head, 20 * size, air.on(petal), air.on("#8a4a20"))


CROPS = {
    "lettuce": Crop(_lettuce, 84),
    "cabbage": Crop(_cabbage, 116),
    "carrots": Crop(_carrots, 56),
    "tomatoes": Crop(_tomatoes, 110),
    "pumpkins": Crop(_pumpkins, 150),
    "flowers": Crop(_flowers, 92),
}
