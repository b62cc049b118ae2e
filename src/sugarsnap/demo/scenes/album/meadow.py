"""Pictures from among the flowers."""

from functools import partial

from sugarsnap.demo.scenes.airs import (
    DUSK,
    EMERALD,
    FROST,
    GOLDEN,
    HAZE,
    MORNING,
    NOON,
    ROSE,
    SUNSET,
)
from sugarsnap.demo.scenes.families.meadow import Meadow, paint
from sugarsnap.demo.scenes.scene import CLASSIC, PORTRAIT, SQUARE, WIDE, Scene

PICTURES = (
    Scene(
        "meadow-daisies",
        "Lay down for one picture, got up an hour later 🐝",
        "White daisies in a sunny meadow, a bee flying above them.",
        SQUARE,
        partial(paint, Meadow(MORNING, "daisy", "#ffffff", visitor="bee")),
    ),
    Scene(
        "meadow-poppies",
        "They last three days. I went on all three. #poppies",
        "Red poppies in front of a blurred field and a purple sunset.",
        PORTRAIT,
        partial(paint, Meadow(SUNSET, "poppy", "#e03a2c")),
    ),
    Scene(
        "meadow-lavender",
        "The loudest purple you ever heard: it hums.",
        "Lavender spikes among grass in a hazy, turquoise summer light.",
        CLASSIC,
        partial(paint, Meadow(HAZE, "spike", "#7a68c8", count=14)),
    ),
    Scene(
        "meadow-tulips",
        "A visitor with better taste in tulips than I have 🦋",
        "Pink tulips in golden light with an orange butterfly above them.",
        SQUARE,
        partial(paint, Meadow(GOLDEN, "tulip", "#e0508a", visitor="butterfly")),
    ),
    Scene(
        "meadow-sunflowers",
        "All looking the same way, like an audience. #sunflowers",
        "Large yellow sunflowers with brown hearts before a blue sky.",
        SQUARE,
        partial(
            paint,
            Meadow(
                NOON,
                "sunflower",
                "#f6c22c",
                heart="#6a4224",
                others=("#f6d24a", "#e8a82c"),
                count=5,
                sun=(0.2, 0.14),
            ),
        ),
    ),
    Scene(
        "meadow-dandelions",
        "Make a wish, make a mess.",
        "Dandelion clocks, round and see-through, against a green evening meadow.",
        PORTRAIT,
        partial(
            paint,
            Meadow(EMERALD, "dandelion", "#f4f6ea", heart="#8a7a4a", count=5, sun=(0.3, 0.18)),
        ),
    ),
    Scene(
        "meadow-cornflowers",
        "My favourite blue, and it grows for free.",
        "Blue cornflowers in rosy morning light, out-of-focus flowers behind them.",
        SQUARE,
        partial(
            paint,
            Meadow(
                ROSE,
                "daisy",
                "#3f62d8",
                heart="#3a3480",
                others=("#8aa0f0", "#f0c8d8"),
                sun=(0.25, 0.2),
            ),
        ),
    ),
    Scene(
        "meadow-lupins",
        "Whoever threw seeds along this road: thank you.",
        "Tall pink lupins stand in a cool, bright meadow under a pale sky.",
        WIDE,
        partial(
            paint,
            Meadow(
                FROST,
                "spike",
                "#d84a98",
                others=("#e8a0c8", "#a08ae0"),
                green="#2f6a5c",
                sun=(0.22, 0.14),
                count=9,
            ),
        ),
    ),
    Scene(
        "meadow-evening-tulips",
        "They close at night. I had no idea.",
        "Yellow and orange tulips at dusk, the horizon glowing behind them.",
        CLASSIC,
        partial(
            paint,
            Meadow(
                DUSK, "tulip", "#f6a82c", others=("#f08a4a", "#c85a8a"), count=9, sun=(0.5, 0.3)
            ),
        ),
    ),
)
