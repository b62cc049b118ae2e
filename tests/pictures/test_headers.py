import time
from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image

from pictures import hostile
from pictures.conftest import Upload
from pictures.ordinary import FORMATS, saved, scene
from sugarsnap.adapters.pictures.formats.header import Header, PictureFormat
from sugarsnap.adapters.pictures.headers import judge
from sugarsnap.errors import PictureRefusedError

AS_JPEG_PNG = [hostile.jpeg_header, lambda width, height: hostile.png(width, height, 8, 2, None)]
AS_ANY = [*AS_JPEG_PNG, hostile.gif_with_frame_outside, hostile.heif_skeleton]


def animation(kind: str, frames: int) -> bytes:
    noise = np.random.default_rng(1).integers(0, 256, (frames, 8, 8, 3), np.uint8)
    pictures = [Image.fromarray(frame) for frame in noise]
    return saved(pictures[0], kind, save_all=True, append_images=pictures[1:], duration=20)


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_states_its_size(kind: str, upload: Upload) -> None:
    source = upload(saved(scene(), kind))

    header = judge(source)

    assert header == Header(PictureFormat[kind], 640, 480)


@pytest.mark.parametrize("options", [{"lossless": True}, {"exif": b"Exif\0\0II*\0", "quality": 50}])
def test_webp_states_its_size_in_each_of_its_three_ways(
    options: dict[str, object], upload: Upload
) -> None:
    header = judge(upload(saved(scene(301, 77), "WEBP", **options)))

    assert (header.width, header.height) == (301, 77)


def test_the_content_counts_and_the_name_does_not(upload: Upload) -> None:
    header = judge(upload(saved(scene()), "cat.png"))

    assert header.format == PictureFormat.JPEG


@pytest.mark.parametrize("make", AS_ANY)
@pytest.mark.parametrize("size", [(16_000, 3125), (3125, 16_000), (1000, 100), (1, 1)])
def test_a_picture_exactly_at_a_cap_is_let_in(
    make: Callable[[int, int], bytes], size: tuple[int, int], upload: Upload
) -> None:
    header = judge(upload(make(*size)))

    assert (header.width, header.height) == size


@pytest.mark.parametrize("make", AS_ANY)
@pytest.mark.parametrize(
    ("size", "words"),
    [
        ((16_001, 3000), "no side may be longer than 16000"),
        ((16_000, 3126), "at most 50 million fit"),
        ((1001, 100), "more than 10 times"),
        ((100, 1001), "more than 10 times"),
    ],
)
def test_a_picture_just_over_a_cap_is_refused(
    make: Callable[[int, int], bytes], size: tuple[int, int], words: str, upload: Upload
) -> None:
    source = upload(make(*size))

    with pytest.raises(PictureRefusedError, match=words):
        judge(source)


@pytest.mark.parametrize("make", AS_JPEG_PNG)
def test_a_picture_without_pixels_is_refused(
    make: Callable[[int, int], bytes], upload: Upload
) -> None:
    source = upload(make(0, 100))

    with pytest.raises(PictureRefusedError, match="no pixels"):
        judge(source)


def test_bytes_are_counted_to_the_last(upload: Upload) -> None:
    picture = saved(scene())
    at_the_cap = upload(picture + bytes(20_000_000 - len(picture)), "at")
    over_it = upload(picture + bytes(20_000_001 - len(picture)), "over")

    judge(at_the_cap)

    with pytest.raises(PictureRefusedError, match="larger than 20 MB"):
        judge(over_it)


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_an_animation_may_have_two_hundred_frames(kind: str, upload: Upload) -> None:
    whole = upload(animation(kind, 200), "whole")
    long = upload(animation(kind, 201), "long")

    header = judge(whole)

    assert header.frames == 200
    with pytest.raises(PictureRefusedError, match="more than 200 frames"):
        judge(long)


@pytest.mark.parametrize("name", hostile.STRANGERS)
def test_what_is_no_photo_is_refused_by_name(name: str, upload: Upload) -> None:
    source = upload(hostile.STRANGERS[name], "cat.jpg")

    with pytest.raises(PictureRefusedError) as refusal:
        judge(source)

    assert refusal.value.sentence == (
        f"This is {name}, not a photo. Please choose a JPEG, PNG, WebP, GIF or HEIC picture."
    )


@pytest.mark.parametrize("content", [b"", b"\n", b"just text", bytes(4096), b"\xff\xd8", b"GIF8"])
def test_what_is_nothing_known_is_refused(content: bytes, upload: Upload) -> None:
    source = upload(content, "cat.jpg")

    with pytest.raises(PictureRefusedError, match="Please choose a JPEG, PNG"):
        judge(source)


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("part", [0.02, 0.3, 0.6, 0.99])
def test_a_picture_that_is_cut_off_is_refused(kind: str, part: float, upload: Upload) -> None:
    content = saved(scene(), kind)
    source = upload(content[: int(len(content) * part)])

    with pytest.raises(PictureRefusedError, match=r"cut off|not a photo"):
        judge(source)


@pytest.mark.parametrize("kind", FORMATS)
def test_no_beginning_of_a_picture_is_mistaken_for_the_whole(kind: str, upload: Upload) -> None:
    content = saved(scene(24, 24), kind)

    for length in range(len(content) - 1):
        with pytest.raises(PictureRefusedError):
            judge(upload(content[:length]))


@pytest.mark.parametrize(("kind", "precision"), [(0xC3, 8), (0xC9, 8), (0xC1, 12)])
def test_a_rare_kind_of_jpeg_is_refused(kind: int, precision: int, upload: Upload) -> None:
    source = upload(hostile.jpeg_header(100, 100, kind, precision))

    with pytest.raises(PictureRefusedError, match="rare kind of JPEG"):
        judge(source)


@pytest.mark.parametrize(
    "make",
    [
        hostile.png_bomb,
        hostile.jpeg_of_many_segments,
        hostile.jpeg_of_much_padding,
        hostile.jpeg_of_many_scans,
        hostile.gif_of_many_blocks,
        lambda: hostile.webp_of_frames(2_000_000),
    ],
)
def test_a_file_made_to_keep_us_busy_is_refused_at_once(
    make: Callable[[], bytes], upload: Upload
) -> None:
    source = upload(make())
    began = time.process_time()

    with pytest.raises(PictureRefusedError):
        judge(source)

    assert time.process_time() - began < 0.3
