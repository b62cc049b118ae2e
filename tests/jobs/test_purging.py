from fakes import MINUTE, SECOND
from jobs.workshop import Workshop, files_of
from sugarsnap.ids import shard_of_account
from sugarsnap.operations.accounts import change_picture
from sugarsnap.operations.posts import Draft, delete_media, post_media
from sugarsnap.operations.upkeep import check_rows
from sugarsnap.ports import Picture
from sugarsnap.rules.renditions import SQUARE, jpeg_names, square_names
from world import picture_of


def delete_photo_of(workshop: Workshop, name: str) -> None:
    workshop.world.do(delete_media, name, workshop.world.photo_of(name))


def test_likes_and_comments_of_a_deleted_photo_go_at_both_ends(settled: Workshop) -> None:
    photo = settled.world.photo_of("ben")
    delete_photo_of(settled, "ben")

    settled.worker().run_due()

    for table in ("likes", "user_likes", "comments"):
        sql = f"SELECT * FROM {table} WHERE media_id = :photo"
        assert settled.world.rows(sql, photo=photo) == [], table


def test_likes_and_comments_of_other_photos_stay(settled: Workshop) -> None:
    photo = settled.world.photo_of("ada")
    delete_photo_of(settled, "ben")

    settled.worker().run_due()

    for table in ("likes", "user_likes", "comments"):
        sql = f"SELECT * FROM {table} WHERE media_id = :photo"
        assert settled.world.rows(sql, photo=photo), table


def test_more_likes_than_fit_in_one_part_all_go(settled: Workshop) -> None:
    world, photo = settled.world, settled.world.photo_of("ben")
    shard = shard_of_account(world.id_of("ben"))
    for number in range(1, 451):
        giver = 1_000_000 + number
        values = {"photo": photo, "giver": giver, "shard": shard, "own": giver % 8192}
        world.ask(
            lambda db, values=values: [
                db.execute(
                    "tests.insert_like",
                    "INSERT INTO likes (media_id, account_id, shard, id) "
                    "VALUES (:photo, :giver, :shard, :giver)",
                    {name: values[name] for name in ("photo", "giver", "shard")},
                ),
                db.execute(
                    "tests.insert_user_like",
                    "INSERT INTO user_likes (account_id, media_id, shard, owner_id, id) "
                    "VALUES (:giver, :photo, :own, 1, :giver)",
                    {name: values[name] for name in ("photo", "giver", "own")},
                ),
            ]
        )
    delete_photo_of(settled, "ben")

    settled.worker().run_due()

    assert world.rows("SELECT * FROM likes WHERE media_id = :photo", photo=photo) == []
    assert world.rows("SELECT * FROM user_likes WHERE media_id = :photo", photo=photo) == []


def test_the_files_of_a_deleted_photo_go(settled: Workshop) -> None:
    delete_photo_of(settled, "ben")

    settled.worker().run_due()

    files = files_of("ben")
    assert (files["jpg"] | files["webp"]).isdisjoint(settled.store.files)
    assert files_of("ada")["jpg"] <= settled.store.files.keys()


def test_squares_that_were_cut_go_with_the_rest(settled: Workshop) -> None:
    picture = picture_of("ben")
    squares = square_names(picture.digest, picture.width, picture.height).values()
    for name in squares:
        settled.store.put(name, b"square")
    settled.clock.move(MINUTE)
    delete_photo_of(settled, "ben")

    settled.worker().run_due()

    assert set(squares).isdisjoint(settled.store.files)


def test_files_that_another_photo_shows_stay(settled: Workshop) -> None:
    settled.world.do(post_media, "cyd", Draft("The same picture"), [picture_of("ben")])
    delete_photo_of(settled, "ben")

    settled.worker().run_due()

    assert files_of("ben")["jpg"] <= settled.store.files.keys()
    assert settled.waiting() == []


def test_the_files_of_every_picture_of_a_deleted_post_go(settled: Workshop) -> None:
    media = settled.post("cyd", "a", "b", "c")
    settled.settle()
    settled.world.do(delete_media, "cyd", media.id)
    settled.clock.move(10 * SECOND)

    settled.worker().run_due()

    for name in "abc":
        files = files_of(name)
        assert (files["jpg"] | files["webp"]).isdisjoint(settled.store.files)
    assert settled.waiting() == []
    assert settled.works.read(check_rows) == []


def test_files_that_are_also_one_of_several_pictures_stay(settled: Workshop) -> None:
    settled.post("cyd", "a", "ben")
    delete_photo_of(settled, "ben")

    settled.worker().run_due()

    assert files_of("ben")["jpg"] <= settled.store.files.keys()


def test_files_stored_a_moment_ago_are_looked_at_again_before_they_go(settled: Workshop) -> None:
    for name in files_of("ben")["jpg"]:
        settled.store.put(name, b"an upload of the same picture, its row not entered yet")
    delete_photo_of(settled, "ben")

    settled.worker().run_due()

    assert files_of("ben")["jpg"] <= settled.store.files.keys()
    assert settled.waiting() == [("purge_media", 1)]
    settled.clock.move(10 * SECOND)
    settled.worker().run_due()
    assert files_of("ben")["jpg"].isdisjoint(settled.store.files)


def test_a_replaced_profile_picture_is_deleted(settled: Workshop) -> None:
    names = []
    for letter in "ab":
        picture = Picture(digest=letter * 64, width=SQUARE, height=SQUARE)
        names.append(jpeg_names(picture.digest, SQUARE, SQUARE)[SQUARE])
        settled.store.put(names[-1], b"avatar")
        settled.world.do(change_picture, "ben", picture)
    settled.clock.move(10 * SECOND)

    settled.worker().run_due()

    assert names[0] not in settled.store.files
    assert names[1] in settled.store.files


def test_nothing_is_left_behind_for_the_doctor(settled: Workshop) -> None:
    delete_photo_of(settled, "ben")
    delete_photo_of(settled, "ada")

    settled.worker().run_due()

    assert settled.works.read(check_rows) == []
