"""Pictures of mountain lakes."""

from functools import partial

from sugarsnap.demo.scenes.airs import (
    AUTUMN,
    DAWN,
    DUSK,
    EMERALD,
    FROST,
    GOLDEN,
    NOON,
    OVERCAST,
    TEAL_NIGHT,
)
from sugarsnap.demo.scenes.families.lake import Lake, paint
from sugarsnap.demo.scenes.scene import CLASSIC, LARGE, PORTRAIT, SQUARE, WIDE, Scene

PICTURES = (
    Scene(
        "lake-jetty",
        "Five in the morning, nobody here but the three of us and a heron. #lakelife",
        "A wooden jetty leads onto a still lake; snowy peaks and a pink dawn are mirrored in it.",
        LARGE,
        partial(paint, Lake(DAWN, near="jetty", sun=(0.74, 0.42), height=0.4)),
    ),
    Scene(
        "lake-pines",
        "The last light always finds the same summit.",
        "Dark pines stand before a golden lake with sunlit rock faces behind it.",
        PORTRAIT,
        partial(paint, Lake(GOLDEN, near="pines", sun=(0.66, 0.52), rock="#a58a7c")),
    ),
    Scene(
        "lake-canoe",
        "Full moon, no wind, one thermos. Perfect.",
        "A red canoe drifts on a dark teal lake under a full moon and stars.",
        CLASSIC,
        partial(paint, Lake(TEAL_NIGHT, near="canoe", sun=(0.25, 0.7), rock="#6f8a90")),
    ),
    Scene(
        "lake-stones",
        "So clear that you misjudge how deep it is. Twice. 🥶",
        "Grey boulders lie in a deep blue lake below white peaks at midday.",
        SQUARE,
        partial(paint, Lake(NOON, near="stones", sun=(0.25, 0.82), height=0.42)),
    ),
    Scene(
        "lake-reeds",
        "Rain is on its way, the ducks have stopped talking.",
        "Reeds at the edge of a grey lake, the hills behind half hidden in mist.",
        SQUARE,
        partial(
            paint,
            Lake(OVERCAST, near="reeds", snow="", sun=(0.6, 0.75), height=0.24, rock="#7d8a8c"),
        ),
    ),
    Scene(
        "lake-emerald",
        "They say it is the minerals. I say it is showing off.",
        "An emerald green lake between steep, bare mountains under a green-tinted sky.",
        PORTRAIT,
        partial(
            paint,
            Lake(EMERALD, near="stones", snow="", sun=(0.8, 0.66), height=0.48, rock="#5f7a70"),
        ),
    ),
    Scene(
        "lake-autumn",
        "One week a year the far shore looks like this 🍂 #autumn",
        "Rust-coloured trees along a calm lake, with pale mountains in autumn haze.",
        WIDE,
        partial(
            paint,
            Lake(AUTUMN, near="reeds", wood="#b8632c", sun=(0.3, 0.6), height=0.4, rock="#9a8c8c"),
        ),
    ),
    Scene(
        "lake-frost",
        "Minus eleven and worth every finger.",
        "An icy pale blue lake with snow-covered peaks and frosted spruces.",
        SQUARE,
        partial(
            paint,
            Lake(FROST, near="pines", wood="#5f7f8c", sun=(0.72, 0.62), height=0.46),
        ),
    ),
    Scene(
        "lake-dusk",
        "We missed the bus back because of this. No regrets.",
        "The last orange of dusk over violet mountains, doubled in a smooth lake.",
        WIDE,
        partial(paint, Lake(DUSK, near="jetty", sun=(0.2, 0.2), height=0.5, rock="#7a6f98")),
    ),
)
