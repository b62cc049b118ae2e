import pytest
from hypothesis import given
from hypothesis import strategies as st

from sugarsnap.rules.renditions import (
    MAX_ASPECT_RATIO,
    NOMINAL_SIZES,
    WIDTHS,
    file_name,
    jpeg_names,
    size_of,
    webp_names,
)

DIGEST = "ab" + "0" * 62
SIDES = st.integers(min_value=1, max_value=16_000)


@pytest.mark.parametrize(
    ("nominal", "picture", "rendition"),
    [
        (150, (4000, 3000), (150, 150)),
        (150, (1, 1), (150, 150)),
        (320, (4000, 3000), (320, 240)),
        (640, (3000, 4000), (640, 853)),
        (1080, (1080, 1350), (1080, 1350)),
        (1080, (1000, 9999), (1000, 9999)),
        (2048, (4000, 3000), (2048, 1536)),
        (2048, (3000, 4000), (1536, 2048)),
        (2048, (2047, 300), (2047, 300)),
    ],
)
def test_a_rendition_has_the_size_that_its_bound_allows(
    nominal: int, picture: tuple[int, int], rendition: tuple[int, int]
) -> None:
    assert size_of(nominal, *picture) == rendition


def test_half_pixels_are_rounded_up() -> None:
    assert size_of(320, 640, 481) == (320, 241)


def test_no_side_is_ever_rounded_to_nothing() -> None:
    assert size_of(2048, 16_000, 1) == (2048, 1)


@given(width=SIDES, height=SIDES)
def test_nothing_but_the_square_is_ever_enlarged(width: int, height: int) -> None:
    for nominal in (*WIDTHS, 2048):
        rendition_width, rendition_height = size_of(nominal, width, height)

        assert 1 <= rendition_width <= min(width, nominal)
        assert 1 <= rendition_height <= height


@given(width=SIDES, height=SIDES)
def test_a_rendition_keeps_the_shape_to_within_a_pixel(width: int, height: int) -> None:
    for nominal in WIDTHS:
        rendition_width, rendition_height = size_of(nominal, width, height)

        exact = rendition_width * height / width
        assert abs(rendition_height - exact) <= 1


def test_a_file_is_named_by_its_content_and_true_size() -> None:
    assert file_name(DIGEST, (640, 480), "webp") == f"m/ab/{DIGEST}_640x480.webp"


def test_a_photo_has_five_jpeg_names_and_three_webp_names() -> None:
    jpegs = jpeg_names(DIGEST, 4000, 3000)
    webps = webp_names(DIGEST, 4000, 3000)

    assert tuple(jpegs) == NOMINAL_SIZES
    assert len(set(jpegs.values())) == 5
    assert webps == {
        320: f"m/ab/{DIGEST}_320x240.webp",
        640: f"m/ab/{DIGEST}_640x480.webp",
        1080: f"m/ab/{DIGEST}_1080x810.webp",
    }


def test_renditions_of_a_small_photo_share_a_name() -> None:
    names = jpeg_names(DIGEST, 400, 300)

    assert names[640] == names[1080] == names[2048] == f"m/ab/{DIGEST}_400x300.jpg"


def test_the_narrowest_picture_allowed_keeps_a_visible_rendition() -> None:
    width, height = size_of(320, 16_000, 16_000 // MAX_ASPECT_RATIO)

    assert (width, height) == (320, 32)
