"""Brushes for fruit and vegetables, each a rounded body with a lit and a shaded side."""

from math import cos, pi, sin

from sugarsnap.demo.scenes.airs import Air
from sugarsnap.demo.scenes.brushes.plants import leaf
from sugarsnap.demo.scenes.canvas import Canvas
from sugarsnap.demo.scenes.colours import darker, lighter, mix, varied
from sugarsnap.demo.scenes.paths import Point, circle, dab, dab_at, ellipse, smooth_line

Look = tuple[Air, int]
"""The light a fruit lies in, and the side it comes from (-1 left, 1 right)."""

SKINS = {
    "orange": "#f08c24", "lemon": "#f6d23a", "apple": "#c8372c", "green apple": "#9cbf3c",
    "pear": "#c8c04a", "plum": "#5c3a78", "peach": "#f2a068", "tomato": "#d8392a",
    "aubergine": "#4a2a58", "pepper": "#e8b020", "onion": "#c88a4c", "beetroot": "#8a2450",
    "pumpkin": "#e07a20", "cabbage": "#8fb858", "potato": "#c09a64", "radish": "#d83a68",
    "carrot": "#ec7a24", "lime": "#86b82e", "pomegranate": "#b82a3c", "fig": "#5a3358",
}  # fmt: skip


def fruit(canvas: Canvas, kind: str, centre: Point, size: float, look: Look) -> None:
    """One piece of a kind, `size` being about its half height."""
    air, side = look
    skin = air.on(varied(canvas.random, SKINS[kind], 0.07))
    with canvas.turned(centre, canvas.random.uniform(-14, 14), size / 50):
        _FORMS.get(kind, _ball)(canvas, skin, side)


def _body(canvas: Canvas, path: str, skin: str, side: int) -> None:
    light = (side * 20, -22)
    canvas.paint(
        path,
        canvas.round(
            light,
            86,
            lighter(skin, 0.45),
            lighter(mix(skin, "#ffd070", 0.12), 0.08),
            skin,
            darker(skin, 0.4),
            darker(skin, 0.62),
        ),
    )


def _shine(canvas: Canvas, side: int) -> None:
    canvas.paint(ellipse((side * 20, -24), 9, 7), "#ffffff", 0.6)


def _ball(canvas: Canvas, skin: str, side: int) -> None:
    _body(canvas, circle((0, 0), 50), skin, side)
    random = canvas.random
    pores = "".join(
        circle((random.uniform(-30, 30), random.uniform(-30, 30)), 1.3) for _ in range(16)
    )
    canvas.paint(pores, darker(skin, 0.3), 0.4)
    canvas.paint(dab_at((2, -40), 10, 4, 0.4), darker(skin, 0.5))
    _shine(canvas, side)


def _lemon(canvas: Canvas, skin: str, side: int) -> None:
    _body(
        canvas,
        "M-60 4C-52 -6 -44 -40 0 -42C44 -40 50 -8 62 0C50 10 44 42 0 42C-44 42 -50 12 -60 4Z",
        skin,
        side,
    )
    _shine(canvas, side)


def _apple(canvas: Canvas, skin: str, side: int) -> None:
    _body(
        canvas,
        "M0 -38C30 -58 58 -34 52 4C48 38 24 54 0 46C-24 54 -48 38 -52 4C-58 -34 -30 -58 0 -38Z",
        skin,
        side,
    )
    streaks = "".join(
        dab((x * 0.5, -32), (x, 6 + abs(x) * 0.2), 4) for x in (-38, -24, -10, 8, 22, 36)
    )
    canvas.paint(streaks, mix(skin, "#ffe08a", 0.5), 0.35)
    canvas.paint(ellipse((0, -36), 13, 5), darker(skin, 0.5))
    canvas.stroke("M0 -36Q2 -52 8 -60", "#5a3a24", 4)
    leaf(canvas, (4, -50), 34, -24, "#6a9a3c")
    _shine(canvas, side)


def _pear(canvas: Canvas, skin: str, side: int) -> None:
    _body(
        canvas,
        "M0 -74C18 -74 22 -50 28 -28C34 -10 52 0 50 24C46 52 20 58 0 56"
        "C-20 58 -46 52 -50 24C-52 0 -34 -10 -28 -28C-22 -50 -18 -74 0 -74Z",
        skin,
        side,
    )
    random = canvas.random
    canvas.paint(
        "".join(circle((random.uniform(-34, 34), random.uniform(-8, 44)), 1.2) for _ in range(26)),
        "#7a5a24",
        0.5,
    )
    canvas.stroke("M0 -72Q2 -86 10 -92", "#5a3a24", 4)
    _shine(canvas, side)


def _stone_fruit(canvas: Canvas, skin: str, side: int) -> None:
    _body(
        canvas,
        "M0 -48C34 -54 54 -26 50 4C46 36 20 52 0 50C-24 50 -48 34 -50 2C-52 -30 -30 -52 0 -48Z",
        skin,
        side,
    )
    canvas.stroke("M-4 -46C-22 -20 -20 20 -6 48", darker(skin, 0.4), 3, 0.6)
    canvas.paint(ellipse((side * 16, -14), 24, 26), lighter(skin, 0.5), 0.18)
    canvas.stroke("M-4 -46Q-2 -56 4 -60", "#5a3a24", 4)


def _tomato(canvas: Canvas, skin: str, side: int) -> None:
    _body(
        canvas,
        "M0 -38C38 -50 62 -22 56 8C50 40 24 48 0 46C-24 48 -50 40 -56 8C-62 -22 -38 -50 0 -38Z",
        skin,
        side,
    )
    canvas.stroke("M0 -36C-14 -20 -16 0 -14 18M0 -36C14 -20 18 0 16 18", darker(skin, 0.35), 3, 0.4)
    _star(canvas, (0, -36), 27, "#5d8a34")
    _shine(canvas, side)


def _star(canvas: Canvas, centre: Point, reach: float, green: str) -> None:
    x, y = centre
    tips = [
        (x + cos(0.4 + 2 * pi * index / 5) * reach, y + sin(0.4 + 2 * pi * index / 5) * reach * 0.5)
        for index in range(5)
    ]
    canvas.paint("".join(dab(centre, tip, 7) for tip in tips), darker(green, 0.3))
    canvas.paint(
        "".join(dab(centre, (tip_x, tip_y - 2), 4) for tip_x, tip_y in tips), lighter(green, 0.2)
    )
    canvas.stroke(f"M{x} {y}q1 -9 6 -14", green, 5)


def _pepper(canvas: Canvas, skin: str, side: int) -> None:
    _body(
        canvas,
        "M-2 -40C14 -56 48 -46 48 -10C46 28 36 56 20 58C10 60 6 52 0 54"
        "C-8 60 -22 60 -30 50C-44 24 -52 -10 -46 -30C-38 -52 -14 -52 -2 -40Z",
        skin,
        side,
    )
    canvas.stroke("M-4 -38C-18 -6 -16 28 -6 52M6 -38C20 -6 20 28 14 52", darker(skin, 0.45), 4, 0.5)
    canvas.paint(dab((side * 27, -30), (side * 28, 26), 9), "#ffffff", 0.45)
    canvas.stroke("M0 -42Q0 -60 12 -66", "#5d8a34", 9)


def _aubergine(canvas: Canvas, skin: str, side: int) -> None:
    _body(
        canvas,
        "M-8 -76C16 -82 22 -60 26 -36C32 -8 52 8 48 40C44 66 14 74 -6 68"
        "C-40 66 -48 36 -40 8C-32 -20 -30 -66 -8 -76Z",
        skin,
        side,
    )
    canvas.paint(dab((side * 8, -50), (side * 26, 30), 8), "#ffffff", 0.5)
    canvas.paint("M-26 -54C-22 -88 18 -92 24 -56L12 -66L4 -50L-6 -66L-14 -48Z", "#6a8a44")
    canvas.stroke("M-2 -78Q0 -92 10 -98", "#55743a", 8)


def _root(canvas: Canvas, skin: str, side: int) -> None:
    _body(
        canvas,
        "M0 -42C30 -46 50 -24 46 4C40 34 14 44 4 64C2 74 -2 74 -4 64"
        "C-14 44 -40 34 -46 4C-50 -24 -30 -46 0 -42Z",
        skin,
        side,
    )
    canvas.stroke("M-36 0Q-20 6 -8 4M32 10Q18 16 8 12", darker(skin, 0.4), 2, 0.6)
    _tops(canvas, (0, -40))
    _shine(canvas, side)


def _carrot(canvas: Canvas, skin: str, side: int) -> None:
    _body(
        canvas,
        "M-20 -62C-8 -72 12 -72 22 -62C30 -40 12 40 2 84C0 92 -4 92 -5 84C-14 40 -30 -40 -20 -62Z",
        skin,
        side,
    )
    canvas.stroke("M-20 -40h16M20 -24h-14M-14 -6h12M12 14h-10M-6 34h8", darker(skin, 0.4), 2.6, 0.7)
    _tops(canvas, (0, -64))


def _tops(canvas: Canvas, crown: Point) -> None:
    random = canvas.random
    x, y = crown
    for tone in ("#3f6f2c", "#5f9a3c", "#8abf58"):
        fronds = []
        for _ in range(6):
            reach = (random.uniform(-40, 40), -random.uniform(40, 80))
            fronds.append(dab((x, y), (x + reach[0], y + reach[1]), 6))
            fronds.append(
                dab_at((x + reach[0] * 0.9, y + reach[1] * 0.9), 26, 8, random.uniform(0, pi))
            )
        canvas.paint("".join(fronds), tone)


def _onion(canvas: Canvas, skin: str, side: int) -> None:
    _body(
        canvas,
        "M0 -70C4 -50 54 -40 52 4C48 40 20 50 0 50C-20 50 -48 40 -52 4C-54 -40 -4 -50 0 -70Z",
        skin,
        side,
    )
    ribs = "".join(
        smooth_line([(0, -56), (x, -10), (x * 0.8, 30), (0, 48)]) for x in (-44, -24, 0, 24, 44)
    )
    canvas.stroke(ribs, darker(skin, 0.4), 2.4, 0.5)
    _shine(canvas, side)


def _pumpkin(canvas: Canvas, skin: str, side: int) -> None:
    _body(
        canvas,
        "M0 -34C18 -48 40 -42 50 -26C66 -12 64 26 46 38C30 50 12 46 0 44"
        "C-12 46 -30 50 -46 38C-64 26 -66 -12 -50 -26C-40 -42 -18 -48 0 -34Z",
        skin,
        side,
    )
    canvas.stroke(
        "M0 -34C-8 -10 -8 24 0 44M-20 -38C-40 -10 -38 24 -20 44M20 -38C40 -10 38 24 20 44",
        darker(skin, 0.4),
        4,
        0.55,
    )
    canvas.stroke("M0 -34Q-2 -54 12 -60", "#6f7a3c", 11)


def _cabbage(canvas: Canvas, skin: str, side: int) -> None:
    random = canvas.random
    for size, shift in ((62, 0), (50, 5), (38, 8)):
        tone = mix(skin, "#f2f4c8", (62 - size) / 50)
        ring = []
        for index in range(7):
            angle = 2 * pi * index / 7 + random.uniform(0, 0.6)
            ring.append(
                ellipse(
                    (cos(angle) * size * 0.4, sin(angle) * size * 0.4 + shift),
                    size * 0.62,
                    size * 0.6,
                )
            )
        canvas.paint(
            "".join(ring),
            canvas.round((side * 20, -24), size * 1.7, lighter(tone, 0.3), tone, darker(tone, 0.5)),
        )
        veins = "".join(
            f"M0 {shift}Q{x * 0.4:.1f} {shift - 8} {x:.1f} {y:.1f}"
            for x, y in (
                (-size * 0.7, -8),
                (size * 0.7, -8),
                (-size * 0.4, size * 0.6),
                (size * 0.4, size * 0.6),
                (0, -size * 0.7),
            )
        )
        canvas.stroke(veins, lighter(tone, 0.5), 2, 0.5)


_FORMS = {
    "lemon": _lemon, "lime": _lemon, "apple": _apple, "green apple": _apple, "pear": _pear,
    "plum": _stone_fruit, "peach": _stone_fruit, "tomato": _tomato, "pepper": _pepper,
    "aubergine": _aubergine, "beetroot": _root, "radish": _root, "carrot": _carrot, "onion": _onion,
    "pomegranate": _onion, "fig": _onion, "pumpkin": _pumpkin, "cabbage": _cabbage,
}  # fmt: skip
