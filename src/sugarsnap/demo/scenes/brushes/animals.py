"""Brushes for animals: a cat, camels, a butterfly, a bee."""

import re

from sugarsnap.demo.scenes.canvas import Canvas
from sugarsnap.demo.scenes.colours import darker, lighter, mix
from sugarsnap.demo.scenes.paths import Point, dab, ellipse, polygon


def sitting_cat(canvas: Canvas, foot: Point, coat: str, light: str) -> None:
    """A cat that sits and looks out, its back to us."""
    dark = darker(coat, 0.42)
    rim = mix(lighter(coat, 0.4), light, 0.5)
    with canvas.turned(foot, 0, 1.08):
        canvas.paint(ellipse((-16, 0), 150, 20), "#12142c", 0.4)
        canvas.stroke("M70 -18C150 -6 178 -66 146 -104C134 -118 120 -104 130 -92", dark, 31)
        canvas.stroke("M70 -20C146 -10 172 -66 144 -104", coat, 22)
        body = (
            "M-88 -4C-112 -90 -66 -190 -46 -226C-20 -250 22 -250 46 -226"
            "C68 -188 112 -90 90 -4Q0 16 -88 -4Z"
        )
        canvas.paint(body, canvas.fade((-90, 0), (90, 0), dark, coat, lighter(coat, 0.18)))
        stripes = (
            "M-84 -70Q-40 -52 -30 -60M-78 -110Q-40 -92 -28 -100M-64 -152Q-36 -136 -24 -142"
            "M86 -70Q44 -52 32 -60M78 -110Q42 -92 30 -100M66 -152Q40 -136 26 -142M0 -180"
            "V-60"
        )
        canvas.stroke(stripes, dark, 10, 0.75)
        _cat_head(canvas, coat, dark)
        canvas.stroke(
            "M50 -354C60 -340 66 -300 62 -262C60 -240 50 -228 50 -224C70 -186 112 -90 90 -10",
            rim,
            5,
            0.85,
        )


def _cat_head(canvas: Canvas, coat: str, dark: str) -> None:
    head = (
        "M-62 -262C-66 -300 -60 -344 -50 -356C-40 -346 -28 -330 -20 -322Q0 -328 20 -322"
        "C28 -330 40 -346 50 -356C60 -344 66 -300 62 -262C56 -226 30 -214 0 -214"
        "C-30 -214 -56 -226 -62 -262Z"
    )
    canvas.paint(head, canvas.fade((-62, 0), (62, 0), dark, coat, lighter(coat, 0.2)))
    canvas.stroke("M-14 -316V-286M0 -320V-280M14 -316V-286", dark, 8, 0.75)
    ears = (((-50, -344), (-54, -308), (-30, -322)), ((50, -344), (54, -308), (30, -322)))
    canvas.paint("".join(polygon(ear) for ear in ears), mix(dark, "#e89a8a", 0.4))
    whiskers = "M-60 -250l-34 -6M-60 -242l-34 6M60 -250l34 -6M60 -242l34 6"
    canvas.stroke(whiskers, lighter(coat, 0.6), 2, 0.6)


def camel(canvas: Canvas, foot: Point, size: float, tones: tuple[str, str]) -> None:
    """A camel far away, with a rider; the tones are the animal's and the rider's."""
    dark, cloak = tones
    with canvas.turned(foot, 0, size):
        canvas.paint(
            "M-34 -8C-30 -26 -18 -26 -12 -22C-8 -44 6 -44 10 -22C20 -26 26 -22 32 -34"
            "C34 -46 40 -50 50 -48L48 -42C42 -42 40 -30 36 -20C32 -8 22 -4 16 -4H-22Z",
            dark,
        )
        canvas.stroke("M-26 -6L-30 38M-16 -4L-14 38M14 -4L10 38M24 -6L28 38", dark, 5)
        canvas.paint("M-8 -36Q0 -76 8 -36Z", cloak)
        canvas.paint(dab((-20, 42), (130, 50), 7), dark, 0.35)


def butterfly(canvas: Canvas, centre: Point, wing: str) -> None:
    """A butterfly with open wings, seen from above."""
    dark = "#2a1a20"
    with canvas.turned(centre, -24, 1.15):
        for hand in (-1, 1):
            upper = _mirrored("M0 0C20 -70 96 -92 108 -58C112 -18 50 10 0 4Z", hand)
            lower = _mirrored("M0 4C40 10 84 26 72 62C50 84 12 50 0 12Z", hand)
            canvas.paint(upper + lower, dark)
            with canvas.turned((0, -2), 0, 0.86):
                shades = (lighter(wing, 0.3), wing, darker(wing, 0.15))
                canvas.paint(upper, canvas.round((0, 0), 110, *shades))
                canvas.paint(lower, canvas.round((0, 0), 90, lighter(wing, 0.4), wing))
            veins = "M0 0Q50 -40 96 -60M0 2Q50 -14 92 -26M0 6Q34 30 60 64"
            canvas.stroke(_mirrored(veins, hand), dark, 3.4)
            canvas.stroke(_mirrored("M0 -14Q10 -44 26 -54", hand), dark, 2.4)
        canvas.paint(ellipse((0, 8), 6, 30), dark)


def _mirrored(path: str, hand: int) -> str:
    """The path itself for hand 1, the path with left and right swapped for hand -1."""
    if hand > 0:
        return path
    return re.sub(r"(-?[0-9]+) (-?[0-9]+)", lambda at: f"{-int(at[1])} {at[2]}", path)


def bee(canvas: Canvas, centre: Point, yellow: str) -> None:
    """A bee in flight, from the side."""
    with canvas.turned(centre, 14, 0.9):
        wings = "M-8 -22C-60 -84 -84 -50 -18 -16ZM8 -22C30 -96 76 -76 22 -14Z"
        canvas.paint(wings, "#ffffff", 0.65)
        canvas.paint(ellipse((0, 0), 46, 29), canvas.down(-29, 29, "#ffd45c", yellow))
        canvas.stroke("M-14 -26Q-22 0 -14 27M8 -28Q0 0 8 28M28 -22Q22 0 28 22", "#2a1c18", 9)
        canvas.paint(ellipse((-46, -4), 17, 17), "#3a2a22")
        canvas.paint(ellipse((-53, -8), 4, 4), "#ffffff", 0.8)
