"""Deserts: dunes with a lit and a dark side, a great sun, a caravan or palms."""

from math import pi, sin

from msgspec import Struct

from sugarsnap.demo.scenes.airs import Air
from sugarsnap.demo.scenes.brushes import animals, sky
from sugarsnap.demo.scenes.canvas import Canvas
from sugarsnap.demo.scenes.colours import darker, lighter, mix
from sugarsnap.demo.scenes.paths import (
    Point,
    circle,
    curve,
    dab,
    ellipse,
    polygon,
    polyline,
    ribbon,
    side_of,
    smooth_line,
)

CREST_STEPS = 40


class Dunes(Struct, frozen=True):
    """One desert. `guest` is "caravan", "palms", "cactus", "tent" or nothing."""

    air: Air
    sand: str = "#e0a060"
    sun: Point = (0.3, 0.4)
    disc: float = 90
    guest: str = "caravan"
    mesas: bool = False


def paint(desert: Dunes, canvas: Canvas) -> None:
    """Paint from the sun forward to the ripples in the sand."""
    horizon = canvas.height * 0.56
    _sky(desert, canvas, horizon)
    if desert.mesas:
        _mesas(desert, canvas, horizon)
    side = side_of(desert.sun[0])
    for level, rise, distance in ((0.56, 70, 0.62), (0.63, 110, 0.4), (0.71, 150, 0.2)):
        _dune(desert, canvas, (canvas.height * level, rise, distance), side)
    _GUESTS[desert.guest](desert, canvas)
    _dune(desert, canvas, (canvas.height * 0.86, 210, 0.0), side)
    _ripples(desert, canvas)


def _sky(desert: Dunes, canvas: Canvas, horizon: float) -> None:
    air = desert.air
    sky.air(canvas, horizon, air.sky)
    place = (canvas.width * desert.sun[0], horizon * (1 - desert.sun[1]))
    if air.night:
        sky.milky_way(canvas, horizon)
        canvas.soften(16)
        sky.stars(canvas, horizon, 420)
        sky.moon(canvas, place, desert.disc * 0.5, air.light)
    else:
        canvas.glow(place, desert.disc * 5, air.light, 0.7)
        canvas.paint(
            circle(place, desert.disc),
            canvas.down(
                place[1] - desert.disc,
                place[1] + desert.disc,
                lighter(air.light, 0.5),
                mix(air.light, air.mist, 0.6),
            ),
        )
        sky.streaks(canvas, horizon * 0.4, horizon, mix(air.mist, air.light, 0.4), 15)


MESAS = ((0.02, 0.27, 130, 0.6), (0.46, 0.13, 190, 0.55), (0.68, 0.34, 160, 0.45))
"""Table mountains: their left side and width as shares, their height, their distance."""


def _mesas(desert: Dunes, canvas: Canvas, horizon: float) -> None:
    for left, width, height, distance in MESAS:
        x, wide, top = canvas.width * left, canvas.width * width, horizon - height
        shape = [
            (x - wide * 0.22, horizon + 20),
            (x - wide * 0.04, horizon - height * 0.4),
            (x, top),
            (x + wide * 0.5, top + canvas.random.uniform(-8, 8)),
            (x + wide, top + 6),
            (x + wide * 1.05, horizon - height * 0.38),
            (x + wide * 1.25, horizon + 20),
        ]
        rock, body = desert.air.on("#a85a3c", distance), polygon(shape)
        shades = (lighter(rock, 0.2), rock, darker(rock, 0.3))
        canvas.paint(body, canvas.fade((x, 0), (x + wide * 1.2, 0), *shades))
        with canvas.within(body):
            levels = (top + height * share for share in (0.12, 0.25, 0.45, 0.6))
            bands = "".join(f"M{x - wide:.0f} {level:.0f}h{wide * 3:.0f}" for level in levels)
            canvas.stroke(bands, darker(rock, 0.35), 5, 0.4)


def _dune(desert: Dunes, canvas: Canvas, ridge: tuple[float, float, float], side: int) -> None:
    """One crest: its back in the sun, its slip faces in the shade."""
    base, rise, distance = ridge
    sand, light = desert.air.on(desert.sand, distance), desert.air.light
    line = _crest(canvas, base, rise)
    back = (lighter(mix(sand, light, 0.35), 0.15), sand, darker(sand, 0.2))
    body = smooth_line(line) + f"V{canvas.height + 20:.0f}H-20Z"
    canvas.paint(body, canvas.down(base - rise, base + rise * 1.6, *back))
    dark = ((darker(sand, 0.5), 0.95), (darker(sand, 0.4), 0.75), (darker(sand, 0.3), 0))
    shade = canvas.down(base - rise, base + rise * 1.1, *dark)
    for step in range(2, CREST_STEPS - 1):
        if line[step][1] <= min(line[step - 1][1], line[step + 1][1]):
            _slip_face(canvas, (line, step), rise, (shade, side))
    canvas.stroke(smooth_line(line), mix(lighter(sand, 0.5), light, 0.5), 2.6, 0.6)


def _crest(canvas: Canvas, base: float, rise: float) -> list[Point]:
    """A line of long waves with sharp tops and a little unrest."""
    phase, waves = canvas.random.uniform(0, 2 * pi), canvas.random.uniform(0.8, 1.4)
    line = []
    for step in range(CREST_STEPS + 1):
        swell = sin(phase + waves * 2 * pi * step / CREST_STEPS)
        level = base - rise * (0.5 + 0.5 * swell * abs(swell) ** 0.2)
        x = -20 + (canvas.width + 40) * step / CREST_STEPS
        line.append((x, level + 6 * sin(step * 0.9 + phase)))
    return line


def _slip_face(
    canvas: Canvas, crest: tuple[list[Point], int], rise: float, look: tuple[str, int]
) -> None:
    line, top = crest
    shade, side = look
    step = -side
    end = top
    while 0 < end < len(line) - 1 and abs(end - top) < 16:
        end += step
    if line[end][1] < line[top][1] + 4:
        return
    ridge = line[top : end + 1] if step > 0 else line[end : top + 1][::-1]
    x, y = line[top]
    foot = (ridge[-1][0], ridge[-1][1] + rise * 0.2)
    sweep = curve(
        foot, (x + step * rise * 0.1, y + rise * 1.9), (x - step * rise * 0.45, y + rise * 1.7), 8
    )
    back = curve(sweep[-1], (x + step * rise * 0.5, y + rise * 0.7), (x, y), 8)
    canvas.paint(polyline([*ridge, *sweep, *back]) + "Z", shade)


def _ripples(desert: Dunes, canvas: Canvas) -> None:
    sand = desert.air.on(desert.sand)
    bright = mix(lighter(sand, 0.4), desert.air.light, 0.4)
    for tone, shift, opacity in ((darker(sand, 0.4), 0, 0.3), (bright, -4, 0.5)):
        lines = "".join(_ripple(canvas, row, shift) for row in range(13))
        canvas.stroke(lines, tone, 3.4, opacity)


def _ripple(canvas: Canvas, row: int, shift: float) -> str:
    near, step = row / 12, 46
    y = canvas.height * (0.84 + 0.2 * near**1.2) + shift
    points = []
    for index in range(int(canvas.width / step) + 3):
        wave = (4 + 10 * near) * sin(index * 0.75 + row * 1.1) + canvas.random.uniform(-3, 3)
        points.append((index * step - 30, y + wave))
    return smooth_line(points)


def _nobody(_desert: Dunes, _canvas: Canvas) -> None:
    """Only sand."""


def _caravan(desert: Dunes, canvas: Canvas) -> None:
    dark = darker(desert.air.on("#4a2c2c"), 0.4)
    for index in range(5):
        place = (canvas.width * (0.36 + 0.095 * index), canvas.height * 0.655 - 7 * (index % 3))
        cloak = desert.air.on(("#c8412f", "#2f6f8f", "#e8dcc0")[index % 3])
        animals.camel(canvas, place, 0.9, (dark, cloak))


PALMS = ((0.56, 220, -30), (0.63, 300, 26), (0.72, 250, 40), (0.8, 180, -16))
"""Palms at the pool: where along the width, how tall, how far they lean."""


def _palms(desert: Dunes, canvas: Canvas) -> None:
    air = desert.air
    pool = (canvas.width * 0.66, canvas.height * 0.735)
    canvas.paint(ellipse((pool[0], pool[1] + 4), 270, 34), darker(air.on("#4f7a48"), 0.2), 0.6)
    mirror = canvas.down(pool[1] - 23, pool[1] + 23, mix(air.sky[1], air.mist, 0.5), air.sky[0])
    canvas.paint(ellipse(pool, 235, 23), mirror)
    for across, height, lean in PALMS:
        foot = (canvas.width * across, canvas.height * 0.725)
        top = (foot[0] + lean, foot[1] - height)
        stem = curve(foot, (foot[0] - lean * 0.4, foot[1] - height * 0.5), top, 8)
        canvas.paint(ribbon(stem, [17 - step for step in range(9)]), air.on("#6a4a36"))
        _fronds(desert, canvas, top)


def _fronds(desert: Dunes, canvas: Canvas, top: Point) -> None:
    green = desert.air.on("#4f7a48")
    bright = mix(green, desert.air.light, 0.4)
    for tone, drop in ((darker(green, 0.45), 14), (green, 0), (bright, -8)):
        fronds = []
        for _ in range(7):
            reach = canvas.random.uniform(-110, 110)
            bend = (top[0] + reach * 0.6, top[1] - 58 + drop)
            spine = curve(top, bend, (top[0] + reach, top[1] + 34 + drop), 6)
            fronds.append(ribbon(spine, [4, 12, 17, 17, 13, 8, 2]))
        canvas.paint("".join(fronds), tone)


def _cactus(desert: Dunes, canvas: Canvas) -> None:
    green = desert.air.on("#4f7a50")
    side = side_of(desert.sun[0])
    for across, down, size in ((0.34, 0.72, 0.7), (0.84, 0.7, 0.5), (0.68, 0.82, 1.25)):
        with canvas.turned((canvas.width * across, canvas.height * down), 0, size):
            canvas.paint(dab((-side * -10, 4), (-side * 190, 20), 12), "#1a1430", 0.3)
            shape = "M0 10V-240M0 -90H-62V-160M0 -120H58V-196"
            canvas.stroke(shape, darker(green, 0.3), 42)
            with canvas.turned((side * 6, -3), 0):
                canvas.stroke(shape, green, 27)
            with canvas.turned((side * 12, -4), 0):
                canvas.stroke(shape, mix(green, desert.air.light, 0.5), 5, 0.8)


def _tent(desert: Dunes, canvas: Canvas) -> None:
    x, y = canvas.width * 0.64, canvas.height * 0.735
    cloth = desert.air.on("#d8c4a0")
    canvas.glow((x, y - 30), 240, "#ffb860", 0.55)
    canvas.paint(
        f"M{x - 160} {y}Q{x - 60} {y - 50} {x - 10} {y - 130}Q{x + 50} {y - 50} {x + 165} {y}Z",
        canvas.fade((x - 160, 0), (x + 160, 0), darker(cloth, 0.45), cloth, "#ffd08a"),
    )
    canvas.paint(
        f"M{x - 36} {y}Q{x - 14} {y - 60} {x - 8} {y - 100}Q{x + 14} {y - 50} {x + 40} {y}Z",
        "#ffc46a",
    )
    canvas.stroke(
        f"M{x - 10} {y - 130}v-34M{x - 160} {y}l-46 14M{x + 165} {y}l46 14", darker(cloth, 0.6), 4
    )
    canvas.paint(f"M{x - 8} {y - 162}l44 12l-44 14Z", desert.air.on("#c8412f"))


_GUESTS = {"": _nobody, "caravan": _caravan, "palms": _palms, "cactus": _cactus, "tent": _tent}
