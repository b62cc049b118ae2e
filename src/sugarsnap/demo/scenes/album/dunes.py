"""Pictures of deserts."""

from functools import partial

from sugarsnap.demo.scenes.airs import DUSK, EMBER, GOLDEN, NIGHT, NOON, ROSE
from sugarsnap.demo.scenes.families.dunes import Dunes, paint
from sugarsnap.demo.scenes.scene import CLASSIC, PORTRAIT, SQUARE, WIDE, Scene

PICTURES = (
    Scene(
        "dunes-caravan",
        "Mine is called Humphrey and he does not like selfies. #desert",
        "A caravan of camels crosses glowing dunes before a huge setting sun.",
        SQUARE,
        partial(paint, Dunes(EMBER)),
    ),
    Scene(
        "dunes-oasis",
        "You smell the water first.",
        "Palms around a small pool between dunes in golden light.",
        PORTRAIT,
        partial(paint, Dunes(GOLDEN, guest="palms", sun=(0.72, 0.5))),
    ),
    Scene(
        "dunes-tent",
        "More stars than sand, I checked ✨",
        "A glowing tent among dark dunes under the moon and the Milky Way.",
        CLASSIC,
        partial(paint, Dunes(NIGHT, guest="tent")),
    ),
    Scene(
        "dunes-cactus",
        "Do not hug. Ask me how I know.",
        "Tall cacti and table mountains in a pink desert morning.",
        SQUARE,
        partial(paint, Dunes(ROSE, guest="cactus", mesas=True)),
    ),
    Scene(
        "dunes-empty",
        "Nothing for two days in any direction. It was wonderful.",
        "Bare, pale dunes with sharp crests under a clear blue sky.",
        WIDE,
        partial(paint, Dunes(NOON, sand="#e8c08a", guest="", sun=(0.75, 0.66), disc=50)),
    ),
    Scene(
        "dunes-mesas",
        "The rocks keep the warmth until midnight. The coffee does not.",
        "Violet dusk over mesas and dunes with a few cacti in front.",
        PORTRAIT,
        partial(
            paint,
            Dunes(DUSK, sand="#c07a5c", guest="cactus", mesas=True, sun=(0.28, 0.3), disc=64),
        ),
    ),
    Scene(
        "dunes-noon-palms",
        "Lunch break in the only shade for miles 🌴",
        "An oasis with palms and blue water between bright yellow dunes at noon.",
        SQUARE,
        partial(paint, Dunes(NOON, sand="#e8b45c", guest="palms", sun=(0.25, 0.7), disc=54)),
    ),
)
