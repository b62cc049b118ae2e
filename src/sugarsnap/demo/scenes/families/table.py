"""Still life: a table by a window, fruit in a bowl, a jug with flowers, a steaming cup."""

from msgspec import Struct

from sugarsnap.demo.scenes.airs import Air
from sugarsnap.demo.scenes.brushes import fruits, sky, vessels
from sugarsnap.demo.scenes.canvas import Canvas
from sugarsnap.demo.scenes.colours import darker, lighter, mix, varied
from sugarsnap.demo.scenes.paths import (
    Point,
    curve,
    dab,
    polygon,
    rectangle,
    smooth_line,
    smooth_shape,
)


class Table(Struct, frozen=True):
    """One still life. `window` is where the light comes from: -1 left, 1 right."""

    air: Air
    wall: str
    cloth: str
    bowl: str
    fruit: str
    jug: str
    flowers: str = "#f4f0e4"
    window: int = -1
    stripes: str = ""
    cup: str = "#f4ede0"


def paint(table: Table, canvas: Canvas) -> None:
    """Paint the room, the window's light in it, then what stands on the table."""
    edge = canvas.height * 0.66
    _wall(table, canvas)
    _window(table, canvas, edge)
    _light_on_wall(table, canvas, edge)
    _table_top(table, canvas, edge)
    middle = canvas.width * (0.5 - table.window * 0.1)
    _set_table(table, canvas, middle, edge)
    source = (canvas.width * (0.5 + table.window * 0.5), 0)
    canvas.bathe(source, canvas.width * 1.1, table.air.light, 0.2)


def _wall(table: Table, canvas: Canvas) -> None:
    wall = table.air.on(table.wall)
    lit, far = (0.0, canvas.width) if table.window < 0 else (canvas.width, 0.0)
    canvas.paint(
        canvas.everything,
        canvas.fade(
            (lit, 0), (far, canvas.height * 0.5), lighter(wall, 0.22), wall, darker(wall, 0.4)
        ),
    )
    random = canvas.random
    for tone, opacity in ((lighter(wall, 0.4), 0.12), (darker(wall, 0.4), 0.1)):
        touches = []
        for _ in range(60):
            x, y = random.uniform(-60, canvas.width), random.uniform(0, canvas.height * 0.66)
            touches.append(
                dab(
                    (x, y),
                    (x + random.uniform(60, 200), y + random.uniform(-60, 60)),
                    random.uniform(4, 16),
                )
            )
        canvas.paint("".join(touches), tone, opacity)


def _window(table: Table, canvas: Canvas, edge: float) -> None:
    """The window with hills and sky behind its panes."""
    wide, tall, top = min(430.0, canvas.width * 0.4), edge * 0.86, -30.0
    left = canvas.width * 0.04 if table.window < 0 else canvas.width * 0.96 - wide
    pane = rectangle(left, top, wide, tall)
    frame = table.air.on("#fbf4e6")
    canvas.paint(rectangle(left - 24, top, wide + 48, tall + 26), darker(frame, 0.18))
    with canvas.within(pane):
        _view(table, canvas, (left, wide, tall))
    middle, half = left + wide / 2, top + tall * 0.53
    bars = f"M{middle:.1f} {top}v{tall:.1f}M{left:.1f} {half:.1f}h{wide:.1f}"
    canvas.stroke(bars, frame, 15)
    canvas.stroke(pane, frame, 20)
    low = top + tall
    sill = canvas.down(low, low + 30, lighter(frame, 0.4), darker(frame, 0.3))
    canvas.paint(rectangle(left - 44, low + 6, wide + 88, 24), sill)
    _curtain(table, canvas, (left, wide, tall))


def _view(table: Table, canvas: Canvas, window: tuple[float, float, float]) -> None:
    """What is seen through the window: its left, its width and its height."""
    left, wide, tall = window
    air, random = table.air, canvas.random
    canvas.paint(canvas.everything, canvas.down(-30, tall * 0.8, *air.sky))
    if air.night:
        sky.stars(canvas, tall, 240)
        sky.moon(canvas, (left + wide * 0.68, tall * 0.24), 34, air.light)
    else:
        sky.sun(canvas, (left + wide * 0.62, tall * 0.32), 34, air.light)
    for level, distance in ((0.6, 0.6), (0.7, 0.4), (0.8, 0.2)):
        line = [
            (left - 20 + wide * 1.1 * step / 6, tall * level + random.uniform(-26, 26))
            for step in range(7)
        ]
        hill = smooth_line(line) + f"V{tall + 20:.0f}H{left - 20:.0f}Z"
        canvas.paint(hill, air.on(varied(random, "#5f8a5a", 0.1), distance))


def _curtain(table: Table, canvas: Canvas, window: tuple[float, float, float]) -> None:
    left, wide, tall = window
    cloth = table.air.on(mix(table.cloth, "#ffffff", 0.35))
    side = -table.window
    inner = left + wide + 14 if side > 0 else left - 14
    hem = ((-70, -20), (66, -20), (40, tall * 0.5), (78, tall + 50), (-60, tall + 50))
    shape = smooth_shape([(inner + side * x, y) for x, y in (*hem, (-30, tall * 0.5))])
    shades = (lighter(cloth, 0.3), cloth, darker(cloth, 0.3))
    canvas.paint(shape, canvas.fade((inner - side * 70, 0), (inner + side * 80, 0), *shades), 0.94)
    for shift in (-30, -4, 24, 48):
        start, end = (inner + side * shift, -20), (inner + side * shift * 1.15, tall + 42)
        fold = curve(start, (inner + side * (shift - 18), tall * 0.5), end)
        canvas.stroke(smooth_line(fold), darker(cloth, 0.3), 5, 0.35)


def _light_on_wall(table: Table, canvas: Canvas, edge: float) -> None:
    """What the sun throws through the panes onto the wall and table."""
    if table.air.night:
        return
    start = canvas.width * (0.5 - table.window * 0.02)
    away = -table.window
    for column in (0, 1):
        for row in (0, 1):
            x, y = start + away * (30 + column * 150), edge * (0.16 + row * 0.31) + column * 42
            shape = [
                (x, y),
                (x + away * 126, y + 36),
                (x + away * 126, y + 36 + edge * 0.25),
                (x, y + edge * 0.25),
            ]
            canvas.paint(polygon(shape), table.air.light, 0.2)


def _table_top(table: Table, canvas: Canvas, edge: float) -> None:
    cloth = table.air.on(table.cloth)
    lit, far = (0.0, canvas.width) if table.window < 0 else (canvas.width, 0.0)
    top = rectangle(-20, edge, canvas.width + 40, canvas.height)
    canvas.paint(
        top,
        canvas.fade(
            (lit, edge), (far, canvas.height), lighter(cloth, 0.3), cloth, darker(cloth, 0.4)
        ),
    )
    canvas.paint(rectangle(-20, edge, canvas.width + 40, 5), lighter(cloth, 0.5), 0.6)
    with canvas.within(top):
        if table.stripes:
            _stripes(table, canvas, edge)
        else:
            _grain(canvas, edge, cloth)
        beam = [
            (canvas.width * (0.5 + table.window * 0.5), edge),
            (canvas.width * 0.5, edge),
            (canvas.width * (0.5 - table.window * 0.45), canvas.height),
            (canvas.width * (0.5 + table.window * 0.2), canvas.height),
        ]
        canvas.paint(polygon(beam), table.air.light, 0.22)


def _stripes(table: Table, canvas: Canvas, edge: float) -> None:
    centre, bands = canvas.width / 2, []
    for index in range(-9, 10):
        near, far = centre + index * 210, centre + index * 120
        bands.append(
            polygon(
                [(far, edge), (far + 34, edge), (near + 60, canvas.height), (near, canvas.height)]
            )
        )
    canvas.paint("".join(bands), table.air.on(table.stripes), 0.5)


def _grain(canvas: Canvas, edge: float, wood: str) -> None:
    random = canvas.random
    for tone, opacity in ((darker(wood, 0.5), 0.3), (lighter(wood, 0.4), 0.25)):
        touches = []
        for _ in range(70):
            near = random.random()
            x, y = random.uniform(-200, canvas.width), edge + near * (canvas.height - edge)
            touches.append(
                dab((x, y), (x + random.uniform(120, 460), y + random.uniform(-4, 4)), 1 + 4 * near)
            )
        canvas.paint("".join(touches), tone, opacity)
    for share in (0.3, 0.68):
        y = edge + share * (canvas.height - edge)
        canvas.paint(rectangle(-20, y, canvas.width + 40, 4), darker(wood, 0.6), 0.5)


def _cast(table: Table, canvas: Canvas, foot: Point, size: tuple[float, float]) -> None:
    """The shadow of a thing, away from the window."""
    wide, long = size
    away = -table.window
    x, y = foot
    shape = [
        (x - away * wide * 0.5, y + 6),
        (x + away * wide * 0.4, y - 18),
        (x + away * (wide * 0.5 + long), y + 26),
        (x + away * (wide * 0.4 + long), y + 56),
        (x + away * wide * 0.3, y + 34),
    ]
    canvas.paint(smooth_shape(shape), darker(table.air.on(table.cloth), 0.75), 0.42)


def _set_table(table: Table, canvas: Canvas, middle: float, edge: float) -> None:
    """Jug, bowl, cup and loose fruit, each with its shadow, the tallest at the back."""
    unit, look = min(1.0, canvas.height / 1050), (table.air, table.window)
    toward = table.window * unit
    foot = (middle - toward * 235, edge + 70 * unit)
    _cast(table, canvas, foot, (190 * unit, 240 * unit))
    with canvas.turned((foot[0], foot[1] - 300 * unit), 0, unit):
        vessels.bouquet(canvas, table.flowers, table.air)
    with canvas.turned(foot, 0, unit):
        vessels.jug(canvas, (table.jug, table.bowl), look)
    foot = (middle + toward * 30, edge + 150 * unit)
    _cast(table, canvas, foot, (290 * unit, 190 * unit))
    with canvas.turned(foot, 0, unit):
        vessels.bowl(canvas, table.bowl, table.fruit, look)
    foot = (middle + toward * 300, edge + 180 * unit)
    _cast(table, canvas, foot, (120 * unit, 130 * unit))
    with canvas.turned(foot, 0, unit):
        vessels.cup(canvas, table.cup, look)
    _loose_fruit(table, canvas, (middle - toward * 150, edge + 215 * unit), unit)
    if table.air.night:
        vessels.candle(canvas, (middle - toward * 30, edge + 235 * unit), unit)


def _loose_fruit(table: Table, canvas: Canvas, foot: Point, unit: float) -> None:
    for aside, down, size in ((0, 0, 58), (96, 26, 52)):
        at = (foot[0] - table.window * aside * unit, foot[1] + down * unit)
        _cast(table, canvas, (at[0], at[1] + size * 0.6 * unit), (size * 1.6 * unit, size * unit))
        fruits.fruit(canvas, table.fruit, at, size * unit, (table.air, table.window))
