"""Mountain lakes: ranges, woods and sky, and all of it once more in the water."""

from msgspec import Struct

from sugarsnap.demo.scenes.airs import Air
from sugarsnap.demo.scenes.brushes import land, plants, sky, trees, water
from sugarsnap.demo.scenes.canvas import Canvas
from sugarsnap.demo.scenes.colours import darker, lighter, mix
from sugarsnap.demo.scenes.paths import (
    Point,
    curve,
    dab,
    polygon,
    rectangle,
    ribbon,
    side_of,
    smooth_shape,
)

SHORE = 0.56
"""How far down the canvas the far shore lies."""


class Lake(Struct, frozen=True):
    """One lake: its light, its land, where the sun stands, and what is on the near shore."""

    air: Air
    rock: str = "#8b8aa0"
    wood: str = "#2c4a48"
    snow: str = "#fff4ea"
    sun: tuple[float, float] = (0.7, 0.5)
    height: float = 0.36
    near: str = ""


def paint(lake: Lake, canvas: Canvas) -> None:
    """Paint the far shore, mirror it, then the water and the near shore."""
    shore = canvas.height * SHORE
    _sky(lake, canvas, shore)
    _ranges(lake, canvas, shore)
    _far_wood(lake, canvas, shore)
    canvas.reflect(shore)
    _water(lake, canvas, shore)
    _NEAR_SHORES[lake.near](lake, canvas)


def _sky(lake: Lake, canvas: Canvas, shore: float) -> None:
    air = lake.air
    sky.air(canvas, shore, air.sky)
    place = (canvas.width * lake.sun[0], shore * (1 - lake.sun[1]))
    if air.night:
        sky.stars(canvas, shore, 260)
        sky.moon(canvas, place, 36, air.light)
        return
    sky.sun(canvas, place, 34, air.light)
    sky.streaks(canvas, shore * 0.08, shore * 0.75, mix(air.mist, air.light, 0.4), 21)


def _ranges(lake: Lake, canvas: Canvas, shore: float) -> None:
    air, tall = lake.air, canvas.height * lake.height
    side = side_of(lake.sun[0])
    for distance, share in ((0.5, 1.0), (0.05, 0.62)):
        rock = land.Rock(
            lit=air.on(lighter(lake.rock, 0.2), distance),
            shade=air.on(darker(lake.rock, 0.5), distance),
            mist=air.on(lake.rock, 0.3 + distance),
            snow=lake.snow and air.on(lake.snow, distance * 0.6),
        )
        land.mountains(canvas, shore, tall * share, rock, side)
        sky.haze(canvas, shore - 30, tall * 0.6 * share, air.mist, 0.65)


def _far_wood(lake: Lake, canvas: Canvas, shore: float) -> None:
    for distance, height, tree in ((0.45, 66, 62), (0.12, 34, 84)):
        line = land.ridge(canvas, shore, height, 0.35, 32)
        colour = lake.air.on(lake.wood, distance)
        canvas.paint(land.ground(canvas, line, shore + 2), darker(colour, 0.1))
        trees.wood(canvas, line, tree, colour, 21)


def _water(lake: Lake, canvas: Canvas, shore: float) -> None:
    air = lake.air
    deep = darker(mix(air.sky[0], air.on(lake.wood), 0.45), 0.3)
    water.surface(canvas, shore, ((air.mist, 0.22), (deep, 0.3), (deep, 0.85)))
    canvas.paint(rectangle(-20, shore - 2, canvas.width + 40, 4), lighter(air.mist, 0.4), 0.7)
    water.ripples(canvas, shore, lighter(air.mist, 0.3), 130, 0.28)
    water.ripples(canvas, shore, deep, 90, 0.3)
    water.glitter(canvas, canvas.width * lake.sun[0], shore, lighter(air.light, 0.4))


def _open(_lake: Lake, _canvas: Canvas) -> None:
    """Nothing on the near shore."""


def _stones(lake: Lake, canvas: Canvas) -> None:
    side = side_of(lake.sun[0])
    colour = lake.air.on("#6d6a74")
    for across, down, size in (
        (0.1, 0.86, 46),
        (0.82, 0.88, 60),
        (0.27, 0.93, 74),
        (0.02, 0.97, 120),
        (0.95, 0.99, 130),
    ):
        centre = (canvas.width * across, canvas.height * down)
        canvas.paint(
            dab(
                (centre[0] - size * 1.6, centre[1] + size * 0.36),
                (centre[0] + size * 1.6, centre[1] + size * 0.36),
                size * 0.2,
            ),
            lighter(lake.air.mist, 0.4),
            0.5,
        )
        land.boulder(canvas, centre, size, colour, side)


def _pines(lake: Lake, canvas: Canvas) -> None:
    random = canvas.random
    side = side_of(lake.sun[0])
    leaves = trees.Leaves(
        darker(lake.air.on(lake.wood), 0.62),
        darker(lake.air.on(lake.wood), 0.35),
        mix(lake.air.on(lake.wood), lake.air.light, 0.35),
    )
    bank = [
        (-40, canvas.height * 0.93),
        (canvas.width * 0.3, canvas.height * 0.955),
        (canvas.width * 0.62, canvas.height * 1.0),
        (canvas.width, canvas.height * 1.05),
        (-40, canvas.height * 1.1),
    ]
    canvas.paint(smooth_shape(bank), leaves.shade)
    for across, height in ((0.3, 330), (0.2, 500), (0.12, 420), (0.03, 760), (-0.02, 520)):
        foot = (across * canvas.width, canvas.height * random.uniform(0.95, 0.98))
        trees.lone_fir(canvas, foot, height, leaves, side)


def _reeds(lake: Lake, canvas: Canvas) -> None:
    green = lake.air.on("#5d7040")
    tones = (darker(green, 0.45), darker(green, 0.15), mix(green, lake.air.light, 0.4))
    left = (-30.0, canvas.height * 0.8, canvas.width * 0.36, canvas.height * 1.12)
    plants.grass(canvas, left, tones, 150)
    right = (canvas.width * 0.78, canvas.height * 0.86, canvas.width + 20, canvas.height * 1.12)
    plants.grass(canvas, right, tones, 70)


def _jetty(lake: Lake, canvas: Canvas) -> None:
    """Planks that lead from the lower edge out onto the lake."""
    wood = lake.air.on("#7b5f4b")
    top, bottom, middle = canvas.height * 0.71, canvas.height + 20, canvas.width * 0.44
    far, near = canvas.width * 0.065, canvas.width * 0.24

    def edge(step: float) -> Point:
        """Half the width of the deck and its height on the canvas, from far (0) to near (1)."""
        return far + (near - far) * step, top + (bottom - top) * step

    for step in (0.02, 0.16, 0.4, 0.8):
        half, y = edge(step)
        tall, wide = 26 + 110 * step, 8 + 14 * step
        for x in (middle - half, middle + half):
            post = rectangle(x - wide / 2, y - tall * 0.5, wide, tall * 1.5)
            canvas.paint(post, darker(wood, 0.55))
    corners = [(middle - far, top), (middle + far, top), (middle + near, bottom)]
    boards = canvas.down(top, bottom, lighter(wood, 0.25), darker(wood, 0.15))
    canvas.paint(polygon([*corners, (middle - near, bottom)]), boards)
    gaps, step = [], 0.0
    while step < 1:
        half, y = edge(step)
        gaps.append(rectangle(middle - half, y, 2 * half, 1.5 + 4 * step))
        step += 0.028 + 0.05 * step
    canvas.paint("".join(gaps), darker(wood, 0.65), 0.7)


def _canoe(lake: Lake, canvas: Canvas) -> None:
    x, y, red = canvas.width * 0.36, canvas.height * 0.78, lake.air.on("#c2452f")
    hull = (
        f"M{x - 150} {y - 26}Q{x - 110} {y + 34} {x} {y + 34}T{x + 150} {y - 26}"
        f"Q{x + 90} {y} {x} {y}T{x - 150} {y - 26}Z"
    )
    canvas.paint(dab((x - 160, y + 42), (x + 160, y + 42), 26), darker(lake.air.sky[0], 0.6), 0.5)
    canvas.paint(hull, canvas.down(y - 20, y + 36, lighter(red, 0.25), red, darker(red, 0.5)))
    canvas.paint(dab((x - 135, y - 10), (x + 135, y - 10), 20), darker(red, 0.65))
    canvas.paint(
        ribbon(curve((x - 60, y - 34), (x, y - 20), (x + 95, y + 2)), [5] * 11),
        lake.air.on("#c79a62"),
    )


_NEAR_SHORES = {
    "": _open,
    "stones": _stones,
    "pines": _pines,
    "reeds": _reeds,
    "jetty": _jetty,
    "canoe": _canoe,
}
