import re
from io import BytesIO
from itertools import combinations

import numpy as np
import pytest
from imagehash import phash
from PIL import Image

from sugarsnap.demo.people import PEOPLE
from sugarsnap.demo.scenes import Scene, catalogue, draw_jpeg, draw_portrait, snap_peas
from sugarsnap.demo.scenes.comments import BY_FAMILY, GENERIC, comments_for

SMALL = 0.1
SCENES = catalogue()
FIRST_OF_EACH_FAMILY = tuple({scene.family: scene for scene in reversed(SCENES)}.values())
USERNAME = re.compile(r"(?=.*[a-z])[a-z0-9_]+(\.[a-z0-9_]+)*")

Thumbnails = dict[str, np.ndarray]


def key_of(scene: Scene) -> str:
    return scene.key


@pytest.fixture(scope="module")
def thumbnails() -> Thumbnails:
    """Every scene drawn at a tenth of its size, as rows of red, green and blue."""
    return {scene.key: scene.canvas().render(SMALL).numpy() for scene in SCENES}


def distance(one: np.ndarray, other: np.ndarray) -> float:
    """How different two pictures look at 16 by 16: mean difference of colour, 0 to 255."""
    first, second = (
        np.asarray(Image.fromarray(each).resize((16, 16)), dtype=float) for each in (one, other)
    )
    return float(np.abs(first - second).mean())


def test_there_are_some_hundred_scenes_of_many_families() -> None:
    sizes = dict.fromkeys(BY_FAMILY, 0)

    for scene in SCENES:
        sizes[scene.family] += 1

    assert 95 <= len(SCENES) <= 120
    assert len({scene.key for scene in SCENES}) == len(SCENES)
    assert len(sizes) >= 8
    assert min(sizes.values()) >= 6


def test_the_first_scene_is_the_snap_peas_and_it_is_green() -> None:
    picture = snap_peas.canvas().render(SMALL).numpy().astype(int)

    red, green, blue = picture.mean(axis=(0, 1))

    assert SCENES[0] is snap_peas
    assert "snap pea" in snap_peas.alt_text
    assert green > red + 15
    assert green > blue + 40


@pytest.mark.parametrize("scene", FIRST_OF_EACH_FAMILY, ids=key_of)
def test_a_scene_is_drawn_to_the_same_bytes_every_time(scene: Scene) -> None:
    first = draw_jpeg(scene)
    second = draw_jpeg(scene)

    assert first == second
    assert Image.open(BytesIO(first)).size == (scene.width, scene.height)


def test_no_side_of_a_scene_is_longer_than_1440_pixels() -> None:
    assert [s.key for s in SCENES if max(s.size) > 1440 or min(s.size) < 500] == []


def test_no_two_scenes_look_alike(thumbnails: Thumbnails) -> None:
    alike = [
        (one, other)
        for one, other in combinations(thumbnails, 2)
        if distance(thumbnails[one], thumbnails[other]) < 12
    ]

    assert alike == []


def test_no_two_scenes_share_their_composition(thumbnails: Thumbnails) -> None:
    prints = {key: phash(Image.fromarray(each)) for key, each in thumbnails.items()}

    alike = [pair for pair in combinations(prints, 2) if prints[pair[0]] - prints[pair[1]] < 4]

    assert alike == []


@pytest.mark.parametrize("scene", SCENES, ids=key_of)
def test_a_scene_is_neither_flat_nor_too_dark_nor_burnt_out(
    scene: Scene, thumbnails: Thumbnails
) -> None:
    luminance = thumbnails[scene.key].astype(float) @ (0.299, 0.587, 0.114)

    low, high = np.percentile(luminance, (2, 98))

    assert high - low > 70
    assert 30 < luminance.mean() < 220
    assert (luminance > 250).mean() < 0.12
    assert (luminance < 5).mean() < 0.1


def test_no_scene_is_without_colour(thumbnails: Thumbnails) -> None:
    spread = {key: np.ptp(each.astype(int), axis=2).mean() for key, each in thumbnails.items()}

    assert [key for key, chroma in spread.items() if chroma < 12] == []


@pytest.mark.parametrize("scene", SCENES, ids=key_of)
def test_a_scene_has_a_caption_within_the_limits(scene: Scene) -> None:
    assert 5 <= len(scene.caption) <= 2200
    assert scene.caption.count("#") <= 30
    assert "http" not in scene.caption


@pytest.mark.parametrize("scene", SCENES, ids=key_of)
def test_a_scene_has_an_alternative_text_that_describes_it(scene: Scene) -> None:
    assert 30 <= len(scene.alt_text) <= 200
    assert scene.alt_text.endswith(".")
    assert scene.alt_text != scene.caption


def test_no_words_are_used_for_two_scenes() -> None:
    assert len({scene.caption for scene in SCENES}) == len(SCENES)
    assert len({scene.alt_text for scene in SCENES}) == len(SCENES)


def test_some_captions_carry_hashtags() -> None:
    tagged = [scene for scene in SCENES if re.search(r"#\w", scene.caption)]

    assert len(tagged) >= 15


def test_people_have_valid_usernames_of_their_own() -> None:
    names = [person.username for person in PEOPLE]

    assert len(set(names)) == len(PEOPLE) == 40
    assert [name for name in names if not USERNAME.fullmatch(name) or len(name) > 30] == []
    assert "grantwinney" not in names


def test_people_keep_to_the_limits_of_a_profile() -> None:
    assert [p.username for p in PEOPLE if not 1 <= len(p.full_name) <= 30] == []
    assert [p.username for p in PEOPLE if not 1 <= len(p.bio) <= 150] == []
    assert [p.username for p in PEOPLE if p.website and ".example/" not in p.website] == []


def test_no_two_portraits_look_alike() -> None:
    pictures = {
        person.username: np.asarray(Image.open(BytesIO(draw_portrait(person.portrait))))
        for person in PEOPLE
    }

    alike = [
        (one, other)
        for one, other in combinations(pictures, 2)
        if distance(pictures[one], pictures[other]) < 8
    ]

    assert {picture.shape for picture in pictures.values()} == {(320, 320, 3)}
    assert alike == []


def test_a_portrait_is_drawn_to_the_same_bytes_every_time() -> None:
    assert draw_portrait(7) == draw_portrait(7)
    assert draw_portrait(7) != draw_portrait(8)


def test_every_family_has_comments_that_may_be_posted() -> None:
    every = [*GENERIC, *(text for texts in BY_FAMILY.values() for text in texts)]

    assert {scene.family for scene in SCENES} == set(BY_FAMILY)
    assert len(set(every)) == len(every) >= 60
    assert [text for text in every if not 1 <= len(text) <= 300] == []
    assert [text for text in every if "://" in text or "www." in text] == []
    assert [text for text in every if text.isupper()] == []


def test_a_family_hears_its_own_comments_before_the_general_ones() -> None:
    assert comments_for("lake") == (*BY_FAMILY["lake"], *GENERIC)
    assert comments_for("unheard of") == GENERIC
