"""Hal, who is private: a post of three photos, and one of one, with people in them."""

from sugarsnap.ids import shortcode_of
from sugarsnap.operations.accounts import NewAccount, create_account, edit_profile
from sugarsnap.operations.grants import give_grant, token_of
from sugarsnap.operations.posts import Draft, post_media
from sugarsnap.ports import Picture
from sugarsnap.queries.accounts import find_card
from sugarsnap.queries.media_pictures import list_pictures
from sugarsnap.records.viewers import Viewer
from sugarsnap.rules.geography import Point
from sugarsnap.rules.scopes import Scope
from sugarsnap.rules.tagged_people import PersonTag
from wire.comparing import Known
from world import PRIVATE, World

_SIZES = ((1080, 1080), (1080, 1350), (300, 200))
_CAROUSEL = Draft(
    "Three of the #quayside",
    people=(
        PersonTag("cyd", 0.25, 0.5),
        PersonTag("ada", 1, 0, 2),
        PersonTag("cyd", 0.3333, 0.6667, 2),
    ),
    place_name="The greenhouse",
    point=Point(48_300_000, -11_500_000),
)
_SINGLE = Draft("", people=(PersonTag("ada"),), point=Point(-33_868_820, 151_209_300))


def put_up_carousels(world: World) -> Known:
    """Post them; answers the names of what is there then."""
    works = world.works
    world.clock.move(1000)
    person = works.write_now(create_account, NewAccount("hal", "hal@home.example"), "")
    works.write_now(edit_profile, Viewer(person.card), PRIVATE)
    hal = Viewer(works.read(lambda work: find_card(work.db, person.id)))
    grant = works.write_now(give_grant, hal.id, world.client_id, frozenset({Scope.BASIC})).grant
    known = {"hal": str(hal.id), "hal_token": works.read(token_of, grant)}
    for name, draft, sizes in (("three", _CAROUSEL, _SIZES), ("single", _SINGLE, _SIZES[:1])):
        world.clock.move(1000)
        pictures = [
            Picture(digest=f"{width}a".rjust(64, "0"), width=width, height=height)
            for width, height in sizes
        ]
        media = works.write_now(post_media, hal, draft, pictures).media
        known[f"{name}_photo"] = str(media.id)
        known[f"{name}_code"] = shortcode_of(media.id)
        known[f"{name}_time"] = str(media.created_ms // 1000)
        known[f"{name}_caption"] = str(media.caption_id)
        known[f"{name}_place"] = str(media.place_id)
        for picture in world.ask(list_pictures, [media]):
            known[f"{name}_{picture.position}"] = str(picture.id)
    return known
