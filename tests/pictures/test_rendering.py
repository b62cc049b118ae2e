import hashlib
from io import BytesIO

import imagehash
import numpy as np
import pytest
from PIL import Image, ImageCms

from pictures import hostile
from pictures.conftest import Upload
from pictures.ordinary import (
    FORMATS,
    SECRET,
    difference,
    exif,
    jpeg_with_everything,
    opened,
    saved,
    scene,
    turned,
    wide_gamut_profile,
)
from sugarsnap.adapters.pictures.renderer import ChildRenderer
from sugarsnap.ports import RenderedPicture
from sugarsnap.rules.renditions import NOMINAL_SIZES, WIDTHS, size_of

CLOSE = 4.0


def colour_of(rendered: RenderedPicture) -> tuple[int, ...]:
    """The colour in the middle of a picture of one colour."""
    pixel = opened(rendered.files[150]).getpixel((75, 75))
    assert isinstance(pixel, tuple)
    return pixel


def near(colour: tuple[int, ...], by: int = 3) -> object:
    return pytest.approx(colour, abs=by)


def jpeg_segments(content: bytes) -> list[int]:
    """The kinds of segments before the first scan."""
    kinds, at = [], 2
    while content[at + 1] != 0xDA:
        kinds.append(content[at + 1])
        at += 2 + int.from_bytes(content[at + 2 : at + 4])
    return kinds


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_becomes_five_jpegs_that_look_like_it(
    kind: str, renderer: ChildRenderer, upload: Upload
) -> None:
    source = scene(1300, 900)

    rendered = renderer.render(upload(saved(source, kind)))

    assert tuple(sorted(rendered.files)) == NOMINAL_SIZES
    assert (rendered.picture.width, rendered.picture.height) == (1300, 900)
    for nominal in (*WIDTHS, 2048):
        rendition = opened(rendered.files[nominal])
        assert (rendition.format, rendition.mode) == ("JPEG", "RGB")
        assert difference(rendition, source) < CLOSE
        assert imagehash.phash(rendition) - imagehash.phash(source) <= 4


@pytest.mark.parametrize(
    "size",
    [(1, 1), (1, 10), (10, 1), (149, 151), (333, 777), (2500, 250), (250, 2500), (2100, 1401)],
)
def test_renditions_have_exactly_the_sizes_of_the_rule(
    size: tuple[int, int], renderer: ChildRenderer, upload: Upload
) -> None:
    rendered = renderer.render(upload(saved(scene(*size), "PNG")))

    sizes = {nominal: opened(content).size for nominal, content in rendered.files.items()}
    assert sizes == {nominal: size_of(nominal, *size) for nominal in NOMINAL_SIZES}


def test_the_square_is_cut_from_the_middle(renderer: ChildRenderer, upload: Upload) -> None:
    source = scene(900, 300)

    rendered = renderer.render(upload(saved(source)))

    assert difference(opened(rendered.files[150]), source.crop((300, 0, 600, 300))) < CLOSE


def test_the_digest_is_over_the_jpegs_smallest_first(
    renderer: ChildRenderer, upload: Upload
) -> None:
    rendered = renderer.render(upload(saved(scene())))

    in_order = b"".join(rendered.files[nominal] for nominal in NOMINAL_SIZES)
    assert rendered.picture.digest == hashlib.sha256(in_order).hexdigest()


def test_the_same_upload_gives_the_same_bytes(renderer: ChildRenderer, upload: Upload) -> None:
    source = upload(saved(scene()))

    assert renderer.render(source) == renderer.render(source)


def test_renditions_are_progressive(renderer: ChildRenderer, upload: Upload) -> None:
    rendered = renderer.render(upload(saved(scene())))

    assert all(opened(content).info.get("progressive") for content in rendered.files.values())


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_set_upright(
    kind: str, orientation: int, renderer: ChildRenderer, upload: Upload
) -> None:
    source = scene(200, 300)
    content = saved(turned(source, orientation), kind, exif=exif(orientation))

    rendered = renderer.render(upload(content))

    assert (rendered.picture.width, rendered.picture.height) == (200, 300)
    assert opened(rendered.files[640]).size == (200, 300)
    assert difference(opened(rendered.files[640]), source) < CLOSE


@pytest.mark.parametrize("orientation", [3, 6])
def test_a_heic_picture_is_set_upright_once(
    orientation: int, renderer: ChildRenderer, upload: Upload
) -> None:
    source = scene(200, 300)
    content = saved(turned(source, orientation), "HEIF", exif=exif(orientation))

    rendered = renderer.render(upload(content))

    assert difference(opened(rendered.files[640]), source) < CLOSE


def test_a_heic_picture_with_padded_rows_comes_out_straight(
    renderer: ChildRenderer, upload: Upload
) -> None:
    source = scene(333, 217)

    rendered = renderer.render(upload(saved(source, "HEIF")))

    assert difference(opened(rendered.files[640]), source) < CLOSE


def test_no_word_of_metadata_is_left_in_a_jpeg(renderer: ChildRenderer, upload: Upload) -> None:
    content = jpeg_with_everything()
    assert content.count(SECRET.encode()) >= 5

    rendered = renderer.render(upload(content))

    for rendition in rendered.files.values():
        assert SECRET[:10].encode() not in rendition
        assert not opened(rendition).getexif()
        assert all(kind < 0xE0 for kind in jpeg_segments(rendition))


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "HEIF"])
def test_no_word_of_metadata_is_left_of_another_format(
    kind: str, renderer: ChildRenderer, upload: Upload
) -> None:
    content = saved(scene(), kind, exif=exif(), xmp=SECRET.encode())
    assert SECRET.encode() in content

    rendered = renderer.render(upload(content))

    assert not any(SECRET[:10].encode() in rendition for rendition in rendered.files.values())


def test_webp_twins_have_the_sizes_of_their_jpegs_and_no_metadata(
    renderer: ChildRenderer, upload: Upload
) -> None:
    jpegs = renderer.render(upload(jpeg_with_everything())).files

    webps = renderer.render_webp({nominal: jpegs[nominal] for nominal in WIDTHS})

    assert set(webps) == set(WIDTHS)
    for nominal, content in webps.items():
        twin = opened(content)
        assert twin.format == "WEBP"
        assert difference(twin, opened(jpegs[nominal])) < CLOSE
        assert content[12:16] == b"VP8 "


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_a_wide_gamut_profile_is_honoured(
    kind: str, renderer: ChildRenderer, upload: Upload
) -> None:
    profile = wide_gamut_profile()
    stored = Image.new("RGB", (200, 200), (40, 170, 60))
    seen = ImageCms.profileToProfile(
        stored, ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB")
    )
    assert seen is not None
    assert difference(seen, stored) > 10

    rendered = renderer.render(upload(saved(stored, kind, icc_profile=profile)))

    pixel = seen.getpixel((0, 0))
    assert isinstance(pixel, tuple)
    assert colour_of(rendered) == near(pixel)


def test_a_profile_that_is_nonsense_is_no_reason_to_refuse(
    renderer: ChildRenderer, upload: Upload
) -> None:
    content = saved(Image.new("RGB", (200, 200), (150, 90, 70)), icc_profile=b"nonsense" * 50)

    rendered = renderer.render(upload(content))

    assert colour_of(rendered) == near((150, 90, 70))


def test_cmyk_becomes_rgb(renderer: ChildRenderer, upload: Upload) -> None:
    rendered = renderer.render(upload(saved(Image.new("CMYK", (200, 200), (0, 200, 200, 0)))))

    red, green, blue = colour_of(rendered)
    assert red > 200
    assert max(green, blue) < 110


@pytest.mark.parametrize(("mode", "colour"), [("L", 77), ("1", 1), ("I;16", 77 * 257)])
def test_grey_becomes_rgb(mode: str, colour: int, renderer: ChildRenderer, upload: Upload) -> None:
    content = saved(Image.new(mode, (200, 200), colour), "PNG")

    rendered = renderer.render(upload(content))

    grey = 255 if mode == "1" else 77
    assert colour_of(rendered) == near((grey, grey, grey))


def test_sixteen_bits_become_eight(renderer: ChildRenderer, upload: Upload) -> None:
    row = b"\x00" + np.array([150 * 257, 90 * 257, 70 * 257], ">u2").tobytes() * 200
    content = hostile.png(200, 200, 16, 2, row * 200)

    rendered = renderer.render(upload(content))

    assert colour_of(rendered) == near((150, 90, 70))


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "HEIF"])
def test_what_is_transparent_turns_white(
    kind: str, renderer: ChildRenderer, upload: Upload
) -> None:
    half_red = Image.new("RGBA", (200, 200), (255, 0, 0, 128))

    rendered = renderer.render(upload(saved(half_red, kind)))

    assert colour_of(rendered) == near((255, 127, 127), by=5)


@pytest.mark.parametrize("kind", ["PNG", "GIF"])
def test_a_transparent_palette_colour_turns_white(
    kind: str, renderer: ChildRenderer, upload: Upload
) -> None:
    palette = Image.new("P", (200, 200), 0)
    palette.putpalette([0, 0, 0, 255, 0, 0])

    rendered = renderer.render(upload(saved(palette, kind, transparency=0)))

    assert colour_of(rendered) == near((255, 255, 255))


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_the_first_frame_of_an_animation_is_the_picture(
    kind: str, renderer: ChildRenderer, upload: Upload
) -> None:
    blue, green = (Image.new("RGB", (200, 200), colour) for colour in ("#1e3c96", "#1e963c"))
    content = saved(blue, kind, save_all=True, append_images=[green], duration=100)

    rendered = renderer.render(upload(content))

    assert (rendered.picture.width, rendered.picture.height) == (200, 200)
    assert colour_of(rendered) == near((0x1E, 0x3C, 0x96), by=5)


def test_an_avatar_is_the_square_alone(renderer: ChildRenderer, upload: Upload) -> None:
    source = scene(1200, 400)

    avatar = renderer.render_avatar(upload(saved(source, exif=exif())))

    assert set(avatar.files) == {150}
    assert (avatar.picture.width, avatar.picture.height) == (1200, 400)
    assert avatar.picture.digest == hashlib.sha256(avatar.files[150]).hexdigest()
    assert difference(opened(avatar.files[150]), source.crop((400, 0, 800, 400))) < CLOSE
    assert SECRET.encode() not in avatar.files[150]


def test_a_large_photo_shrunk_while_it_is_read_keeps_its_looks(
    renderer: ChildRenderer, upload: Upload
) -> None:
    source = scene(4000, 3000)

    avatar = renderer.render_avatar(upload(saved(source, quality=92)))

    assert difference(opened(avatar.files[150]), source.crop((500, 0, 3500, 3000))) < CLOSE
