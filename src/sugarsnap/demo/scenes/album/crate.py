"""Pictures from the market."""

from functools import partial

from sugarsnap.demo.scenes.airs import DAWN, GOLDEN, HAZE, MORNING, NOON, OVERCAST, SUNSET
from sugarsnap.demo.scenes.families.crate import Crate, paint
from sugarsnap.demo.scenes.scene import CLASSIC, PORTRAIT, SQUARE, WIDE, Scene

PICTURES = (
    Scene(
        "crate-tomatoes",
        "The stall by the fountain, before the queue. #marketday",
        "A wooden crate full of red tomatoes with a few green leaves, seen from above.",
        SQUARE,
        partial(paint, Crate(MORNING, ("tomato",), 1, size=109)),
    ),
    Scene(
        "crate-four",
        "Painted with vegetables, price per kilo.",
        "Four crates from above: lemons, aubergines, carrots and cabbages.",
        PORTRAIT,
        partial(paint, Crate(NOON, ("lemon", "aubergine", "carrot", "cabbage"), 2, size=87)),
    ),
    Scene(
        "crate-orchard",
        "Red, yellow, blue. Roughly. 🍐",
        "Three narrow crates side by side filled with apples, pears and plums.",
        CLASSIC,
        partial(paint, Crate(HAZE, ("apple", "pear", "plum"), 3, size=90)),
    ),
    Scene(
        "crate-autumn",
        "Soup season is officially open.",
        "A crate of pumpkins above a crate of onions in warm light.",
        SQUARE,
        partial(paint, Crate(GOLDEN, ("pumpkin", "onion"), 1, light=1, size=94)),
    ),
    Scene(
        "crate-citrus",
        "Smells better than any perfume shop 🍊",
        "Crates of oranges, limes and lemons on a grey bench.",
        WIDE,
        partial(paint, Crate(DAWN, ("orange", "lime", "lemon"), 3, bench="#6a7a8a", size=99)),
    ),
    Scene(
        "crate-roots",
        "Still with the soil on, as it should be.",
        "Beetroots and radishes with their greens in two crates on dark boards.",
        PORTRAIT,
        partial(paint, Crate(OVERCAST, ("beetroot", "radish"), 1, bench="#4a4a48", size=101)),
    ),
    Scene(
        "crate-peppers",
        "I came for parsley. #typical",
        "Yellow peppers, aubergines, tomatoes and limes in four crates at sunset.",
        SQUARE,
        partial(
            paint,
            Crate(SUNSET, ("pepper", "tomato", "lime", "aubergine"), 2, light=1, size=94),
        ),
    ),
)
