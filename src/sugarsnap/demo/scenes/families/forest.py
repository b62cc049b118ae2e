"""Forest paths: trunks from pale to dark, shafts of light, ferns and leaves."""

from math import pi, sin

from msgspec import Struct

from sugarsnap.demo.scenes.brushes import plants, sky, trees
from sugarsnap.demo.scenes.canvas import Canvas
from sugarsnap.demo.scenes.colours import darker, lighter, mix, varied
from sugarsnap.demo.scenes.paths import (
    Point,
    blob,
    curve,
    dab,
    dab_at,
    ellipse,
    ribbon,
    side_of,
    smooth_line,
)


class Forest(Struct, frozen=True):
    """One wood: `glow` is the light at the path's end, `bloom` colours flowers on the ground."""

    glow: str
    deep: str
    leaf: str
    bark: str
    floor: str
    path: str = "#b79a6c"
    bloom: str = ""
    kind: str = "beech"
    sun: float = 0.5
    shafts: int = 12


def paint(wood: Forest, canvas: Canvas) -> None:
    """Paint from the light forward to the dark trunks."""
    horizon, glow = canvas.height * 0.6, wood.glow
    light = (canvas.width * wood.sun, canvas.height * 0.3)
    shades = (lighter(glow, 0.65), glow, mix(glow, wood.deep, 0.55), wood.deep)
    canvas.paint(canvas.everything, canvas.round(light, canvas.height * 0.85, *shades))
    _foliage(wood, canvas, 0.75)
    _ground(wood, canvas, horizon)
    _rank(wood, canvas, (13, 0.72, 26), horizon)
    sky.haze(canvas, horizon - 30, 300, lighter(glow, 0.3), 0.55)
    _rank(wood, canvas, (8, 0.42, 48), horizon + 30)
    _foliage(wood, canvas, 0.35)
    source = (light[0] + canvas.width * 0.16, -canvas.height * 0.2)
    sky.shafts(canvas, source, canvas.height * 1.25, lighter(glow, 0.4), wood.shafts)
    _undergrowth(wood, canvas, horizon)
    _frame(wood, canvas)
    canvas.bathe(light, canvas.height * 0.8, glow, 0.13)


def _rank(wood: Forest, canvas: Canvas, rank: tuple[int, float, float], foot: float) -> None:
    """A rank of trunks at one distance: how many, how pale, how thick."""
    count, pale, width = rank
    random = canvas.random
    colour = mix(wood.bark, wood.glow, pale)
    for index in range(count):
        x = canvas.width * (index + random.uniform(0.1, 0.9)) / count
        if abs(x - canvas.width * wood.sun) < width * 2.4:
            continue
        side = 1 if x < canvas.width * wood.sun else -1
        _stem(
            wood,
            canvas,
            ((x, foot + random.uniform(-8, 26)), width * random.uniform(0.7, 1.25)),
            (colour, side),
        )


def _stem(wood: Forest, canvas: Canvas, place: tuple[Point, float], look: tuple[str, int]) -> None:
    (x, y), width = place
    colour, side = look
    reach = y + 40
    trees.trunk(canvas, (x, y), reach, width, colour, side)
    if wood.kind == "birch":
        marks = [
            dab_at(
                (x + canvas.random.uniform(-0.3, 0.3) * width, y - canvas.random.random() * reach),
                width * 0.5,
                width * 0.09,
                0.1,
            )
            for _ in range(12)
        ]
        canvas.paint("".join(marks), darker(colour, 0.7), 0.65)
    if wood.kind == "pine":
        _boughs(canvas, (x, y), mix(darker(wood.leaf, 0.35), colour, 0.45))


def _boughs(canvas: Canvas, foot: Point, colour: str) -> None:
    """Drooping branches on both sides of a trunk, shorter towards the top."""
    random = canvas.random
    boughs, reach = [], foot[1] + 40
    for step in range(24):
        level = foot[1] - reach * (0.34 + 0.03 * step)
        out = (120 - 2 * step) * random.uniform(0.5, 1) * (1 if step % 2 else -1)
        boughs.append(dab((foot[0], level), (foot[0] + out, level + abs(out) * 0.4), 11))
    canvas.paint("".join(boughs), colour, 0.9)


def _foliage(wood: Forest, canvas: Canvas, pale: float) -> None:
    """The roof of leaves, open over the path."""
    random = canvas.random
    for tone in (darker(wood.leaf, 0.3), wood.leaf, lighter(wood.leaf, 0.25)):
        puffs: list[str] = []
        touches: list[str] = []
        for _ in range(16):
            x = random.uniform(-0.05, 1.05) * canvas.width
            away = abs(x / canvas.width - wood.sun)
            y = canvas.height * random.uniform(-0.08, 0.1 + 0.42 * away * (1.4 - pale))
            puffs.append(blob(random, (x, y), random.uniform(36, 100), random.uniform(26, 60)))
            touches.extend(
                dab_at(
                    (x + random.gauss(0, 80), y + random.gauss(20, 46)),
                    22,
                    6,
                    random.uniform(0, pi),
                )
                for _ in range(9)
            )
        canvas.paint("".join(puffs), mix(tone, wood.glow, pale), 0.5)
        canvas.paint("".join(touches), mix(tone, wood.glow, pale * 0.8), 0.8)


def _ground(wood: Forest, canvas: Canvas, horizon: float) -> None:
    far = mix(wood.floor, wood.glow, 0.65)
    bank = [
        (-40, horizon - 24),
        (canvas.width * 0.25, horizon + 6),
        (canvas.width * wood.sun, horizon + 16),
        (canvas.width * 0.8, horizon),
        (canvas.width + 40, horizon - 30),
    ]
    canvas.paint(
        smooth_line(bank) + f"V{canvas.height + 30:.0f}H-40Z",
        canvas.down(horizon, canvas.height, far, wood.floor, darker(wood.floor, 0.5)),
    )
    _path(wood, canvas, horizon)


def _path(wood: Forest, canvas: Canvas, horizon: float) -> None:
    swing = -0.16 * side_of(wood.sun)
    spine, widths = [], []
    for step in range(13):
        near = step / 12
        x = canvas.width * (wood.sun + swing * sin(near * 4.2) * near + (0.5 - wood.sun) * near)
        spine.append((x, horizon + 12 + (canvas.height + 60 - horizon) * near**1.5))
        widths.append(10 + canvas.height * 0.5 * near**1.7)
    road = ribbon(spine, widths)
    bright = lighter(mix(wood.path, wood.glow, 0.6), 0.3)
    shades = (bright, wood.path, darker(wood.path, 0.4))
    canvas.paint(road, canvas.down(horizon, canvas.height, *shades))
    with canvas.within(road):
        _flecks(canvas, horizon, darker(wood.path, 0.55), 0.3)
        _flecks(canvas, horizon, lighter(wood.glow, 0.35), 0.6)


def _flecks(canvas: Canvas, horizon: float, colour: str, opacity: float) -> None:
    """Light or shade that leaves throw onto a path."""
    random = canvas.random
    flecks = []
    for _ in range(26):
        near = random.random() ** 1.2
        centre = (canvas.width * random.random(), horizon + 20 + (canvas.height - horizon) * near)
        flecks.append(ellipse(centre, 16 + 95 * near * random.random(), 3 + 10 * near))
    canvas.paint("".join(flecks), colour, opacity)


def _undergrowth(wood: Forest, canvas: Canvas, horizon: float) -> None:
    green = mix(wood.floor, wood.leaf, 0.5)
    span = canvas.height - horizon
    tones = (mix(green, wood.glow, 0.4), green, darker(green, 0.35))
    plants.grass(
        canvas, (-20, horizon, canvas.width * (wood.sun - 0.12), canvas.height + 30), tones, 150
    )
    plants.grass(
        canvas,
        (canvas.width * (wood.sun + 0.12), horizon, canvas.width + 20, canvas.height + 30),
        tones,
        150,
    )
    if wood.bloom:
        _blooms(wood, canvas, horizon, span)


def _blooms(wood: Forest, canvas: Canvas, horizon: float, span: float) -> None:
    random = canvas.random
    for tone in (darker(wood.bloom, 0.3), wood.bloom, lighter(wood.bloom, 0.4)):
        touches = []
        for _ in range(150):
            near = random.random() ** 0.8
            side = random.choice((-1, 1))
            x = canvas.width * (wood.sun + side * (0.08 + 0.22 * near + random.random() * 0.5))
            y = horizon + 10 + span * near
            touches.append(dab_at((x, y), 6 + 13 * near, 3 + 6 * near, random.uniform(0, pi)))
        canvas.paint("".join(touches), tone, 0.9)


def _frame(wood: Forest, canvas: Canvas) -> None:
    """Two dark trunks near by and the ferns at their feet."""
    dark = darker(wood.bark, 0.45)
    for across, width, side in ((0.04, 120, 1), (0.93, 150, -1)):
        foot = (canvas.width * across, canvas.height * 1.02)
        _stem(wood, canvas, (foot, width), (dark, side))
        _fern(wood, canvas, (foot[0] + side * 40, foot[1]), side)


def _fern(wood: Forest, canvas: Canvas, foot: Point, side: int) -> None:
    random = canvas.random
    for index in range(7):
        lean = random.uniform(-150, 260) * side
        spine = curve(
            foot,
            (foot[0] + lean * 0.4, foot[1] - 190),
            (foot[0] + lean, foot[1] - random.uniform(90, 230)),
            14,
        )
        tone = varied(random, mix(darker(wood.leaf, 0.4), wood.glow, 0.05 * index), 0.06)
        fronds = []
        for step, (x, y) in enumerate(spine[2:], start=2):
            reach = 52 * (1 - step / 16)
            fronds.append(
                dab((x, y), (x - reach * 0.7, y + reach * 0.5), 6)
                + dab((x, y), (x + reach * 0.7, y + reach * 0.3), 6)
            )
        canvas.paint("".join(fronds), tone)
        canvas.stroke(smooth_line(spine), darker(tone, 0.2), 3)
