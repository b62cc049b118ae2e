"""Winter: a cabin with a lit window, spruces under snow, a trodden path, falling flakes."""

from math import sin

from msgspec import Struct

from sugarsnap.demo.scenes.airs import Air
from sugarsnap.demo.scenes.brushes import land, sky, trees, winter
from sugarsnap.demo.scenes.canvas import Canvas
from sugarsnap.demo.scenes.colours import darker, lighter, mix
from sugarsnap.demo.scenes.paths import (
    Point,
    circle,
    dab,
    ellipse,
    rectangle,
    ribbon,
    side_of,
    smooth_line,
)

LAMP = "#ffc766"
LAMPLIGHT = 0.15
"""Airs that tint more than this are dim enough for lamps to show."""

SPRUCES_BEHIND = (
    (-330, 330), (-235, 420), (-170, 300), (190, 380),
    (270, 470), (350, 340), (-430, 400), (470, 420),
)  # fmt: skip
"""Spruces around the cabin: how far aside, how tall."""


class Cabin(Struct, frozen=True):
    """One winter's place; `aurora` names the colour of northern lights, if there are any."""

    air: Air
    wood: str = "#7a4a34"
    at: float = 0.62
    size: float = 1.0
    snowing: int = 240
    aurora: str = ""
    sun: Point = (0.25, 0.35)


def paint(cabin: Cabin, canvas: Canvas) -> None:
    """Paint from the far ridge to the snow before the door."""
    air, horizon = cabin.air, canvas.height * 0.58
    _sky(cabin, canvas, horizon)
    rock = land.Rock(
        air.on("#9aa6be", 0.35), air.on("#5a6a8c", 0.35), air.mist, air.on("#ffffff", 0.2)
    )
    side = side_of(cabin.sun[0])
    land.mountains(canvas, horizon, canvas.height * 0.3, rock, side)
    sky.haze(canvas, horizon, 160, air.mist, 0.7)
    for level, rise, distance, tall in ((0.6, 50, 0.55, 90), (0.66, 60, 0.3, 130)):
        line = land.ridge(canvas, canvas.height * level, rise, 0.35, 32)
        _slope(cabin, canvas, line, distance)
        trees.wood(canvas, line, tall, air.on("#2f4a52", distance), 34)
    line = land.ridge(canvas, canvas.height * 0.76, 50, 0.3, 16)
    _slope(cabin, canvas, line, 0.1)
    place = (
        canvas.width * cabin.at,
        trees.level_at(line, canvas.width * cabin.at) + 74 * cabin.size,
    )
    _spruces_behind(cabin, canvas, place)
    _house(cabin, canvas, place)
    _foreground(cabin, canvas, place)
    if cabin.snowing:
        sky.drops(canvas, cabin.snowing, "#ffffff", 0, 0)


def _sky(cabin: Cabin, canvas: Canvas, horizon: float) -> None:
    air = cabin.air
    sky.air(canvas, horizon, air.sky)
    place = (canvas.width * cabin.sun[0], horizon * (1 - cabin.sun[1] * 1.6))
    if air.night:
        if cabin.aurora:
            winter.aurora(canvas, horizon, cabin.aurora)
            canvas.soften(7)
            sky.stars(canvas, horizon, 120)
        else:
            sky.stars(canvas, horizon, 260)
            sky.moon(canvas, place, 40, air.light)
    else:
        sky.sun(canvas, place, 36, air.light)
        sky.streaks(canvas, horizon * 0.2, horizon * 0.8, lighter(air.mist, 0.3), 15)


def _slope(cabin: Cabin, canvas: Canvas, line: list[Point], distance: float) -> None:
    snow = cabin.air.on("#f7fbff", distance)
    top = min(y for _, y in line)
    shade = mix(snow, cabin.air.on("#6f86bf"), 0.45)
    canvas.paint(
        land.ground(canvas, line, canvas.height + 20),
        canvas.down(top, top + 330, mix(snow, cabin.air.light, 0.25), snow, shade),
    )


def _spruces_behind(cabin: Cabin, canvas: Canvas, place: Point) -> None:
    for aside, height in SPRUCES_BEHIND:
        foot = (place[0] + aside * cabin.size, place[1] - canvas.random.uniform(0, 40))
        winter.snowy_fir(canvas, foot, height * cabin.size, cabin.air)


def _house(cabin: Cabin, canvas: Canvas, place: Point) -> None:
    snow = cabin.air.on("#f8fbff")
    blue = mix(snow, cabin.air.on("#6f86bf"), 0.5)
    chimney = (place[0] + 62 * cabin.size, place[1] - 262 * cabin.size)
    winter.smoke(canvas, chimney, lighter(cabin.air.mist, 0.4))
    with canvas.turned(place, 0, cabin.size):
        _walls(cabin, canvas, snow)
        roof = canvas.down(-250, -100, snow, blue)
        side = "M-30 -250Q40 -256 90 -246L196 -116Q190 -100 176 -106L78 -110L-30 -232Z"
        gable = "M-30 -250Q-40 -246 -142 -118Q-140 -100 -124 -108L-30 -218L70 -106Q86 -100 84 -116Z"
        canvas.paint(side, roof)
        canvas.paint(gable, roof)
        _openings(cabin, canvas)
        canvas.paint("M-150 6Q-110 -22 -60 -8Q0 6 60 -10Q120 -24 190 4Q120 26 0 24T-150 6Z", snow)


def _walls(cabin: Cabin, canvas: Canvas, snow: str) -> None:
    """Logs in the light in front, in the shade on the side, and the chimney."""
    air = cabin.air
    wood = air.on(cabin.wood)
    brick = canvas.fade((46, 0), (80, 0), air.on("#8a7a74"), air.on("#4f4650"))
    canvas.paint(rectangle(46, -262, 34, 80), brick)
    canvas.paint("M42 -262Q62 -280 84 -262V-252H42Z", snow)
    front = canvas.down(-226, 0, lighter(wood, 0.1), darker(wood, 0.2))
    canvas.paint("M-120 -120L-30 -226L60 -120V0H-120Z", front)
    side = canvas.down(-120, 0, darker(wood, 0.3), darker(wood, 0.5))
    canvas.paint(rectangle(60, -120, 110, 120), side)
    for left, right, tone in ((-120, 60, 0.5), (60, 170, 0.7)):
        joints = "".join(f"M{left} {y}H{right}" for y in range(-108, 0, 18))
        canvas.stroke(joints, darker(wood, tone), 3, 0.7)


def _openings(cabin: Cabin, canvas: Canvas) -> None:
    """The door and the windows, with light behind the panes."""
    dark = darker(cabin.air.on(cabin.wood), 0.6)
    glow = 0.8 if cabin.air.strength > LAMPLIGHT else 0.25
    for x, y, wide, tall in ((-96, -92, 50, 48), (96, -84, 44, 40)):
        canvas.glow((x + wide / 2, y + tall / 2), 120, LAMP, glow)
        canvas.paint(rectangle(x - 5, y - 5, wide + 10, tall + 10), dark)
        canvas.paint(rectangle(x, y, wide, tall), canvas.down(y, y + tall, "#fff0b8", LAMP))
        canvas.stroke(f"M{x + wide / 2} {y}v{tall}M{x} {y + tall / 2}h{wide}", dark, 4)
    canvas.paint(
        "M-18 0V-84Q8 -96 34 -84V0Z",
        canvas.down(-90, 0, cabin.air.on("#a5402f"), cabin.air.on("#6a2a24")),
    )
    canvas.paint(circle((24, -42), 4), LAMP)
    canvas.stroke(circle((8, -62), 15), cabin.air.on("#4f7a48"), 8)


def _foreground(cabin: Cabin, canvas: Canvas, place: Point) -> None:
    air, random = cabin.air, canvas.random
    snow = air.on("#f7fbff")
    blue = mix(snow, air.on("#5a72b8"), 0.5)
    _trodden_path(cabin, canvas, place, (snow, blue))
    for tone, opacity in ((blue, 0.35), (lighter(snow, 0.5), 0.4)):
        drifts = []
        for _ in range(30):
            x, y = random.uniform(-50, canvas.width), random.uniform(place[1] + 40, canvas.height)
            end = (x + random.uniform(60, 240), y + random.uniform(-14, 14))
            drifts.append(dab((x, y), end, random.uniform(2, 9)))
        canvas.paint("".join(drifts), tone, opacity)
    _fence(cabin, canvas)
    edge = canvas.width * (0.1 if cabin.at > 0.5 else 0.92)
    winter.snowy_fir(canvas, (edge, canvas.height * 0.97), 560, air)
    winter.snowy_fir(canvas, (edge - 110, canvas.height * 1.02), 420, air)


def _trodden_path(cabin: Cabin, canvas: Canvas, door: Point, tones: tuple[str, str]) -> None:
    """From the door to the viewer, warm where the lamp reaches it."""
    snow, blue = tones
    start = mix(snow, LAMP, 0.5) if cabin.air.strength > LAMPLIGHT else blue
    spine, widths = [], []
    for step in range(11):
        near = step / 10
        x = door[0] + 8 + 90 * sin(near * 3.6) - (door[0] - canvas.width * 0.42) * near
        spine.append((x, door[1] + (canvas.height + 50 - door[1]) * near**1.2))
        widths.append((40 + 190 * near) * cabin.size)
    canvas.paint(ribbon(spine, widths), canvas.down(door[1], canvas.height, start, blue))
    edge = [(x - width * 0.42, y) for (x, y), width in zip(spine, widths, strict=True)]
    canvas.stroke(smooth_line(edge), darker(blue, 0.16), 7, 0.6)


def _fence(cabin: Cabin, canvas: Canvas) -> None:
    wood, snow = cabin.air.on("#5c4638"), cabin.air.on("#ffffff")
    start, step = (canvas.width * 0.72, 62) if cabin.at < 0.5 else (canvas.width * 0.62, 66)
    posts, caps = [], []
    for index in range(9):
        x, y = start + step * index, canvas.height * 0.87 + 9 * index
        posts.append(rectangle(x, y - 74, 13, 86))
        caps.append(ellipse((x + 6, y - 76), 11, 7))
    top, run = canvas.height * 0.87 - 50, step * 9
    rail = f"M{start - 10:.1f} {top:.1f}l{run} 80m{-run} -48l{run} 80"
    canvas.stroke(rail, darker(wood, 0.15), 9)
    canvas.paint("".join(posts), wood)
    canvas.paint("".join(caps), snow)
