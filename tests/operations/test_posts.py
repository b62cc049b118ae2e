"""Posts of several pictures, with people in them and from a place."""

import json

import pytest
from msgspec import structs

from sugarsnap.errors import InvalidError, MissingParameterError
from sugarsnap.ids import SHARDS, AccountId, shard_of_account, shard_of_id
from sugarsnap.operations.accounts import NewAccount, create_account, edit_profile, suspend_account
from sugarsnap.operations.media import list_recent_media, read_media
from sugarsnap.operations.pictures import PictureAddress, PictureFile, find_rendition
from sugarsnap.operations.posts import Draft, delete_media, post_media
from sugarsnap.operations.upkeep import check_rows
from sugarsnap.ports import Picture
from sugarsnap.queries.media_pictures import list_pictures
from sugarsnap.queries.pictures import is_used
from sugarsnap.records.media import SeenMedia
from sugarsnap.rules.geography import Point
from sugarsnap.rules.paging import Page
from sugarsnap.rules.tagged_people import PersonTag
from world import PRIVATE, World, picture_of, untruths

POND = Point(48_100_000, 11_500_000)


def pictures(*names: str) -> list[Picture]:
    """Pictures of growing height, so that one can be told from another."""
    return [
        structs.replace(picture_of(name), height=700 + number) for number, name in enumerate(names)
    ]


def post(world: World, who: str, draft: Draft, *names: str) -> SeenMedia:
    seen = world.do(post_media, who, draft, pictures(*(names or ("one",))))
    assert isinstance(seen, SeenMedia)
    return seen


def tag(*usernames: str) -> Draft:
    return Draft("", people=tuple(PersonTag(name) for name in usernames))


def test_several_pictures_are_read_in_the_order_in_which_they_were_posted(world: World) -> None:
    posted = post(world, "cyd", Draft("Peas", ("First.", "", "Third.")), "c", "a", "b")

    seen = world.see(read_media, "ben", posted.media.id)

    assert [picture.digest for picture in seen.pictures] == [
        picture_of(name).digest for name in "cab"
    ]
    assert [picture.height for picture in seen.pictures] == [700, 701, 702]
    assert [picture.alt_text for picture in seen.pictures] == ["First.", "", "Third."]
    assert seen.pictures == posted.pictures


def test_the_first_of_several_pictures_stands_for_all(world: World) -> None:
    media = post(world, "cyd", Draft("", ("First.", "Second.")), "a", "b").media

    assert (media.digest, media.height) == (picture_of("a").digest, 700)
    assert (media.alt_text, media.n_pictures) == ("First.", 2)


def test_every_picture_of_several_has_an_id_of_its_own_at_its_owners_shard(world: World) -> None:
    seen = post(world, "cyd", Draft("Peas"), "a", "b", "c")

    ids = {seen.media.id, seen.media.caption_id, *(picture.id for picture in seen.pictures)}

    assert len(ids) == 5
    assert {shard_of_id(id_) for id_ in ids} == {shard_of_account(world.id_of("cyd"))}


def test_one_picture_alone_has_no_row_beside_its_post(world: World) -> None:
    seen = post(world, "cyd", Draft(""))

    assert seen.pictures == ()
    assert seen.media.n_pictures == 1
    assert world.ask(list_pictures, [seen.media]) == []


def test_a_list_shows_each_post_with_its_own_pictures_and_people(world: World) -> None:
    draft = Draft("", people=(PersonTag("ben", 0.2, 0.4, 1),))
    several, one = post(world, "cyd", draft, "a", "b"), post(world, "cyd", tag("ada", "dan"), "c")

    newest, before, _ = world.see(list_recent_media, "ben", world.id_of("cyd"), Page(9))

    assert (newest.media.id, before.media.id) == (one.media.id, several.media.id)
    assert [len(newest.pictures), len(before.pictures)] == [0, 2]
    assert {person.card.username for person in newest.people} == {"ada", "dan"}
    assert [(p.tagged.position, p.tagged.x, p.tagged.y) for p in before.people] == [(1, 2000, 4000)]


def test_ten_pictures_fit_into_a_post_and_no_more(world: World) -> None:
    names = [f"number {number}" for number in range(11)]

    assert post(world, "cyd", Draft(""), *names[:10]).media.n_pictures == 10
    with pytest.raises(InvalidError) as refused:
        post(world, "cyd", Draft(""), *names)

    assert refused.value.field == "photo"


def test_a_post_needs_a_picture(world: World) -> None:
    with pytest.raises(MissingParameterError):
        world.do(post_media, "cyd", Draft(""), [])


def test_there_are_no_more_descriptions_than_pictures(world: World) -> None:
    post(world, "cyd", Draft("", ("One.", " ")))

    with pytest.raises(InvalidError) as refused:
        post(world, "cyd", Draft("", ("One.", "Two.")))

    assert refused.value.field == "alt_text"


@pytest.mark.parametrize(
    ("who", "whom"),
    [("cyd", "zoe"), ("cyd", "eve"), ("dan", "ada"), ("ada", "dan")],
    ids=["missing", "suspended", "blocking", "blocked"],
)
def test_somebody_out_of_sight_cannot_be_tagged_and_why_is_not_told(
    world: World, who: str, whom: str
) -> None:
    before = world.account(who)

    with pytest.raises(InvalidError) as refused:
        post(world, who, tag("ben", whom))

    assert refused.value.sentence == f"There is no {whom} whom you could tag."
    assert world.account(who) == before


@pytest.mark.parametrize("whom", ["ada", "ben", "cyd"], ids=["private", "public", "oneself"])
def test_whoever_may_be_known_of_can_be_tagged(world: World, whom: str) -> None:
    seen = post(world, "cyd", tag(whom))

    assert [person.card.username for person in seen.people] == [whom]
    assert seen.media.n_people == 1


def test_a_tagged_person_is_not_shown_to_whoever_may_not_know_of_them(world: World) -> None:
    media = post(world, "cyd", tag("ada", "ben")).media

    def tagged(who: str) -> set[str]:
        return {person.card.username for person in world.see(read_media, who, media.id).people}

    assert tagged("cyd") == tagged("nobody") == {"ada", "ben"}
    assert tagged("dan") == {"ben"}
    world.works.write_now(suspend_account, world.id_of("ben"))
    assert tagged("nobody") == {"ada"}


def test_a_post_from_a_place_names_it_and_the_next_one_the_same(world: World) -> None:
    draft = Draft("", place_name="The  pond", point=POND)
    first, second = post(world, "cyd", draft), post(world, "dan", draft)

    assert first.place is not None
    assert (first.place.name, first.place.lat, first.place.lng) == ("The pond", POND.lat, POND.lng)
    assert second.media.place_id == first.place.id
    assert world.see(read_media, "ben", second.media.id).place == first.place


def test_a_point_needs_no_name(world: World) -> None:
    seen = post(world, "cyd", Draft("", point=POND))

    assert seen.place is None
    assert (seen.media.has_point, seen.media.lat, seen.media.lng) == (1, POND.lat, POND.lng)


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (Draft("", place_name="The pond"), "lat"),
        (Draft("", place_name="x" * 101, point=POND), "place_name"),
    ],
)
def test_a_place_without_a_point_or_with_too_long_a_name_is_refused(
    world: World, draft: Draft, field: str
) -> None:
    with pytest.raises(InvalidError) as refused:
        post(world, "cyd", draft)

    assert refused.value.field == field


def test_nothing_of_a_deleted_post_is_left_but_what_is_purged_later(world: World) -> None:
    draft = Draft("", people=(PersonTag("ben", position=1),), place_name="The pond", point=POND)
    seen = post(world, "cyd", draft, "a", "b", "b")

    world.do(delete_media, "cyd", seen.media.id)

    for table in ("media_pictures", "tagged_people", "place_media", "cell_media"):
        sql = f"SELECT * FROM {table} WHERE media_id = :media"
        assert world.rows(sql, media=seen.media.id) == [], table
    assert not any(world.ask(is_used, picture_of(name).digest) for name in "ab")
    rows = world.rows("SELECT payload FROM outbox WHERE kind LIKE 'purge_%'")
    assert {json.loads(payload)["digest"] for (payload,) in rows} == {
        picture_of(name).digest for name in "ab"
    }
    assert world.ask(untruths) == []


def test_a_picture_that_another_post_shows_too_stays_in_use(world: World) -> None:
    one, other = (post(world, "cyd", Draft(""), "a", "b") for _ in range(2))

    world.do(delete_media, "cyd", one.media.id)

    assert all(world.ask(is_used, picture.digest) for picture in other.pictures)
    assert world.works.read(check_rows) == []


def address_of(
    world: World, seen: SeenMedia, position: int, extension: str = "jpg"
) -> PictureAddress:
    thing = seen.pictures[position].id
    key = world.works.tools.keys.picture(thing, seen.owner.photo_serial)
    return PictureAddress(thing, seen.owner.id, key, 640, extension)


def find(world: World, address: PictureAddress) -> PictureFile | None:
    return world.works.read(find_rendition, address)


def test_every_picture_has_an_address_of_its_own_until_the_post_is_deleted(world: World) -> None:
    seen = post(world, "cyd", Draft(""), "a", "b")
    addresses = [address_of(world, seen, position) for position in (0, 1)]

    files = [find(world, address) for address in addresses]
    world.do(delete_media, "cyd", seen.media.id)

    assert [
        file and picture_of(name).digest in file.name
        for file, name in zip(files, "ab", strict=True)
    ] == [True, True]
    assert [find(world, address) for address in addresses] == [None, None]


def test_the_address_of_a_picture_dies_when_its_owner_goes_private(world: World) -> None:
    seen = post(world, "cyd", Draft(""), "a", "b")
    address = address_of(world, seen, 1)

    world.do(edit_profile, "cyd", PRIVATE)

    assert find(world, address) is None
    renewed = structs.replace(seen, owner=world.viewer("cyd").account)
    assert find(world, address_of(world, renewed, 1)) is not None


@pytest.mark.parametrize("position", [None, 1], ids=["of a photo", "of one of several"])
def test_a_key_that_went_out_of_use_opens_nothing_in_the_name_of_a_neighbour(
    world: World, position: int | None
) -> None:
    seen = post(world, "cyd", Draft(""), "a", "b")
    thing = seen.media.id if position is None else seen.pictures[position].id
    wanted = NewAccount("fay", "fay@home.example")
    wanted.id = AccountId(seen.owner.id + SHARDS)
    neighbour = world.works.write_now(create_account, wanted, "")
    assert shard_of_account(neighbour.id) == seen.owner.shard
    world.do(edit_profile, "cyd", PRIVATE)

    key = world.works.tools.keys.picture(thing, neighbour.photo_serial)

    assert find(world, PictureAddress(thing, neighbour.id, key, 640, "jpg")) is None
