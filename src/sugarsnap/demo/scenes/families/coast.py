"""Coasts: a lighthouse on its headland, surf, sand, and sails on the horizon."""

from msgspec import Struct

from sugarsnap.demo.scenes.airs import Air
from sugarsnap.demo.scenes.brushes import land, lighthouse, plants, sky, water
from sugarsnap.demo.scenes.canvas import Canvas
from sugarsnap.demo.scenes.colours import darker, lighter, mix
from sugarsnap.demo.scenes.paths import Point, circle, dab, polygon, side_of, smooth_line

FAR_HEADLAND = ((0.2, 0.0), (0.3, -30.0), (0.45, -44.0), (0.7, -70.0), (1.05, -60.0), (1.05, 6.0))
CLIFF_TOP = (
    (0.44, 60.0), (0.47, 8.0), (0.53, -30.0), (0.6, -96.0),
    (0.68, -128.0), (0.78, -150.0), (0.9, -160.0), (1.06, -170.0),
)  # fmt: skip
CLIFF_FOOT = ((1.06, 190.0), (0.8, 150.0), (0.6, 104.0), (0.47, 74.0))


class Coast(Struct, frozen=True):
    """One stretch of shore. `side` is where the headland stands: -1 left, 1 right, 0 nowhere."""

    air: Air
    sea: str = "#2a7f9a"
    cliff: str = "#a98a70"
    stripe: str = "#c8412f"
    side: int = 1
    sun: Point = (0.25, 0.3)
    clouds: int = 3
    sails: int = 0
    beach: bool = True


def paint(coast: Coast, canvas: Canvas) -> None:
    """Paint from the horizon forward."""
    horizon = canvas.height * 0.5
    _sky(coast, canvas, horizon)
    _sea(coast, canvas, horizon)
    _sails(coast, canvas, horizon)
    if coast.side:
        _headland(coast, canvas, horizon)
    _surf(coast, canvas)


def _sky(coast: Coast, canvas: Canvas, horizon: float) -> None:
    air = coast.air
    sky.air(canvas, horizon, air.sky)
    place = (canvas.width * coast.sun[0], horizon * (1 - coast.sun[1]))
    if air.night:
        sky.stars(canvas, horizon, 220)
        sky.moon(canvas, place, 32, air.light)
    else:
        sky.sun(canvas, place, 38, air.light)
        sky.streaks(canvas, horizon * 0.55, horizon * 0.97, mix(air.mist, air.light, 0.5), 18)
    lit, shade = (
        lighter(mix(air.mist, air.light, 0.4), 0.35),
        air.on(mix(air.sky[1], air.mist, 0.5)),
    )
    for index in range(coast.clouds):
        x = canvas.width * canvas.random.uniform(0, 1)
        sky.cumulus(canvas, (x, horizon * (0.42 + 0.2 * index)), 420 - 90 * index, lit, shade)


def _sea(coast: Coast, canvas: Canvas, horizon: float) -> None:
    air = coast.air
    sea = air.on(coast.sea)
    water.surface(
        canvas,
        horizon,
        (mix(sea, air.mist, 0.55), sea, darker(sea, 0.25), mix(sea, "#9fe0d0", 0.3)),
    )
    water.ripples(canvas, horizon, lighter(sea, 0.4), 170, 0.4)
    water.ripples(canvas, horizon, darker(sea, 0.45), 120, 0.35)
    water.glitter(canvas, canvas.width * coast.sun[0], horizon, lighter(air.light, 0.3), 1.3)
    sky.haze(canvas, horizon, 60, air.mist, 0.55)


def _sails(coast: Coast, canvas: Canvas, horizon: float) -> None:
    for index in range(coast.sails):
        size = 40 + 46 * index
        x = (
            canvas.width * (0.62 - 0.22 * index)
            if coast.side > 0
            else canvas.width * (0.4 + 0.25 * index)
        )
        y = horizon + 14 + 30 * index
        cloth = coast.air.on("#fff3e0")
        canvas.paint(
            polygon([(x, y - size * 1.7), (x, y - size * 0.1), (x + size * 0.75, y - size * 0.1)]),
            cloth,
        )
        canvas.paint(
            polygon(
                [(x - 4, y - size * 1.4), (x - 4, y - size * 0.1), (x - size * 0.5, y - size * 0.1)]
            ),
            darker(cloth, 0.15),
        )
        hull = (
            f"M{x - size * 0.7:.1f} {y - 2:.1f}H{x + size * 0.85:.1f}"
            f"L{x + size * 0.6:.1f} {y + size * 0.2:.1f}H{x - size * 0.5:.1f}Z"
        )
        canvas.paint(hull, coast.air.on("#7c3b2c"))
        canvas.paint(
            dab((x - size * 0.7, y + size * 0.3), (x + size * 0.8, y + size * 0.3), size * 0.2),
            darker(coast.air.on(coast.sea), 0.4),
            0.5,
        )


def _headland(coast: Coast, canvas: Canvas, horizon: float) -> None:
    air, uniform = coast.air, canvas.random.uniform
    far = polygon(_placed(coast, canvas, horizon, FAR_HEADLAND))
    canvas.paint(far, air.on(coast.cliff, 0.6))
    edge = _placed(coast, canvas, horizon, CLIFF_TOP)
    line = [(x + uniform(-8, 8), y + uniform(-6, 6)) for x, y in edge]
    foot = _placed(coast, canvas, horizon, CLIFF_FOOT)
    rock, body = air.on(coast.cliff), polygon([*line, *foot])
    shades = (lighter(rock, 0.3), rock, darker(rock, 0.45))
    canvas.paint(body, canvas.down(horizon - 160, horizon + 190, *shades))
    with canvas.within(body):
        _strata(coast, canvas, horizon)
        turf = [(x, y + uniform(16, 44)) for x, y in line[2:]]
        canvas.paint(polygon([*line[2:], *turf[::-1]]), air.on("#6f8f4a"))
        rim = smooth_line([(x, y + 5) for x, y in line[2:]])
        canvas.stroke(rim, mix(air.on("#8fae58"), air.light, 0.4), 7, 0.8)
    canvas.stroke(smooth_line([(x, y + 4) for x, y in foot]), lighter(air.mist, 0.5), 9, 0.8)
    _buildings(coast, canvas, horizon)


def _buildings(coast: Coast, canvas: Canvas, horizon: float) -> None:
    x, y = _across(coast, canvas, 0.76), horizon - 138
    light = -1 if coast.sun[0] * canvas.width < x else 1
    lighthouse.cottage(canvas, (x + coast.side * 92, y + 8), coast.air)
    lighthouse.tower(canvas, (x, y), coast.air, (coast.stripe, light))
    if coast.air.night:
        lighthouse.beam(canvas, (x, y), -coast.side)


def _placed(
    coast: Coast, canvas: Canvas, horizon: float, outline: tuple[Point, ...]
) -> list[Point]:
    """Shares of the width and units above the horizon, as points on this canvas."""
    return [(_across(coast, canvas, x), horizon + y) for x, y in outline]


def _strata(coast: Coast, canvas: Canvas, horizon: float) -> None:
    """Cracks and ledges: dark touches down the cliff, light ones on its edges."""
    random = canvas.random
    rock = coast.air.on(coast.cliff)
    for tone, opacity, count in ((darker(rock, 0.55), 0.4, 70), (lighter(rock, 0.45), 0.35, 45)):
        touches = []
        for _ in range(count):
            x = _across(coast, canvas, random.uniform(0.45, 1.05))
            y = horizon + random.uniform(-110, 160)
            length = random.uniform(30, 110)
            touches.append(
                dab(
                    (x, y),
                    (x + random.uniform(-18, 18) - coast.side * 14, y + length),
                    random.uniform(3, 13),
                )
            )
        canvas.paint("".join(touches), tone, opacity)


def _across(coast: Coast, canvas: Canvas, share: float) -> float:
    return canvas.width * (share if coast.side > 0 else 1 - share)


def _surf(coast: Coast, canvas: Canvas) -> None:
    air = coast.air
    foam = air.on("#ffffff") if not air.night else air.on("#f4f8ff")
    sea_dark = darker(air.on(coast.sea), 0.4)
    for share, height in ((0.68, 12), (0.745, 20), (0.81, 30)):
        water.surf(canvas, canvas.height * share, height, foam, sea_dark)
    if not coast.beach:
        _reef(coast, canvas)
        return
    sand = air.on("#e5c898")
    edge = [
        (-40.0, canvas.height * 0.93),
        (canvas.width * 0.3, canvas.height * 0.875),
        (canvas.width * 0.62, canvas.height * 0.9),
        (canvas.width + 40, canvas.height * 0.85),
    ]
    below = [(canvas.width + 40, canvas.height + 60), (-40.0, canvas.height + 60)]
    canvas.paint(
        smooth_line([(x, y - 22) for x, y in edge]) + f"V{canvas.height + 40:.0f}H-40Z",
        mix(darker(sand, 0.35), air.mist, 0.3),
    )
    canvas.stroke(smooth_line([(x, y - 30) for x, y in edge]), foam, 20, 0.95)
    canvas.paint(
        smooth_line(edge) + "L" + smooth_line(below)[1:] + "Z",
        canvas.down(
            canvas.height * 0.86, canvas.height, darker(sand, 0.12), sand, lighter(sand, 0.2)
        ),
    )
    _shells(coast, canvas, sand)


def _shells(coast: Coast, canvas: Canvas, sand: str) -> None:
    random = canvas.random
    for tone, count in ((darker(sand, 0.3), 90), (lighter(sand, 0.5), 50)):
        specks = [
            circle(
                (random.uniform(0, canvas.width), canvas.height * random.uniform(0.93, 1)),
                random.uniform(1, 3.4),
            )
            for _ in range(count)
        ]
        canvas.paint("".join(specks), tone, 0.6)
    green = coast.air.on("#8a9a58")
    corner = (-30.0, canvas.height * 0.86, canvas.width * 0.2, canvas.height * 1.08)
    if coast.side < 0:
        corner = (canvas.width * 0.8, canvas.height * 0.86, canvas.width + 30, canvas.height * 1.08)
    plants.grass(
        canvas, corner, (darker(green, 0.35), green, mix(green, coast.air.light, 0.45)), 80
    )


def _reef(coast: Coast, canvas: Canvas) -> None:
    light = side_of(coast.sun[0])
    for across, down, size in (
        (0.2, 0.84, 60),
        (0.62, 0.86, 50),
        (0.8, 0.9, 90),
        (0.05, 0.95, 130),
        (0.42, 0.99, 120),
        (0.94, 1.0, 130),
    ):
        centre = (canvas.width * across, canvas.height * down)
        land.boulder(canvas, centre, size, coast.air.on("#5d5a62"), light)
        foot = centre[1] + size * 0.34
        foam = [
            dab(
                (centre[0] - size * 1.5 + shift, foot + drop),
                (centre[0] + size * 1.2 + shift, foot + drop),
                7,
            )
            for shift, drop in ((0, 0), (20, 9))
        ]
        canvas.paint("".join(foam), coast.air.on("#ffffff"), 0.85)
