"""Balconies: pots along a railing, a cat among them, roofs and sky beyond."""

from msgspec import Struct

from sugarsnap.demo.scenes.airs import Air
from sugarsnap.demo.scenes.brushes import animals, plants, sky
from sugarsnap.demo.scenes.canvas import Canvas
from sugarsnap.demo.scenes.colours import darker, lighter, mix, varied
from sugarsnap.demo.scenes.paths import Point, circle, ellipse, polygon, rectangle

WALLS = ("#d8a888", "#c9b8a8", "#b8786a", "#e8cfa8")
"""Plaster of the houses over there."""


class Balcony(Struct, frozen=True):
    """One balcony. `pots` are plants from left to right; `coat` and `seat` are the cat's."""

    air: Air
    pots: tuple[str, ...]
    coat: str = "#d88a44"
    seat: float = 0.58
    pot: str = "#c0643c"
    bloom: str = "#e0405a"
    tiles: str = "#c9b49a"
    lights: bool = False
    sun: Point = (0.76, 0.24)


def paint(balcony: Balcony, canvas: Canvas) -> None:
    """Paint the city, put it out of focus, then the railing, the pots and the cat."""
    air = balcony.air
    _city(balcony, canvas)
    canvas.soften(5)
    floor = canvas.height * 0.84
    _floor(balcony, canvas, floor)
    _railing(balcony, canvas, floor)
    if balcony.lights:
        _lights(balcony, canvas)
    step = canvas.width / len(balcony.pots)
    for index, kind in enumerate(balcony.pots):
        x = step * (index + 0.5)
        if abs(x - balcony.seat * canvas.width) > step * 0.4:
            _pot(balcony, canvas, (x, floor + 50 + 24 * (index % 2)), kind)
    seat = (balcony.seat * canvas.width, floor + 74)
    animals.sitting_cat(canvas, seat, air.on(balcony.coat), air.light)
    canvas.bathe(
        (canvas.width * balcony.sun[0], canvas.height * balcony.sun[1]),
        canvas.width * 0.7,
        balcony.air.light,
        0.22,
    )


def _city(balcony: Balcony, canvas: Canvas) -> None:
    air = balcony.air
    horizon = canvas.height * 0.62
    sky.air(canvas, horizon, air.sky)
    sun_at = (canvas.width * balcony.sun[0], canvas.height * balcony.sun[1])
    if air.night:
        sky.stars(canvas, horizon, 200)
        sky.moon(canvas, sun_at, 46, air.light)
    else:
        sky.sun(canvas, sun_at, 50, air.light)
        cloud = (canvas.width * 0.3, horizon * 0.45)
        shade = mix(air.sky[1], air.mist, 0.5)
        sky.cumulus(canvas, cloud, 340, lighter(air.mist, 0.5), shade)
    for level, distance, size in ((0.56, 0.6, 0.7), (0.66, 0.35, 1.0), (0.8, 0.12, 1.4)):
        x = -60.0
        while x < canvas.width:
            wide = canvas.random.uniform(90, 170) * size
            _block(balcony, canvas, (x, canvas.height * level, wide, size), distance)
            x += wide + canvas.random.uniform(-6, 20)


def _block(
    balcony: Balcony, canvas: Canvas, block: tuple[float, float, float, float], distance: float
) -> None:
    """One house far away: its left side, its foot, its width and its scale."""
    x, foot, wide, size = block
    random, air = canvas.random, balcony.air
    top = foot - random.uniform(60, 190) * size
    wall = air.on(varied(random, random.choice(WALLS), 0.07), distance)
    front = canvas.down(top, top + 300, lighter(wall, 0.15), darker(wall, 0.3))
    canvas.paint(rectangle(x, top, wide, canvas.height), front)
    gable = (x + wide / 2, top - wide * random.uniform(0.12, 0.4))
    roof = polygon([(x - 8, top + 4), gable, (x + wide + 8, top + 4)])
    canvas.paint(roof, air.on("#9a4f3e", distance))
    _city_windows(balcony, canvas, (x, top, wide, size), distance)


def _city_windows(
    balcony: Balcony, canvas: Canvas, wall: tuple[float, float, float, float], distance: float
) -> None:
    x, top, wide, size = wall
    random = canvas.random
    dark: list[str] = []
    lit: list[str] = []
    for row in range(4):
        for column in range(3):
            pane = rectangle(
                x + wide * (0.14 + 0.28 * column),
                top + (24 + 46 * row) * size,
                wide * 0.14,
                24 * size,
            )
            (lit if balcony.air.strength > 0.3 and random.random() < 0.5 else dark).append(pane)
    canvas.paint("".join(dark) or "M0 0", balcony.air.on("#4d5a70", distance))
    canvas.paint("".join(lit) or "M0 0", "#ffd27a")


def _floor(balcony: Balcony, canvas: Canvas, floor: float) -> None:
    tile = balcony.air.on(balcony.tiles)
    canvas.paint(
        rectangle(-20, floor, canvas.width + 40, canvas.height),
        canvas.down(floor, canvas.height, lighter(tile, 0.15), darker(tile, 0.3)),
    )
    middle = canvas.width / 2
    joints = [
        f"M{middle + index * 110:.0f} {floor:.0f}L{middle + index * 210:.0f} {canvas.height:.0f}"
        for index in range(-10, 11)
    ]
    for share in (0.18, 0.45, 0.85):
        y = floor + (canvas.height - floor) * share
        joints.append(f"M-20 {y:.0f}H{canvas.width + 20:.0f}")
    canvas.stroke("".join(joints), darker(tile, 0.4), 3, 0.5)


def _railing(balcony: Balcony, canvas: Canvas, floor: float) -> None:
    iron = darker(balcony.air.on("#3a3f4a"), 0.2)
    top = floor - canvas.height * 0.27
    bars, curls, x = [], [], -10.0
    while x < canvas.width + 20:
        bars.append(f"M{x:.0f} {floor + 4:.0f}V{top:.0f}")
        curls.append(
            f"M{x:.0f} {top + 60:.0f}q26 -40 26 -2q0 28 -16 14"
            f"M{x + 52:.0f} {top + 60:.0f}q-26 -40 -26 -2q0 28 16 14"
        )
        x += 52
    canvas.stroke("".join(bars), iron, 6)
    canvas.stroke("".join(curls), iron, 3.4)
    canvas.stroke(
        f"M-20 {top + 84:.0f}H{canvas.width + 20:.0f}M-20 {floor - 12:.0f}H{canvas.width + 20:.0f}",
        iron,
        7,
    )
    canvas.paint(
        rectangle(-20, top - 10, canvas.width + 40, 17),
        canvas.down(top - 10, top + 7, mix(iron, balcony.air.light, 0.5), iron),
    )


def _lights(balcony: Balcony, canvas: Canvas) -> None:
    """A string of lamps over it all."""
    step = canvas.width / 8
    wire = "M-20 60" + "".join(
        f"Q{step * (index + 0.5):.0f} 130 {step * (index + 1):.0f} 60" for index in range(8)
    )
    canvas.stroke(wire, darker(balcony.air.sky[0], 0.4), 3)
    for index in range(8):
        for share, y in ((0.28, 92), (0.74, 88)):
            at = (step * (index + share), y + 12)
            canvas.glow(at, 62, "#ffd27a", 0.9)
            canvas.paint(circle(at, 9), "#fff2c4")


def _pot(balcony: Balcony, canvas: Canvas, foot: Point, kind: str) -> None:
    clay = balcony.air.on(varied(canvas.random, balcony.pot, 0.07))
    with canvas.turned(foot, 0, canvas.random.uniform(0.9, 1.1)):
        canvas.paint(ellipse((-20, 2), 120, 17), "#12142c", 0.35)
        _PLANTS[kind](balcony, canvas)
        canvas.paint(
            "M-70 -112H70L52 0Q0 14 -52 0Z",
            canvas.fade(
                (-70, 0), (70, 0), darker(clay, 0.35), clay, lighter(clay, 0.3), darker(clay, 0.12)
            ),
        )
        canvas.paint(
            "M-80 -140H80V-108Q0 -98 -80 -108Z",
            canvas.fade(
                (-80, 0), (80, 0), darker(clay, 0.25), lighter(clay, 0.12), lighter(clay, 0.4), clay
            ),
        )
        canvas.paint("M-70 -108Q0 -98 70 -108L68 -94Q0 -84 -68 -94Z", darker(clay, 0.6), 0.4)


def _geranium(balcony: Balcony, canvas: Canvas) -> None:
    random = canvas.random
    green = balcony.air.on("#5a8a44")
    for _ in range(12):
        plants.leaf(
            canvas,
            (random.uniform(-50, 50), -140),
            random.uniform(70, 130),
            random.uniform(-170, -10),
            varied(random, green, 0.08),
            0.5,
        )
    for _ in range(6):
        x, y = random.uniform(-90, 90), random.uniform(-310, -220)
        canvas.stroke(f"M{x * 0.4:.0f} -140L{x:.0f} {y:.0f}", darker(green, 0.1), 5)
        for tone, spread in (
            (darker(balcony.bloom, 0.3), 24),
            (balcony.bloom, 20),
            (lighter(balcony.bloom, 0.35), 13),
        ):
            petals = "".join(
                circle((x + random.gauss(0, spread * 0.6), y + random.gauss(0, spread * 0.5)), 9)
                for _ in range(10)
            )
            canvas.paint(petals, balcony.air.on(tone))


def _herbs(balcony: Balcony, canvas: Canvas) -> None:
    random = canvas.random
    green = balcony.air.on("#6f9a4c")
    for _ in range(26):
        reach = random.uniform(-80, 80)
        at = (reach * random.uniform(0.4, 1), -150 - random.uniform(0, 130))
        plants.leaf(
            canvas,
            at,
            random.uniform(44, 70),
            random.uniform(-160, -20),
            varied(random, green, 0.1),
            0.4,
        )


def _lavender(balcony: Balcony, canvas: Canvas) -> None:
    random = canvas.random
    for _ in range(11):
        plants.spike(
            canvas,
            (random.uniform(-44, 44), -130),
            random.uniform(190, 290),
            balcony.air.on("#7a68c8"),
            random.uniform(-80, 80),
        )


def _cactus(balcony: Balcony, canvas: Canvas) -> None:
    green = balcony.air.on("#4f8a5a")
    canvas.stroke("M0 -140V-280M0 -190H-56V-236M0 -210H52V-262", darker(green, 0.25), 50)
    canvas.stroke("M6 -140V-282M0 -192H-52V-236M0 -212H56V-262", green, 32)
    canvas.stroke("M14 -150V-286", mix(green, balcony.air.light, 0.5), 6, 0.7)
    plants.daisy(canvas, (2, -308), 24, balcony.air.on(balcony.bloom), "#ffd45c")


def _fern(balcony: Balcony, canvas: Canvas) -> None:
    random = canvas.random
    green = balcony.air.on("#3f7a4a")
    for _ in range(17):
        lean = random.uniform(-190, 190)
        plants.leaf(
            canvas,
            (lean * 0.1, -136),
            random.uniform(150, 240),
            -90 + lean * 0.42,
            varied(random, green, 0.09),
            0.13,
        )


def _tomato(balcony: Balcony, canvas: Canvas) -> None:
    random = canvas.random
    _herbs(balcony, canvas)
    canvas.stroke("M0 -130V-380", balcony.air.on("#b08a58"), 7)
    for _ in range(10):
        plants.leaf(
            canvas,
            (random.uniform(-10, 10), -random.uniform(200, 360)),
            86,
            random.uniform(-200, 20),
            balcony.air.on(varied(random, "#557f3a", 0.07)),
            0.36,
        )
    for _ in range(7):
        at = (random.uniform(-56, 56), -random.uniform(170, 330))
        red = balcony.air.on("#d8392a")
        canvas.paint(
            circle(at, 20),
            canvas.round((at[0] + 6, at[1] - 7), 30, lighter(red, 0.45), red, darker(red, 0.4)),
        )


_PLANTS = {
    "geranium": _geranium,
    "herbs": _herbs,
    "lavender": _lavender,
    "cactus": _cactus,
    "fern": _fern,
    "tomato": _tomato,
}
