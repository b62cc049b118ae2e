"""Brushes for what is left standing on a garden path."""

from sugarsnap.demo.scenes.airs import Air
from sugarsnap.demo.scenes.brushes import fruits
from sugarsnap.demo.scenes.canvas import Canvas
from sugarsnap.demo.scenes.colours import darker, lighter
from sugarsnap.demo.scenes.paths import Point, ellipse


def watering_can(canvas: Canvas, foot: Point, air: Air) -> None:
    """A watering can of zinc."""
    metal = air.on("#6f9aa8")
    with canvas.turned(foot, 0, 0.95):
        canvas.paint(ellipse((30, 4), 120, 18), "#12182e", 0.4)
        canvas.stroke("M-64 -30C-130 -50 -130 -190 -40 -160", darker(metal, 0.2), 12)
        canvas.stroke(
            "M50 -30L138 -128", canvas.fade((50, 0), (140, 0), metal, darker(metal, 0.4)), 20
        )
        canvas.paint("M120 -120L160 -152L166 -116L140 -100Z", darker(metal, 0.35))
        canvas.paint(
            "M-64 0V-116Q0 -134 64 -116V0Q0 18 -64 0Z",
            canvas.fade((-64, 0), (64, 0), metal, lighter(metal, 0.55), metal, darker(metal, 0.5)),
        )
        canvas.paint(ellipse((0, -117), 64, 12), darker(metal, 0.6))
        canvas.stroke("M-64 -84Q0 -100 64 -84", darker(metal, 0.4), 4, 0.7)


def basket(canvas: Canvas, foot: Point, air: Air) -> None:
    """A basket with what was picked today."""
    straw = air.on("#c09458")
    with canvas.turned(foot, 0):
        canvas.paint(ellipse((24, 4), 140, 20), "#12182e", 0.4)
        canvas.stroke("M-100 -80C-90 -240 90 -240 100 -80", darker(straw, 0.2), 13)
        for kind, x, y in (
            ("carrot", -62, -104),
            ("cabbage", 10, -112),
            ("tomato", 66, -96),
            ("onion", -22, -86),
            ("pepper", 40, -82),
        ):
            fruits.fruit(canvas, kind, (x, y), 36, (air, -1))
        body = "M-116 -80Q0 -52 116 -80L92 0Q0 22 -92 0Z"
        canvas.paint(
            body,
            canvas.fade(
                (-116, 0), (116, 0), straw, lighter(straw, 0.35), straw, darker(straw, 0.5)
            ),
        )
        with canvas.within(body):
            weave = "".join(f"M-120 {y}Q0 {y + 26} 120 {y}" for y in range(-70, 10, 17)) + "".join(
                f"M{x} -90L{x * 0.8:.0f} 20" for x in range(-100, 110, 22)
            )
            canvas.stroke(weave, darker(straw, 0.45), 4, 0.6)
