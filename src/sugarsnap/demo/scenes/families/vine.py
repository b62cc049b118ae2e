"""Close views of crops on the vine: snap peas above all, then beans, tomatoes, berries."""

from math import hypot

from msgspec import Struct

from sugarsnap.demo.scenes.brushes import plants, pods
from sugarsnap.demo.scenes.canvas import Canvas
from sugarsnap.demo.scenes.colours import darker, lighter, mix, varied
from sugarsnap.demo.scenes.paths import Point, circle, curve, ellipse, rectangle, smooth_line

Pod = tuple[float, float, float, float, int]
"""Where a fruit hangs (shares of the canvas), its length, its tilt in degrees, its bend."""

FIVE_PODS: tuple[Pod, ...] = (
    (0.15, 0.44, 320, 9, 1),
    (0.83, 0.5, 330, -12, -1),
    (0.33, 0.2, 440, 7, 1),
    (0.71, 0.15, 400, -9, -1),
    (0.52, 0.31, 500, -4, -1),
)


class Vine(Struct, frozen=True):
    """One plant close by: its colours, its light, what hangs on it and where."""

    crop: str
    leaf: str
    fruit: str
    air: tuple[str, ...]
    light: str = "#fff0a8"
    sun: Point = (0.18, 0.06)
    hang: tuple[Pod, ...] = FIVE_PODS
    stems: tuple[float, ...] = (0.24, 0.62)
    blossoms: tuple[tuple[float, float, float], ...] = ()
    bloom: str = "#fdfcf4"


def paint(vine: Vine, canvas: Canvas) -> None:
    """Paint the garden out of focus, the plants behind, then what hangs in front."""
    _garden(vine, canvas)
    canvas.soften(24)
    _bokeh(vine, canvas)
    for share in (0.06, 0.45, 0.9):
        _far_climber(vine, canvas, share * canvas.width)
    canvas.soften(7)
    for share in vine.stems:
        _climber(vine, canvas, share * canvas.width)
    for across, down, size in vine.blossoms:
        _blossom(vine, canvas, (across * canvas.width, down * canvas.height), size)
    for pod in vine.hang:
        _hang(vine, canvas, pod)
    canvas.bathe(_sun(vine, canvas), canvas.width * 1.1, vine.light, 0.34)


def _sun(vine: Vine, canvas: Canvas) -> Point:
    return canvas.width * vine.sun[0], canvas.height * vine.sun[1]


def _garden(vine: Vine, canvas: Canvas) -> None:
    """Beds, canes and light, meant to be put out of focus."""
    random = canvas.random
    canvas.paint(canvas.everything, canvas.down(0, canvas.height, *vine.air))
    canvas.glow(_sun(vine, canvas), canvas.width * 0.7, lighter(vine.light, 0.5), 0.95)
    for tone in (darker(vine.leaf, 0.5), darker(vine.leaf, 0.25), lighter(vine.leaf, 0.15)):
        clumps = []
        for _ in range(16):
            at = (random.uniform(0, canvas.width), canvas.height * random.uniform(0.34, 1.05))
            size = random.uniform(50, 130)
            clumps.append(ellipse(at, size * 0.55, size))
        canvas.paint("".join(clumps), tone, 0.6)
    for share in (0.12, 0.4, 0.78):
        x = canvas.width * share
        canvas.paint(rectangle(x, -20, 22, canvas.height + 40), "#b9925c", 0.8)
    canvas.stroke(f"M-20 {canvas.height * 0.3:.0f}H{canvas.width + 20:.0f}", "#d8c49a", 8, 0.8)


def _bokeh(vine: Vine, canvas: Canvas) -> None:
    """Discs of light where leaves far behind catch the sun."""
    random = canvas.random
    for _ in range(22):
        at = (random.uniform(0, canvas.width), canvas.height * random.random() ** 1.4)
        near_sun = (
            hypot(at[0] - _sun(vine, canvas)[0], at[1] - _sun(vine, canvas)[1]) / canvas.width
        )
        tone = mix(lighter(vine.light, 0.3), vine.leaf, min(0.6, near_sun * 0.7))
        canvas.paint(circle(at, random.uniform(16, 46)), tone, random.uniform(0.25, 0.6))


def _lit(vine: Vine, canvas: Canvas, at: Point) -> str:
    """A leaf's colour: yellow with light near the sun, deep green away from it."""
    sun = _sun(vine, canvas)
    distance = hypot(at[0] - sun[0], at[1] - sun[1]) / canvas.height
    shaded = mix(vine.leaf, "#174a34", min(0.5, distance * 0.42))
    return varied(canvas.random, mix(shaded, "#c8d850", max(0, 0.42 - distance * 0.6)), 0.08)


def _far_climber(vine: Vine, canvas: Canvas, x: float) -> None:
    """A plant further off, only outlines, meant to be put out of focus."""
    random = canvas.random
    far = mix(vine.leaf, vine.air[1], 0.4)
    knots = [(x + random.uniform(-50, 50), canvas.height * (1.04 - step / 7)) for step in range(9)]
    canvas.stroke(smooth_line(knots), mix(far, "#9aba4a", 0.25), 11)
    for tone in (darker(far, 0.3), far, mix(far, vine.light, 0.3)):
        leaves = []
        for knot_x, knot_y in knots:
            for _ in range(2):
                at = (knot_x + random.uniform(-100, 100), knot_y + random.uniform(-60, 60))
                leaves.append(plants.far_leaf(at, random.uniform(80, 120), random.uniform(0, 360)))
        canvas.paint("".join(leaves), tone)


def _climber(vine: Vine, canvas: Canvas, x: float) -> None:
    """One plant from the ground to the upper edge, leaves and tendrils at its knots."""
    random = canvas.random
    knots = [
        (x + random.uniform(-50, 50), canvas.height * (1.04 - step / 5.6)) for step in range(7)
    ]
    plants.stem(canvas, knots, 15, mix(vine.leaf, "#9aba4a", 0.25))
    for index, knot in enumerate(knots):
        _spray(vine, canvas, knot, 1 if index % 2 else -1)


def _spray(vine: Vine, canvas: Canvas, knot: Point, hand: int) -> None:
    """A leaf of many: stipules at the stem, two pairs of leaflets, a tendril at the end."""
    random = canvas.random
    tip = (knot[0] + hand * random.uniform(150, 230), knot[1] - random.uniform(60, 140))
    stalk = curve(knot, ((knot[0] + tip[0]) / 2, knot[1] - 10), tip)
    coil = (hand * 70, -random.uniform(40, 110))
    plants.tendril(canvas, tip, coil, mix(vine.leaf, "#a8c850", 0.4), 4)
    canvas.stroke(smooth_line(stalk), darker(vine.leaf, 0.1), 6)
    forward = -18 if hand > 0 else 198
    for at in (stalk[5], stalk[9]):
        for side in (-1, 1):
            degrees = forward + side * random.uniform(38, 62)
            plants.leaf(canvas, at, random.uniform(105, 150), degrees, _lit(vine, canvas, at))
    for degrees in (-60, 200):
        turn = degrees + random.uniform(-15, 15)
        plants.leaf(canvas, knot, random.uniform(80, 120), turn, _lit(vine, canvas, knot), 0.42)


def _blossom(vine: Vine, canvas: Canvas, at: Point, size: float) -> None:
    stalk = curve(
        (at[0] + size * 0.3, at[1] + size * 1.2),
        (at[0] - 6, at[1] + size),
        (at[0], at[1] + size * 0.4),
        6,
    )
    canvas.stroke(smooth_line(stalk), darker(vine.leaf, 0.05), 6)
    if vine.crop in ("tomato", "berry"):
        plants.daisy(canvas, at, size * 0.5, vine.bloom, "#e8b62f", 0.85)
    else:
        plants.pea_blossom(canvas, at, size, canvas.random.uniform(-20, 20), vine.bloom)


def _hang(vine: Vine, canvas: Canvas, pod: Pod) -> None:
    across, down, length, degrees, bend = pod
    at = (across * canvas.width, down * canvas.height)
    skin = varied(canvas.random, vine.fruit, 0.05)
    if vine.crop in ("pea", "bean"):
        start = (at[0] - bend * length * 0.2, at[1] - length * 0.3)
        stalk = curve(
            start, (at[0] - bend * 10, at[1] - length * 0.36), (at[0], at[1] - length * 0.14), 8
        )
        canvas.stroke(smooth_line(stalk), darker(vine.leaf, 0.1), length * 0.022)
        canvas.stroke(smooth_line(stalk), lighter(vine.leaf, 0.3), length * 0.008, 0.8)
        draw = pods.pea_pod if vine.crop == "pea" else pods.bean
        draw(canvas, at, (length, degrees, bend), skin)
    elif vine.crop == "tomato":
        pods.truss(canvas, at, length / 5, (skin, vine.leaf))
    else:
        pods.berry(canvas, at, length / 6, (skin, vine.leaf))
