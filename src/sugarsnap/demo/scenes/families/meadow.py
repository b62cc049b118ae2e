"""Meadows seen from among the flowers: a few heads in focus, the rest a blur of colour."""

from math import cos, pi, sin

from msgspec import Struct

from sugarsnap.demo.scenes.airs import Air
from sugarsnap.demo.scenes.brushes import animals, land, plants, sky
from sugarsnap.demo.scenes.canvas import Canvas
from sugarsnap.demo.scenes.colours import darker, lighter, mix, varied
from sugarsnap.demo.scenes.paths import Point, circle, ellipse


class Meadow(Struct, frozen=True):
    """One meadow: which flower stands in front, which colours are scattered behind it."""

    air: Air
    flower: str
    petal: str
    heart: str = "#e8b62f"
    others: tuple[str, ...] = ("#e8e2f4", "#f2c84a")
    green: str = "#5d8a3c"
    sun: Point = (0.7, 0.16)
    visitor: str = ""
    count: int = 7


def paint(meadow: Meadow, canvas: Canvas) -> None:
    """Paint the far meadow, blur it, then two ranks of flowers."""
    _far(meadow, canvas)
    canvas.soften(16)
    _rank(meadow, canvas, (meadow.count + 5, 0.55, 0.5))
    canvas.soften(4.5)
    green = meadow.air.on(meadow.green)
    tones = (darker(green, 0.4), green, mix(lighter(green, 0.1), meadow.air.light, 0.4))
    plants.grass(
        canvas, (-20, canvas.height * 0.5, canvas.width + 20, canvas.height * 1.12), tones, 150
    )
    _rank(meadow, canvas, (meadow.count, 1.0, 0.0))
    _VISITORS[meadow.visitor](meadow, canvas)
    place = (canvas.width * meadow.sun[0], canvas.height * meadow.sun[1])
    canvas.bathe(place, canvas.height * 0.9, meadow.air.light, 0.2)


def _far(meadow: Meadow, canvas: Canvas) -> None:
    air, random = meadow.air, canvas.random
    horizon = canvas.height * 0.42
    sky.air(canvas, horizon, air.sky)
    sky.sun(canvas, (canvas.width * meadow.sun[0], canvas.height * meadow.sun[1]), 52, air.light)
    for level, distance in ((0.36, 0.6), (0.42, 0.35)):
        line = land.ridge(canvas, canvas.height * level, 80, 0.35, 32)
        canvas.paint(land.ground(canvas, line, canvas.height), air.on("#4f7a5a", distance))
    green = air.on(meadow.green)
    canvas.paint(
        ellipse((canvas.width / 2, canvas.height), canvas.width, canvas.height * 0.6),
        canvas.down(horizon, canvas.height, mix(green, air.light, 0.4), green, darker(green, 0.4)),
    )
    for _ in range(150):
        near = random.random() ** 0.8
        at = (random.uniform(0, canvas.width), horizon + canvas.height * (0.04 + 0.5 * near))
        colour = air.on(random.choice((*meadow.others, meadow.petal)), 0.1)
        canvas.paint(circle(at, 7 + 26 * near * random.uniform(0.5, 1)), colour, 0.8)


def _rank(meadow: Meadow, canvas: Canvas, rank: tuple[int, float, float]) -> None:
    """Flowers at one distance: how many, how large, how lost in the mist."""
    count, size, distance = rank
    random = canvas.random
    heads = []
    for index in range(count):
        x = canvas.width * (index + random.uniform(0.2, 0.8)) / count
        y = canvas.height * random.uniform(0.34, 0.74) + (1 - size) * canvas.height * 0.12
        heads.append((x, y))
    heads.sort(key=lambda head: head[1])
    roots = [((x + random.uniform(-60, 60), canvas.height * 1.05), (x, y)) for x, y in heads]
    plants.stalks(
        canvas, roots, meadow.air.on(darker(meadow.green, 0.12), distance * 0.4), 9 * size
    )
    for x, y in heads:
        tall = canvas.height * random.uniform(0.085, 0.12) * size
        petal = meadow.air.on(varied(random, meadow.petal, 0.09), distance * 0.4)
        _FLOWERS[meadow.flower](
            canvas, (x, y), tall, (petal, meadow.air.on(meadow.heart, distance * 0.3))
        )


def _daisy(canvas: Canvas, at: Point, size: float, tones: tuple[str, str]) -> None:
    plants.daisy(canvas, at, size, *tones, flatness=canvas.random.uniform(0.55, 0.95))


def _sunflower(canvas: Canvas, at: Point, size: float, tones: tuple[str, str]) -> None:
    petal, heart = tones
    big = size * 1.5
    plants.daisy(canvas, at, big, petal, heart, flatness=0.9)
    plants.daisy(canvas, at, big * 0.86, mix(petal, "#fff2a0", 0.25), heart, flatness=0.9)
    canvas.paint(
        ellipse(at, big * 0.42, big * 0.38),
        canvas.round(at, big * 0.42, darker(heart, 0.2), heart, darker(heart, 0.5)),
    )
    random = canvas.random
    seeds = [
        circle(
            (at[0] + random.gauss(0, 0.16) * big, at[1] + random.gauss(0, 0.14) * big), big * 0.022
        )
        for _ in range(40)
    ]
    canvas.paint("".join(seeds), lighter(heart, 0.4), 0.6)


def _poppy(canvas: Canvas, at: Point, size: float, tones: tuple[str, str]) -> None:
    plants.poppy(canvas, at, size * 1.15, tones[0])


def _spike(canvas: Canvas, at: Point, size: float, tones: tuple[str, str]) -> None:
    plants.spike(
        canvas, (at[0], at[1] + size * 3.2), size * 5.2, tones[0], canvas.random.uniform(-40, 40)
    )


def _tulip(canvas: Canvas, at: Point, size: float, tones: tuple[str, str]) -> None:
    petal = tones[0]
    bright, dark = lighter(petal, 0.3), darker(petal, 0.35)
    with canvas.turned(at, canvas.random.uniform(-12, 12), size / 70):
        canvas.paint(
            "M-50 -60C-30 -84 -14 -70 0 -92C14 -70 30 -84 50 -60C62 0 44 62 0 64"
            "C-44 62 -62 0 -50 -60Z",
            dark,
        )
        canvas.paint(
            "M-54 -66C-70 0 -48 60 -4 64C-20 20 -24 -30 -54 -66Z",
            canvas.fade((-60, 0), (0, 0), bright, petal),
        )
        canvas.paint(
            "M54 -66C70 0 48 60 4 64C20 20 24 -30 54 -66Z",
            canvas.fade((0, 0), (60, 0), petal, dark),
        )
        canvas.paint(
            "M0 -72C40 -40 40 40 0 64C-40 40 -40 -40 0 -72Z",
            canvas.fade((-30, -40), (34, 40), bright, petal, dark),
        )
        canvas.stroke("M0 -66V56M-14 -40Q-20 10 -6 52M14 -40Q20 10 6 52", bright, 2, 0.35)


def _dandelion(canvas: Canvas, at: Point, size: float, tones: tuple[str, str]) -> None:
    random = canvas.random
    rays, tips = [], []
    radius = size * 1.15
    for index in range(70):
        angle = 2 * pi * index / 70 + random.uniform(-0.1, 0.1)
        reach = radius * random.choice((1.0, 0.92, 0.7, 0.5))
        tip = (at[0] + cos(angle) * reach, at[1] + sin(angle) * reach)
        rays.append(f"M{at[0]:.1f} {at[1]:.1f}L{tip[0]:.1f} {tip[1]:.1f}")
        tips.append(circle(tip, radius * 0.05))
    canvas.paint(
        circle(at, radius),
        canvas.round(at, radius, (tones[0], 0.1), (tones[0], 0.22), (tones[0], 0.5)),
    )
    canvas.stroke("".join(rays), tones[0], 1.6, 0.7)
    canvas.paint("".join(tips), lighter(tones[0], 0.5), 0.8)
    canvas.paint(circle(at, radius * 0.16), darker(tones[1], 0.2))


def _nobody(_meadow: Meadow, _canvas: Canvas) -> None:
    """No guest today."""


def _butterfly(meadow: Meadow, canvas: Canvas) -> None:
    place = (canvas.width * 0.4, canvas.height * 0.27)
    animals.butterfly(canvas, place, meadow.air.on("#f08a2c"))


def _bee(meadow: Meadow, canvas: Canvas) -> None:
    animals.bee(canvas, (canvas.width * 0.56, canvas.height * 0.3), meadow.air.on("#c8821c"))


_FLOWERS = {
    "daisy": _daisy,
    "poppy": _poppy,
    "spike": _spike,
    "tulip": _tulip,
    "sunflower": _sunflower,
    "dandelion": _dandelion,
}
_VISITORS = {"": _nobody, "butterfly": _butterfly, "bee": _bee}
