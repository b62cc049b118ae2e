"""What some of the demo's posts hold beside one picture: further ones, places, people, tags."""

from collections.abc import Mapping

from msgspec import Struct

from sugarsnap.rules.geography import DEGREE, Point
from sugarsnap.rules.tagged_people import PersonTag


class Spot(Struct, frozen=True):
    """A place that nobody will find on a map; without a name it is a point alone."""

    name: str
    point: Point


class Extras(Struct, frozen=True):
    """What is added to the post of a scene."""

    further: tuple[str, ...] = ()
    """Keys of scenes that follow in the same post; they make no posts of their own."""
    caption: str = ""
    """Instead of the scene's own, where there is one."""
    tags: str = ""
    """Put behind the caption."""
    spot: Spot | None = None
    people: tuple[PersonTag, ...] = ()


NONE = Extras()
"""A post of one picture, like most."""


def _spot(name: str, lat: float, lng: float) -> Spot:
    return Spot(name, Point(round(lat * DEGREE), round(lng * DEGREE)))


_HERON_JETTY = _spot("Heron Jetty", 59.387104, 13.410238)
_UPPER_SHORE = _spot("Evern Upper Shore", 59.395520, 13.428871)
_PELL_HEAD = _spot("Pell Head Lighthouse", 50.066240, -5.714730)
_PELL_SANDS = _spot("Pell Sands", 50.071015, -5.708292)
_FOUNTAIN_MARKET = _spot("Mercado da Fonte", 41.150832, -8.607914)
_ROOF_TERRACE = _spot("Miradouro das Telhas", 41.142513, -8.614837)
_OLD_QUAY = _spot("Cais das Redes", 41.140196, -8.617020)
_LARCH_HUT = _spot("Larch Hut", 61.118340, 8.596712)
_ALLOTMENTS = _spot("Beck Lane Allotments", 53.961187, -1.093425)
_CARAVAN_STOP = _spot("Erg Tamrine", 31.080217, -4.011046)

BY_SCENE: Mapping[str, Extras] = {
    "forest-beeches": Extras(further=("forest-evening",), tags="#autumnlight"),
    "lake-jetty": Extras(
        spot=_HERON_JETTY,
        people=(PersonTag("freya.lind", 0.4, 0.82), PersonTag("robin.at.dawn", 0.55, 0.8)),
    ),
    "lake-reeds": Extras(spot=_HERON_JETTY, tags="#lakelife"),
    "lake-pines": Extras(spot=_UPPER_SHORE, tags="#lakelife"),
    "lake-canoe": Extras(spot=_UPPER_SHORE, people=(PersonTag("freya.lind", 0.45, 0.6),)),
    "coast-lighthouse": Extras(spot=_PELL_HEAD, people=(PersonTag("tess_of_the_sea", 0.74, 0.24),)),
    "coast-beam": Extras(spot=_PELL_HEAD, tags="#lighthouse"),
    "coast-sunset": Extras(spot=_PELL_HEAD, tags="#lighthouse #coastwalk"),
    "coast-dawn": Extras(
        further=("coast-two-sails", "coast-lagoon"),
        caption="A day at Pell Sands: first footprints, a race, fingers like raisins. #coastwalk",
        spot=_PELL_SANDS,
        people=(PersonTag("bo_the_builder", 0.66, 0.6, 1), PersonTag("juniper_hale", 0.5, 0.7, 2)),
    ),
    "town-roofs": Extras(
        further=("town-golden", "town-colours"),
        caption="Three evenings, one town. I like to guess what they have for dinner. #rooftops",
        spot=_ROOF_TERRACE,
    ),
    "town-sunset": Extras(spot=_ROOF_TERRACE, tags="#rooftops"),
    "town-harbour": Extras(spot=_OLD_QUAY, people=(PersonTag("smallboat_log", 0.42, 0.9),)),
    "town-teal-night": Extras(spot=_OLD_QUAY, tags="#bluehour"),
    "crate-four": Extras(
        further=("crate-roots", "crate-orchard", "crate-peppers"),
        caption="Saturday, in the order of my shopping list. I came for parsley. #marketday",
        spot=_FOUNTAIN_MARKET,
        people=(PersonTag("second_cup", 0.5, 0.5, 3),),
    ),
    "crate-citrus": Extras(spot=_FOUNTAIN_MARKET, tags="#marketday"),
    "storm-lightning": Extras(
        further=("storm-clearing", "storm-rainbow"),
        caption="Counted to four. Then I ran. Twenty minutes, beginning to end ⚡🌈 #storm",
    ),
    "storm-october": Extras(tags="#storm"),
    "cabin-dawn": Extras(
        further=("cabin-dusk",),
        spot=_LARCH_HUT,
        people=(PersonTag("mo_on_skis", 0.53, 0.72), PersonTag("mo_on_skis", 0.62, 0.75, 1)),
    ),
    "cabin-violet-lights": Extras(spot=_LARCH_HUT, tags="#northernlights"),
    "garden-dawn": Extras(spot=_ALLOTMENTS, tags="#allotment"),
    "garden-pumpkins": Extras(spot=_ALLOTMENTS, tags="#allotment #growyourown"),
    "garden-greenhouse": Extras(spot=_ALLOTMENTS, tags="#growyourown"),
    "dunes-caravan": Extras(
        spot=_CARAVAN_STOP,
        people=(PersonTag("kaito.walks", 0.37, 0.71), PersonTag("dev_in_delhi", 0.72, 0.57)),
    ),
    "dunes-tent": Extras(spot=_CARAVAN_STOP, tags="#desert"),
    "dunes-empty": Extras(spot=_spot("", 30.914402, -3.286551), tags="#desert"),
}
"""By the key of the post's first scene."""


def extras_of(key: str) -> Extras:
    """What a scene's post holds beside it."""
    return BY_SCENE.get(key, NONE)
