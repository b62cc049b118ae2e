from pathlib import Path

import pytest
from PIL import Image

from pictures import hostile
from pictures.conftest import Upload
from pictures.ordinary import difference, opened, saved, scene
from sugarsnap.adapters.pictures.renderer import ChildRenderer
from sugarsnap.errors import PictureRefusedError


def with_hole(content: bytes, at: float, length: int) -> bytes:
    """The file with `length` bytes blotted out: its chain of parts stays whole."""
    begin = int(len(content) * at)
    return content[:begin] + bytes(length) + content[begin + length :]


@pytest.mark.parametrize("name", hostile.polyglots())
def test_what_hangs_on_a_picture_is_gone(
    name: str, renderer: ChildRenderer, upload: Upload
) -> None:
    content = hostile.polyglots()[name]
    assert hostile.SCRIPT in content

    rendered = renderer.render(upload(content))

    for rendition in rendered.files.values():
        assert rendition.startswith(b"\xff\xd8\xff")
        assert rendition.endswith(hostile.JPEG_END)
        assert b"PK\x03\x04" not in rendition
        assert b"script" not in rendition


@pytest.mark.parametrize(
    "content",
    [
        hostile.jpeg_header(100, 100),
        hostile.png(100, 100, 8, 2, None),
        hostile.png(100, 100, 8, 2, b"\x00" * 500),
        hostile.webp_of_frames(3),
        hostile.heif_skeleton(100, 100),
        with_hole(saved(scene()), 0.5, 2000),
        with_hole(saved(scene(), "PNG"), 0.5, 50),
    ],
    ids=[
        "empty jpeg",
        "empty png",
        "short png",
        "empty webp",
        "empty heic",
        "jpeg with hole",
        "png with hole",
    ],
)
def test_a_picture_with_a_good_header_and_bad_pixels_is_refused_alone(
    content: bytes, renderer: ChildRenderer, upload: Upload
) -> None:
    source = upload(content)

    with pytest.raises(PictureRefusedError, match="Please save it"):
        renderer.render(source)

    assert renderer.render(upload(saved(scene()))).files


def test_a_heic_that_understates_its_size_is_judged_by_the_decoder(
    renderer: ChildRenderer, upload: Upload
) -> None:
    content = saved(scene(), "HEIF")
    size = b"ispe\x00\x00\x00\x00" + (640).to_bytes(4) + (480).to_bytes(4)
    assert size in content
    small = content.replace(size, b"ispe\x00\x00\x00\x00" + (8).to_bytes(4) * 2)

    with pytest.raises(PictureRefusedError):
        renderer.render(upload(small))


def test_an_odd_photo_that_is_whole_is_taken(renderer: ChildRenderer, upload: Upload) -> None:
    content = saved(scene())
    scan = content.index(b"\xff\xda")
    odd = content[:scan] + b"\xff\xda\x00\x0c\x03\x01\x00\x02\x11\x03\x11\x00\x3d\x00"
    odd += content[scan + 14 :]

    rendered = renderer.render(upload(odd))

    assert difference(opened(rendered.files[640]), scene()) < 3


@pytest.mark.parametrize(
    "name", ["photo[1].jpg", "photo[page=3].jpg", "-rf.jpg", "a b\u202egpj.png", "x" * 250]
)
def test_a_file_may_be_called_anything(name: str, renderer: ChildRenderer, upload: Upload) -> None:
    rendered = renderer.render(upload(saved(scene()), name))

    assert rendered.picture.width == 640


def test_nothing_is_left_beside_the_upload(
    renderer: ChildRenderer, upload: Upload, tmp_path: Path
) -> None:
    good, bad = upload(saved(scene()), "good"), upload(hostile.jpeg_header(100, 100), "bad")

    renderer.render(good)
    with pytest.raises(PictureRefusedError):
        renderer.render(bad)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad", "good"]


def test_fifty_megapixels_fit_even_where_the_decoder_holds_them_whole(
    renderer: ChildRenderer, upload: Upload
) -> None:
    flat = Image.new("RGB", (7071, 7071), (10, 200, 30))

    rendered = renderer.render(upload(saved(flat, progressive=True, subsampling=0)))

    assert rendered.picture.width == 7071


def test_a_picture_that_asks_for_too_much_memory_is_refused_alone(
    renderer: ChildRenderer, upload: Upload
) -> None:
    source = upload(hostile.jpeg_of_much_memory())

    with pytest.raises(PictureRefusedError, match="too demanding to decode"):
        renderer.render(source)

    assert renderer.render(upload(saved(scene()), "next")).files
