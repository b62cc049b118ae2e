"""Brushes for trees: conifers, crowns of leaves, trunks, whole woods along a skyline."""

from collections.abc import Sequence
from math import cos, pi, sin

from msgspec import Struct

from sugarsnap.demo.scenes.canvas import Canvas
from sugarsnap.demo.scenes.colours import darker, lighter, mix
from sugarsnap.demo.scenes.paths import Point, blob, dab_at, polygon, ribbon


class Leaves(Struct, frozen=True):
    """The three tones of a crown."""

    shade: str
    middle: str
    lit: str


def tones(colour: str, light: str = "#ffe9a8") -> Leaves:
    """Shade and light for a leaf colour."""
    return Leaves(darker(colour, 0.45), colour, mix(lighter(colour, 0.12), light, 0.42))


def conifer(canvas: Canvas, foot: Point, height: float) -> str:
    """The outline of one fir, as wide as it is old."""
    x, y = foot
    random = canvas.random
    width = height * random.uniform(0.17, 0.23)
    tiers = max(4, min(9, round(height / 18)))
    left: list[Point] = []
    right: list[Point] = []
    for tier in range(1, tiers + 1):
        reach = width * (tier / tiers) ** 0.85
        level = y - height + height * 0.94 * tier / tiers
        for side, points in ((-1, left), (1, right)):
            tip = reach * random.uniform(0.85, 1.15)
            points.append((x + side * tip, level + random.uniform(0, 0.02) * height))
            points.append((x + side * tip * 0.45, level - height * 0.025))
    stem = width * 0.1
    return polygon([(x, y - height), *right, (x + stem, y), (x - stem, y), *left[::-1]])


def wood(canvas: Canvas, line: Sequence[Point], height: float, colour: str, spacing: float) -> None:
    """Spruces along a skyline, shoulder to shoulder."""
    random = canvas.random
    spruces, x = [], -10.0
    top = min(y for _, y in line)
    while x < canvas.width + 10:
        foot = level_at(line, x) + height * 0.12
        spruces.append(conifer(canvas, (x, foot), height * random.uniform(0.5, 1.1)))
        x += spacing * random.uniform(0.5, 1.3)
    paint = canvas.down(top - height, top + height, darker(colour, 0.12), colour)
    canvas.paint("".join(spruces), paint)


def level_at(line: Sequence[Point], x: float) -> float:
    """The height of a skyline over x."""
    for (left, left_y), (right, right_y) in zip(line, line[1:], strict=False):
        if left <= x <= right:
            return left_y + (right_y - left_y) * (x - left) / (right - left)
    return line[-1][1]


def lone_fir(canvas: Canvas, foot: Point, height: float, leaves: Leaves, light: int) -> None:
    """A fir near by, with light on one side."""
    outline_path = conifer(canvas, foot, height)
    canvas.paint(
        outline_path,
        canvas.fade(
            (foot[0] + light * height * 0.2, 0),
            (foot[0] - light * height * 0.2, 0),
            leaves.middle,
            leaves.shade,
        ),
    )
    random = canvas.random
    touches = []
    for _ in range(26):
        level = random.uniform(0.12, 0.92)
        aside = light * height * 0.2 * level * random.uniform(0.05, 0.8)
        centre = (foot[0] + aside, foot[1] - height * (1 - level))
        touches.append(dab_at(centre, height * 0.07 * (0.5 + level), height * 0.012, light * 0.5))
    canvas.paint("".join(touches), leaves.lit, 0.6)


def crown(canvas: Canvas, centre: Point, size: float, leaves: Leaves, light: int) -> None:
    """A crown of leaves in three tones, lit from above on one side."""
    x, y = centre
    random = canvas.random
    heads = []
    for _ in range(13):
        angle, reach = random.uniform(0, 2 * pi), size * random.uniform(0.15, 0.72)
        head = size * random.uniform(0.24, 0.42)
        heads.append((x + cos(angle) * reach, y + sin(angle) * reach * 0.8, head))
    canvas.paint(_heads(canvas, heads, 0, 1.0), leaves.shade)
    canvas.paint(_heads(canvas, heads, light * 0.22, 0.82), leaves.middle)
    canvas.paint(_heads(canvas, heads, light * 0.42, 0.46), leaves.lit)
    leafage(canvas, (x + light * size * 0.15, y - size * 0.15), size * 0.95, leaves.lit, 34)
    leafage(canvas, (x - light * size * 0.25, y + size * 0.3), size * 0.85, leaves.shade, 22)


def _heads(
    canvas: Canvas, heads: Sequence[tuple[float, float, float]], shift: float, scale: float
) -> str:
    """The round parts of a crown, moved towards the light and shrunk."""
    return "".join(
        blob(
            canvas.random,
            (x + shift * head, y - abs(shift) * head * 1.1),
            head * scale,
            head * scale * 0.9,
        )
        for x, y, head in heads
    )


def leafage(canvas: Canvas, centre: Point, reach: float, colour: str, count: int) -> None:
    """Single leaves around a centre."""
    random = canvas.random
    touches = []
    for _ in range(count):
        angle, away = random.uniform(0, 2 * pi), reach * random.random() ** 0.6
        place = (centre[0] + cos(angle) * away, centre[1] + sin(angle) * away * 0.85)
        touches.append(
            dab_at(place, reach * random.uniform(0.06, 0.13), reach * 0.035, random.uniform(0, pi))
        )
    canvas.paint("".join(touches), colour, 0.8)


def trunk(
    canvas: Canvas, foot: Point, height: float, width: float, colour: str, light: int
) -> None:
    """An upright stem that narrows upwards, lit from one side."""
    x, y = foot
    lean = canvas.random.uniform(-0.06, 0.06) * height
    points = [
        (x, y),
        (x + lean * 0.3, y - height * 0.35),
        (x + lean * 0.7, y - height * 0.7),
        (x + lean, y - height),
    ]
    paint = canvas.fade(
        (x + light * width / 2, 0),
        (x - light * width / 2, 0),
        lighter(colour, 0.35),
        colour,
        darker(colour, 0.5),
    )
    canvas.paint(ribbon(points, [width * 1.35, width, width * 0.85, width * 0.6]), paint)


def tree(canvas: Canvas, foot: Point, height: float, leaves: Leaves, light: int) -> None:
    """A broad-leaved tree standing free, with its shadow."""
    x, y = foot
    canvas.paint(
        dab_at((x - light * height * 0.25, y), height * 0.9, height * 0.06, 0), "#0d1230", 0.28
    )
    trunk(canvas, foot, height * 0.5, height * 0.07, "#5a4334", light)
    crown(canvas, (x, y - height * 0.66), height * 0.38, leaves, light)
