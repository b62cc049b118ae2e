"""Brushes for what is above the horizon: gradients of air, sun and moon, clouds, stars."""

from collections.abc import Sequence
from math import cos, pi, sin

from sugarsnap.demo.scenes.canvas import Canvas
from sugarsnap.demo.scenes.colours import mix
from sugarsnap.demo.scenes.paths import Point, blob, circle, dab, ellipse, polygon, rectangle


def air(canvas: Canvas, horizon: float, colours: Sequence[str]) -> None:
    """Fill the canvas with the sky's colours, the last one met at the horizon."""
    canvas.paint(canvas.everything, canvas.down(0, horizon, *colours))


def sun(canvas: Canvas, centre: Point, radius: float, colour: str) -> None:
    """A bright disc with a halo."""
    canvas.glow(centre, radius * 6, colour, 0.75)
    canvas.paint(circle(centre, radius), mix(colour, "#ffffff", 0.55))


def moon(canvas: Canvas, centre: Point, radius: float, colour: str) -> None:
    """A pale disc with seas and a faint halo."""
    canvas.glow(centre, radius * 5, colour, 0.5)
    canvas.paint(circle(centre, radius), colour)
    for angle, reach, size in (
        (0.4, 0.4, 0.3),
        (2.3, 0.45, 0.22),
        (3.9, 0.3, 0.26),
        (5.2, 0.6, 0.14),
    ):
        spot = (centre[0] + cos(angle) * reach * radius, centre[1] + sin(angle) * reach * radius)
        canvas.paint(circle(spot, size * radius), "#8a93b8", 0.28)


def stars(canvas: Canvas, bottom: float, count: int) -> None:
    """Points of light, small and many at first, a few large ones."""
    random = canvas.random
    for size, share in ((1.1, 0.7), (1.8, 0.24), (2.9, 0.06)):
        dots = [
            circle((random.uniform(0, canvas.width), bottom * random.random() ** 1.3), size)
            for _ in range(round(count * share))
        ]
        canvas.paint("".join(dots), "#fff8e6", 0.85)


def cumulus(canvas: Canvas, centre: Point, width: float, lit: str, shade: str) -> None:
    """A heap of cloud: a flat foot in shade, round heads in the light from above."""
    x, y = centre
    random = canvas.random
    heads = []
    for _ in range(15):
        aside = random.uniform(-0.5, 0.5)
        rise = (1 - (2 * aside) ** 2) * 0.2 * width
        size = width * random.uniform(0.07, 0.12) * (1.15 - abs(aside))
        heads.append((x + aside * width, y - random.uniform(0.1, 1) * rise, size))
    foot = rectangle(x - width, y - width, 2 * width, width)
    with canvas.within(foot):
        canvas.paint(
            _heads(canvas, heads, 1, (0, 0.3)), canvas.down(y - width * 0.3, y, lit, shade)
        )
        canvas.paint(
            _heads(canvas, heads, 0.86, (-0.12, 0.02)),
            canvas.down(y - width * 0.28, y, lit, (lit, 0)),
        )


def _heads(
    canvas: Canvas, heads: Sequence[tuple[float, float, float]], scale: float, shift: Point
) -> str:
    return "".join(
        blob(
            canvas.random,
            (x + shift[0] * size, y + shift[1] * size),
            size * scale,
            size * scale * 0.86,
        )
        for x, y, size in heads
    )


def streaks(canvas: Canvas, top: float, bottom: float, colour: str, count: int) -> None:
    """Long thin clouds, thinner and denser towards the horizon."""
    random = canvas.random
    for opacity in (0.22, 0.38, 0.55):
        touches = []
        for _ in range(count // 3):
            depth = random.random() ** 0.7
            y = top + (bottom - top) * depth
            length = canvas.width * random.uniform(0.12, 0.5)
            x = random.uniform(-0.1, 1) * canvas.width
            touches.append(
                dab(
                    (x, y),
                    (x + length, y + random.uniform(-9, 5)),
                    (26 - 19 * depth) * random.uniform(0.3, 1),
                )
            )
        canvas.paint("".join(touches), colour, opacity)


def haze(canvas: Canvas, y: float, thickness: float, colour: str, opacity: float) -> None:
    """A band of mist, densest at its middle."""
    shades = ((colour, 0), (colour, opacity), (colour, 0))
    paint = canvas.down(y - thickness / 2, y + thickness / 2, *shades)
    canvas.paint(rectangle(-20, y - thickness / 2, canvas.width + 40, thickness), paint)


def shafts(canvas: Canvas, source: Point, reach: float, colour: str, count: int) -> None:
    """Beams that fan out downwards from a source."""
    random = canvas.random
    beams = []
    for _ in range(count):
        angle = random.uniform(0.12, 0.88) * pi
        spread = random.uniform(0.012, 0.04)
        ends = [
            (source[0] + cos(side) * reach, source[1] + sin(side) * reach)
            for side in (angle - spread, angle + spread)
        ]
        beams.append(polygon([source, *ends]))
    shades = ((colour, 0.6), (colour, 0.5), (colour, 0.2), (colour, 0))
    canvas.paint("".join(beams), canvas.round(source, reach, *shades))


def milky_way(canvas: Canvas, horizon: float) -> None:
    """A band of pale light up across the sky, meant to be put out of focus."""
    random = canvas.random
    for colour, opacity in (("#6f8be0", 0.1), ("#e8d8ff", 0.11)):
        for _ in range(40):
            along = random.random()
            x = canvas.width * along + random.gauss(0, 40)
            y = horizon * (0.95 - 0.9 * along) + random.gauss(0, 30)
            canvas.paint(circle((x, y), random.uniform(30, 90)), colour, opacity)


def drops(canvas: Canvas, count: int, colour: str, length: float, slant: float) -> None:
    """Rain over the whole canvas; with a length of nothing, snow."""
    random = canvas.random
    for opacity, size in ((0.35, 1.4), (0.55, 2.2), (0.85, 3.4)):
        pieces = []
        for _ in range(count // 3):
            x, y = random.uniform(0, canvas.width), random.uniform(0, canvas.height)
            if length:
                stretch = length * random.uniform(0.5, 1)
                pieces.append(dab((x, y), (x + slant * stretch, y + stretch), size * 0.7))
            else:
                pieces.append(ellipse((x, y), size * 1.3, size * 1.3))
        canvas.paint("".join(pieces), colour, opacity)
