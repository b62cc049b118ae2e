"""Deserts: dunes with a lit and a dark side, a great sun, a caravan or palms."""

from math import pi, sin

from msgspec import Struct

from sugarsnap.demo.scenes.airs import Air
from sugarsnap.demo.scenes.brushes import land, sky
from sugarsnap.demo.scenes.canvas import Canvas
from sugarsnap.demo.scenes.colours import darker, lighter, mix
from sugarsnap.demo.scenes.paths import (
    Point,
    circle,
    curve,
    dab,
    ellipse,
    polyline,
    ribbon,
    smooth_line,
    smooth_shape,
)


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
    side = -1 if desert.sun[0] < 0.5 else 1  # noqa: PLR2004  the middle
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
        sky.stars(canvas, horizon, 420)
        _milky_way(canvas, horizon)
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


def _milky_way(canvas: Canvas, horizon: float) -> None:
    random = canvas.random
    for colour, opacity in (("#8fa5e8", 0.05), ("#e8d8ff", 0.06)):
        clouds = []
        for _ in range(40):
            along = random.random()
            centre = (
                canvas.width * along + random.gauss(0, 40),
                horizon * (0.95 - 0.9 * along) + random.gauss(0, 30),
            )
            clouds.append((centre, random.uniform(30, 90)))
        for centre, size in clouds:
            canvas.paint(circle(centre, size), colour, opacity)


def _mesas(desert: Dunes, canvas: Canvas, horizon: float) -> None:
    random = canvas.random
    for left, width, height, distance in (
        (0.05, 0.2, 150, 0.55),
        (0.55, 0.12, 230, 0.5),
        (0.72, 0.26, 180, 0.42),
    ):
        x, wide = canvas.width * left, canvas.width * width
        top = horizon - height
        shape = [
            (x - wide * 0.22, horizon + 20),
            (x - wide * 0.04, horizon - height * 0.4),
            (x, top),
            (x + wide * 0.5, top + random.uniform(-8, 8)),
            (x + wide, top + 6),
            (x + wide * 1.05, horizon - height * 0.38),
            (x + wide * 1.25, horizon + 20),
        ]
        rock = desert.air.on("#a85a3c", distance)
        body = polyline(shape) + "Z"
        canvas.paint(
            body,
            canvas.fade((x, 0), (x + wide * 1.2, 0), lighter(rock, 0.2), rock, darker(rock, 0.3)),
        )
        with canvas.within(body):
            bands = "".join(
                f"M{x - wide:.0f} {top + height * share:.0f}h{wide * 3:.0f}"
                for share in (0.12, 0.25, 0.45, 0.6)
            )
            canvas.stroke(bands, darker(rock, 0.35), 5, 0.4)


def _dune(desert: Dunes, canvas: Canvas, ridge: tuple[float, float, float], side: int) -> None:
    """One crest: its back in the sun, its slip face in the shade."""
    base, rise, distance = ridge
    random = canvas.random
    sand = desert.air.on(desert.sand, distance)
    phase, waves = random.uniform(0, 2 * pi), random.uniform(0.8, 1.4)
    line = []
    for step in range(41):
        x = -20 + (canvas.width + 40) * step / 40
        swell = sin(phase + waves * 2 * pi * step / 40)
        line.append(
            (x, base - rise * (0.5 + 0.5 * swell * abs(swell) ** 0.2) + 6 * sin(step * 0.9 + phase))
        )
    canvas.paint(
        smooth_line(line) + f"V{canvas.height + 20:.0f}H-20Z",
        canvas.down(
            base - rise,
            base + rise * 1.6,
            lighter(mix(sand, desert.air.light, 0.35), 0.15),
            sand,
            darker(sand, 0.2),
        ),
    )
    shade = canvas.down(
        base - rise,
        base + rise * 1.1,
        (darker(sand, 0.5), 0.95),
        (darker(sand, 0.4), 0.75),
        (darker(sand, 0.3), 0),
    )
    for step in range(2, 39):
        if line[step][1] <= min(line[step - 1][1], line[step + 1][1]):
            _slip_face(canvas, (line, step), rise, (shade, side))
    canvas.stroke(
        smooth_line(line),
        mix(lighter(sand, 0.5), desert.air.light, 0.5),
        3 + 3 * (1 - distance),
        0.75,
    )


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
    random = canvas.random
    sand = desert.air.on(desert.sand)
    for tone, shift, opacity in (
        (darker(sand, 0.4), 0, 0.3),
        (mix(lighter(sand, 0.4), desert.air.light, 0.4), -4, 0.5),
    ):
        lines = []
        for row in range(13):
            near = row / 12
            y = canvas.height * (0.84 + 0.2 * near**1.2) + shift
            points = [
                (
                    x * 46 - 30,
                    y + (4 + 10 * near) * sin(x * 0.75 + row * 1.1) + random.uniform(-3, 3),
                )
                for x in range(int(canvas.width / 46) + 3)
            ]
            lines.append(smooth_line(points))
        canvas.stroke("".join(lines), tone, 3.4, opacity)


def _nobody(_desert: Dunes, _canvas: Canvas) -> None:
    """Only sand."""


def _caravan(desert: Dunes, canvas: Canvas) -> None:
    dark = darker(desert.air.on("#4a2c2c"), 0.4)
    for index in range(5):
        at = (canvas.width * (0.36 + 0.095 * index), canvas.height * 0.655 - 7 * (index % 3))
        with canvas.turned(at, 0, 0.9):
            canvas.paint(
                "M-34 -8C-30 -26 -18 -26 -12 -22C-8 -44 6 -44 10 -22C20 -26 26 -22 32 -34C34 -46 40 -50 50 -48L48 -42C42 -42 40 -30 36 -20C32 -8 22 -4 16 -4H-22Z",
                dark,
            )
            canvas.stroke("M-26 -6L-30 38M-16 -4L-14 38M14 -4L10 38M24 -6L28 38", dark, 5)
            canvas.paint(
                "M-8 -36Q0 -76 8 -36Z", desert.air.on(("#c8412f", "#2f6f8f", "#e8dcc0")[index % 3])
            )
            canvas.paint(dab((-20, 42), (130, 50), 7), dark, 0.35)


def _palms(desert: Dunes, canvas: Canvas) -> None:
    random = canvas.random
    trunk, green = desert.air.on("#6a4a36"), desert.air.on("#4f7a48")
    pool = (canvas.width * 0.66, canvas.height * 0.735)
    canvas.paint(ellipse((pool[0], pool[1] + 4), 270, 34), darker(green, 0.2), 0.6)
    canvas.paint(
        ellipse(pool, 235, 23),
        canvas.down(
            pool[1] - 23,
            pool[1] + 23,
            mix(desert.air.sky[1], desert.air.mist, 0.5),
            desert.air.sky[0],
        ),
    )
    for across, height, lean in (
        (0.56, 220, -30),
        (0.63, 300, 26),
        (0.72, 250, 40),
        (0.8, 180, -16),
    ):
        foot = (canvas.width * across, canvas.height * 0.725)
        top = (foot[0] + lean, foot[1] - height)
        canvas.paint(
            ribbon(
                curve(foot, (foot[0] - lean * 0.4, foot[1] - height * 0.5), top, 8),
                [17 - step for step in range(9)],
            ),
            trunk,
        )
        for tone, drop in (
            (darker(green, 0.45), 14),
            (green, 0),
            (mix(green, desert.air.light, 0.4), -8),
        ):
            fronds = []
            for _ in range(7):
                reach = random.uniform(-110, 110)
                fronds.append(
                    ribbon(
                        curve(
                            top,
                            (top[0] + reach * 0.6, top[1] - 58 + drop),
                            (top[0] + reach, top[1] + 34 + drop),
                            6,
                        ),
                        [4, 12, 17, 17, 13, 8, 2],
                    )
                )
            canvas.paint("".join(fronds), tone)


def _cactus(desert: Dunes, canvas: Canvas) -> None:
    green = desert.air.on("#4f7a50")
    side = -1 if desert.sun[0] < 0.5 else 1  # noqa: PLR2004  the middle
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
