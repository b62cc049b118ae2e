"""Worked hills: vineyards, lavender, tea and rice terraces in rows over the slopes."""

from math import pi, sin

from msgspec import Struct

from sugarsnap.demo.scenes.airs import Air
from sugarsnap.demo.scenes.brushes import land, sky, trees
from sugarsnap.demo.scenes.canvas import Canvas
from sugarsnap.demo.scenes.colours import darker, lighter, mix, varied
from sugarsnap.demo.scenes.paths import (
    Point,
    dab,
    dab_at,
    ellipse,
    polygon,
    rectangle,
    side_of,
    smooth_line,
)

ROW_PLANTS = 22
TERRACES = 8


class Slopes(Struct, frozen=True):
    """One country of hills. `crop` is "rows" (vines, lavender, tea) or "terraces" (rice)."""

    air: Air
    plant: str
    soil: str
    crop: str = "rows"
    hill: str = "#7f9a4c"
    house: str = "#d9a878"
    trees: str = "cypress"
    sun: Point = (0.72, 0.3)


def paint(slopes: Slopes, canvas: Canvas) -> None:
    """Paint from the far hills to the rows at one's feet."""
    air, horizon = slopes.air, canvas.height * 0.42
    sky.air(canvas, horizon, air.sky)
    sun_at = (canvas.width * slopes.sun[0], canvas.height * slopes.sun[1])
    sky.sun(canvas, sun_at, 46, air.light)
    sky.streaks(canvas, horizon * 0.2, horizon * 0.9, mix(air.mist, air.light, 0.4), 18)
    for level, rise, distance in ((0.42, 130, 0.72), (0.47, 110, 0.52), (0.53, 100, 0.34)):
        near, far = air.on(slopes.hill, distance), air.on(slopes.hill, distance + 0.2)
        line = land.hills(canvas, canvas.height * level, rise, near, far)
        _hedges(slopes, canvas, line, distance)
    near, low = air.on(slopes.hill, 0.14), air.on(darker(slopes.hill, 0.2), 0.1)
    line = land.hills(canvas, canvas.height * 0.62, 110, near, low)
    land.strokes(canvas, line, 160, air.on(slopes.hill, 0.1), 90)
    _farm(slopes, canvas, line)
    _CROPS[slopes.crop](slopes, canvas)
    canvas.bathe(sun_at, canvas.height * 0.9, air.light, 0.24)


def _hedges(slopes: Slopes, canvas: Canvas, line: list[Point], distance: float) -> None:
    """Dark tufts and field edges on a far hill."""
    random = canvas.random
    tone = slopes.air.on("#3f5f3a", distance)
    tufts: list[str] = []
    edges: list[str] = []
    for _ in range(16):
        x = random.uniform(0, canvas.width)
        y = trees.level_at(line, x) + random.random() ** 2 * 60
        size = random.uniform(5, 13) * (1.3 - distance)
        tufts.extend(
            ellipse((x + shift * size, y - (1 - abs(shift)) * size * 0.6), size, size)
            for shift in (-0.9, 0, 1)
        )
    for _ in range(7):
        x = random.uniform(0, canvas.width)
        y = trees.level_at(line, x) + 10
        edges.append(
            f"M{x:.1f} {y:.1f}q{random.uniform(-60, 60):.1f} 30 {random.uniform(-160, 160):.1f} 80"
        )
    canvas.stroke("".join(edges), tone, 2.5, 0.5)
    canvas.paint("".join(tufts), tone)


def _farm(slopes: Slopes, canvas: Canvas, line: list[Point]) -> None:
    side = -side_of(slopes.sun[0])
    x = canvas.width * (0.5 + side * 0.18)
    y = trees.level_at(line, x) + 12
    if slopes.house:
        for shift, wide, tall in ((0, 110, 74), (84, 84, 52), (-62, 54, 108)):
            _farmhouse(slopes, canvas, (x + shift - wide / 2, y), (wide, tall))
    _TREES[slopes.trees](slopes, canvas, (x, y), -side)


def _farmhouse(slopes: Slopes, canvas: Canvas, corner: Point, size: tuple[float, float]) -> None:
    """One part of a farm from its lower left corner, brighter where the sun is."""
    (left, foot), (wide, tall) = corner, size
    wall, roof = slopes.air.on(slopes.house), slopes.air.on("#b0563c")
    ends = (darker(wall, 0.35), lighter(wall, 0.3))
    shades = ends if side_of(slopes.sun[0]) > 0 else ends[::-1]
    top, right = foot - tall, left + wide
    front = canvas.fade((left, 0), (right, 0), *shades)
    canvas.paint(rectangle(left, top, wide, tall + 6), front)
    gable = polygon([(left - 7, top), (left + wide * 0.5, top - wide * 0.34), (right + 7, top)])
    tiles = canvas.fade((left, 0), (right, 0), darker(roof, 0.25), lighter(roof, 0.2))
    canvas.paint(gable, tiles)
    level = foot - tall * 0.72
    windows = (rectangle(left + wide * share, level, 11, 17) for share in (0.25, 0.62))
    canvas.paint("".join(windows), darker(wall, 0.65))


CYPRESSES = ((-150, 150), (-112, 190), (150, 170), (196, 130), (236, 160), (-250, 120), (330, 110))
"""Cypresses around a farm: how far aside, how tall."""


def _cypresses(slopes: Slopes, canvas: Canvas, at: Point, light: int) -> None:
    green = slopes.air.on("#2f5038")
    shades = (mix(lighter(green, 0.1), slopes.air.light, 0.35), green, darker(green, 0.45))
    for shift, tall in CYPRESSES:
        x, y = at[0] + shift, at[1] + 6 + abs(shift) * 0.05
        canvas.paint(dab((x, y), (x - light * tall * 0.9, y + 14), 7), "#12182e", 0.35)
        with canvas.turned((x, y), 0, tall / 100):
            flame = "M0 -100C16.5 -60 14.3 -10 0 0C-14.3 -10 -16.5 -60 0 -100Z"
            canvas.paint(flame, canvas.fade((light * 11, 0), (-light * 11, 0), *shades))


def _broadleaves(slopes: Slopes, canvas: Canvas, at: Point, light: int) -> None:
    leaves = trees.tones(slopes.air.on("#5f8a44"), slopes.air.light)
    for shift, tall in ((-170, 170), (160, 200), (270, 150)):
        trees.tree(canvas, (at[0] + shift, at[1] + 10), tall, leaves, light)


def _no_trees(_slopes: Slopes, _canvas: Canvas, _at: Point, _light: int) -> None:
    """Bare hills."""


def _rows(slopes: Slopes, canvas: Canvas) -> None:
    """Rows that run together on the brow of the near slope."""
    air = slopes.air
    brow, width = canvas.height * 0.66, canvas.width
    edge = ((-40.0, 20), (width * 0.3, -6), (width * 0.7, 16), (width + 40, -20))
    line = [(x, brow + y) for x, y in edge]
    soil = air.on(slopes.soil)
    field = smooth_line(line) + f"V{canvas.height + 30:.0f}H-40Z"
    shades = (lighter(mix(soil, air.light, 0.3), 0.1), soil, darker(soil, 0.35))
    canvas.paint(field, canvas.down(brow, canvas.height, *shades))
    vanish = (width * (0.25 + slopes.sun[0] * 0.5), brow - canvas.height * 0.16)
    with canvas.within(field):
        for index in sorted(range(-9, 10), key=abs, reverse=True):
            foot = vanish[0] + index * width * 0.19 + canvas.random.uniform(-6, 6)
            _row(slopes, canvas, (vanish, foot), brow)


def _row(slopes: Slopes, canvas: Canvas, run: tuple[Point, float], brow: float) -> None:
    """One hedge of plants from the brow towards the viewer, its shadow beside it."""
    vanish, foot_x = run
    air, uniform = slopes.air, canvas.random.uniform
    light, bottom = side_of(slopes.sun[0]), canvas.height * 1.06
    colour = air.on(varied(canvas.random, slopes.plant, 0.05))
    shade, middle, lit = [], [], []
    for step in range(ROW_PLANTS):
        near = (step / (ROW_PLANTS - 1)) ** 1.7
        y = brow - 10 + (bottom - brow + 10) * near
        x = vanish[0] + (foot_x - vanish[0]) * (y - vanish[1]) / (bottom - vanish[1])
        size = 5 + 62 * near
        shade.append(dab_at((x - light * size * 0.6, y + size * 0.5), size * 3, size * 0.7, 0))
        middle.append(ellipse((x, y - size * 0.25), size * 0.85, size * uniform(0.8, 1.1)))
        for _ in range(5):
            spot = (x + light * size * uniform(-0.1, 0.8), y - size * uniform(0.1, 1.1))
            lit.append(dab_at(spot, size * 0.42, size * 0.13, uniform(-1.2, 1.2)))
    canvas.paint("".join(shade), darker(air.on(slopes.soil), 0.7), 0.4)
    canvas.paint("".join(middle), canvas.down(brow, bottom, colour, darker(colour, 0.34)))
    canvas.paint("".join(lit), mix(lighter(colour, 0.2), air.light, 0.35), 0.6)


def _terraces(slopes: Slopes, canvas: Canvas) -> None:
    """Steps of water that hold the sky, each with its green bank."""
    for step in range(TERRACES):
        near = step / (TERRACES - 1)
        y, swing = canvas.height * (0.62 + 0.36 * near**1.15), 12 + 34 * near
        phase, span = canvas.random.uniform(0, 2 * pi), canvas.width + 80
        line = [
            (span * part / 14 - 40, y + swing * sin(phase + part * 0.62) + 8 * sin(part * 1.7))
            for part in range(15)
        ]
        _terrace(slopes, canvas, line, (y, swing, near))


def _terrace(
    slopes: Slopes, canvas: Canvas, line: list[Point], step: tuple[float, float, float]
) -> None:
    """One bank and the water behind it; the step is its height, its swing and its nearness."""
    y, swing, near = step
    air, thick = slopes.air, 12 + 26 * near
    bank = air.on(varied(canvas.random, slopes.plant, 0.06), 0.2 * (1 - near))
    below = f"V{canvas.height + 30:.0f}H-40Z"
    shore = smooth_line([(x, level + thick) for x, level in line]) + below
    green = (lighter(mix(bank, air.light, 0.3), 0.1), darker(bank, 0.25))
    canvas.paint(smooth_line(line) + below, canvas.down(y - swing, y + swing + thick, *green))
    mirror = (lighter(mix(air.mist, air.light, 0.3), 0.2), mix(air.sky[1], air.mist, 0.4))
    canvas.paint(shore, canvas.down(y - swing, y + 90, *mirror, air.sky[0]))
    _seedlings(canvas, line, thick, darker(bank, 0.3))


def _seedlings(canvas: Canvas, line: list[Point], thick: float, colour: str) -> None:
    random = canvas.random
    blades = []
    for _ in range(70):
        x, y = random.choice(line)
        at = (x + random.uniform(-60, 60), y + thick * random.uniform(1.1, 2.6))
        blades.append(f"M{at[0]:.1f} {at[1]:.1f}l{random.uniform(-4, 4):.1f} {-thick * 0.5:.1f}")
    canvas.stroke("".join(blades), colour, 1 + thick * 0.06, 0.7)


_CROPS = {"rows": _rows, "terraces": _terraces}
_TREES = {"cypress": _cypresses, "leaf": _broadleaves, "": _no_trees}
