"""Close views of crops on the vine: snap peas, tomatoes, beans and their blossoms."""

from math import pi, sin

from msgspec import Struct

from sugarsnap.demo.scenes.brushes import plants
from sugarsnap.demo.scenes.canvas import Canvas
from sugarsnap.demo.scenes.colours import darker, lighter, mix, varied
from sugarsnap.demo.scenes.paths import (
    Point,
    circle,
    curve,
    ellipse,
    ribbon,
    smooth_line,
    smooth_shape,
)

POD = 100
"""A pod is drawn this long, hanging down from its stalk at the origin, then scaled."""


class Vine(Struct, frozen=True):
    leaf: str
    fruit: str
    air: tuple[str, str, str]
    sun: Point = (0.2, 0.1)
    light: str = "#fff3b8"
    stems: tuple[float, ...] = (0.25, 0.62)


def paint_peas(canvas: Canvas, vine: Vine) -> None:
    """Snap peas on the vine."""
    _bed(canvas, vine)
    canvas.soften(26)
    for share in (0.06, 0.45, 0.9):
        _climber(canvas, share * canvas.width, mix(vine.leaf, vine.air[1], 0.35), 0.75)
    canvas.soften(7)
    for share in vine.stems:
        _climber(canvas, share * canvas.width, vine.leaf, 1.0)
    pods(canvas, vine)
    sun_at = (canvas.width * vine.sun[0], canvas.height * vine.sun[1])
    canvas.glow(sun_at, canvas.width * 0.9, vine.light, 0.5)


def pods(canvas, vine):
    for x, y, length, degrees, bend in (
        (0.34, 0.2, 430, 7, 1),
        (0.52, 0.3, 470, -5, -1),
        (0.72, 0.16, 380, -10, -1),
        (0.17, 0.42, 330, 9, 1),
        (0.83, 0.5, 300, -14, -1),
    ):
        at = (x * canvas.width, y * canvas.height)
        plants.stem(
            canvas,
            curve((at[0] + bend * -60, at[1] - 90), (at[0], at[1] - 80), at, 6),
            9,
            vine.leaf,
        )
        pod(canvas, at, length, degrees, bend, varied(canvas.random, vine.fruit, 0.05))


def _bed(canvas: Canvas, vine: Vine) -> None:
    """The garden behind, meant to be put out of focus."""
    random = canvas.random
    canvas.paint(canvas.everything, canvas.down(0, canvas.height, *vine.air))
    for tone in (darker(vine.leaf, 0.45), darker(vine.leaf, 0.2), lighter(vine.leaf, 0.2)):
        for _ in range(24):
            at = (random.uniform(0, canvas.width), canvas.height * random.uniform(0.25, 1.05))
            plants_size = random.uniform(50, 130)
            canvas.paint(ellipse(at, plants_size * 0.5, plants_size), tone, 0.6)
    for _ in range(26):
        at = (random.uniform(0, canvas.width), canvas.height * random.random() ** 1.6)
        canvas.paint(
            circle(at, random.uniform(14, 58)),
            mix(vine.light, vine.leaf, random.uniform(0, 0.4)),
            0.6,
        )


def _climber(canvas: Canvas, x: float, colour: str, size: float) -> None:
    """One plant from the ground to the upper edge, leaves and tendrils at its knots."""
    random = canvas.random
    knots = [
        (x + random.uniform(-50, 50) * size, canvas.height * (1.04 - step / 6)) for step in range(8)
    ]
    plants.stem(canvas, knots, 15 * size, colour)
    for index, (knot_x, knot_y) in enumerate(knots):
        hand = 1 if index % 2 else -1
        _spray(canvas, (knot_x, knot_y), hand, colour, size)


def _spray(canvas: Canvas, knot: Point, hand: int, colour: str, size: float) -> None:
    """A leaf of a pea plant: stipules at the stem, pairs of leaflets, a tendril at the end."""
    random = canvas.random
    reach = size * random.uniform(150, 230)
    tip = (knot[0] + hand * reach, knot[1] - size * random.uniform(60, 140))
    stalk = curve(knot, ((knot[0] + tip[0]) / 2, knot[1] - 10 * size), tip)
    plants.tendril(
        canvas, tip, (hand * size * 70, -size * random.uniform(40, 110)), colour, 4 * size
    )
    canvas.stroke(smooth_line(stalk), darker(colour, 0.1), 6 * size)
    for place in (5, 9):
        for side in (-1, 1):
            degrees = (0 if hand > 0 else 180) + side * random.uniform(38, 62) - hand * 18
            plants.leaf(
                canvas,
                stalk[place],
                size * random.uniform(105, 150),
                degrees,
                varied(random, colour, 0.08),
                0.36,
            )
    for degrees in (-60, 200):
        plants.leaf(
            canvas,
            knot,
            size * random.uniform(80, 120),
            degrees + random.uniform(-15, 15),
            varied(random, colour, 0.07),
            0.42,
        )


def pod(
    canvas: Canvas, stalk: Point, length: float, degrees: float, bend: int, colour: str
) -> None:
    """A plump pod hanging from its stalk, the peas showing through."""
    peas = canvas.random.choice((6, 7))
    spine = [(bend * 9 * sin(pi * step / 40), POD * step / 40) for step in range(41)]
    body = _pod_outline(spine, bend, peas, 10.5)
    bright, dark = mix(lighter(colour, 0.25), "#dff08a", 0.4), darker(colour, 0.38)
    with canvas.turned((stalk[0] + 14, stalk[1] + 16), degrees, length / POD):
        canvas.paint(body, "#0d2412", 0.28)
    with canvas.turned(stalk, degrees, length / POD):
        canvas.paint(
            body, canvas.fade((-11 + bend * 6, 0), (12 + bend * 6, 0), bright, colour, colour, dark)
        )
        _peas(canvas, spine, peas, (bright, dark))
        edge = [(x + 8.0 * _swell(step / 40), y) for step, (x, y) in enumerate(spine)][3:38]
        canvas.stroke(smooth_line(edge), bright, 0.7, 0.65)
        shine = [(x - 5.6 * _swell(step / 40), y) for step, (x, y) in enumerate(spine)][6:30]
        canvas.paint(
            ribbon(shine, [1.5 * sin(pi * index / 23) for index in range(24)]), "#fdffe8", 0.6
        )
        _calyx(canvas, colour)


def _swell(share: float) -> float:
    """How thick a pod is at a share of its length, 1 at the thickest."""
    return float(sin(pi * min(share, 1) ** 0.9) ** 0.52) if 0 < share < 1 else 0.0


def _pod_outline(spine: list[Point], bend: int, peas: int, width: float) -> str:
    left, right = [], []
    for step, (x, y) in enumerate(spine):
        share = step / 40
        bump = 0.55 * sin(pi * peas * (share - 0.1) / 0.8) ** 2 if 0.1 < share < 0.9 else 0
        left.append((x - width * _swell(share) - bump, y))
        right.append((x + width * _swell(share) * 0.94 + bump, y))
    tip = (spine[-1][0] - bend * 5, POD + 6)
    return smooth_shape([*left, tip, *right[::-1]])


def _peas(canvas: Canvas, spine: list[Point], peas: int, tones: tuple[str, str]) -> None:
    bright, dark = tones
    for index in range(peas):
        share = 0.1 + 0.8 * (index + 0.5) / peas
        x, y = spine[round(share * 40)]
        size = 7.6 * _swell(share) ** 1.4
        canvas.paint(
            ellipse((x + 1.4, y + 1.5), size, size * 0.86),
            canvas.round((x + 1.4, y + 1.5), size, (dark, 0.5), (dark, 0.42), (dark, 0)),
        )
        canvas.paint(
            ellipse((x - 0.6, y - 0.4), size * 0.86, size * 0.72),
            canvas.round((x - 2, y - 2), size * 0.9, (bright, 0.95), (bright, 0.4), (bright, 0)),
        )


def _calyx(canvas: Canvas, colour: str) -> None:
    green = mix(colour, "#4f7a2c", 0.35)
    canvas.paint("M-3 -6Q0 -9 3 -6L9 3L6 14L2.5 5L0 12L-2.5 5L-6 14L-9 3Z", darker(green, 0.2))
    canvas.paint("M-3 -6Q0 -9 3 -6L5 2L-1 11L-3 4L-7 12L-8 2Z", lighter(green, 0.18))
    canvas.stroke("M0 -6Q-1 -11 0 -14", darker(green, 0.1), 2.6)
