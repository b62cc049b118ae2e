"""Brushes for a lighthouse, its keeper's cottage and its beam."""

from sugarsnap.demo.scenes.airs import Air
from sugarsnap.demo.scenes.canvas import Canvas
from sugarsnap.demo.scenes.paths import Point, polygon, rectangle

HEIGHT = 235
"""From the foot of the tower to its gallery."""

LAMP_HEIGHT = HEIGHT + 22
BEAM = "#fff2b8"


def tower(canvas: Canvas, foot: Point, air: Air, paint: tuple[str, int]) -> None:
    """A striped tower; `paint` is the colour of its stripes and the side the light comes from."""
    stripe, light = paint
    red = air.on(stripe)
    with canvas.turned(foot, 0):
        body = polygon([(-30, 6), (-19, -HEIGHT), (19, -HEIGHT), (30, 6)])
        canvas.paint(body, air.on("#fff6ea"))
        with canvas.within(body):
            for level in (0.14, 0.46, 0.78):
                canvas.paint(rectangle(-40, -HEIGHT * (level + 0.16), 80, HEIGHT * 0.16), red)
            shades = ((air.light, 0.15), ("#1a1c40", 0), ("#1a1c40", 0.55))
            round_body = canvas.fade((light * 30, 0), (-light * 30, 0), *shades)
            canvas.paint(rectangle(-40, -HEIGHT, 80, HEIGHT + 10), round_body)
        _lantern(canvas, air, red)
        slits = "".join(rectangle(-4, -HEIGHT * level - 14, 8, 15) for level in (0.2, 0.55))
        canvas.paint(slits, air.on("#2b2f3f"))


def _lantern(canvas: Canvas, air: Air, roof: str) -> None:
    dark = air.on("#2b2f3f")
    canvas.paint(rectangle(-27, -HEIGHT - 7, 54, 8), dark)
    glass = "#ffe9a0" if air.night else air.on("#bfe0e6")
    canvas.paint(rectangle(-13, -HEIGHT - 38, 26, 32), glass)
    canvas.paint(polygon([(-19, -HEIGHT - 37), (0, -HEIGHT - 64), (19, -HEIGHT - 37)]), roof)
    rails = f"M-26 {-HEIGHT - 6}v-16h52v16M-13 {-HEIGHT - 22}v16M0 {-HEIGHT - 38}v32"
    canvas.stroke(rails, dark, 2.4)


def cottage(canvas: Canvas, foot: Point, air: Air) -> None:
    """The keeper's house."""
    x, y = foot
    canvas.paint(
        rectangle(x - 48, y - 44, 96, 52),
        canvas.fade((x - 48, 0), (x + 48, 0), air.on("#fff6ea"), air.on("#cfc4c0")),
    )
    canvas.paint(
        polygon([(x - 56, y - 42), (x - 38, y - 80), (x + 38, y - 80), (x + 56, y - 42)]),
        air.on("#8d3f35"),
    )
    canvas.paint(rectangle(x + 16, y - 96, 12, 26), air.on("#7b5a4c"))
    glass = "#ffdf8a" if air.night else air.on("#4d6273")
    canvas.paint(rectangle(x - 34, y - 32, 16, 18) + rectangle(x + 16, y - 32, 16, 18), glass)
    canvas.paint(rectangle(x - 8, y - 30, 15, 38), air.on("#3f5f78"))


def beam(canvas: Canvas, foot: Point, toward: int) -> None:
    """Two cones of light over the water; the brighter one points left (-1) or right (1)."""
    lamp = (foot[0], foot[1] - LAMP_HEIGHT)
    reach = canvas.width * 1.1
    for direction, opacity in ((toward, 0.75), (-toward, 0.4)):
        end = (lamp[0] + direction * reach, lamp[1])
        cone = polygon([lamp, (end[0], end[1] - 120), (end[0], end[1] + 90)])
        shades = ((BEAM, opacity), (BEAM, opacity * 0.3), (BEAM, 0))
        canvas.paint(cone, canvas.fade(lamp, end, *shades))
    canvas.glow(lamp, 130, BEAM, 0.95)
