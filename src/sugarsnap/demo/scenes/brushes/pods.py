"""Brushes for what hangs on a vine: pea pods with their peas, beans, trusses, berries."""

from math import pi, sin

from sugarsnap.demo.scenes.canvas import Canvas
from sugarsnap.demo.scenes.colours import darker, lighter, mix, varied
from sugarsnap.demo.scenes.paths import (
    Point,
    circle,
    curve,
    dab,
    ellipse,
    ribbon,
    smooth_line,
    smooth_shape,
)

POD = 100
"""A pod is drawn this long, hanging down from its stalk at the origin, then scaled."""
STEPS = 40
FLESH = 0.1, 0.9
"""Between which shares of its length a pod holds peas."""


def pea_pod(canvas: Canvas, stalk: Point, hang: tuple[float, float, int], colour: str) -> None:
    """A plump pod, the peas showing; `hang` is its length, its tilt in degrees and its bend."""
    length, degrees, bend = hang
    peas = canvas.random.choice((6, 7))
    spine = [(bend * 9 * sin(pi * step / STEPS), POD * step / STEPS) for step in range(STEPS + 1)]
    body = _outline(spine, bend, peas)
    bright, dark = mix(lighter(colour, 0.25), "#e2f08a", 0.45), darker(colour, 0.42)
    with canvas.turned((stalk[0] + 20, stalk[1] + 22), degrees, length / POD):
        canvas.paint(body, "#0b2012", 0.3)
    with canvas.turned(stalk, degrees, length / POD):
        middle = bend * 6
        canvas.paint(body, canvas.fade((middle - 12, 0), (middle + 12, 0), bright, colour, dark))
        _peas(canvas, spine, peas, (bright, dark))
        _gloss(canvas, spine, bright)
        _calyx(canvas, mix(colour, "#4a7a2a", 0.3))


def _swell(share: float) -> float:
    """How thick a pod is at a share of its length, 1 at the thickest."""
    return float(sin(pi * share**0.9) ** 0.52) if 0 < share < 1 else 0.0


def _outline(spine: list[Point], bend: int, peas: int) -> str:
    left, right = [], []
    for step, (x, y) in enumerate(spine):
        share = step / STEPS
        inside = FLESH[0] < share < FLESH[1]
        bump = 0.6 * sin(pi * peas * (share - FLESH[0]) / 0.8) ** 2 if inside else 0
        left.append((x - 10.5 * _swell(share) - bump, y))
        right.append((x + 9.9 * _swell(share) + bump, y))
    beak = (spine[-1][0] - bend * 4, POD + 7)
    return smooth_shape([*left, beak, beak, *right[::-1]])


def _peas(canvas: Canvas, spine: list[Point], peas: int, tones: tuple[str, str]) -> None:
    bright, dark = tones
    for index in range(peas):
        share = FLESH[0] + 0.8 * (index + 0.5) / peas
        x, y = spine[round(share * STEPS)]
        size = 7.6 * _swell(share) ** 1.4
        below, above = (x + 1.5, y + 1.6), (x - 1.8, y - 1.8)
        shade = canvas.round(below, size, (dark, 0.55), (dark, 0.45), (dark, 0))
        canvas.paint(ellipse(below, size, size * 0.86), shade)
        shine = canvas.round(above, size * 0.9, (bright, 0.95), (bright, 0.4), (bright, 0))
        canvas.paint(ellipse((x - 0.6, y - 0.4), size * 0.86, size * 0.72), shine)


def _gloss(canvas: Canvas, spine: list[Point], bright: str) -> None:
    """The seam in the light on one side, a long wet shine on the other."""
    seam = [(x + 8.2 * _swell(step / STEPS), y) for step, (x, y) in enumerate(spine)]
    canvas.stroke(smooth_line(seam[3:38]), bright, 0.8, 0.7)
    shine = [(x - 5.8 * _swell(step / STEPS), y) for step, (x, y) in enumerate(spine)][6:30]
    widths = [1.7 * sin(pi * index / 23) for index in range(24)]
    canvas.paint(ribbon(shine, widths), "#fdffe8", 0.7)
    low = [(x - 5.4 * _swell(step / STEPS), y) for step, (x, y) in enumerate(spine)][31:36]
    canvas.stroke(smooth_line(low), "#fdffe8", 1.1, 0.5)


def _calyx(canvas: Canvas, green: str) -> None:
    """The crown of small leaves that the flower left behind."""
    canvas.stroke("M0 0Q-1 -9 1 -17", darker(green, 0.12), 2.6)
    canvas.stroke("M-0.6 0Q-1.6 -9 0.4 -16", lighter(green, 0.3), 0.8, 0.8)
    canvas.paint(
        "M-2 -5C-9 -3 -11 4 -9 12C-6 8 -4 5 0 3C4 5 6 8 9 12C11 4 9 -3 2 -5Z", darker(green, 0.34)
    )
    sepals = "M-2 -5C-6 -2 -7 5 -5 13C-2 9 -1 5 0 1C1 5 2 9 5 13C7 5 6 -2 2 -5Z"
    canvas.paint(sepals, canvas.down(-5, 13, lighter(green, 0.3), green))
    canvas.stroke("M-2 -4Q-6 2 -5 11M2 -4Q6 2 5 11", lighter(green, 0.4), 0.6, 0.7)


def bean(canvas: Canvas, stalk: Point, hang: tuple[float, float, int], colour: str) -> None:
    """A runner bean: long, narrow, slightly wavy."""
    length, degrees, bend = hang
    spine = [(bend * 5 * sin(pi * step / 20), POD * step / 20) for step in range(21)]
    widths = [7.4 * min(1, 0.2 + 4 * share * (1 - share)) for share in (i / 20 for i in range(21))]
    with canvas.turned((stalk[0] + 14, stalk[1] + 16), degrees, length / POD):
        canvas.paint(ribbon(spine, widths), "#0b2012", 0.3)
    with canvas.turned(stalk, degrees, length / POD):
        across = canvas.fade(
            (-5 + bend * 4, 0),
            (6 + bend * 4, 0),
            lighter(colour, 0.35),
            colour,
            darker(colour, 0.4),
        )
        canvas.paint(ribbon(spine, widths), across)
        for step in range(3, 18, 2):
            x, y = spine[step]
            canvas.paint(ellipse((x + 0.5, y), 2.4, 3.4), darker(colour, 0.4), 0.22)
        canvas.stroke(smooth_line([(x - 1.6, y) for x, y in spine[2:17]]), "#fdffe8", 0.9, 0.55)
        canvas.paint("M-4 4Q0 -8 4 4Q0 8 -4 4Z", darker(colour, 0.3))


def truss(canvas: Canvas, stalk: Point, size: float, colours: tuple[str, str]) -> None:
    """A truss of tomatoes, ripe at the top, still turning at the tip."""
    ripe, green = colours
    random = canvas.random
    spine = curve(
        stalk, (stalk[0] + 26, stalk[1] + size * 2.6), (stalk[0] - 10, stalk[1] + size * 5), 10
    )
    canvas.stroke(smooth_line(spine), darker(green, 0.15), size * 0.16)
    for index, step in enumerate((9, 8, 6, 5, 3, 2)):
        hand = 1 if index % 2 else -1
        x, y = spine[step][0] + hand * size * random.uniform(0.62, 0.8), spine[step][1] + size * 0.3
        skin = varied(random, mix(ripe, "#c8a83a", 0.45 if step == 9 else 0.06 * step), 0.05)
        _tomato(canvas, (x, y), size * random.uniform(0.86, 1.04), (skin, green))


def _tomato(canvas: Canvas, centre: Point, size: float, tones: tuple[str, str]) -> None:
    skin, green = tones
    x, y = centre
    canvas.paint(circle((x + size * 0.16, y + size * 0.2), size), "#0b1a12", 0.28)
    light = (x - size * 0.34, y - size * 0.38)
    body = canvas.round(
        light, size * 1.6, lighter(skin, 0.5), lighter(skin, 0.08), skin, darker(skin, 0.5)
    )
    canvas.paint(ellipse(centre, size, size * 0.93), body)
    canvas.paint(
        ellipse((x - size * 0.4, y - size * 0.42), size * 0.16, size * 0.1), "#ffffff", 0.75
    )
    sepals = "".join(
        dab((x, y - size * 0.8), (x + size * reach, y - size * drop), size * 0.12)
        for reach, drop in (
            (-0.62, 0.72),
            (-0.34, 0.42),
            (0.12, 0.36),
            (0.5, 0.52),
            (0.6, 0.9),
            (-0.3, 1.05),
        )
    )
    canvas.paint(sepals, darker(green, 0.12))


def berry(canvas: Canvas, stalk: Point, size: float, colours: tuple[str, str]) -> None:
    """A strawberry hanging from its stalk."""
    skin, green = colours
    with canvas.turned(stalk, canvas.random.uniform(-16, 16), size / 50):
        body = "M0 -4C30 -12 54 6 48 36C42 66 18 96 0 104C-18 96 -42 66 -48 36C-54 6 -30 -12 0 -4Z"
        canvas.paint(
            body, canvas.round((-18, 22), 96, lighter(skin, 0.45), skin, skin, darker(skin, 0.5))
        )
        seeds = "".join(
            ellipse((column * 15 + (row % 2) * 7.5, 16 + row * 14), 2, 3.2)
            for row in range(6)
            for column in range(-3, 4)
            if abs(column * 15 + (row % 2) * 7.5) < 42 - row * 6
        )
        canvas.paint(seeds, "#ffe08a", 0.9)
        canvas.paint(ellipse((-20, 22), 9, 13), "#ffffff", 0.45)
        leaves = "".join(
            dab((0, -4), (x, y), 11) for x, y in ((-44, 10), (-24, 24), (0, 22), (26, 22), (44, 8))
        )
        canvas.paint(leaves, darker(green, 0.1))
        canvas.stroke("M0 -4Q-2 -30 6 -60", darker(green, 0.1), 6)
