"""Brushes for what stands on a table: a jug, a bowl, a cup, a candle."""

from math import cos, sin

from sugarsnap.demo.scenes.airs import Air
from sugarsnap.demo.scenes.brushes import fruits, plants
from sugarsnap.demo.scenes.canvas import Canvas
from sugarsnap.demo.scenes.colours import darker, lighter, mix, varied
from sugarsnap.demo.scenes.paths import Point, curve, dab, ellipse, rectangle, smooth_line

Look = tuple[Air, int]
"""The light in the room, and the side it comes from (-1 left, 1 right)."""

HEADS = (
    (0, 150), (-0.7, 165), (0.8, 160), (-1.3, 150), (1.35, 150), (-0.35, 80), (0.5, 76), (0, 10),
)  # fmt: skip
"""Flowers in the jug: their angle from upright, their reach."""

HEAP = (
    (-108, -150), (4, -172), (112, -152), (-52, -204), (60, -210),
    (-140, -128), (-44, -130), (56, -130), (142, -128),
)  # fmt: skip
"""Fruit in the bowl, from the back to the front."""


def _glaze(canvas: Canvas, span: float, colour: str, look: Look) -> str:
    """A paint for a round body of a half width."""
    air, side = look
    glaze = air.on(colour)
    shades = (
        lighter(glaze, 0.15),
        lighter(glaze, 0.45),
        glaze,
        darker(glaze, 0.3),
        darker(glaze, 0.55),
    )
    return canvas.fade((side * span, 0), (-side * span, 0), *shades)


def jug(canvas: Canvas, colours: tuple[str, str], look: Look) -> None:
    """A jug around the origin; the colours are its own and that of the band around it."""
    colour, band = colours
    air, side = look
    handle = f"M{-side * 66} -230C{-side * 180} -250 {-side * 170} -90 {-side * 84} -80"
    canvas.stroke(handle, darker(air.on(colour), 0.3), 24)
    body = (
        "M-56 0C-120 -60 -110 -150 -66 -204L-60 -290Q0 -276 62 -296L66 -204"
        "C110 -150 120 -60 56 0Q0 20 -56 0Z"
    )
    canvas.paint(body, _glaze(canvas, 104, colour, look))
    canvas.paint(ellipse((0, -290), 61, 13), darker(air.on(colour), 0.65))
    with canvas.within(body):
        canvas.paint(rectangle(-130, -128, 260, 22), air.on(mix(colour, band, 0.7)), 0.65)
        canvas.paint(dab((side * 58, -170), (side * 62, -40), 16), "#ffffff", 0.55)


def bouquet(canvas: Canvas, petal: str, air: Air) -> None:
    """Flowers and leaves above the mouth of a jug at the origin."""
    random = canvas.random
    green = air.on("#55803f")
    for _ in range(13):
        base, degrees = (random.uniform(-26, 26), 8), random.uniform(-165, -15)
        tone = varied(random, green, 0.09)
        plants.leaf(canvas, base, random.uniform(120, 210), degrees, tone, 0.22)
    heads = [(sin(angle) * reach, -90 - cos(angle) * reach * 0.8) for angle, reach in HEADS]
    plants.stalks(canvas, [((0, 10), head) for head in heads], darker(green, 0.2), 5)
    for head in heads:
        tone, size = air.on(varied(random, petal, 0.07)), random.uniform(48, 66)
        plants.daisy(canvas, head, size, tone, air.on("#e0a030"), random.uniform(0.7, 1))


def bowl(canvas: Canvas, colour: str, fruit: str, look: Look) -> None:
    """A bowl heaped with fruit, its foot at the origin."""
    air, side = look
    canvas.paint(ellipse((0, -128), 200, 42), darker(air.on(colour), 0.55))
    for place in HEAP:
        fruits.fruit(canvas, fruit, place, 62, look)
    rim = "Q100 -84 0 -84T-202 -128"
    body = f"M-202 -128C-196 -50 -120 0 -62 4Q0 12 62 4C120 0 196 -50 202 -128{rim}Z"
    canvas.paint(body, _glaze(canvas, 200, colour, look))
    canvas.stroke(f"M202 -128{rim}", lighter(air.on(colour), 0.5), 6)
    with canvas.within(body):
        canvas.stroke("M-210 -78Q0 -20 210 -78", air.on(mix(colour, "#ffffff", 0.55)), 10, 0.6)
        canvas.paint(dab((side * 150, -96), (side * 84, -22), 18), "#ffffff", 0.4)


def cup(canvas: Canvas, colour: str, look: Look) -> None:
    """A steaming cup on its saucer, around the origin."""
    air, side = look
    china = air.on(colour)
    canvas.paint(ellipse((0, 0), 112, 24), darker(china, 0.25))
    canvas.paint(ellipse((0, -5), 112, 22), _glaze(canvas, 112, colour, look))
    handle = f"M{-side * 58} -86C{-side * 118} -96 {-side * 110} -30 {-side * 52} -34"
    canvas.stroke(handle, darker(china, 0.2), 13)
    body = "M-66 -104C-66 -30 -40 -8 0 -6C40 -8 66 -30 66 -104Z"
    canvas.paint(body, _glaze(canvas, 66, colour, look))
    canvas.paint(ellipse((0, -104), 66, 17), lighter(china, 0.4))
    canvas.paint(ellipse((0, -101), 57, 12), air.on("#5a3420"))
    for shift in (-18, 6, 28):
        steam = curve((shift, -112), (shift + 34, -190), (shift - 14, -270), 8)
        canvas.stroke(smooth_line([*steam, (shift + 16, -320)]), "#ffffff", 9, 0.2)


def candle(canvas: Canvas, foot: Point, unit: float) -> None:
    """A burning candle that warms the things around it."""
    canvas.bathe((foot[0], foot[1] - 170 * unit), 700 * unit, "#ffa040", 0.5)
    with canvas.turned(foot, 0, unit):
        canvas.paint(ellipse((0, 0), 70, 15), "#8a6a3a")
        canvas.paint(ellipse((0, -5), 66, 12), "#d8b070")
        wax = "M-20 -6V-124Q0 -132 20 -124V-6Q0 4 -20 -6Z"
        canvas.paint(wax, canvas.down(-130, 0, "#fff0c8", "#d8b48a"))
        canvas.stroke("M0 -126V-138", "#3a2a22", 3)
        canvas.paint("M0 -186C16 -160 16 -140 0 -134C-16 -140 -16 -160 0 -186Z", "#ffd060")
        canvas.paint("M0 -166C8 -152 8 -142 0 -138C-8 -142 -8 -152 0 -166Z", "#fffbe8")
