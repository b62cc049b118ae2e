import pytest

from fakes import HOUR
from jobs.workshop import Workshop, files_of
from sugarsnap.operations.posts import delete_media
from sugarsnap.records.media import Media
from sugarsnap.requests import RenderWebp
from world import PEOPLE, picture_of


def test_a_posted_photo_gets_webp_twins_of_its_three_widths(workshop: Workshop) -> None:
    workshop.worker().run_due()

    assert files_of("ben")["webp"] <= workshop.store.files.keys()
    assert workshop.world.media("ben").has_webp == 1
    assert workshop.waiting() == []


def test_a_twin_is_made_of_the_rendition_of_its_own_width(workshop: Workshop) -> None:
    workshop.worker().run_due()

    for webp in files_of("ben")["webp"]:
        jpeg = webp.replace(".webp", ".jpg")
        assert workshop.store.get(webp) == f"webp of jpeg {jpeg}".encode()


def test_every_photo_is_rendered_once(workshop: Workshop) -> None:
    workshop.worker().run_due()

    workshop.worker().run_due()

    assert workshop.renderer.asked == len(PEOPLE)


def test_every_picture_of_a_post_gets_its_twins_before_the_post_is_said_to_have_them(
    settled: Workshop,
) -> None:
    media = settled.post("cyd", "a", "b")
    for name in files_of("b")["jpg"]:
        settled.store.delete(name)
    settled.settle()
    assert files_of("a")["webp"] <= settled.store.files.keys()
    assert has_webp(settled, media) == 0

    for name in files_of("b")["jpg"]:
        settled.store.put(name, b"jpeg")
    settled.clock.move(HOUR)
    settled.settle()

    assert files_of("b")["webp"] <= settled.store.files.keys()
    assert has_webp(settled, media) == 1


def has_webp(workshop: Workshop, media: Media) -> int:
    [(flag,)] = workshop.world.rows("SELECT has_webp FROM media WHERE id = :id", id=media.id)
    return int(flag)


def test_a_photo_deleted_before_its_turn_is_not_rendered(workshop: Workshop) -> None:
    workshop.world.do(delete_media, "ben", workshop.world.photo_of("ben"))

    workshop.worker().run_due()

    assert workshop.renderer.asked == len(PEOPLE) - 1
    assert files_of("ben")["webp"].isdisjoint(workshop.store.files)


def test_twins_of_a_photo_purged_while_they_are_made_do_not_stay(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    world, make = workshop.world, workshop.renderer.render_webp

    def make_while_purging(jpegs: dict[int, bytes]) -> dict[int, bytes]:
        if picture_of("ben").digest.encode() in next(iter(jpegs.values())):
            world.do(delete_media, "ben", world.photo_of("ben"))
            workshop.settle()
        return make(jpegs)

    monkeypatch.setattr(workshop.renderer, "render_webp", make_while_purging)
    workshop.worker().run_due()

    assert files_of("ben")["webp"].isdisjoint(workshop.store.files)
    assert files_of("ben")["jpg"].isdisjoint(workshop.store.files)


def test_a_photo_whose_files_are_missing_is_tried_again(workshop: Workshop) -> None:
    for name in files_of("ben")["jpg"]:
        workshop.store.delete(name)

    workshop.worker().run_due()

    assert workshop.waiting() == [("render_webp", 1)]
    assert workshop.world.media("ben").has_webp == 0


def test_a_request_for_a_photo_that_never_was_is_settled(settled: Workshop) -> None:
    request = RenderWebp(settled.world.id_of("ben"), settled.world.photo_of("ada"))
    settled.works.write_now(lambda work: work.later(request))

    settled.worker().run_due()

    assert settled.waiting() == []
