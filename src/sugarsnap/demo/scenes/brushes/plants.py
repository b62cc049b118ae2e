"""Brushes for plants seen close: leaves, stems, tendrils, grass, blossoms."""

from math import cos, pi, radians, sin

from sugarsnap.demo.scenes.canvas import Canvas
from sugarsnap.demo.scenes.colours import darker, lighter, mix
from sugarsnap.demo.scenes.paths import Point, dab, ellipse, polyline, ribbon, smooth_line

UNIT = 100
"""Leaves and petals are drawn this long and then scaled, so that they share their gradients."""


def leaf(
    canvas: Canvas, base: Point, length: float, degrees: float, colour: str, plump: float = 0.34
) -> None:
    """One leaf from its stalk outwards: two halves, a midrib and side veins."""
    bulge = plump * UNIT * 1.3
    upper = f"M0 0C{UNIT * 0.16} {-bulge:.1f} {UNIT * 0.66} {-bulge:.1f} {UNIT} 0"
    lower = f"C{UNIT * 0.66} {bulge:.1f} {UNIT * 0.16} {bulge:.1f} 0 0Z"
    with canvas.turned(base, degrees, length / UNIT):
        bright, dark = mix(lighter(colour, 0.22), "#e6ee7a", 0.22), darker(colour, 0.26)
        canvas.paint(upper + lower, canvas.fade((0, 0), (UNIT, 0), dark, colour, bright))
        canvas.paint(f"M0 0L{UNIT} 0{lower}", dark, 0.4)
        veins = "".join(
            f"M{start} 0q10 {side * bulge * 0.2:.1f} 18 {side * bulge * 0.52:.1f}"
            for start in (14, 30, 46, 62)
            for side in (-1, 1)
        )
        canvas.stroke(veins + f"M0 0L{UNIT * 0.95} 0", bright, 1.2, 0.55)


def far_leaf(base: Point, length: float, degrees: float) -> str:
    """The bare outline of a leaf, for places that are out of focus."""
    angle = radians(degrees)
    end = (base[0] + cos(angle) * length, base[1] + sin(angle) * length)
    return dab(base, end, length * 0.62)


def stem(canvas: Canvas, points: list[Point], width: float, colour: str) -> None:
    """A green stem along points, with light along one side."""
    widths = [width * (1 - 0.35 * index / len(points)) for index in range(len(points))]
    canvas.paint(ribbon(points, widths), darker(colour, 0.18))
    shifted = [(x - width * 0.18, y) for x, y in points]
    canvas.stroke(smooth_line(shifted), lighter(colour, 0.3), width * 0.25, 0.8)


def tendril(canvas: Canvas, base: Point, reach: Point, colour: str, width: float = 3) -> None:
    """A thin runner towards a point, with a coil at its end."""
    turns, coil = canvas.random.uniform(1.4, 2.4), canvas.random.uniform(20, 34)
    end = (base[0] + reach[0], base[1] + reach[1])
    hand = 1 if reach[0] > 0 else -1
    points = [base, (base[0] + reach[0] * 0.5, base[1] + reach[1] * 0.85)]
    for step in range(22):
        angle = turns * 2 * pi * step / 22
        radius = coil * (1 - step / 25)
        points.append((end[0] + hand * radius * sin(angle), end[1] + radius * (1 - cos(angle))))
    canvas.stroke(smooth_line(points), darker(colour, 0.1), width)
    canvas.stroke(smooth_line(points), lighter(colour, 0.35), width * 0.35)


def grass(
    canvas: Canvas, box: tuple[float, float, float, float], colours: tuple[str, ...], count: int
) -> None:
    """Blades over a box (left, top, right, bottom), longer towards the bottom, back to front."""
    left, top, right, bottom = box
    random = canvas.random
    for layer, colour in enumerate(colours):
        blades = []
        for _ in range(count // len(colours)):
            depth = (layer + random.random()) / len(colours)
            x, y = random.uniform(left, right), top + (bottom - top) * depth
            height = (0.12 + 0.3 * depth) * (bottom - top) * random.uniform(0.5, 1.2)
            lean, width = random.uniform(-0.5, 0.5) * height, 1.5 + height * 0.03
            blades.append(
                f"M{x - width:.1f} {y:.1f}"
                f"Q{x:.1f} {y - height * 0.6:.1f} {x + lean:.1f} {y - height:.1f}"
                f"Q{x + width:.1f} {y - height * 0.5:.1f} {x + width:.1f} {y:.1f}Z"
            )
        canvas.paint("".join(blades), colour)


def pea_blossom(
    canvas: Canvas, centre: Point, size: float, degrees: float, tint: str = "#fdfcf4"
) -> None:
    """A pea flower: the broad standard behind, two wings before it, a green calyx."""
    shadow = mix(tint, "#6a6aa8", 0.42)
    standard = (
        "M0 24C-30 34 -60 12 -56 -22C-54 -50 -18 -60 0 -44C18 -60 54 -50 56 -22C60 12 30 34 0 24Z"
    )
    left, right = (
        "M0 34C-30 28 -34 -4 -17 -20C-6 -26 -1 -14 0 -6Z",
        "M0 34C30 28 34 -4 17 -20C6 -26 1 -14 0 -6Z",
    )
    with canvas.turned(centre, degrees, size / UNIT):
        canvas.paint(standard, canvas.round((0, 8), 66, shadow, tint, tint, mix(tint, shadow, 0.4)))
        veins = "".join(f"M0 12Q{x * 0.5} -12 {x} -38" for x in (-40, -27, -14, 14, 27, 40))
        canvas.stroke(veins + "M0 -42Q-3 -26 0 -12", shadow, 1.1, 0.6)
        canvas.paint(
            left, canvas.fade((-30, -10), (0, 20), lighter(tint, 0.6), mix(tint, shadow, 0.55))
        )
        canvas.paint(right, canvas.fade((0, -10), (32, 20), lighter(tint, 0.35), shadow))
        canvas.stroke(left + right, mix(shadow, "#38285a", 0.3), 1.2, 0.6)
        canvas.paint("M-17 29Q0 22 17 29L12 46Q0 54 -12 46Z", "#6f9a3c")
        canvas.paint("M-17 29L-20 15L-7 28L0 17L7 28L20 15L17 29Z", "#94bb58")


def daisy(
    canvas: Canvas, centre: Point, size: float, petal: str, heart: str, flatness: float = 0.8
) -> None:
    """A composite flower: a ring of petals seen a little from the side."""
    random = canvas.random
    x, y = centre
    for tone, count, reach in ((mix(petal, "#51508c", 0.3), 14, 1.0), (petal, 13, 0.93)):
        touches = []
        for index in range(count):
            angle = 2 * pi * index / count + random.uniform(-0.12, 0.12)
            tip = (x + cos(angle) * size * reach, y + sin(angle) * size * reach * flatness)
            touches.append(dab((x, y), tip, size * 0.2))
        canvas.paint("".join(touches), tone)
    canvas.paint(
        ellipse(centre, size * 0.27, size * 0.25 * flatness + size * 0.03), darker(heart, 0.25)
    )
    canvas.paint(
        ellipse((x - size * 0.03, y - size * 0.05), size * 0.22, size * 0.2 * flatness), heart
    )


def poppy(canvas: Canvas, centre: Point, size: float, petal: str) -> None:
    """A bowl of four crinkled petals around a dark heart."""
    dark = darker(petal, 0.32)
    with canvas.turned(centre, canvas.random.uniform(-16, 16), size / UNIT):
        canvas.paint("M-74 -8C-84 -64 -30 -84 0 -70C30 -86 86 -62 74 -8C60 30 -60 30 -74 -8Z", dark)
        canvas.paint(
            "M-92 -14C-66 -44 -18 -34 -2 24C-44 58 -96 36 -92 -14Z",
            canvas.round((-60, -10), 80, lighter(petal, 0.2), petal, dark),
        )
        canvas.paint(
            "M92 -14C66 -44 18 -34 2 24C44 58 96 36 92 -14Z",
            canvas.round((60, -10), 80, petal, petal, dark),
        )
        canvas.paint(
            "M-62 4C-30 -18 30 -18 62 4C58 56 -58 56 -62 4Z",
            canvas.round((-14, 8), 70, lighter(petal, 0.26), petal, dark),
        )
        canvas.paint(ellipse((0, -6), 17, 13), "#2b2436")
        canvas.stroke("M-26 -12L26 0M-22 4L22 -16M0 -24L0 12", "#2b2436", 3, 0.8)


def spike(canvas: Canvas, foot: Point, height: float, colour: str, lean: float = 0.0) -> None:
    """A flower spike such as lavender or lupin, on its stalk."""
    random = canvas.random
    x, y = foot
    top = (x + lean, y - height)
    canvas.stroke(polyline([foot, top]), "#5d7a4b", max(height * 0.018, 1.4))
    for tone, count in ((darker(colour, 0.3), 16), (colour, 16), (lighter(colour, 0.4), 9)):
        touches = []
        for _ in range(count):
            along = random.uniform(0.52, 1.02)
            place = (x + lean * along, y - height * along)
            angle = radians(random.choice((-1, 1)) * random.uniform(15, 70) - 90)
            reach = height * 0.075 * (1.5 - along)
            touches.append(
                dab(
                    place,
                    (place[0] + cos(angle) * reach, place[1] + sin(angle) * reach),
                    height * 0.028,
                )
            )
        canvas.paint("".join(touches), tone)


def stalks(canvas: Canvas, roots: list[tuple[Point, Point]], colour: str, width: float) -> None:
    """Thin stalks from foot to flower head, each with a slight bend."""
    lines = []
    for (x, y), (head_x, head_y) in roots:
        bend = canvas.random.uniform(-0.1, 0.1) * (y - head_y)
        lines.append(
            f"M{x:.1f} {y:.1f}"
            f"Q{(x + head_x) / 2 + bend:.1f} {(y + head_y) / 2:.1f} {head_x:.1f} {head_y:.1f}"
        )
    canvas.stroke("".join(lines), colour, width)
