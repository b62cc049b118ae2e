"""Coordinates are read as people write them, and what lies near is in the cells around."""

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sugarsnap.errors import InvalidError, MissingParameterError
from sugarsnap.rules.geography import (
    DEGREE,
    PHOTO_SIZES,
    PLACE_SIZE,
    RADIUS,
    SPOT,
    Circle,
    Point,
    cell_of,
    cells_around,
    degrees,
    distance,
    holder_of,
    photo_size,
    read_metres,
    read_point,
)

SIZES = (SPOT, PLACE_SIZE, *PHOTO_SIZES)
POLE = 90 * DEGREE
HALF = 180 * DEGREE
METRE_APART = 0.15
"""How far rounding moves a point, in metres."""

latitudes = st.integers(-POLE, POLE) | st.integers(POLE - DEGREE, POLE).flatmap(
    lambda lat: st.sampled_from([lat, -lat])
)
longitudes = st.integers(-HALF, HALF) | st.sampled_from([-HALF, HALF, HALF - 1, 0])
points = st.builds(Point, latitudes, longitudes)
directions = st.floats(0, 2 * math.pi)
sizes = st.sampled_from(SIZES)
shares = st.floats(0, 1) | st.just(1.0)


def walk(point: Point, direction: float, metres: float) -> Point:
    """Where one comes to, going straight from a point."""
    lat, lng = (math.radians(degrees(each)) for each in (point.lat, point.lng))
    turned = metres / RADIUS
    there = math.asin(
        math.sin(lat) * math.cos(turned) + math.cos(lat) * math.sin(turned) * math.cos(direction)
    )
    east = math.atan2(
        math.sin(direction) * math.sin(turned) * math.cos(lat),
        math.cos(turned) - math.sin(lat) * math.sin(there),
    )
    around = (math.degrees(lng + east) + 180) % 360 - 180
    return Point(round(math.degrees(there) * DEGREE), round(around * DEGREE))


@pytest.mark.parametrize(
    ("lat", "lng", "point"),
    [
        ("48.8583701", "2.2944813", Point(48_858_370, 2_294_481)),
        ("-33.8568", "151.2153", Point(-33_856_800, 151_215_300)),
        ("+90", "-180", Point(POLE, -HALF)),
        ("0", "180.000000", Point(0, HALF)),
        (".5", "5.", Point(500_000, 5_000_000)),
        ("1e-05", "-1.5E1", Point(10, -15_000_000)),
    ],
)
def test_coordinates_are_read_to_the_millionth_of_a_degree(
    lat: str, lng: str, point: Point
) -> None:
    assert read_point(lat, lng) == point


@pytest.mark.parametrize(("lat", "lng"), [("", ""), ("48.8", ""), ("", "2.2")])
def test_a_point_needs_both_coordinates(lat: str, lng: str) -> None:
    with pytest.raises(MissingParameterError, match="missing lat and lng"):
        read_point(lat, lng)


@pytest.mark.parametrize(
    "text",
    [
        *("nan", "inf", "-inf", "Infinity", "abc", "48,8", "1_0", " 1", "1 ", "0x1", "1e999", "²"),
        *("90.0000001", "-90.1", "1e9", "--1", ".", "-", "1" * 41),
    ],
)
def test_what_is_no_latitude_is_refused(text: str) -> None:
    with pytest.raises(InvalidError) as refused:
        read_point(text, "0")

    assert refused.value.field == "lat"


@pytest.mark.parametrize("text", ["180.1", "-181", "nan"])
def test_what_is_no_longitude_is_refused(text: str) -> None:
    with pytest.raises(InvalidError) as refused:
        read_point("0", text)

    assert refused.value.field == "lng"


@pytest.mark.parametrize(
    ("text", "metres"),
    [
        ("", 500),
        ("far", 500),
        ("nan", 500),
        ("0", 500),
        ("-5", 500),
        ("1", 1),
        ("0.5", 1),
        ("250.000000", 250),
        ("1e2", 100),
        ("750", 750),
        ("1e99", 750),
        ("9" * 40, 750),
    ],
)
def test_a_distance_is_clamped_and_what_is_none_is_the_usual_one(text: str, metres: int) -> None:
    assert read_metres(text, default=500, most=750) == metres


@pytest.mark.parametrize(
    ("metres", "size"), [(1, 1_000), (1_000, 1_000), (1_001, 5_000), (5_000, 5_000)]
)
def test_photos_are_looked_for_in_the_smallest_cells_that_will_do(metres: int, size: int) -> None:
    assert photo_size(Circle(Point(0, 0), metres)) == size


@given(points)
def test_a_point_is_read_back_from_its_degrees(point: Point) -> None:
    assert read_point(f"{degrees(point.lat)}", f"{degrees(point.lng)}") == point


@pytest.mark.parametrize(
    ("one", "other", "metres"),
    [
        (Point(48_858_370, 2_294_481), Point(48_858_370, 2_294_481), 0),
        (Point(0, 0), Point(DEGREE, 0), 111_195),
        (Point(0, HALF - DEGREE), Point(0, DEGREE - HALF), 222_390),
        (Point(0, 0), Point(0, HALF), 20_015_114),
        (Point(48_856_614, 2_352_222), Point(51_507_351, -127_758), 343_556),
    ],
)
def test_distances_are_those_over_the_surface(one: Point, other: Point, metres: int) -> None:
    assert distance(one, other) == pytest.approx(metres, rel=1e-4)


@given(points, points)
def test_a_way_is_as_long_there_as_back(one: Point, other: Point) -> None:
    assert distance(one, other) == pytest.approx(distance(other, one))


@given(points, directions, sizes, shares, shares)
@example(Point(POLE, 0), 1.0, 5_000, 1.0, 1.0)
@example(Point(POLE - 40_000, HALF), math.pi / 2, 5_000, 1.0, 1.0)
@example(Point(0, HALF), math.pi / 2, 100, 1.0, 1.0)
@example(Point(0, -HALF), -math.pi / 2, 750, 0.3, 1.0)
def test_all_that_lies_within_a_circle_lies_in_the_cells_around_it(
    centre: Point, direction: float, size: int, radius: float, share: float
) -> None:
    circle = Circle(centre, math.floor(radius * size))
    near = walk(centre, direction, max(circle.metres * share - METRE_APART, 0))

    cells = cells_around(circle, size)

    assert cell_of(near, size) in cells
    assert 1 <= len(cells) <= 9
    assert len(set(cells)) == len(cells)


@given(st.builds(Point, st.integers(-80 * DEGREE, 80 * DEGREE), longitudes), directions, sizes)
def test_cells_keep_their_width_from_the_equator_to_the_north(
    centre: Point, direction: float, size: int
) -> None:
    far = walk(centre, direction, 4 * size)

    assert cell_of(far, size) not in cells_around(Circle(centre, size), size)


@given(points)
def test_cells_of_different_sizes_have_different_numbers(point: Point) -> None:
    numbers = {cell_of(point, size) for size in SIZES}

    assert len(numbers) == len(SIZES)
    assert all(0 <= number < 2**63 for number in numbers)


@pytest.mark.parametrize(
    ("point", "numbers"),
    [
        (
            Point(48_858_370, 2_294_481),
            (110111462917064, 824655092925637, 1099527656321939, 5497561344379470),
        ),
        (
            Point(-33_856_800, 151_215_300),
            (110015975562974, 824642362187190, 1099518108005958, 5497559434925991),
        ),
    ],
)
def test_cells_keep_the_numbers_under_which_databases_hold_them(
    point: Point, numbers: tuple[int, ...]
) -> None:
    assert tuple(cell_of(point, size) for size in SIZES) == numbers


def test_both_ends_of_the_dateline_are_one_cell() -> None:
    assert cell_of(Point(0, HALF), 5_000) == cell_of(Point(0, -HALF), 5_000)


@pytest.mark.parametrize("lat", [POLE, -POLE])
def test_a_pole_is_one_cell_whatever_its_longitude(lat: int) -> None:
    assert cell_of(Point(lat, 0), 750) == cell_of(Point(lat, 100 * DEGREE), 750)


@given(points, directions, sizes, st.floats(0, 2))
def test_a_circle_holds_what_is_not_farther_than_its_radius(
    centre: Point, direction: float, metres: int, share: float
) -> None:
    point = walk(centre, direction, metres * share)

    is_held = holder_of(Circle(centre, metres))(point.lat, point.lng)

    apart = distance(centre, point)
    assert is_held is (apart <= metres) or abs(apart - metres) < METRE_APART
