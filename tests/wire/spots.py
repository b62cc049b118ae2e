"""Gus, who posts from places: two photos at the pond, one from the bank, one from the hill."""

from sugarsnap.ids import shortcode_of
from sugarsnap.operations.accounts import NewAccount, create_account
from sugarsnap.operations.places import add_place, find_or_make_place
from sugarsnap.operations.posts import Draft, post_media
from sugarsnap.queries.accounts import find_card
from sugarsnap.queries.geographies import insert_geography
from sugarsnap.records.places import Geography
from sugarsnap.records.viewers import Viewer
from sugarsnap.rules.geography import Point
from wire.comparing import Known
from world import World, picture_of

POND = Point(48_100_000, 11_500_000)
BANK = Point(48_104_000, 11_500_000)
"""Some 445 metres north of the pond."""
HILL = Point(48_120_000, 11_500_000)
"""Some 2.2 kilometres north of the pond."""
GEOGRAPHY, GEOGRAPHY_OF_ANOTHER = 5, 6
KEYS = (
    "facebook_places_id:20531316728",
    "foursquare_v2_id:4adcda09f964a520e83321e3",
    "foursquare_id:514276",
)


def put_up_spots(world: World) -> Known:
    """Post from the places; answers the names of what is there then."""
    works = world.works
    person = works.write_now(create_account, NewAccount("gus", "gus@home.example"), "")
    gus = Viewer(works.read(lambda work: find_card(work.db, person.id)))
    pond = works.write_now(add_place, "The pond", POND, KEYS)
    hill = works.write_now(find_or_make_place, "The hill", HILL)
    known = {"gus": str(person.id), "pond": str(pond.id), "hill": str(hill.id)}
    for name, place_name, point in (
        ("reed", "the pond", POND),
        ("pond", "The pond", POND),
        ("bank", "", BANK),
        ("hill", "The hill", HILL),
    ):
        world.clock.move(1000)
        draft = Draft("", place_name=place_name, point=point)
        media = works.write_now(post_media, gus, draft, [picture_of("gus")]).media
        known[f"{name}_photo"] = str(media.id)
        known[f"{name}_code"] = shortcode_of(media.id)
        known[f"{name}_time"] = str(media.created_ms // 1000)
    for id_, client_id in ((GEOGRAPHY, world.client_id), (GEOGRAPHY_OF_ANOTHER, "another")):
        world.ask(insert_geography, Geography(id_, client_id, POND.lat, POND.lng, 500))
    return known
