"""Photos are found at the shard that their id tells, or through its alias."""

from dataclasses import dataclass

import pytest
from msgspec import structs

from sugarsnap.ids import MediaId, shard_of_account, shard_of_id
from sugarsnap.queries.media import (
    delete_media,
    find_media,
    insert_media,
    list_media_of_owner,
    list_pointers_of_owners,
    update_webp,
)
from sugarsnap.records.media import Media
from world import World

WALK_MEDIA = MediaId(1667121369441597934)


@dataclass
class Album:
    """Three photos of Cyd's with small ids."""

    world: World

    def photo(self, id_: int) -> Media:
        return structs.replace(self.world.media("cyd"), id=MediaId(id_))

    def fill(self) -> None:
        for id_ in (2, 3, 1):
            self.world.ask(insert_media, self.photo(id_))

    def ids(self, *bounds: int) -> list[int]:
        found = self.world.ask(list_media_of_owner, self.world.id_of("cyd"), *bounds)
        return [media.id for media in found]


@pytest.fixture
def album(world: World) -> Album:
    album = Album(world)
    album.fill()
    world.ask(delete_media, world.media("cyd"))
    return album


def test_an_imported_photo_keeps_its_id_though_it_tells_another_shard(world: World) -> None:
    photo = structs.replace(world.media("dan"), id=WALK_MEDIA)
    assert shard_of_id(WALK_MEDIA) != shard_of_account(photo.owner_id)

    world.ask(insert_media, photo)

    assert world.ask(find_media, WALK_MEDIA) == photo


def test_an_imported_photo_is_deleted_with_its_alias(world: World) -> None:
    photo = structs.replace(world.media("ben"), id=WALK_MEDIA)
    world.ask(insert_media, photo)

    assert world.ask(delete_media, photo)
    assert not world.ask(delete_media, photo)

    assert world.ask(find_media, WALK_MEDIA) is None
    assert world.rows("SELECT * FROM media_alias") == []


def test_a_photo_is_not_taken_twice_under_one_id(world: World) -> None:
    with pytest.raises(Exception, match=r"(?i)unique"):
        world.ask(insert_media, world.media("ben"))


def test_photos_are_listed_newest_first_between_bounds_that_are_left_out(album: Album) -> None:
    assert album.ids(10) == [3, 2, 1]
    assert album.ids(2) == [3, 2]
    assert album.ids(10, 3) == [2, 1]
    assert album.ids(10, 3, 1) == [2]
    assert album.ids(10, 2, 2) == []


def test_photos_of_several_people_are_merged_newest_first(world: World) -> None:
    people = [world.id_of("ada"), world.id_of("dan"), world.id_of("ben")]

    found = world.ask(list_pointers_of_owners, people, 2)

    assert [post.media_id for post in found] == [world.photo_of("dan"), world.photo_of("ben")]


def test_nobody_has_no_photos(world: World) -> None:
    assert world.ask(list_pointers_of_owners, [], 10) == []


def test_webp_renditions_are_noted_at_one_photo(world: World) -> None:
    world.ask(update_webp, world.photo_of("ben"), world.id_of("ben"))

    assert world.media("ben").has_webp == 1
    assert world.media("cyd").has_webp == 0
