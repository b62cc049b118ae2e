"""Portraits: small square pictures of invented people, and of what they show instead of a face."""

from collections.abc import Callable

from sugarsnap.demo.scenes.brushes import emblems
from sugarsnap.demo.scenes.canvas import Canvas
from sugarsnap.demo.scenes.colours import darker, lighter, mix
from sugarsnap.demo.scenes.paths import circle, dab, ellipse

SIZE = (320, 320)

SKINS = ("#f6d2b8", "#e8b48c", "#c98d62", "#a06a44", "#7a4c32", "#f0c4a0", "#5c3a28")
HAIRS = ("#2a1e1c", "#5a3824", "#a8683a", "#d8a858", "#8a8a90", "#b8502c", "#3a2c4a", "#e8e0d8")
CLOTHES = ("#c8503c", "#2f6f8f", "#5f8a4c", "#e0a83c", "#7a5a98", "#38506a", "#d8788a", "#4a9a90")
BACKDROPS = (
    ("#f6d8a8", "#e89a6c"),
    ("#a8d8d8", "#4f98a8"),
    ("#d8c8f0", "#8a78c0"),
    ("#f8e8c0", "#d8b860"),
    ("#c8e0b0", "#6fa060"),
    ("#f8c8c8", "#d87888"),
    ("#b8c8e8", "#5a78b0"),
)
OBJECT_EVERY = 4
"""One person in so many shows a thing instead of a face."""


def draw_portrait(seed: int) -> bytes:
    """A square portrait of 320 pixels as JPEG; the same seed always gives the same bytes."""
    canvas = Canvas(SIZE, seed)
    backdrop = BACKDROPS[seed % len(BACKDROPS)]
    canvas.paint(canvas.everything, canvas.round((330, 260), 1000, *backdrop))
    canvas.paint(circle((640, 330), 400), lighter(backdrop[0], 0.4), 0.4)
    if seed % OBJECT_EVERY == OBJECT_EVERY - 1:
        _thing(seed)(canvas)
    else:
        _person(canvas, seed)
    return canvas.jpeg()


def _thing(seed: int) -> Callable[[Canvas], None]:
    return emblems.EMBLEMS[seed // OBJECT_EVERY % len(emblems.EMBLEMS)]


def _person(canvas: Canvas, seed: int) -> None:
    """Head and shoulders, lit from the upper left."""
    skin, hair = SKINS[seed * 3 % len(SKINS)], HAIRS[seed * 5 % len(HAIRS)]
    dress = CLOTHES[(seed * 3 + seed // 8) % len(CLOTHES)]
    style = _STYLES[seed % len(_STYLES)]
    style[0](canvas, hair, dress)
    _shoulders(canvas, skin, dress)
    _head(canvas, skin)
    _face(canvas, skin, hair, seed)
    if seed % 2 == 0 and style[0] is _nothing:
        _beard(canvas, hair)
    style[1](canvas, hair, dress)
    if seed % 3 == 2:
        _glasses(canvas, darker(dress, 0.5))


def _shoulders(canvas: Canvas, skin: str, dress: str) -> None:
    cloth = canvas.fade((180, 0), (860, 0), lighter(dress, 0.28), dress, darker(dress, 0.4))
    canvas.paint("M110 1040C120 860 260 800 400 780H600C740 800 880 860 890 1040Z", cloth)
    canvas.paint("M420 640H580V790Q500 880 420 790Z", darker(skin, 0.22))
    canvas.paint("M392 782Q500 900 608 782L630 800Q500 950 370 800Z", lighter(dress, 0.4))


def _head(canvas: Canvas, skin: str) -> None:
    face = (
        "M312 430C312 270 400 210 500 210C600 210 688 270 688 430"
        "C688 610 600 720 500 720C400 720 312 610 312 430Z"
    )
    for x in (306, 694):
        canvas.paint(ellipse((x, 470), 34, 52), darker(skin, 0.14))
    shades = (lighter(skin, 0.3), skin, darker(skin, 0.1), darker(skin, 0.34))
    canvas.paint(face, canvas.round((410, 380), 430, *shades))


def _face(canvas: Canvas, skin: str, hair: str, seed: int) -> None:
    """Eyes, brows, nose, cheeks and a smile that differs a little from one to the next."""
    wide = 78 + seed % 4 * 5
    brow = darker(hair, 0.2) if hair != HAIRS[-1] else "#a8a098"
    for hand in (-1, 1):
        x = 500 + hand * wide
        canvas.paint(ellipse((x, 452), 21, 25), "#fdfaf4")
        canvas.paint(circle((x + 3, 454), 15), "#2c2430")
        canvas.paint(circle((x - 2, 448), 5), "#ffffff")
        lift = 6 + seed % 3 * 7
        canvas.stroke(f"M{x - 36} {406 + (hand < 0) * 4}q36 {-lift - 12} 72 0", brow, 14)
        canvas.paint(circle((500 + hand * 118, 552), 46), mix(skin, "#e8605c", 0.5), 0.4)
    canvas.stroke(f"M500 462q{20 + seed % 5 * 4} 60 -6 76", darker(skin, 0.34), 10)
    smile = 28 + seed % 4 * 9
    if seed % 2:
        canvas.paint(
            f"M428 600Q500 {620 + smile * 2} 572 600Q500 {608 + smile // 2} 428 600Z", "#8a2c34"
        )
        canvas.stroke(f"M440 606Q500 {616 + smile // 2} 560 606", "#fffaf2", 10)
    else:
        canvas.stroke(
            f"M432 604Q500 {612 + smile} 568 604", darker(mix(skin, "#a03a3c", 0.5), 0.3), 12
        )


def _beard(canvas: Canvas, hair: str) -> None:
    beard = (
        "M316 480C320 640 392 764 500 764C608 764 680 640 684 480"
        "C650 560 612 568 500 562C388 568 350 560 316 480Z"
    )
    canvas.paint(
        beard, canvas.fade((316, 0), (690, 0), lighter(hair, 0.2), hair, darker(hair, 0.3))
    )
    canvas.paint(dab((430, 616), (570, 616), 30), "#a8484a")


def _glasses(canvas: Canvas, frame: str) -> None:
    for x in (414, 586):
        canvas.paint(circle((x, 456), 62), "#ffffff", 0.2)
        canvas.stroke(circle((x, 456), 62), frame, 13)
    canvas.stroke("M476 446Q500 430 524 446M352 446L312 436M648 446L688 436", frame, 12)


def _nothing(_canvas: Canvas, _hair: str, _dress: str) -> None:
    """No hair on this side of the head."""


def _sheen(canvas: Canvas, hair: str) -> str:
    return canvas.fade((300, 200), (720, 500), lighter(hair, 0.32), hair, darker(hair, 0.35))


def _long_back(canvas: Canvas, hair: str, _dress: str) -> None:
    canvas.paint(
        "M280 420C260 180 740 180 720 420C720 640 780 760 760 900H240C220 760 280 640 280 420Z",
        darker(hair, 0.25),
    )


def _bob_back(canvas: Canvas, hair: str, _dress: str) -> None:
    canvas.paint(
        "M270 400C260 170 740 170 730 400C740 560 750 640 730 690H270C250 640 260 560 270 400Z",
        darker(hair, 0.25),
    )


def _curls_back(canvas: Canvas, hair: str, _dress: str) -> None:
    places = (
        (300, 330),
        (330, 230),
        (420, 170),
        (520, 160),
        (620, 190),
        (690, 270),
        (712, 370),
        (290, 430),
        (716, 470),
        (280, 530),
        (724, 560),
    )
    canvas.paint("".join(circle(place, 92) for place in places), _sheen(canvas, hair))


def _bun_back(canvas: Canvas, hair: str, _dress: str) -> None:
    canvas.paint(circle((500, 150), 92), _sheen(canvas, hair))


def _parting(canvas: Canvas, hair: str, _dress: str) -> None:
    canvas.paint(
        "M290 470C270 210 420 160 510 172C640 160 740 240 710 470"
        "C690 380 640 320 540 300C460 330 340 350 290 470Z",
        _sheen(canvas, hair),
    )
    canvas.stroke("M360 300Q450 220 560 222", lighter(hair, 0.5), 8, 0.5)


def _short(canvas: Canvas, hair: str, _dress: str) -> None:
    canvas.paint(
        "M300 420C270 200 400 140 520 156C660 150 730 260 700 420"
        "C690 350 670 320 640 300C540 320 420 310 350 280C320 320 306 350 300 420Z",
        _sheen(canvas, hair),
    )


def _fringe(canvas: Canvas, hair: str, _dress: str) -> None:
    canvas.paint(
        "M286 440C262 190 420 156 500 160C580 156 738 190 714 440"
        "C700 400 690 380 676 372Q500 400 324 372C310 380 300 400 286 440Z",
        _sheen(canvas, hair),
    )


def _curls(canvas: Canvas, hair: str, _dress: str) -> None:
    places = ((350, 290), (420, 240), (500, 226), (580, 236), (648, 286))
    canvas.paint("".join(circle(place, 62) for place in places), _sheen(canvas, hair))


def _straw_hat(canvas: Canvas, hair: str, dress: str) -> None:
    _parting(canvas, hair, dress)
    straw = "#e8c888"
    canvas.paint(
        "M180 318Q500 200 820 318Q860 360 780 360Q500 270 220 360Q140 360 180 318Z",
        canvas.fade((180, 0), (820, 0), lighter(straw, 0.3), straw, darker(straw, 0.35)),
    )
    canvas.paint(
        "M330 280C330 120 420 90 500 90C580 90 670 120 670 280Q500 222 330 280Z",
        canvas.fade((330, 0), (670, 0), lighter(straw, 0.35), straw, darker(straw, 0.3)),
    )
    canvas.paint("M328 282Q500 222 672 282L670 238Q500 182 330 238Z", dress)


def _beanie(canvas: Canvas, hair: str, dress: str) -> None:
    _parting(canvas, hair, dress)
    wool = lighter(dress, 0.1)
    canvas.paint(
        "M300 330C290 130 420 80 500 80C580 80 710 130 700 330Q500 280 300 330Z",
        canvas.fade((300, 0), (700, 0), lighter(wool, 0.25), wool, darker(wool, 0.35)),
    )
    canvas.paint("M286 356Q500 290 714 356V296Q500 232 286 296Z", darker(wool, 0.2))
    canvas.paint(circle((500, 76), 48), lighter(wool, 0.5))


def _scarf_back(canvas: Canvas, _hair: str, dress: str) -> None:
    canvas.paint(
        "M250 460C220 140 780 140 750 460C760 680 820 760 800 900H200C180 760 240 680 250 460Z",
        darker(dress, 0.2),
    )


def _scarf(canvas: Canvas, _hair: str, dress: str) -> None:
    cloth = lighter(dress, 0.15)
    paint = canvas.fade((250, 0), (750, 0), lighter(cloth, 0.3), cloth, darker(cloth, 0.35))
    canvas.paint(
        "M262 480C230 150 770 150 738 480C744 640 700 760 640 850"
        "C560 900 440 900 360 850C300 760 256 640 262 480ZM326 470"
        "C330 620 400 716 500 716C600 716 670 620 674 470C672 300 590 262 500 262"
        "C410 262 328 300 326 470Z",
        paint,
    )
    canvas.stroke("M300 720Q480 860 660 760M330 800Q500 900 640 830", darker(cloth, 0.35), 9, 0.5)


_STYLES = (
    (_nothing, _short),
    (_long_back, _parting),
    (_bob_back, _fringe),
    (_nothing, _beanie),
    (_curls_back, _curls),
    (_long_back, _straw_hat),
    (_bun_back, _parting),
    (_nothing, _nothing),
    (_scarf_back, _scarf),
    (_long_back, _fringe),
    (_nothing, _straw_hat),
)
"""What lies behind the head, and what lies upon it."""
