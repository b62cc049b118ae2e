import pytest

from fakes import DAY, HOUR, MINUTE
from jobs.workshop import Workshop, files_of
from sugarsnap.ids import AccountId
from sugarsnap.jobs.sweep import ORPHAN_AGE_MS, keep_house, sweep_files
from sugarsnap.operations.sessions import IDLE_MS, find_signed_in, open_session
from sugarsnap.operations.upkeep import check_rows, list_missing_files
from sugarsnap.queries.codes import find_code, insert_code
from sugarsnap.records.clients import Code

ORPHAN = f"m/ab/{'ab' * 32}_640x640.jpg"


def code_that_ends(moment: int) -> Code:
    return Code(
        client_id="c" * 32,
        account_id=AccountId(8192),
        redirect_uri="http://localhost",
        challenge="",
        serial=0,
        minted=1,
        is_used=0,
        expires_ms=moment,
    )


def test_files_that_nothing_shows_are_swept_after_a_day(settled: Workshop) -> None:
    settled.store.put(ORPHAN, b"orphan")
    settled.store.put("unfinished/0a", b"half a file")
    settled.clock.move(ORPHAN_AGE_MS + 1)

    keep_house(settled.works, settled.means)

    assert ORPHAN not in settled.store.files
    assert "unfinished/0a" not in settled.store.files
    assert settled.works.read(list_missing_files, settled.store.files) == []


def test_younger_files_are_left_to_the_upload_that_they_may_belong_to(settled: Workshop) -> None:
    settled.clock.move(ORPHAN_AGE_MS)
    settled.store.put(ORPHAN, b"orphan")
    settled.clock.move(ORPHAN_AGE_MS - MINUTE)

    keep_house(settled.works, settled.means)

    assert ORPHAN in settled.store.files


def test_the_age_at_which_files_are_swept_can_be_chosen(settled: Workshop) -> None:
    settled.store.put(ORPHAN, b"orphan")
    settled.clock.move(1)

    swept = sweep_files(settled.works, settled.store, age_ms=0)

    assert swept == [ORPHAN]
    assert files_of("ada")["jpg"] <= settled.store.files.keys()


def test_a_file_renewed_while_the_sweep_looks_stays(settled: Workshop) -> None:
    settled.store.put(ORPHAN, b"orphan")
    settled.clock.move(2 * DAY)
    older = settled.store.list_older

    def list_and_renew(moment: int) -> list[str]:
        names = list(older(moment))
        settled.store.put(ORPHAN, b"uploaded anew")
        return names

    settled.store.list_older = list_and_renew  # type: ignore[method-assign]
    swept = sweep_files(settled.works, settled.store, ORPHAN_AGE_MS)

    assert swept == []


def test_a_missing_file_is_found(settled: Workshop) -> None:
    name = min(files_of("ada")["webp"])
    settled.store.delete(name)

    missing = settled.works.read(list_missing_files, settled.store.files)

    assert missing == [name]


def test_idle_sessions_are_forgotten(settled: Workshop) -> None:
    cookie = settled.works.write_now(open_session, settled.world.id_of("ben"))
    settled.clock.move(IDLE_MS + 1)

    keep_house(settled.works, settled.means)

    assert settled.works.read(find_signed_in, cookie).account is None
    assert settled.world.rows("SELECT digest FROM sessions") == []


def test_sessions_in_use_stay(settled: Workshop) -> None:
    cookie = settled.works.write_now(open_session, settled.world.id_of("ben"))
    settled.clock.move(HOUR)

    keep_house(settled.works, settled.means)

    assert settled.works.read(find_signed_in, cookie).account is not None


def test_codes_are_forgotten_a_day_after_they_ended(settled: Workshop) -> None:
    now = settled.clock.now()
    settled.world.ask(insert_code, "0a", code_that_ends(now - DAY - 1))
    settled.world.ask(insert_code, "0b", code_that_ends(now - HOUR))

    keep_house(settled.works, settled.means)

    assert settled.world.ask(find_code, "0a") is None
    assert settled.world.ask(find_code, "0b") is not None


def test_a_well_kept_house_has_nothing_for_the_doctor(settled: Workshop) -> None:
    assert settled.works.read(check_rows) == []


def test_a_count_that_is_not_its_rows_is_found(settled: Workshop) -> None:
    spoil(settled, "UPDATE media SET n_likes = n_likes + 1 WHERE id = :id")

    sentences = [finding.sentence for finding in settled.works.read(check_rows)]

    assert sentences == ["1 wrong counts: likes of a photo."]


def test_a_like_that_stands_at_one_end_only_is_found(settled: Workshop) -> None:
    spoil(settled, "DELETE FROM user_likes WHERE media_id = :id")

    sentences = [finding.sentence for finding in settled.works.read(check_rows)]

    assert sentences == ["2 likes stand at one end only."]


def test_a_picture_that_is_not_noted_as_shown_is_found(settled: Workshop) -> None:
    spoil(settled, "DELETE FROM picture_uses WHERE thing_id = :id")

    sentences = [finding.sentence for finding in settled.works.read(check_rows)]

    assert sentences == ["1 pictures are shown, but not noted as being shown."]


@pytest.mark.parametrize(
    ("sql", "sentence"),
    [
        ("UPDATE media SET n_people = 1 WHERE id = :id", "1 wrong counts: people in a post."),
        (
            "DELETE FROM media_pictures WHERE media_id = :id AND position = 1",
            "1 wrong counts: pictures of a post.",
        ),
        (
            (
                "DELETE FROM picture_uses WHERE thing_id IN "
                "(SELECT id FROM media_pictures WHERE media_id = :id AND position = 1)"
            ),
            "1 pictures are shown, but not noted as being shown.",
        ),
    ],
)
def test_what_is_wrong_with_a_post_of_several_pictures_is_found(
    settled: Workshop, sql: str, sentence: str
) -> None:
    media = settled.post("cyd", "a", "b")
    settled.world.ask(lambda db: db.execute("tests.update_rows", sql, {"id": media.id}))

    sentences = [finding.sentence for finding in settled.works.read(check_rows)]

    assert sentence in sentences


def test_files_of_every_picture_of_a_post_belong_to_it(settled: Workshop) -> None:
    settled.post("cyd", "a", "b")
    settled.settle()
    lost = max(files_of("b")["webp"])
    settled.store.delete(lost)
    settled.clock.move(2 * DAY)

    swept = sweep_files(settled.works, settled.store, ORPHAN_AGE_MS)

    assert swept == []
    assert settled.works.read(list_missing_files, settled.store.files) == [lost]


def test_likes_of_a_photo_that_is_gone_are_found(settled: Workshop) -> None:
    spoil(settled, "DELETE FROM media WHERE id = :id")

    checks = {finding.sentence for finding in settled.works.read(check_rows)}

    assert "4 likes and comments belong to photos that are gone." in checks
    assert "1 pictures are noted as being shown, but nothing shows them." in checks
    assert "1 wrong counts: photos of a person." in checks


def spoil(workshop: Workshop, sql: str) -> None:
    """Break Ben's photo in a way that no operation would."""
    values = {"id": workshop.world.photo_of("ben")}
    workshop.world.ask(lambda db: db.execute("tests.update_rows", sql, values))
