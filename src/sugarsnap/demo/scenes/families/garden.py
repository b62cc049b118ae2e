"""Kitchen gardens: beds in rows, climbers on canes, a shed or a greenhouse, tools left out."""

from math import pi

from msgspec import Struct

from sugarsnap.demo.scenes.airs import Air
from sugarsnap.demo.scenes.brushes import crops, land, sky, tools, trees
from sugarsnap.demo.scenes.canvas import Canvas
from sugarsnap.demo.scenes.colours import darker, lighter, mix, varied
from sugarsnap.demo.scenes.paths import (
    Point,
    blob,
    circle,
    dab,
    dab_at,
    ellipse,
    polygon,
    rectangle,
    ribbon,
    side_of,
)


class Garden(Struct, frozen=True):
    """One garden. `beds` are crops from the far bed to the near one on either side of the path."""

    air: Air
    beds: tuple[str, ...]
    climber: str = "#d8392a"
    shed: str = "#5f8a8a"
    house: str = "shed"
    tool: str = "can"
    sun: Point = (0.24, 0.14)
    hedge: str = "#4f7a44"


def paint(garden: Garden, canvas: Canvas) -> None:
    """Paint from the trees behind the fence to the bed in front."""
    horizon = canvas.height * 0.4
    light = side_of(garden.sun[0])
    _behind(garden, canvas, horizon, light)
    _HOUSES[garden.house](garden, canvas, (canvas.width * (0.5 - light * 0.24), horizon + 34))
    _lawn(garden, canvas, horizon)
    _climbers(garden, canvas, horizon + 60, light)
    _path(garden, canvas, horizon)
    for index, kind in enumerate(garden.beds):
        near = (index // 2) / max(len(garden.beds) // 2 - 1, 1)
        _bed(garden, canvas, (-1 if index % 2 else 1, near), kind)
    if garden.tool:
        place = (canvas.width * 0.5, canvas.height * 0.93)
        _TOOLS[garden.tool](canvas, place, garden.air)
    canvas.bathe(
        (canvas.width * garden.sun[0], canvas.height * garden.sun[1]),
        canvas.width * 0.8,
        garden.air.light,
        0.24,
    )


def _behind(garden: Garden, canvas: Canvas, horizon: float, light: int) -> None:
    air, random = garden.air, canvas.random
    sky.air(canvas, horizon, air.sky)
    sky.sun(canvas, (canvas.width * garden.sun[0], canvas.height * garden.sun[1]), 40, air.light)
    for _ in range(3):
        at = (random.uniform(0.1, 0.9) * canvas.width, canvas.height * random.uniform(0.1, 0.24))
        sky.cumulus(
            canvas,
            at,
            random.uniform(180, 330),
            lighter(mix(air.mist, air.light, 0.4), 0.4),
            mix(air.sky[1], air.mist, 0.5),
        )
    line = land.ridge(canvas, horizon, 90, 0.35, 32)
    canvas.paint(land.ground(canvas, line, canvas.height), air.on("#6f9a6a", 0.55))
    leaves = trees.tones(air.on(garden.hedge, 0.2), air.light)
    for share, size in ((0.02, 120), (0.17, 96), (0.86, 130), (1.0, 110), (0.7, 84)):
        trees.crown(canvas, (canvas.width * share, horizon - size * 0.35), size, leaves, light)
    _fence(garden, canvas, horizon + 26)


def _fence(garden: Garden, canvas: Canvas, foot: float) -> None:
    wood = garden.air.on("#e8dcc4", 0.08)
    boards, x = [], -10.0
    while x < canvas.width + 10:
        boards.append(f"M{x:.1f} {foot:.1f}v-80l10 -13l10 13v80Z")
        x += 28
    canvas.paint(
        rectangle(-20, foot - 64, canvas.width + 40, 9)
        + rectangle(-20, foot - 28, canvas.width + 40, 9),
        darker(wood, 0.3),
    )
    canvas.paint(
        "".join(boards), canvas.down(foot - 90, foot, lighter(wood, 0.3), darker(wood, 0.22))
    )


def _shed(garden: Garden, canvas: Canvas, foot: Point) -> None:
    air = garden.air
    wall, roof = air.on(garden.shed), air.on("#8a4a3c")
    with canvas.turned(foot, 0, 1.05):
        canvas.paint(
            "M-110 0V-150L0 -226L110 -150V0Z",
            canvas.fade((-110, 0), (110, 0), lighter(wall, 0.25), darker(wall, 0.25)),
        )
        canvas.stroke(
            "".join(f"M{x} 0V{-150 - (110 - abs(x)) * 0.66:.0f}" for x in range(-88, 100, 22)),
            darker(wall, 0.4),
            2,
            0.6,
        )
        canvas.paint(
            "M-132 -136L0 -230L132 -136L132 -158L0 -254L-132 -158Z",
            canvas.down(-250, -140, lighter(roof, 0.2), darker(roof, 0.2)),
        )
        canvas.paint("M-26 0V-108H34V0Z", darker(wall, 0.45))
        canvas.paint(
            "M-92 -110H-44V-66H-92ZM54 -110H96V-66H54Z",
            "#ffe0a0" if air.strength > 0.3 else air.on("#cfe6ea"),
        )
        canvas.stroke(
            "M-92 -110H-44V-66H-92ZM-68 -110V-66M-92 -88H-44M54 -110H96V-66H54ZM75 -110V-66"
            "M54 -88H96M-26 0V-108H34V0",
            air.on("#fbf4e6"),
            5,
        )


def _greenhouse(garden: Garden, canvas: Canvas, foot: Point) -> None:
    air, random = garden.air, canvas.random
    glass = mix(air.mist, "#d8f0ea", 0.5)
    with canvas.turned(foot, 0, 1.15):
        canvas.paint(
            "M-130 0V-120L0 -206L130 -120V0Z",
            canvas.down(-206, 0, lighter(glass, 0.3), mix(glass, air.on("#6f9a6a"), 0.5)),
        )
        for _ in range(20):
            canvas.paint(
                blob(random, (random.uniform(-110, 110), random.uniform(-80, -10)), 22, 26),
                air.on(varied(random, "#5f8a4a", 0.1)),
                0.7,
            )
        canvas.paint("M-120 -110L-60 -155L-110 0H-124ZM10 -190L60 -160L20 0H-20Z", "#ffffff", 0.28)
        bars = (
            "M-130 0V-120L0 -206L130 -120V0ZM-130 -120H130M-65 0V-163M0 0V-206M65 0V-163"
            "M-130 -60H130"
        )
        canvas.stroke(bars, air.on("#f4f2ea"), 6)


def _glade(_garden: Garden, _canvas: Canvas, _foot: Point) -> None:
    """Only trees behind the fence."""


def _lawn(garden: Garden, canvas: Canvas, horizon: float) -> None:
    air = garden.air
    green = air.on("#86a84c")
    canvas.paint(
        rectangle(-20, horizon + 22, canvas.width + 40, canvas.height),
        canvas.down(
            horizon + 22,
            canvas.height,
            mix(lighter(green, 0.2), air.light, 0.4),
            green,
            darker(green, 0.4),
        ),
    )
    line = [(x, horizon + 26) for x in range(-20, int(canvas.width) + 60, 40)]
    land.strokes(canvas, line, canvas.height * 0.5, green, 120)


def _climbers(garden: Garden, canvas: Canvas, foot: float, light: int) -> None:
    """Beans, peas or tomatoes on canes along the back."""
    air, uniform, gauss = garden.air, canvas.random.uniform, canvas.random.gauss
    for share in (0.07, 0.2, 0.33, 0.67, 0.8, 0.93):
        x = canvas.width * share
        canes = "".join(
            f"M{x + aside:.0f} {foot:.0f}L{x - aside * 0.16:.0f} {foot - 217:.0f}"
            for aside in (-44, 44, 0)
        )
        canvas.stroke(canes, air.on("#b08a58"), 5)
        _climber(garden, canvas, (x, foot), light)
        ripe = [
            circle((x + gauss(0, 24), foot - uniform(14, 160)), uniform(6, 10)) for _ in range(9)
        ]
        canvas.paint("".join(ripe), air.on(garden.climber))


def _climber(garden: Garden, canvas: Canvas, foot: Point, light: int) -> None:
    """Leaves around three canes, wide at the foot and narrow at the tie."""
    green, random = garden.air.on("#5a8a3c"), canvas.random
    bright = mix(lighter(green, 0.12), garden.air.light, 0.35)
    for tone, spread in ((darker(green, 0.45), 44), (green, 38), (bright, 30)):
        leaves = []
        for _ in range(36):
            level = random.random()
            aside = light * (44 - spread) * 0.6 + random.gauss(0, spread * (1.1 - level * 0.75))
            place = (foot[0] + aside, foot[1] - 190 * level)
            leaves.append(dab_at(place, 26, 10, random.uniform(0, pi)))
        canvas.paint("".join(leaves), tone)


def _path(garden: Garden, canvas: Canvas, horizon: float) -> None:
    random, air = canvas.random, garden.air
    gravel = air.on("#d8c49c")
    middle, top = canvas.width / 2, horizon + 64
    spine = [
        (middle + canvas.width * 0.03, top),
        (middle - 6, top + (canvas.height - top) * 0.4),
        (middle - canvas.width * 0.02, canvas.height + 30),
    ]
    road = ribbon(spine, [36, canvas.width * 0.13, canvas.width * 0.36])
    canvas.paint(road, canvas.down(top, canvas.height, lighter(gravel, 0.3), darker(gravel, 0.22)))
    with canvas.within(road):
        for tone in (darker(gravel, 0.35), lighter(gravel, 0.45)):
            stones = []
            for _ in range(90):
                near = random.random()
                at = (
                    middle + random.uniform(-0.2, 0.2) * canvas.width,
                    top + (canvas.height - top) * near,
                )
                stones.append(
                    ellipse(at, 2 + 11 * near * random.random(), 1 + 5 * near * random.random())
                )
            canvas.paint("".join(stones), tone, 0.55)


def _bed(garden: Garden, canvas: Canvas, place: tuple[int, float], kind: str) -> None:
    """A raised bed beside the path: its boards, its soil, its plants in two rows."""
    side, near = place
    size = 0.5 + 0.85 * near
    y, deep = canvas.height * (0.56 + 0.33 * near), 70 * size
    middle = canvas.width * 0.5
    inner = middle + side * canvas.width * (0.07 + 0.065 * near)
    left, right = sorted((inner, middle + side * canvas.width * 0.62))
    _boards(garden, canvas, (left, right, y), size)
    crop = crops.CROPS[kind]
    for row in (0.35, 0.85):
        x = left + 40 * size
        while x < right:
            spot = (x + canvas.random.uniform(-6, 6), y - deep * (1 - row))
            crop.draw(canvas, spot, size, garden.air)
            x += crop.spacing * size


def _boards(garden: Garden, canvas: Canvas, front: tuple[float, float, float], size: float) -> None:
    """Soil inside a wooden frame; the front is its left, its right and its height on the canvas."""
    left, right, y = front
    soil, wood = garden.air.on("#5c4232"), garden.air.on("#a8784c")
    back = y - 70 * size
    inset = 24 * size
    earth = polygon([(left + inset, back), (right - inset, back), (right, y), (left, y)])
    canvas.paint(earth, canvas.down(back, y, lighter(soil, 0.16), darker(soil, 0.2)))
    board = canvas.down(y, y + 34 * size, lighter(wood, 0.3), darker(wood, 0.3))
    canvas.paint(rectangle(left, y, right - left, 34 * size), board)
    canvas.stroke(f"M{left:.0f} {y + 17 * size:.0f}H{right:.0f}", darker(wood, 0.5), 2.4)
    canvas.paint(dab((left, y + 38 * size), (right, y + 38 * size), 12 * size), "#0d1a1e", 0.35)


_HOUSES = {"shed": _shed, "greenhouse": _greenhouse, "": _glade}
_TOOLS = {"can": tools.watering_can, "basket": tools.basket}
