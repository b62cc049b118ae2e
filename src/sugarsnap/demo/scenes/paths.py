"""Outlines as SVG path text: every brush ends in one of these."""

from collections.abc import Iterable, Sequence
from math import cos, hypot, pi, sin
from random import Random

Point = tuple[float, float]


def polygon(points: Iterable[Point]) -> str:
    """A closed outline with straight sides."""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z"


def polyline(points: Iterable[Point]) -> str:
    """An open line with straight pieces."""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def smooth_line(points: Sequence[Point]) -> str:
    """An open line that is drawn to each point in turn and rounds the corners."""
    pieces = [f"M{points[0][0]:.1f} {points[0][1]:.1f}"]
    for (x, y), (next_x, next_y) in zip(points[1:-1], points[2:], strict=True):
        pieces.append(f"Q{x:.1f} {y:.1f} {(x + next_x) / 2:.1f} {(y + next_y) / 2:.1f}")
    return "".join(pieces) + f"L{points[-1][0]:.1f} {points[-1][1]:.1f}"


def smooth_shape(points: Sequence[Point]) -> str:
    """A closed outline that rounds the corners of the points."""
    (last_x, last_y), (first_x, first_y) = points[-1], points[0]
    pieces = [f"M{(last_x + first_x) / 2:.1f} {(last_y + first_y) / 2:.1f}"]
    for (x, y), (next_x, next_y) in zip(points, [*points[1:], points[0]], strict=True):
        pieces.append(f"Q{x:.1f} {y:.1f} {(x + next_x) / 2:.1f} {(y + next_y) / 2:.1f}")
    return "".join(pieces) + "Z"


def rectangle(left: float, top: float, width: float, height: float) -> str:
    """An upright box."""
    return f"M{left:.1f} {top:.1f}h{width:.1f}v{height:.1f}h{-width:.1f}Z"


def ellipse(centre: Point, across: float, down: float) -> str:
    """An upright ellipse from its two half axes."""
    x, y = centre
    arc = f"a{across:.1f} {down:.1f} 0 1 0"
    return f"M{x - across:.1f} {y:.1f}{arc} {2 * across:.1f} 0{arc} {-2 * across:.1f} 0Z"


def circle(centre: Point, radius: float) -> str:
    """A disc."""
    return ellipse(centre, radius, radius)


FINE = 2.6
"""Touches thinner than this are drawn with straight sides: nobody sees it, and it is quicker."""


def dab(start: Point, end: Point, thickness: float) -> str:
    """One touch of a brush: a lens from start to end, thickest in the middle."""
    (x, y), (end_x, end_y) = start, end
    length = hypot(end_x - x, end_y - y) or 1
    aside_x, aside_y = -(end_y - y) / length * thickness, (end_x - x) / length * thickness
    middle_x, middle_y = (x + end_x) / 2, (y + end_y) / 2
    if thickness < FINE:
        return (
            f"M{x:.1f} {y:.1f}L{middle_x + aside_x / 2:.1f} {middle_y + aside_y / 2:.1f}"
            f"L{end_x:.1f} {end_y:.1f}L{middle_x - aside_x / 2:.1f} {middle_y - aside_y / 2:.1f}Z"
        )
    return (
        f"M{x:.1f} {y:.1f}"
        f"Q{middle_x + aside_x:.1f} {middle_y + aside_y:.1f} {end_x:.1f} {end_y:.1f}"
        f"Q{middle_x - aside_x:.1f} {middle_y - aside_y:.1f} {x:.1f} {y:.1f}Z"
    )


def dab_at(centre: Point, length: float, thickness: float, angle: float) -> str:
    """One touch of a brush around a centre; the angle in radians, 0 lies flat."""
    x, y = centre
    reach_x, reach_y = cos(angle) * length / 2, sin(angle) * length / 2
    return dab((x - reach_x, y - reach_y), (x + reach_x, y + reach_y), thickness)


def blob(random: Random, centre: Point, across: float, down: float) -> str:
    """A rounded shape without a straight line, as foliage, clouds and stones have it."""
    x, y = centre
    corners = 9
    points = []
    for corner in range(corners):
        angle, reach = 2 * pi * corner / corners, random.uniform(0.82, 1.22)
        points.append((x + cos(angle) * across * reach, y + sin(angle) * down * reach))
    return smooth_shape(points)


def ribbon(points: Sequence[Point], widths: Sequence[float]) -> str:
    """A stem, trunk or road along the points, as wide at each as `widths` says."""
    left, right = [], []
    for index, ((x, y), width) in enumerate(zip(points, widths, strict=True)):
        before, after = points[max(index - 1, 0)], points[min(index + 1, len(points) - 1)]
        along_x, along_y = after[0] - before[0], after[1] - before[1]
        length = hypot(along_x, along_y) or 1
        aside_x, aside_y = -along_y / length * width / 2, along_x / length * width / 2
        left.append((x + aside_x, y + aside_y))
        right.append((x - aside_x, y - aside_y))
    return smooth_line(left) + "L" + smooth_line(right[::-1])[1:] + "Z"


def curve(start: Point, bend: Point, end: Point, steps: int = 10) -> list[Point]:
    """Points along a quadratic curve that leans towards `bend`."""
    points = []
    for step in range(steps + 1):
        there = step / steps
        here = 1 - there
        points.append(
            (
                here * here * start[0] + 2 * here * there * bend[0] + there * there * end[0],
                here * here * start[1] + 2 * here * there * bend[1] + there * there * end[1],
            )
        )
    return points


def outline(random: Random, steps: int, roughness: float) -> list[float]:
    """Heights between about -1 and 1 of a land's edge: big forms first, then ever smaller ones.

    `steps` is a power of two; one more height is answered. A roughness of 0.3 is rolling downs,
    0.6 is rock.
    """
    heights = [random.uniform(-1, 1)] + [0.0] * (steps - 1) + [random.uniform(-1, 1)]
    span, reach = steps, 1.0
    while span > 1:
        half = span // 2
        for middle in range(half, steps, span):
            level = (heights[middle - half] + heights[middle + half]) / 2
            heights[middle] = level + random.uniform(-reach, reach)
        span, reach = half, reach * roughness
    return heights


def side_of(share: float) -> int:
    """On which half of a canvas a share of its width lies: -1 for the left, 1 for the right."""
    return -1 if share < 0.5 else 1
