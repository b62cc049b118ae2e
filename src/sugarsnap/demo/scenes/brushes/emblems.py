"""Brushes for what people show instead of a face: a bird, a leaf, a mug, a boat and so on."""

from math import cos, pi, sin

from sugarsnap.demo.scenes.airs import GOLDEN, NOON
from sugarsnap.demo.scenes.brushes import fruits, plants, pods
from sugarsnap.demo.scenes.canvas import Canvas
from sugarsnap.demo.scenes.colours import darker, lighter
from sugarsnap.demo.scenes.paths import circle, ellipse, polygon


def _robin(canvas: Canvas) -> None:
    canvas.stroke("M120 790Q500 740 900 800", "#6a4a38", 34)
    canvas.stroke("M450 700V770M540 700V770", "#4a3830", 14)
    canvas.paint("M640 620L860 760L760 560Z", "#5a4636")
    body = (
        "M250 420C260 260 400 200 500 240C640 280 740 420 720 580"
        "C690 700 560 730 450 710C320 690 240 580 250 420Z"
    )
    canvas.paint(body, canvas.round((400, 400), 420, "#c8a078", "#9a7450", "#5a4230"))
    breast = "M262 420C270 300 350 250 420 262C500 300 500 480 430 600C330 600 250 520 262 420Z"
    canvas.paint(breast, canvas.round((330, 400), 300, "#ff9a5c", "#e0602c", "#b8401c"))
    canvas.paint("M520 420C640 420 720 520 700 620C620 640 520 560 520 420Z", "#6a4c36")
    canvas.paint("M270 350L170 388L276 404Z", "#3a302c")
    canvas.paint(circle((356, 342), 25), "#1c1614")
    canvas.paint(circle((348, 334), 8), "#ffffff")


def _leaf(canvas: Canvas) -> None:
    for base, degrees, size in (
        ((500, 860), -90, 640),
        ((500, 780), -155, 420),
        ((500, 780), -25, 420),
    ):
        plants.leaf(canvas, base, size, degrees, "#4f9044", 0.34)


def _mug(canvas: Canvas) -> None:
    canvas.paint(ellipse((500, 810), 330, 50), "#2a1c2c", 0.3)
    canvas.stroke("M670 440C860 420 850 680 660 660", "#b83c2c", 62)
    canvas.paint(
        "M270 360H710V740Q700 820 600 820H380Q280 820 270 740Z",
        canvas.fade((270, 0), (710, 0), "#f08a6c", "#d8503c", "#8a2c28"),
    )
    canvas.paint(ellipse((490, 362), 220, 50), "#f0a088")
    canvas.paint(ellipse((490, 368), 190, 38), "#4a2c1c")
    canvas.paint(ellipse((470, 364), 120, 18), "#8a5a38")
    for x in (400, 490, 580):
        canvas.stroke(f"M{x} 290q60 -70 0 -130t10 -90", "#ffffff", 22, 0.5)


def _boat(canvas: Canvas) -> None:
    canvas.paint(
        "M-20 720Q130 680 260 720T520 720T780 720T1040 720V1040H-20Z",
        canvas.down(700, 1000, "#4fa0b8", "#1f5a7a"),
    )
    canvas.paint(
        "M500 140V620H820Q760 320 500 140Z", canvas.fade((500, 0), (820, 0), "#ffffff", "#e8d8c8")
    )
    canvas.paint("M470 220V620H230Q280 400 470 220Z", "#f0b04a")
    canvas.paint(
        "M170 660H850Q810 800 700 800H320Q210 800 170 660Z",
        canvas.down(660, 800, "#c8503c", "#7a2c2c"),
    )
    canvas.stroke("M485 120V670", "#5a3c2c", 16)
    canvas.stroke("M40 840q60 -40 120 0t120 0M560 900q60 -40 120 0t120 0", "#bfe4e8", 16, 0.7)


def _cat(canvas: Canvas) -> None:
    coat, dark = "#e09a4c", "#a8602c"
    canvas.paint("M180 1040C180 860 300 780 500 780C700 780 820 860 820 1040Z", dark)
    head = (
        "M200 520L210 180Q220 150 250 176L390 300Q500 270 610 300L750 176"
        "Q780 150 790 180L800 520C800 720 680 830 500 830C320 830 200 720 200 520Z"
    )
    canvas.paint(head, canvas.round((400, 420), 560, lighter(coat, 0.35), coat, dark))
    canvas.paint("M246 250L250 400L350 316ZM754 250L750 400L650 316Z", "#f0b8a0")
    canvas.stroke(
        "M500 300V400M430 310L446 390M570 310L554 390M220 560L310 580M780 560L690 580"
        "M226 640L316 640M774 640L684 640",
        dark,
        24,
    )
    for x in (378, 622):
        canvas.paint(ellipse((x, 520), 56, 60), "#b8d84c")
        canvas.paint(ellipse((x, 520), 19, 52), "#1c1614")
        canvas.paint(circle((x - 14, 498), 11), "#ffffff")
    canvas.paint("M462 622H538L500 664Z", "#d8706c")
    canvas.stroke("M500 664V700Q450 750 410 710M500 700Q550 750 590 710", darker(dark, 0.3), 13)
    canvas.stroke("M330 660L150 630M330 690L150 710M670 660L850 630M670 690L850 710", "#fff8ec", 7)


def _peak(canvas: Canvas) -> None:
    canvas.paint(circle((690, 300), 110), "#fff0c0")
    canvas.paint("M-20 900L330 300L640 860L760 560L1040 1040H-20Z", "#8a98b8")
    canvas.paint(
        "M60 1040L470 240L900 1040Z", canvas.fade((300, 0), (700, 0), "#b0b8d0", "#6a7698")
    )
    canvas.paint("M470 240L900 1040H560L520 760L580 620L490 480Z", "#3f4c72")
    canvas.paint("M470 240L590 464L530 440L490 520L440 430L390 500L350 474Z", "#ffffff")
    canvas.paint("M-20 900Q250 800 500 880T1040 860V1040H-20Z", "#3f6a58")


def _sunflower(canvas: Canvas) -> None:
    canvas.stroke("M500 560V1040", "#4f8038", 44)
    plants.leaf(canvas, (500, 900), 320, -30, "#5a9040", 0.4)
    plants.daisy(canvas, (500, 440), 380, "#f0a820", "#6a4224", 0.95)
    plants.daisy(canvas, (500, 440), 320, "#f8c83c", "#6a4224", 0.95)
    canvas.paint(
        circle((500, 440), 140), canvas.round((460, 400), 190, "#a8683a", "#6a4224", "#38201a")
    )
    seeds = "".join(
        circle(
            (
                500 + 9.4 * step**0.5 * 1.6 * cos(step * 2.4),
                440 + 9.4 * step**0.5 * 1.6 * sin(step * 2.4),
            ),
            6,
        )
        for step in range(70)
    )
    canvas.paint(seeds, "#d8984c", 0.7)


def _pea_pod(canvas: Canvas) -> None:
    pods.pea_pod(canvas, (350, 180), (700, -22, -1), "#6fae3c")
    plants.leaf(canvas, (350, 190), 300, -150, "#4f9034", 0.4)
    plants.tendril(canvas, (360, 180), (260, -50), "#6fa83c", 14)


def _lemon(canvas: Canvas) -> None:
    canvas.paint(ellipse((510, 740), 300, 50), "#2a1c2c", 0.28)
    plants.leaf(canvas, (560, 360), 330, -38, "#4f8a3c", 0.32)
    fruits.fruit(canvas, "lemon", (480, 540), 310, (NOON, -1))


def _pear(canvas: Canvas) -> None:
    canvas.paint(ellipse((510, 850), 280, 46), "#2a1c2c", 0.28)
    fruits.fruit(canvas, "pear", (500, 560), 270, (GOLDEN, -1))


def _moth(canvas: Canvas) -> None:
    for hand in (-1, 1):
        upper = (
            f"M500 470C{500 + hand * 90} 200 {500 + hand * 380} 120 {500 + hand * 420} 260"
            f"C{500 + hand * 430} 420 {500 + hand * 220} 520 500 520Z"
        )
        lower = (
            f"M500 520C{500 + hand * 200} 520 {500 + hand * 340} 600 {500 + hand * 290} 740"
            f"C{500 + hand * 200} 840 {500 + hand * 60} 700 500 580Z"
        )
        canvas.paint(upper, canvas.round((500, 480), 430, "#f8d8a0", "#d88a4c", "#7a3c34"))
        canvas.paint(lower, canvas.round((500, 540), 330, "#f8e0b8", "#c8704c"))
        canvas.paint(
            circle((500 + hand * 290, 300), 48) + circle((500 + hand * 190, 660), 36), "#38304a"
        )
        canvas.paint(
            circle((500 + hand * 290, 300), 22) + circle((500 + hand * 190, 660), 16), "#f0e0c0"
        )
        canvas.stroke(f"M500 420Q{500 + hand * 30} 300 {500 + hand * 110} 250", "#38304a", 12)
    canvas.paint(ellipse((500, 540), 40, 150), "#38304a")


def _star(canvas: Canvas) -> None:
    points = []
    for index in range(10):
        reach = 370 if index % 2 == 0 else 170
        angle = pi * index / 5 - pi / 2
        points.append((500 + cos(angle) * reach, 520 + sin(angle) * reach))
    canvas.glow((500, 520), 560, "#fff0b0", 0.9)
    canvas.paint(polygon(points), canvas.round((420, 420), 460, "#fff6d0", "#f6c84a", "#d8903c"))


EMBLEMS = (
    _robin, _leaf, _mug, _boat, _cat, _peak, _sunflower, _pea_pod, _lemon, _moth, _pear, _star,
)  # fmt: skip
"""Every emblem; the order decides who shows which."""
