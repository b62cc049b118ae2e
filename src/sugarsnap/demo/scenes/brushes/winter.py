"""Brushes for winter: spruces under snow, smoke over a chimney, northern lights."""

from math import pi, sin

from sugarsnap.demo.scenes.airs import Air
from sugarsnap.demo.scenes.canvas import Canvas
from sugarsnap.demo.scenes.colours import darker, lighter, mix
from sugarsnap.demo.scenes.paths import Point, blob, ellipse, rectangle

TIERS = 6
"""So many boughs, one above the other, make a fir."""


def snowy_fir(canvas: Canvas, foot: Point, height: float, air: Air) -> None:
    """A fir with snow on every bough."""
    x, y = foot
    green, snow = air.on("#2c4a4a"), air.on("#f4f9ff")
    left, right = (x - height * 0.2, 0), (x + height * 0.2, 0)
    needles = canvas.fade(left, right, lighter(green, 0.12), darker(green, 0.4))
    cover = canvas.fade(left, right, snow, mix(snow, air.on("#6f86bf"), 0.5))
    shadow = ellipse((x + 8, y + 3), height * 0.26, height * 0.035)
    canvas.paint(shadow, air.on("#5a72a8"), 0.5)
    for tier in range(TIERS, 0, -1):
        half = height * 0.24 * (tier / TIERS) ** 0.9
        top = y - height + height * 0.84 * (tier - 1) / TIERS
        low = y - height * 0.06 - height * 0.86 * (1 - tier / TIERS)
        tip = (x + canvas.random.uniform(-0.06, 0.06) * half, top)
        canvas.paint(_bough(x, tip, (half, low), height), needles)
        canvas.paint(_cap(x, tip, (half, low), height), cover)


def _bough(x: float, tip: Point, reach: tuple[float, float], height: float) -> str:
    half, low = reach
    start = f"{tip[0]:.1f} {tip[1]:.1f}"
    hang = low - height * 0.06
    return (
        f"M{start}Q{x + half * 0.4:.1f} {hang:.1f} {x + half:.1f} {low:.1f}"
        f"Q{x:.1f} {low + height * 0.04:.1f} {x - half:.1f} {low:.1f}"
        f"Q{x - half * 0.4:.1f} {hang:.1f} {start}Z"
    )


def _cap(x: float, tip: Point, reach: tuple[float, float], height: float) -> str:
    """The snow on a bough, with a ragged lower edge."""
    half, low = reach
    start, drop = f"{tip[0]:.1f} {tip[1]:.1f}", (low - tip[1]) * 0.5
    hang = low - height * 0.07
    edge = ((0.4, 0.4, 0.2, 0.15), (-0.05, 0.8, -0.4, 0.25), (-0.5, 0.5, -0.85, 0.06))
    lower = "".join(
        f"Q{x + half * bend:.1f} {low - drop * dip:.1f}"
        f" {x + half * end:.1f} {low - drop * rise:.1f}"
        for bend, dip, end, rise in edge
    )
    right = f"Q{x + half * 0.36:.1f} {hang:.1f} {x + half * 0.9:.1f} {low - 3:.1f}"
    return f"M{start}{right}{lower}Q{x - half * 0.36:.1f} {hang:.1f} {start}Z"


def smoke(canvas: Canvas, start: Point, colour: str) -> None:
    """Smoke that drifts up and thins."""
    for step in range(9):
        size = 12 + 8 * step
        centre = (start[0] + 7 * step + 16 * sin(step), start[1] - 26 * step)
        puff = blob(canvas.random, centre, size, size * 0.8)
        canvas.paint(puff, colour, 0.34 - 0.032 * step)


def aurora(canvas: Canvas, horizon: float, colour: str) -> None:
    """Curtains of light that hang along a wave, bright at their hem; to be put out of focus."""
    random, step = canvas.random, canvas.width / 60
    violet = mix(colour, "#b070ff", 0.65)
    for tone, base, tall in ((violet, 0.42, 0.34), (colour, 0.62, 0.44), (colour, 0.8, 0.4)):
        phase = random.uniform(0, 2 * pi)
        shades = ((tone, 0), (tone, 0.2), (lighter(tone, 0.25), 0.62))
        for index in range(62):
            y = horizon * (base + 0.13 * sin(phase + index / 8) + 0.05 * sin(index / 2.7))
            height = horizon * tall * random.uniform(0.5, 1)
            strip = rectangle(index * step - 12, y - height, step * 1.25, height)
            canvas.paint(strip, canvas.down(y - height, y, *shades))
