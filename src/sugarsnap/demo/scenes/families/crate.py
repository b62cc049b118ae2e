"""The market: wooden crates from above, full of one harvest or of several."""

from msgspec import Struct

from sugarsnap.demo.scenes.airs import Air
from sugarsnap.demo.scenes.brushes import fruits, plants
from sugarsnap.demo.scenes.canvas import Canvas
from sugarsnap.demo.scenes.colours import darker, lighter, mix, varied
from sugarsnap.demo.scenes.paths import Point, circle, dab, rectangle

LEAF_CHANCE = 0.14


class Crate(Struct, frozen=True):
    """Crates side by side; each of `kinds` fills one. `across` says how many stand in a row."""

    air: Air
    kinds: tuple[str, ...]
    across: int
    bench: str = "#8a7a68"
    light: int = -1
    size: float = 62


def paint(crate: Crate, canvas: Canvas) -> None:
    """Paint the bench, then every crate with its harvest."""
    _bench(crate, canvas)
    rows = -(-len(crate.kinds) // crate.across)
    margin = 46.0
    wide = (canvas.width - margin * (crate.across + 1)) / crate.across
    tall = (canvas.height - margin * (rows + 1)) / rows
    for index, kind in enumerate(crate.kinds):
        left = margin + (index % crate.across) * (wide + margin)
        top = margin + (index // crate.across) * (tall + margin)
        _crate(crate, canvas, (left, top, wide, tall), kind)
    corner = (0.0 if crate.light < 0 else canvas.width, 0.0)
    canvas.bathe(corner, canvas.width * 1.1, crate.air.light, 0.3)


def _bench(crate: Crate, canvas: Canvas) -> None:
    wood = crate.air.on(crate.bench)
    canvas.paint(
        canvas.everything,
        canvas.fade(
            (0, 0), (canvas.width, canvas.height), lighter(wood, 0.2), wood, darker(wood, 0.3)
        ),
    )
    random = canvas.random
    for tone, opacity in ((darker(wood, 0.5), 0.35), (lighter(wood, 0.4), 0.3)):
        touches = []
        for _ in range(90):
            x, y = random.uniform(-200, canvas.width), random.uniform(0, canvas.height)
            touches.append(
                dab(
                    (x, y),
                    (x + random.uniform(120, 420), y + random.uniform(-5, 5)),
                    random.uniform(1, 5),
                )
            )
        canvas.paint("".join(touches), tone, opacity)
    gaps = "".join(
        rectangle(-20, y, canvas.width + 40, 6) for y in range(120, int(canvas.height), 250)
    )
    canvas.paint(gaps, darker(wood, 0.7), 0.7)


def _crate(crate: Crate, canvas: Canvas, box: tuple[float, float, float, float], kind: str) -> None:
    left, top, wide, tall = box
    wood = crate.air.on(varied(canvas.random, "#cfa672", 0.06))
    away = -crate.light
    canvas.paint(rectangle(left + away * 26, top + 30, wide, tall), "#0d0a20", 0.4)
    canvas.paint(rectangle(left, top, wide, tall), darker(wood, 0.68))
    inner = rectangle(left + 26, top + 26, wide - 52, tall - 52)
    with canvas.within(inner):
        _harvest(crate, canvas, box, kind)
        canvas.paint(
            rectangle(left + 26, top + 26, wide - 52, 60),
            canvas.down(top + 26, top + 86, ("#140c18", 0.6), ("#140c18", 0)),
        )
        edge = left + 26 if crate.light < 0 else left + wide - 26
        canvas.paint(
            inner, canvas.fade((edge, 0), (edge + away * 70, 0), ("#140c18", 0.55), ("#140c18", 0))
        )
    _boards(canvas, box, wood)


def _boards(canvas: Canvas, box: tuple[float, float, float, float], wood: str) -> None:
    left, top, wide, tall = box
    canvas.paint(
        rectangle(left, top + 20, 30, tall - 40),
        canvas.fade((left, 0), (left + 30, 0), lighter(wood, 0.3), darker(wood, 0.15)),
    )
    canvas.paint(
        rectangle(left + wide - 30, top + 20, 30, tall - 40),
        canvas.fade(
            (left + wide - 30, 0), (left + wide, 0), lighter(wood, 0.1), darker(wood, 0.35)
        ),
    )
    for y in (top, top + tall - 32):
        canvas.paint(
            rectangle(left - 6, y, wide + 12, 32),
            canvas.down(y, y + 32, lighter(wood, 0.4), wood, darker(wood, 0.3)),
        )
        nails = "".join(
            circle((x, y + 16), 3.6)
            for x in (left + 10, left + 22, left + wide - 10, left + wide - 22)
        )
        canvas.paint(nails, darker(wood, 0.7))
        random = canvas.random
        grain = "".join(
            dab((x, y + random.uniform(4, 28)), (x + 120, y + random.uniform(4, 28)), 2)
            for x in (left + random.uniform(0, wide - 120) for _ in range(7))
        )
        canvas.paint(grain, darker(wood, 0.4), 0.4)


def _harvest(
    crate: Crate, canvas: Canvas, box: tuple[float, float, float, float], kind: str
) -> None:
    """Pieces in staggered rows, back to front."""
    left, top, wide, tall = box
    size, unrest = crate.size, 0.12 * crate.size
    step = size * 1.42
    for row in range(int(tall / step) + 2):
        x = left + (0.5 if row % 2 else 0.0) * step
        while x < left + wide + size:
            aside, down = (canvas.random.uniform(-unrest, unrest) for _ in range(2))
            _piece(crate, canvas, (x + aside, top + row * step * 0.92 + down), kind)
            x += step


def _piece(crate: Crate, canvas: Canvas, at: Point, kind: str) -> None:
    """One fruit on its shadow, now and then with a leaf."""
    random, size = canvas.random, crate.size
    shadow = circle((at[0] - crate.light * size * 0.14, at[1] + size * 0.2), size)
    canvas.paint(shadow, "#140c18", 0.34)
    fruits.fruit(canvas, kind, at, size * random.uniform(0.9, 1.06), (crate.air, crate.light))
    if random.random() < LEAF_CHANCE:
        green = crate.air.on(mix("#5d8a34", "#2f5a2c", random.random()))
        plants.leaf(canvas, at, size * 1.3, random.uniform(0, 360), green)
