"""Pictures of towns and harbours."""

from functools import partial

from sugarsnap.demo.scenes.airs import DAWN, DUSK, FROST, GOLDEN, NIGHT, NOON, SUNSET, TEAL_NIGHT
from sugarsnap.demo.scenes.families.town import Town, paint
from sugarsnap.demo.scenes.scene import CLASSIC, PORTRAIT, SQUARE, WIDE, Scene

WARM = ("#e8c9a0", "#d99a6a", "#c9b8a8", "#b8746a")
BRIGHT = ("#e8b84a", "#d8604a", "#5a9ab0", "#e8dcc0", "#7fae7a")
PALE = ("#e8e0d4", "#d0d8d8", "#e4cfc0", "#c8c4d0")

PICTURES = (
    Scene(
        "town-roofs",
        "I like to guess what they are all having for dinner.",
        "Roofs of an old town by night with lit windows, a church tower and the moon.",
        SQUARE,
        partial(paint, Town(NIGHT, WARM, "#8a4a3c", lit=0.6)),
    ),
    Scene(
        "town-harbour",
        "The boats are home, so the whole street is out. #bluehour",
        "A harbour at dusk: lit house fronts and fishing boats reflected in the water.",
        PORTRAIT,
        partial(paint, Town(DUSK, WARM, "#a0523f", harbour=True, lit=0.7)),
    ),
    Scene(
        "town-golden",
        "From the tower at closing time. The bell nearly finished me.",
        "Gabled houses with red roofs and a church spire in golden light.",
        CLASSIC,
        partial(paint, Town(GOLDEN, WARM, "#b8583a", lit=0.1, moon=(0.2, 0.3))),
    ),
    Scene(
        "town-snow",
        "It has been coming down since noon and nobody minds ❄️",
        "Snow falls on a town at night; white roofs and warm yellow windows.",
        PORTRAIT,
        partial(paint, Town(NIGHT, PALE, "#5a4a5c", snow=True, lit=0.7, moon=(0.22, 0.16))),
    ),
    Scene(
        "town-colours",
        "They repaint every spring and argue about it every winter.",
        "Brightly painted houses along a quay on a sunny day, with boats in front.",
        SQUARE,
        partial(
            paint,
            Town(NOON, BRIGHT, "#a8503c", harbour=True, lit=0.0, moon=(0.2, 0.16)),
        ),
    ),
    Scene(
        "town-sunset",
        "Nine o'clock and still warm enough for the roof.",
        "Rooftops before a red and purple sunset, the first windows lit.",
        PORTRAIT,
        partial(paint, Town(SUNSET, BRIGHT, "#8a3c44", lit=0.35, moon=(0.66, 0.42))),
    ),
    Scene(
        "town-teal-night",
        "Can't sleep, went to look at the boats.",
        "A harbour at night in deep teal, house lights shimmering on the water.",
        WIDE,
        partial(paint, Town(TEAL_NIGHT, PALE, "#3f5a5c", harbour=True, lit=0.5, moon=(0.3, 0.16))),
    ),
    Scene(
        "town-dawn",
        "Only the baker and I.",
        "A sleeping town of pale houses under a pink morning sky.",
        SQUARE,
        partial(paint, Town(DAWN, PALE, "#a87a78", lit=0.06, moon=(0.78, 0.44))),
    ),
    Scene(
        "town-frost",
        "Frozen gutters, blue shadows, very good pastry. #wintertrip",
        "Snow-covered roofs of a small town on a clear, cold winter day.",
        CLASSIC,
        partial(paint, Town(FROST, BRIGHT, "#7a6a78", snow=True, lit=0.05, moon=(0.3, 0.24))),
    ),
)
