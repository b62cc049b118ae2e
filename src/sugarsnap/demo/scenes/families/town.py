"""Towns: roofs behind roofs, windows lit at night, a harbour that mirrors them."""

from msgspec import Struct

from sugarsnap.demo.scenes.airs import Air
from sugarsnap.demo.scenes.brushes import land, sky, water
from sugarsnap.demo.scenes.canvas import Canvas
from sugarsnap.demo.scenes.colours import darker, lighter, mix, varied
from sugarsnap.demo.scenes.paths import Point, circle, dab, polygon, polyline, rectangle

LAMP = "#ffd27a"
ATTIC_FROM = 90
"""Houses taller than this have a window in their gable."""
ROWS = ((0.62, 0.5, 0.5), (0.75, 0.75, 0.28), (0.92, 1.15, 0.08), (1.12, 1.6, 0.0))
"""Streets from far to near: where their feet stand, their scale, their distance."""


class Town(Struct, frozen=True):
    """One town: its light, the colours of its walls and roofs, and whether it lies at a harbour."""

    air: Air
    walls: tuple[str, ...]
    roof: str
    harbour: bool = False
    snow: bool = False
    lit: float = 0.5
    moon: Point = (0.74, 0.2)


class House(Struct, frozen=True):
    """One front: where it stands, its size, its colour, and how far away it is."""

    left: float
    foot: float
    width: float
    height: float
    wall: str
    distance: float


def paint(town: Town, canvas: Canvas) -> None:
    """Paint rows of houses from the far hill to the near roofs or the quay."""
    air = town.air
    horizon = canvas.height * (0.62 if town.harbour else 0.75)
    _sky(town, canvas, horizon)
    rise = canvas.height * 0.24
    line = land.ridge(canvas, horizon, rise, 0.4)
    hill = canvas.down(horizon - rise, horizon, air.on("#4d5a6e", 0.5), air.mist)
    canvas.paint(land.ground(canvas, line, canvas.height), hill)
    if town.harbour:
        _row(town, canvas, (horizon - 66, 0.45, 0.55))
        _spire(town, canvas, (canvas.width * 0.3, horizon - 60), 300)
        _row(town, canvas, (horizon, 0.95, 0.06))
        _harbour(town, canvas, horizon)
    else:
        _spire(town, canvas, (canvas.width * 0.36, canvas.height * 0.62), 360)
        for share, size, distance in ROWS:
            _row(town, canvas, (canvas.height * share, size, distance))
            sky.haze(canvas, canvas.height * share - 20, 120 * size, air.mist, 0.25)
    if town.snow:
        sky.drops(canvas, 330, "#ffffff", 0, 0)


def _sky(town: Town, canvas: Canvas, horizon: float) -> None:
    air = town.air
    sky.air(canvas, horizon, air.sky)
    place = (canvas.width * town.moon[0], canvas.height * town.moon[1])
    if air.night:
        sky.stars(canvas, horizon, 240)
        sky.moon(canvas, place, 44, air.light)
    else:
        sky.sun(canvas, place, 42, air.light)
        sky.streaks(canvas, horizon * 0.2, horizon * 0.8, mix(air.mist, air.light, 0.4), 21)


def _row(town: Town, canvas: Canvas, row: tuple[float, float, float]) -> None:
    """Fronts side by side: their foot, their size and their distance."""
    foot, size, distance = row
    random = canvas.random
    left = -random.uniform(20, 90) * size
    while left < canvas.width:
        width = random.uniform(110, 190) * size
        wall = town.air.on(varied(random, random.choice(town.walls), 0.08), distance)
        house = House(left, foot, width, random.uniform(150, 270) * size, wall, distance)
        _house(town, canvas, house, size)
        left += width


def _house(town: Town, canvas: Canvas, house: House, size: float) -> None:
    top = house.foot - house.height
    box = rectangle(house.left, top, house.width + 1, house.height + canvas.height * 0.1)
    canvas.paint(
        box,
        canvas.down(
            top,
            house.foot,
            house.wall,
            mix(house.wall, town.air.on("#20203c", house.distance), 0.45),
        ),
    )
    _windows(town, canvas, house, size)
    _roof(town, canvas, house, size)


def _roof(town: Town, canvas: Canvas, house: House, size: float) -> None:
    random = canvas.random
    top, rise = house.foot - house.height, house.width * random.uniform(0.35, 0.75)
    colour = town.air.on(varied(random, town.roof, 0.1), house.distance)
    chimney = house.left + house.width * random.choice((0.22, 0.7))
    stack = rectangle(chimney, top - rise * 0.95, 20 * size, rise * 0.8)
    canvas.paint(stack, darker(colour, 0.35))
    draw = _gable if random.random() < 0.55 else _hip
    edge = draw(town, canvas, house, (rise, size, colour))
    if town.snow:
        cover = polyline([(x, y - 6 * size) for x, y in edge])
        canvas.stroke(cover, town.air.on("#f6f9ff", house.distance), 14 * size)
    elif not town.air.night:
        canvas.stroke(polyline(edge[:2]), mix(colour, town.air.light, 0.6), 3 * size, 0.8)


def _gable(town: Town, canvas: Canvas, house: House, roof: tuple[float, float, str]) -> list[Point]:
    """A gable to the street with a window in it; answers the roof's edge."""
    rise, size, colour = roof
    left, right, top = house.left, house.left + house.width, house.foot - house.height
    middle, over = (left + right) / 2, 9 * size
    canvas.paint(
        polygon([(left, top + 4), (middle, top - rise + 10), (right, top + 4)]), house.wall
    )
    edge = [(left - over, top + 5), (middle, top - rise), (right + over, top + 5)]
    canvas.stroke(polyline(edge), colour, 13 * size)
    if house.height > ATTIC_FROM:
        pane = (middle - 9 * size, top - rise * 0.42, 18 * size, 26 * size)
        _pane(town, canvas, pane, house.distance)
    return edge


def _hip(_town: Town, canvas: Canvas, house: House, roof: tuple[float, float, str]) -> list[Point]:
    """A roof with its tiles to the street; answers the roof's edge."""
    rise, size, colour = roof
    left, right, top = house.left, house.left + house.width, house.foot - house.height
    over, ridge = 9 * size, top - rise * 0.8
    inner = [(left + over * 2, ridge), (right - over * 2, ridge)]
    edge = [(left - over, top + 6), *inner, (right + over, top + 6)]
    canvas.paint(
        polygon(edge), canvas.down(top - rise, top, lighter(colour, 0.18), darker(colour, 0.25))
    )
    levels = (top - rise * share for share in (0.15, 0.32, 0.49, 0.66))
    tiles = "".join(f"M{left:.1f} {level:.1f}H{right:.1f}" for level in levels)
    canvas.stroke(tiles, darker(colour, 0.4), 2 * size, 0.5)
    return edge


def _windows(town: Town, canvas: Canvas, house: House, size: float) -> None:
    columns = max(2, round(house.width / (52 * size)))
    rows = max(1, round(house.height / (82 * size)))
    wide, tall = 22 * size, 36 * size
    for row in range(rows):
        y = house.foot - house.height + 26 * size + row * 78 * size
        for column in range(columns):
            x = house.left + house.width * (column + 0.5) / columns - wide / 2
            _pane(town, canvas, (x, y, wide, tall), house.distance)


def _pane(
    town: Town, canvas: Canvas, box: tuple[float, float, float, float], distance: float
) -> None:
    x, y, wide, tall = box
    frame = town.air.on("#f2eadc", distance)
    bright = canvas.random.random() < town.lit
    glass = (
        mix(varied(canvas.random, LAMP, 0.12), town.air.mist, distance * 0.4)
        if bright
        else town.air.on("#33445c", distance)
    )
    if bright and town.air.strength > 0.3 and distance < 0.2:
        canvas.glow((x + wide / 2, y + tall / 2), tall * 1.3, LAMP, 0.5)
    canvas.paint(
        rectangle(x - wide * 0.12, y - wide * 0.12, wide * 1.24, tall + wide * 0.24), frame, 0.75
    )
    canvas.paint(rectangle(x, y, wide, tall), glass)
    canvas.stroke(
        f"M{x + wide / 2:.1f} {y:.1f}v{tall:.1f}M{x:.1f} {y + tall * 0.4:.1f}h{wide:.1f}",
        frame,
        wide * 0.09,
    )


def _spire(town: Town, canvas: Canvas, foot: Point, height: float) -> None:
    """The church tower that gives the town its middle."""
    x, y = foot
    air = town.air
    stone, cap = air.on("#c9b79c", 0.32), air.on("#3f6a66", 0.28)
    wide = height * 0.1
    canvas.paint(
        rectangle(x - wide, y - height * 0.6, 2 * wide, height * 0.9),
        canvas.fade((x - wide, 0), (x + wide, 0), darker(stone, 0.3), stone, lighter(stone, 0.2)),
    )
    canvas.paint(
        polygon(
            [
                (x - wide * 1.25, y - height * 0.59),
                (x, y - height),
                (x + wide * 1.25, y - height * 0.59),
            ]
        ),
        canvas.fade((x - wide, 0), (x + wide, 0), darker(cap, 0.3), lighter(cap, 0.15)),
    )
    canvas.paint(
        circle((x, y - height * 0.48), wide * 0.5), LAMP if air.night else lighter(stone, 0.5)
    )
    canvas.stroke(
        f"M{x:.1f} {y - height * 0.48:.1f}v{-wide * 0.4:.1f}"
        f"M{x:.1f} {y - height * 0.48:.1f}h{wide * 0.28:.1f}"
        f"M{x:.1f} {y - height:.1f}v-24m-7 8h14",
        darker(stone, 0.7),
        2.4,
    )


def _harbour(town: Town, canvas: Canvas, quay: float) -> None:
    air = town.air
    wall = air.on("#7d756c")
    canvas.paint(
        rectangle(-20, quay - 4, canvas.width + 40, 30),
        canvas.down(quay - 4, quay + 26, lighter(wall, 0.2), darker(wall, 0.5)),
    )
    for share in (0.12, 0.38, 0.63, 0.9):
        _lamp_post(town, canvas, (canvas.width * share, quay))
    canvas.reflect(quay + 26, blur=4)
    deep = darker(mix(air.sky[0], "#12506a", 0.4), 0.3)
    water.surface(canvas, quay + 26, ((deep, 0.25), (deep, 0.4), (deep, 0.8)))
    water.ripples(canvas, quay + 26, lighter(air.mist, 0.3), 190, 0.35)
    water.ripples(canvas, quay + 26, deep, 190, 0.5)
    for across, down, size, colour in (
        (0.16, 0.78, 0.8, "#c2452f"),
        (0.72, 0.82, 1.1, "#2f6f8f"),
        (0.42, 0.92, 1.4, "#e0b04a"),
    ):
        _boat(town, canvas, ((canvas.width * across, canvas.height * down), size), colour)


def _lamp_post(town: Town, canvas: Canvas, foot: Point) -> None:
    x, y = foot
    canvas.stroke(f"M{x:.1f} {y:.1f}v-92", town.air.on("#23232f"), 5)
    if town.air.strength > 0.3:
        canvas.glow((x, y - 98), 90, LAMP, 0.9)
    canvas.paint(
        circle((x, y - 98), 9), LAMP if town.air.strength > 0.3 else town.air.on("#f4ecd4")
    )


def _boat(town: Town, canvas: Canvas, place: tuple[Point, float], colour: str) -> None:
    (x, y), size = place
    paint_colour = town.air.on(colour)
    canvas.paint(
        dab((x - 120 * size, y + 40 * size), (x + 120 * size, y + 40 * size), 22 * size),
        "#050a1c",
        0.5,
    )
    with canvas.turned((x, y), 0, size):
        canvas.stroke("M-8 0V-150M-8 -150L92 -8M-8 -150L-96 -10", town.air.on("#3a3340"), 3)
        canvas.paint(
            "M-104 -14Q0 10 108 -18L84 34Q0 46 -82 34Z",
            canvas.down(-14, 40, lighter(paint_colour, 0.2), darker(paint_colour, 0.45)),
        )
        canvas.stroke("M-104 -14Q0 10 108 -18", town.air.on("#fff3df"), 6)
        canvas.paint("M-44 -50H26L38 -2H-44Z", town.air.on("#f4ecdf"))
        canvas.paint(
            "M-34 -40H-12V-20H-34ZM-4 -40H18V-20H-4Z",
            LAMP if town.lit > 0.4 else town.air.on("#4d6273"),
        )
