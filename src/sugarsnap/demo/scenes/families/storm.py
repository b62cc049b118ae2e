"""Weather over open fields: towers of cloud, curtains of rain, lightning, a rainbow after."""

from msgspec import Struct

from sugarsnap.demo.scenes.airs import Air
from sugarsnap.demo.scenes.brushes import land, sky, trees
from sugarsnap.demo.scenes.canvas import Canvas
from sugarsnap.demo.scenes.colours import darker, lighter, mix
from sugarsnap.demo.scenes.paths import (
    Point,
    blob,
    circle,
    dab,
    ellipse,
    polygon,
    polyline,
    rectangle,
    side_of,
    smooth_line,
)


class Storm(Struct, frozen=True):
    """One sky over one field. `mark` is what stands in the field, `event` what the sky does."""

    air: Air
    field: str
    mark: str = "tree"
    event: str = "lightning"
    mark_at: float = 0.3
    rain: int = 0
    cloud: str = "#4a5468"


def paint(storm: Storm, canvas: Canvas) -> None:
    """Paint the clouds from the light edge up, then the field beneath them."""
    horizon = canvas.height * 0.66
    sky.air(canvas, horizon, storm.air.sky)
    light = (canvas.width * (1.15 - storm.mark_at), horizon * 0.86)
    canvas.glow(light, canvas.width * 0.7, storm.air.light, 0.8)
    _clouds(storm, canvas, horizon, light)
    canvas.soften(4)
    _EVENTS[storm.event](storm, canvas, horizon)
    _country(storm, canvas, horizon)
    _field(storm, canvas, horizon)
    _MARKS[storm.mark](storm, canvas, (canvas.width * storm.mark_at, horizon + 66))
    _ears(storm, canvas)
    if storm.rain:
        sky.drops(canvas, storm.rain, lighter(storm.air.mist, 0.3), 60, -0.3)


def _clouds(storm: Storm, canvas: Canvas, horizon: float, light: Point) -> None:
    """Heaps from far to near: each lit on the side of the gap, dark underneath."""
    air, side = storm.air, side_of(light[0] / canvas.width)
    for level in (0.66, 0.52, 0.36, 0.2, 0.02):
        y, size = horizon * level, canvas.width * (0.175 - 0.11 * level)
        tone = mix(air.on(storm.cloud), air.mist, level * 0.55)
        for colour, shift, scale in (
            (mix(tone, air.light, 0.62), (side * 0.28, 0.16), 1.0),
            (mix(tone, air.light, 0.2), (0, 0), 1.0),
            (darker(tone, 0.34), (-side * 0.26, -0.3), 0.85),
        ):
            heap = _heap(canvas, (shift[0] * size, y + shift[1] * size), size, scale)
            canvas.paint(heap, colour, 0.78)
    cloud, low = air.on(storm.cloud), horizon * 0.6
    gloom = canvas.down(0, low, (darker(cloud, 0.5), 0.75), (darker(cloud, 0.4), 0))
    canvas.paint(rectangle(-20, -20, canvas.width + 40, low), gloom)


def _heap(canvas: Canvas, start: Point, size: float, scale: float) -> str:
    """Nine puffs side by side across the canvas."""
    uniform = canvas.random.uniform
    puffs = []
    for index in range(9):
        x = start[0] + canvas.width * (index + uniform(-0.2, 0.6)) / 8
        y = start[1] + uniform(-0.3, 0.35) * size
        puffs.append(blob(canvas.random, (x, y), size * scale, size * 0.55 * scale))
    return "".join(puffs)


def _still(_storm: Storm, _canvas: Canvas, _horizon: float) -> None:
    """Only clouds."""


def _lightning(storm: Storm, canvas: Canvas, horizon: float) -> None:
    random = canvas.random
    x, y = canvas.width * (1 - storm.mark_at) + random.uniform(-60, 60), horizon * 0.24
    bolt, forks = [(x, y)], []
    while y < horizon:
        x, y = x + random.uniform(-36, 34), y + random.uniform(22, 46)
        bolt.append((x, y))
        if random.random() < 0.35:
            hand = random.choice((-1, 1))
            forks.append(
                polyline(
                    [
                        (x, y),
                        (x + hand * 40, y + 34),
                        (x + hand * 56, y + 80),
                        (x + hand * 96, y + 112),
                    ]
                )
            )
    canvas.glow(bolt[0], 340, "#e4dcff", 0.7)
    canvas.glow(bolt[-1], 220, "#e4dcff", 0.6)
    canvas.stroke(polyline(bolt), "#cfc4ff", 15, 0.3)
    canvas.stroke("".join(forks), "#efeaff", 2.6, 0.8)
    canvas.stroke(polyline(bolt), "#ffffff", 5.5)


def _rainbow(storm: Storm, canvas: Canvas, horizon: float) -> None:
    centre = (
        canvas.width * (0.35 if storm.mark_at > 0.5 else 0.65),
        horizon + canvas.height * 0.12,
    )
    reach = canvas.height * 0.56
    for index, colour in enumerate(
        ("#e8504a", "#f0903c", "#f6d84a", "#6fc06a", "#4f9ad8", "#6a5ac8")
    ):
        canvas.stroke(circle(centre, reach - index * 12), colour, 13, 0.36)
    canvas.stroke(circle(centre, reach + 110), "#e8a0a0", 26, 0.08)


def _curtains(storm: Storm, canvas: Canvas, horizon: float) -> None:
    """Rain seen from far away."""
    random = canvas.random
    for _ in range(5):
        x, wide = random.uniform(0, canvas.width), random.uniform(120, 260)
        shape = [
            (x, horizon * 0.3),
            (x + wide, horizon * 0.3),
            (x + wide - 90, horizon + 20),
            (x - 120, horizon + 20),
        ]
        dark = darker(storm.air.on(storm.cloud), 0.2)
        canvas.paint(
            polygon(shape), canvas.down(horizon * 0.3, horizon, (dark, 0), (dark, 0.5), (dark, 0.3))
        )


def _country(storm: Storm, canvas: Canvas, horizon: float) -> None:
    air = storm.air
    for level, rise, distance in ((0.0, 60, 0.55), (0.02, 40, 0.32)):
        line = land.ridge(canvas, horizon + canvas.height * level, rise, 0.34, 32)
        canvas.paint(land.ground(canvas, line, canvas.height), air.on("#4f6a50", distance))
        trees.wood(canvas, line, 26, air.on("#33503f", distance), 13)


def _field(storm: Storm, canvas: Canvas, horizon: float) -> None:
    air, corn, top = storm.air, storm.air.on(storm.field), horizon + 26
    edge = ((-40.0, 12), (canvas.width * 0.35, -8), (canvas.width * 0.7, 10))
    line = [(x, top + y) for x, y in (*edge, (canvas.width + 40, -12))]
    shape = smooth_line(line) + f"V{canvas.height + 30:.0f}H-40Z"
    shades = (mix(lighter(corn, 0.25), air.light, 0.5), corn, darker(corn, 0.5))
    canvas.paint(shape, canvas.down(top, canvas.height, *shades))
    with canvas.within(shape):
        _furrows(storm, canvas, top)
        _stubble(storm, canvas, top)
        for share in (0.22, 0.52):
            centre = (canvas.width * canvas.random.random(), top + (canvas.height - top) * share)
            shadow = ellipse(centre, canvas.width * 0.42, 16 + 40 * share)
            canvas.paint(shadow, "#0d1230", 0.2)


def _furrows(storm: Storm, canvas: Canvas, top: float) -> None:
    vanish, bottom = (canvas.width * (1.0 - storm.mark_at), top - 60), canvas.height + 20
    furrows = []
    for index in range(-14, 15):
        x = canvas.width * (0.5 + index * 0.13)
        furrows.append(polygon([vanish, (x, bottom), (x + 44, bottom)]))
    canvas.paint("".join(furrows), darker(storm.air.on(storm.field), 0.4), 0.3)


def _stubble(storm: Storm, canvas: Canvas, top: float) -> None:
    """Upright touches over the field, every other one in the light."""
    random, corn = canvas.random, storm.air.on(storm.field)
    touches = []
    for _ in range(240):
        near = random.random() ** 1.5
        x, y = random.uniform(0, canvas.width), top + near * (canvas.height - top)
        tip = (x + random.uniform(-8, 14) * (0.4 + near), y - 8 - 42 * near)
        touches.append(dab((x, y), tip, 1.4 + 3 * near))
    canvas.paint("".join(touches[::2]), mix(lighter(corn, 0.3), storm.air.light, 0.4), 0.6)
    canvas.paint("".join(touches[1::2]), darker(corn, 0.3), 0.5)


def _ears(storm: Storm, canvas: Canvas) -> None:
    """Ears of corn close by, dark against the field."""
    random = canvas.random
    corn = storm.air.on(storm.field)
    for tone in (darker(corn, 0.6), darker(corn, 0.35), mix(corn, storm.air.light, 0.4)):
        stems, grains = [], []
        for _ in range(15):
            x, tall = random.uniform(-20, canvas.width), canvas.height * random.uniform(0.1, 0.2)
            lean = random.uniform(10, 70)
            y = canvas.height + 10
            stems.append(
                f"M{x:.1f} {y:.1f}Q{x:.1f} {y - tall * 0.7:.1f} {x + lean:.1f} {y - tall:.1f}"
            )
            for step in range(6):
                at = (x + lean * (0.6 + step * 0.1), y - tall * (0.82 + step * 0.045))
                grains.append(
                    dab((at[0] - 9, at[1] + 12), (at[0] + 6, at[1] - 14), 5)
                    + dab((at[0] + 8, at[1] + 13), (at[0] + 6, at[1] - 12), 5)
                )
        canvas.stroke("".join(stems), tone, 3)
        canvas.paint("".join(grains), tone)


def _tree(storm: Storm, canvas: Canvas, foot: Point) -> None:
    leaves = trees.tones(storm.air.on("#4a6a3c"), storm.air.light)
    trees.tree(canvas, foot, canvas.height * 0.3, leaves, -side_of(storm.mark_at))


def _windmill(storm: Storm, canvas: Canvas, foot: Point) -> None:
    air = storm.air
    wall, dark = air.on("#d8cbb8"), air.on("#4a3a34")
    with canvas.turned(foot, 0, canvas.height / 1000):
        canvas.paint(ellipse((-30, 2), 120, 10), "#0d1230", 0.35)
        canvas.paint(
            "M-52 0L-30 -190H30L52 0Z",
            canvas.fade((-50, 0), (50, 0), darker(wall, 0.45), wall, lighter(wall, 0.2)),
        )
        canvas.paint("M-36 -186Q-30 -232 0 -236Q30 -232 36 -186Z", air.on("#7a3f34"))
        canvas.paint("M-12 0V-46Q0 -58 12 -46V0ZM-7 -120H7V-98H-7Z", dark)
        for degrees in (24, 114, 204, 294):
            with canvas.turned((0, -196), degrees):
                canvas.paint("M6 -20H34V-166H6Z", air.on("#efe4d0"), 0.9)
                canvas.stroke(
                    "M0 0V-172M6 -44H34M6 -70H34M6 -96H34M6 -122H34M6 -148H34M34 -20V-166", dark, 4
                )
        canvas.paint(circle((0, -196), 9), dark)


def _barn(storm: Storm, canvas: Canvas, foot: Point) -> None:
    air = storm.air
    red, roof, white = air.on("#a83a30"), air.on("#5c5660"), air.on("#f4ece0")
    with canvas.turned(foot, 0, canvas.height / 1000):
        canvas.paint(ellipse((-10, 4), 190, 12), "#0d1230", 0.35)
        canvas.paint(
            "M96 0V-210Q122 -244 148 -210V0Z",
            canvas.fade((96, 0), (148, 0), darker(white, 0.35), white),
        )
        canvas.paint(
            "M-110 0V-96L-78 -158L-10 -190L58 -158L90 -96V0Z",
            canvas.fade((-110, 0), (90, 0), darker(red, 0.35), lighter(red, 0.12)),
        )
        canvas.stroke(
            "".join(f"M{x} 0V-120" for x in range(-98, 90, 14)), darker(red, 0.45), 2, 0.6
        )
        canvas.stroke("M-120 -88L-82 -160L-10 -196L62 -160L100 -88", roof, 15)
        canvas.stroke("M-44 0V-84H24V0M-44 0L24 -84M24 0L-44 -84M-24 -112H4V-140H-24Z", white, 5)


def _alone(_storm: Storm, _canvas: Canvas, _foot: Point) -> None:
    """Nothing but the field."""


_EVENTS = {"": _still, "lightning": _lightning, "rainbow": _rainbow, "curtains": _curtains}
_MARKS = {"": _alone, "tree": _tree, "windmill": _windmill, "barn": _barn}
