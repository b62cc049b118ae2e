"""Where things are: coordinates, distances, and the cells of a grid in which things are found.

Coordinates are whole millionths of a degree: a ninth of a metre, the same on every machine. The
grid has rows of equal height, each cut into as many cells as its circumference holds, so that a
cell is at least as wide and as high as its size says, anywhere. A circle of that radius therefore
lies in nine cells at most.
"""

import math
import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from sugarsnap.errors import InvalidError, MissingParameterError

DEGREE = 1_000_000
_HALF = 180 * DEGREE
_QUARTER = 90 * DEGREE
_FULL = 360 * DEGREE

RADIUS = 6_371_008.8
"""Of the Earth, in metres: the mean of its three axes (IUGG)."""
_METRES_OF_HALF = math.pi * RADIUS
_ROOM = 1.01
"""By how much rows are higher than the size of a cell, so that slack never needs a fourth."""
_SLACK = 4
"""Millionths of a degree by which a circle is taken for wider: what rounding may have cost."""

SPOT = 100
"""Metres within which two places of one name are the same."""
PLACE_SIZE = 750
PHOTO_SIZES = (1_000, 5_000)
"""Metres. Photos stand in cells of both, so that a search around the corner reads no whole town."""

_COLUMN_BITS = 20
_ROW_BITS = 20
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,2})?")
_LONGEST_NUMBER = 40


class Point(Struct, frozen=True):
    """A point on the Earth, in millionths of a degree."""

    lat: int
    lng: int


class Circle(Struct, frozen=True):
    """What lies within so many metres of a point."""

    centre: Point
    metres: int
    problem: InvalidError | None = None
    """Why a call names no circle; carried until it is its turn."""


def check_circle(circle: Circle) -> None:
    """Raise the InvalidError that a circle carries."""
    if circle.problem is not None:
        raise circle.problem


def read_point(lat: str, lng: str) -> Point:
    """The point that two texts in degrees write.

    Raises MissingParameterError where either is empty, and InvalidError.
    """
    if not (lat and lng):
        raise MissingParameterError("missing lat and lng")
    return Point(_read_degrees("lat", lat, 90), _read_degrees("lng", lng, 180))


def _read_degrees(name: str, text: str, most: int) -> int:
    if len(text) > _LONGEST_NUMBER or not _NUMBER.fullmatch(text):
        raise InvalidError(f"{name} is no number", name)
    number = float(text)
    if abs(number) > most:
        raise InvalidError(f"{name} lies between -{most} and {most}", name)
    return round(number * DEGREE)


def read_metres(text: str, default: int, most: int) -> int:
    """A distance, clamped; the default for what is no number or not above zero."""
    if len(text) > _LONGEST_NUMBER or not _NUMBER.fullmatch(text):
        return default
    return math.ceil(min(float(text), most)) if float(text) > 0 else default


def degrees(millionths: int) -> float:
    """A coordinate in degrees."""
    return millionths / DEGREE


def distance(one: Point, other: Point) -> float:
    """Metres between two points over the surface (the haversine formula)."""
    lat, other_lat = _radians(one.lat), _radians(other.lat)
    half_lat, half_lng = (other_lat - lat) / 2, _radians(other.lng - one.lng) / 2
    chord = _square_sine(half_lat) + math.cos(lat) * math.cos(other_lat) * _square_sine(half_lng)
    return 2 * RADIUS * math.asin(math.sqrt(min(chord, 1.0)))


def holder_of(circle: Circle) -> Callable[[int, int], bool]:
    """What tells whether a latitude and a longitude (millionths) lie in a circle.

    As `distance` would, without its root and arc: a search asks for hundreds of points.
    """
    sin, cos, half = math.sin, math.cos, _radians(0.5)
    lat, lng = circle.centre.lat, circle.centre.lng
    scale, most = cos(_radians(lat)), _square_sine(circle.metres / RADIUS / 2)

    def holds(other_lat: int, other_lng: int) -> bool:
        up, aside = sin((other_lat - lat) * half), sin((other_lng - lng) * half)
        return up * up + scale * cos(other_lat * 2 * half) * aside * aside <= most

    return holds


def cell_of(point: Point, size: int) -> int:
    """The number of the cell that a point lies in, of the grid with cells of `size` metres."""
    row = _row_of(point.lat, size)
    return _number(size, row, _column_of(point.lng, _columns(row, size)))


def photo_size(circle: Circle) -> int:
    """The size of the cells in which to look for photos in a circle: the smallest that will do.

    Raises ValueError where the circle is larger than the largest.
    """
    return min(size for size in PHOTO_SIZES if size >= circle.metres)


def cells_around(circle: Circle, size: int) -> list[int]:
    """The cells that a circle touches, nine at most; its radius is `size` metres at most."""
    lat = circle.centre.lat
    reach = math.ceil(circle.metres / _METRES_OF_HALF * _HALF) + _SLACK
    rows = range(_row_of(max(lat - reach, -_QUARTER), size), _row_of(lat + reach, size) + 1)
    return [_number(size, row, column) for row in rows for column in _touched(circle, row, size)]


def _touched(circle: Circle, row: int, size: int) -> Iterator[int]:
    """The columns of a row that a circle touches."""
    columns = _columns(row, size)
    half = math.ceil(_half_width(circle, row, size) / math.pi * _HALF) + _SLACK
    lng = circle.centre.lng + _HALF - half
    first = lng * columns // _FULL
    last = (lng + 2 * half) * columns // _FULL
    for column in range(first, min(last, first + columns - 1) + 1):
        yield column % columns


def _half_width(circle: Circle, row: int, size: int) -> float:
    """Half of the widest that a circle is inside a row, as radians of longitude."""
    lat, radius = _radians(circle.centre.lat), circle.metres / RADIUS
    if abs(lat) + radius >= math.pi / 2:
        return math.pi  # it holds the pole, and with it every longitude
    south, north = (_radians(edge) for edge in _edges(row, size))
    widest = math.asin(math.sin(lat) / math.cos(radius))
    at = min(max(widest, south), north)
    left = _square_sine(radius / 2) - _square_sine((at - lat) / 2)
    scale = math.cos(at) * math.cos(lat)
    return 2 * math.asin(math.sqrt(min(max(left, 0.0) / scale, 1.0)))


def _rows(size: int) -> int:
    return math.floor(_METRES_OF_HALF / (size * _ROOM))


def _row_of(lat: int, size: int) -> int:
    rows = _rows(size)
    return min((lat + _QUARTER) * rows // _HALF, rows - 1)


def _edges(row: int, size: int) -> tuple[float, float]:
    """The latitudes between which a row lies, in millionths of a degree."""
    rows = _rows(size)
    return row * _HALF / rows - _QUARTER, (row + 1) * _HALF / rows - _QUARTER


def _columns(row: int, size: int) -> int:
    """How many cells a row holds: measured at its edge towards the pole, where it is shortest."""
    shortest = min(math.cos(_radians(edge)) for edge in _edges(row, size))
    return max(math.floor(2 * _METRES_OF_HALF * shortest / (size * _ROOM)), 1)


def _column_of(lng: int, columns: int) -> int:
    return (lng + _HALF) * columns // _FULL % columns


def _number(size: int, row: int, column: int) -> int:
    return (size << _ROW_BITS | row) << _COLUMN_BITS | column


def _radians(millionths: float) -> float:
    return millionths / _HALF * math.pi


def _square_sine(angle: float) -> float:
    return math.sin(angle) ** 2
