"""Brushes for solid ground: mountains with snow and shade, rolling hills, rocks."""

from collections.abc import Sequence
from random import Random

from msgspec import Struct

from sugarsnap.demo.scenes.canvas import Canvas
from sugarsnap.demo.scenes.colours import darker, lighter, mix
from sugarsnap.demo.scenes.paths import Point, dab, outline, polygon, polyline


class Rock(Struct, frozen=True):
    """What a range of mountains is made of; no snow where `snow` is empty."""

    lit: str
    shade: str
    mist: str
    snow: str = ""


def ridge(
    canvas: Canvas, base: float, height: float, roughness: float, steps: int = 64
) -> list[Point]:
    """Points of a skyline across the canvas; it rises up to about `height` above `base`."""
    heights = outline(canvas.random, steps, roughness)
    low, high = min(heights), max(heights)
    span = (high - low) or 1
    step = (canvas.width + 40) / steps
    return [
        (-20 + index * step, base - height * (0.12 + 0.88 * (level - low) / span))
        for index, level in enumerate(heights)
    ]


def ground(canvas: Canvas, line: Sequence[Point], bottom: float) -> str:
    """The outline of everything between a skyline and a lower edge."""
    return polyline(line) + f"L{canvas.width + 20:.1f} {bottom:.1f}L-20 {bottom:.1f}Z"


def mountains(canvas: Canvas, base: float, height: float, rock: Rock, light: int) -> None:
    """A range with a lit and a shaded side; `light` is -1 from the left, 1 from the right."""
    line = ridge(canvas, base, height, 0.56, 128)
    body = ground(canvas, line, base + 12)
    canvas.paint(
        body, canvas.down(base - height, base, rock.lit, mix(rock.lit, rock.mist, 0.35), rock.mist)
    )
    with canvas.within(body):
        if rock.snow:
            canvas.paint(_snow(canvas.random, line, base - height * 0.42), rock.snow)
        shade = canvas.down(
            base - height, base, (rock.shade, 0.9), (rock.shade, 0.75), (rock.shade, 0)
        )
        canvas.paint(_shade(canvas.random, line, base, light), shade)
        canvas.paint(_gullies(canvas, line, base, light), rock.shade, 0.16)


def _snow(random: Random, line: Sequence[Point], snow_line: float) -> str:
    lower = [
        (x + random.uniform(-5, 5), y + max(0, snow_line - y) * random.uniform(0.25, 1.25))
        for x, y in line
    ]
    return polygon([*line, *lower[::-1]])


def _shade(random: Random, line: Sequence[Point], base: float, light: int) -> str:
    """One dark face for every summit: down the far side of the skyline, back up a broken edge."""
    points = line if light < 0 else [(-x, y) for x, y in reversed(line)]
    faces, reach = [], 5
    for index in range(reach, len(points) - reach):
        x, y = points[index]
        if y > min(near_y for _, near_y in points[index - reach : index + reach + 1]):
            continue
        end = index + 1
        while end < len(points) - 1 and points[end][1] <= points[end + 1][1] + 4:
            end += 1
        depth = base - y
        edge = [
            (x + random.uniform(-0.07, 0.13) * depth * step + 0.12 * depth * step, y + depth * step)
            for step in (0.95, 0.72, 0.55, 0.41, 0.28, 0.18, 0.08)
        ]
        far_x, far_y = points[end]
        faces.append([*points[index : end + 1], (far_x + 0.5 * (base - far_y), base), *edge])
    return "".join(polygon(face if light < 0 else [(-x, y) for x, y in face]) for face in faces)


def _gullies(canvas: Canvas, line: Sequence[Point], base: float, light: int) -> str:
    random = canvas.random
    touches = []
    for _ in range(150):
        x, y = random.choice(line)
        depth = (base - y) * random.uniform(0.1, 0.8)
        start = (x + random.uniform(-14, 14), y + depth)
        run = (base - y) * random.uniform(0.08, 0.25)
        touches.append(
            dab(start, (start[0] - light * run * 0.6, start[1] + run), random.uniform(1, 4))
        )
    return "".join(touches)


def hills(canvas: Canvas, base: float, height: float, near: str, far: str) -> list[Point]:
    """Rolling ground with light on its back, mist or shade below; answers its skyline."""
    line = ridge(canvas, base, height, 0.32)
    paint = canvas.down(base - height, base + height * 0.9, lighter(near, 0.16), near, far)
    canvas.paint(ground(canvas, line, canvas.height + 20), paint)
    return line


def strokes(canvas: Canvas, line: Sequence[Point], depth: float, colour: str, count: int) -> None:
    """Dry-brush touches that follow the fall of the ground below a skyline."""
    random = canvas.random
    for tone, opacity in ((darker(colour, 0.25), 0.22), (lighter(colour, 0.3), 0.26)):
        touches = []
        for _ in range(count // 2):
            index = random.randrange(len(line) - 1)
            (x, y), (next_x, next_y) = line[index], line[index + 1]
            drop = random.random() ** 1.4 * depth
            length = random.uniform(18, 70) * (0.6 + drop / depth)
            slope = (next_y - y) / (next_x - x)
            start = (x + random.uniform(-20, 20), y + 8 + drop)
            touches.append(
                dab(start, (start[0] + length, start[1] + length * slope), random.uniform(1, 5))
            )
        canvas.paint("".join(touches), tone, opacity)


STONE = (
    (-1, 0.1), (-0.8, -0.45), (-0.25, -0.8), (0.35, -0.7),
    (0.85, -0.3), (1, 0.15), (0.5, 0.35), (-0.6, 0.33),
)  # fmt: skip
"""Corners of a stone, from its left over the top and around."""


def boulder(canvas: Canvas, centre: Point, size: float, colour: str, light: int) -> None:
    """A stone with a lit top, a dark side and its shadow on the ground."""
    x, y = centre
    uniform = canvas.random.uniform
    body = [
        (x + size * (across + uniform(-0.1, 0.1)), y + size * (down + uniform(-0.08, 0.08)))
        for across, down in STONE
    ]
    foot = y + size * 0.3
    canvas.paint(dab((x - size * 1.3, foot), (x + size * 1.3, foot), size * 0.35), "#0d1230", 0.3)
    lit, dark = (x + light * size, y - size), (x - light * size, y + size * 0.4)
    shades = (lighter(colour, 0.45), colour, darker(colour, 0.6))
    canvas.paint(polygon(body), canvas.fade(lit, dark, *shades))
    front = [(x + size * 0.2, y - size * 0.3), (x - size * 0.35, y - size * 0.35)]
    canvas.paint(polygon([*body[1:4], *front]), lighter(colour, 0.55), 0.5)
