"""Winter: a cabin with a lit window, firs under snow, a trodden path, falling flakes."""

from math import pi, sin

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
    rectangle,
    ribbon,
    smooth_line,
)

LAMP = "#ffc766"


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
    side = -1 if cabin.sun[0] < 0.5 else 1  # noqa: PLR2004  the middle
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
    _firs_behind(cabin, canvas, place)
    _house(cabin, canvas, place)
    _foreground(cabin, canvas, place)
    if cabin.snowing:
        sky.drops(canvas, cabin.snowing, "#ffffff", 0, 0)


def _sky(cabin: Cabin, canvas: Canvas, horizon: float) -> None:
    air = cabin.air
    sky.air(canvas, horizon, air.sky)
    place = (canvas.width * cabin.sun[0], horizon * (1 - cabin.sun[1] * 1.6))
    if air.night:
        sky.stars(canvas, horizon, 260)
        if cabin.aurora:
            _aurora(cabin, canvas, horizon)
        else:
            sky.moon(canvas, place, 40, air.light)
    else:
        sky.sun(canvas, place, 36, air.light)
        sky.streaks(canvas, horizon * 0.2, horizon * 0.8, lighter(air.mist, 0.3), 15)


def _aurora(cabin: Cabin, canvas: Canvas, horizon: float) -> None:
    """Curtains of light: many narrow strips along a wave."""
    random = canvas.random
    for colour, base, tall in (
        (cabin.aurora, 0.62, 0.5),
        (mix(cabin.aurora, "#b070ff", 0.6), 0.5, 0.42),
    ):
        phase = random.uniform(0, 2 * pi)
        strips, step = [], canvas.width / 70
        for index in range(72):
            y = horizon * (base + 0.14 * sin(phase + index / 9) + 0.05 * sin(index / 3.1))
            height = horizon * tall * random.uniform(0.55, 1)
            strips.append(
                rectangle(index * step - 10, y - height, step * random.uniform(0.8, 1.6), height)
            )
        paint_ = canvas.down(
            horizon * (base - tall),
            horizon * (base + 0.16),
            (colour, 0),
            (colour, 0.2),
            (lighter(colour, 0.2), 0.5),
            (colour, 0),
        )
        canvas.paint("".join(strips), paint_)


def _slope(cabin: Cabin, canvas: Canvas, line: list[Point], distance: float) -> None:
    snow = cabin.air.on("#f7fbff", distance)
    top = min(y for _, y in line)
    shade = mix(snow, cabin.air.on("#6f86bf"), 0.45)
    canvas.paint(
        land.ground(canvas, line, canvas.height + 20),
        canvas.down(top, top + 330, mix(snow, cabin.air.light, 0.25), snow, shade),
    )


def _firs_behind(cabin: Cabin, canvas: Canvas, place: Point) -> None:
    random = canvas.random
    for aside, height in (
        (-330, 330),
        (-235, 420),
        (-170, 300),
        (190, 380),
        (270, 470),
        (350, 340),
        (-430, 400),
        (470, 420),
    ):
        foot = (place[0] + aside * cabin.size, place[1] - random.uniform(0, 40))
        snowy_fir(cabin, canvas, foot, height * cabin.size)


def snowy_fir(cabin: Cabin, canvas: Canvas, foot: Point, height: float) -> None:
    """A fir with snow on every bough."""
    x, y = foot
    green = cabin.air.on("#2c4a4a")
    snow = cabin.air.on("#f4f9ff")
    random = canvas.random
    canvas.paint(
        ellipse((x + 8, y + 3), height * 0.26, height * 0.035), cabin.air.on("#5a72a8"), 0.5
    )
    tiers = 6
    boughs, caps = [], []
    for tier in range(tiers, 0, -1):
        half = height * 0.24 * (tier / tiers) ** 0.9
        top = y - height + height * 0.84 * (tier - 1) / tiers
        low = y - height * 0.06 - height * 0.86 * (1 - tier / tiers)
        sway = random.uniform(-0.06, 0.06) * half
        boughs.append(
            f"M{x + sway:.1f} {top:.1f}Q{x + half * 0.4:.1f} {low - height * 0.06:.1f} {x + half:.1f} {low:.1f}Q{x:.1f} {low + height * 0.04:.1f} {x - half:.1f} {low:.1f}Q{x - half * 0.4:.1f} {low - height * 0.06:.1f} {x + sway:.1f} {top:.1f}Z"
        )
        drop = (low - top) * 0.5
        caps.append(
            f"M{x + sway:.1f} {top:.1f}Q{x + half * 0.36:.1f} {low - height * 0.07:.1f} {x + half * 0.9:.1f} {low - 3:.1f}Q{x + half * 0.4:.1f} {low - drop * 0.4:.1f} {x + half * 0.2:.1f} {low - drop * 0.15:.1f}Q{x - half * 0.05:.1f} {low - drop * 0.8:.1f} {x - half * 0.4:.1f} {low - drop * 0.25:.1f}Q{x - half * 0.5:.1f} {low - drop * 0.5:.1f} {x - half * 0.85:.1f} {low - 4:.1f}Q{x - half * 0.36:.1f} {low - height * 0.07:.1f} {x + sway:.1f} {top:.1f}Z"
        )
    for bough, cap in zip(boughs, caps, strict=True):
        canvas.paint(
            bough,
            canvas.fade(
                (x - height * 0.2, 0),
                (x + height * 0.2, 0),
                lighter(green, 0.12),
                darker(green, 0.4),
            ),
        )
        canvas.paint(
            cap,
            canvas.fade(
                (x - height * 0.2, 0),
                (x + height * 0.2, 0),
                snow,
                mix(snow, cabin.air.on("#6f86bf"), 0.5),
            ),
        )


def _house(cabin: Cabin, canvas: Canvas, place: Point) -> None:
    air = cabin.air
    wood, snow = air.on(cabin.wood), air.on("#f8fbff")
    blue = mix(snow, air.on("#6f86bf"), 0.5)
    _smoke(cabin, canvas, (place[0] + 62 * cabin.size, place[1] - 262 * cabin.size))
    with canvas.turned(place, 0, cabin.size):
        canvas.paint(
            rectangle(46, -262, 34, 80),
            canvas.fade((46, 0), (80, 0), air.on("#8a7a74"), air.on("#4f4650")),
        )
        canvas.paint("M42 -262Q62 -280 84 -262V-252H42Z", snow)
        canvas.paint(
            "M-120 -120L-30 -226L60 -120V0H-120Z",
            canvas.down(-226, 0, lighter(wood, 0.1), darker(wood, 0.2)),
        )
        canvas.paint(
            rectangle(60, -120, 110, 120),
            canvas.down(-120, 0, darker(wood, 0.3), darker(wood, 0.5)),
        )
        logs = "".join(f"M-120 {y}H60" for y in range(-108, 0, 18))
        canvas.stroke(logs, darker(wood, 0.5), 3, 0.7)
        canvas.stroke(
            "".join(f"M60 {y}H170" for y in range(-108, 0, 18)), darker(wood, 0.7), 3, 0.7
        )
        canvas.paint(
            "M-30 -250Q40 -256 90 -246L196 -116Q190 -100 176 -106L78 -110L-30 -232Z",
            canvas.down(-250, -100, snow, blue),
        )
        canvas.paint(
            "M-30 -250Q-40 -246 -142 -118Q-140 -100 -124 -108L-30 -218L70 -106Q86 -100 84 -116Z",
            canvas.down(-250, -100, snow, blue),
        )
        _openings(cabin, canvas)
        canvas.paint("M-150 6Q-110 -22 -60 -8Q0 6 60 -10Q120 -24 190 4Q120 26 0 24T-150 6Z", snow)


def _openings(cabin: Cabin, canvas: Canvas) -> None:
    """The door and the windows, with light behind the panes."""
    dark = darker(cabin.air.on(cabin.wood), 0.6)
    glow = 0.8 if cabin.air.strength > 0.15 else 0.25  # noqa: PLR2004  dim enough for lamps
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


def _smoke(cabin: Cabin, canvas: Canvas, at: Point) -> None:
    random = canvas.random
    for step in range(9):
        size = 12 + 8 * step
        centre = (at[0] + 7 * step + 16 * sin(step), at[1] - 26 * step)
        canvas.paint(
            blob(random, centre, size, size * 0.8),
            lighter(cabin.air.mist, 0.4),
            0.34 - 0.032 * step,
        )


def _foreground(cabin: Cabin, canvas: Canvas, place: Point) -> None:
    air, random = cabin.air, canvas.random
    snow = air.on("#f7fbff")
    blue = mix(snow, air.on("#5a72b8"), 0.5)
    warm = mix(snow, LAMP, 0.5)
    spine, widths = [], []
    for step in range(11):
        near = step / 10
        spine.append(
            (
                place[0] + 8 + 90 * sin(near * 3.6) - (place[0] - canvas.width * 0.42) * near,
                place[1] + (canvas.height + 50 - place[1]) * near**1.2,
            )
        )
        widths.append((40 + 190 * near) * cabin.size)
    canvas.paint(
        ribbon(spine, widths),
        canvas.down(place[1], canvas.height, warm if air.strength > 0.15 else blue, blue),
    )
    canvas.stroke(
        smooth_line([(x - width * 0.42, y) for (x, y), width in zip(spine, widths, strict=True)]),
        darker(blue, 0.16),
        7,
        0.6,
    )
    touches = []
    for _ in range(60):
        x, y = random.uniform(-50, canvas.width), random.uniform(place[1] + 40, canvas.height)
        touches.append(
            dab(
                (x, y),
                (x + random.uniform(60, 240), y + random.uniform(-14, 14)),
                random.uniform(2, 9),
            )
        )
    canvas.paint("".join(touches[:30]), blue, 0.35)
    canvas.paint("".join(touches[30:]), lighter(snow, 0.5), 0.4)
    _fence(cabin, canvas)
    near_side = 0.1 if cabin.at > 0.5 else 0.92  # noqa: PLR2004  the middle
    snowy_fir(cabin, canvas, (canvas.width * near_side, canvas.height * 0.97), 560)
    snowy_fir(cabin, canvas, (canvas.width * near_side - 110, canvas.height * 1.02), 420)


def _fence(cabin: Cabin, canvas: Canvas) -> None:
    wood, snow = cabin.air.on("#5c4638"), cabin.air.on("#ffffff")
    start, step = (canvas.width * 0.72, 62) if cabin.at < 0.5 else (canvas.width * 0.62, 66)  # noqa: PLR2004  the middle
    posts, caps = [], []
    for index in range(9):
        x, y = start + step * index, canvas.height * 0.87 + 9 * index
        posts.append(rectangle(x, y - 74, 13, 86))
        caps.append(ellipse((x + 6, y - 76), 11, 7))
    rail = f"M{start - 10:.1f} {canvas.height * 0.87 - 50:.1f}l{step * 9} 80m{-step * 9} -48l{step * 9} 80"
    canvas.stroke(rail, darker(wood, 0.15), 9)
    canvas.paint("".join(posts), wood)
    canvas.paint("".join(caps), snow)
