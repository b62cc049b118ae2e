"""Pictures of kitchen gardens."""

from functools import partial

from sugarsnap.demo.scenes.airs import AUTUMN, DAWN, GOLDEN, HAZE, NOON, ROSE, SUNSET
from sugarsnap.demo.scenes.families.garden import Garden, paint
from sugarsnap.demo.scenes.scene import CLASSIC, LARGE, PORTRAIT, SQUARE, WIDE, Scene

PICTURES = (
    Scene(
        "garden-noon",
        "Plot 14, looking better than I deserve. #allotment",
        "Raised beds with lettuce, carrots and flowers, a shed and a watering can in the sun.",
        LARGE,
        partial(
            paint,
            Garden(NOON, ("lettuce", "carrots", "cabbage", "tomatoes", "flowers", "lettuce")),
        ),
    ),
    Scene(
        "garden-greenhouse",
        "One basket a day and we still cannot keep up 🥕",
        "A basket of vegetables on the path between beds, a greenhouse in evening light.",
        PORTRAIT,
        partial(
            paint,
            Garden(
                GOLDEN,
                ("tomatoes", "cabbage", "pumpkins", "carrots"),
                house="greenhouse",
                tool="basket",
            ),
        ),
    ),
    Scene(
        "garden-dawn",
        "Watering before work. The snails had the night shift.",
        "Beds of cabbage, lettuce and flowers beside a gravel path at a pink dawn.",
        CLASSIC,
        partial(
            paint,
            Garden(DAWN, ("cabbage", "lettuce", "lettuce", "flowers"), tool="", sun=(0.75, 0.2)),
        ),
    ),
    Scene(
        "garden-pumpkins",
        "We planted four. They did not stay four.",
        "Pumpkins swell in autumn beds; a full basket stands on the path.",
        SQUARE,
        partial(
            paint,
            Garden(
                AUTUMN,
                ("pumpkins", "cabbage", "carrots", "pumpkins"),
                house="",
                tool="basket",
                sun=(0.76, 0.12),
                hedge="#b8742c",
            ),
        ),
    ),
    Scene(
        "garden-flowers",
        "Half for the kitchen, half for the bees. They got the better half.",
        "Beds of bright flowers and salads in front of a blue shed on a hazy day.",
        SQUARE,
        partial(
            paint,
            Garden(
                HAZE,
                ("flowers", "flowers", "lettuce", "flowers", "flowers", "cabbage"),
                shed="#4a7ab0",
                climber="#7a5ab8",
                sun=(0.7, 0.12),
            ),
        ),
    ),
    Scene(
        "garden-sunset",
        "Just one more row, I said, two hours ago.",
        "A kitchen garden at sunset, its beds in shadow and the sky red.",
        PORTRAIT,
        partial(
            paint,
            Garden(
                SUNSET,
                ("carrots", "tomatoes", "cabbage", "lettuce"),
                shed="#8a5a4c",
                sun=(0.68, 0.26),
            ),
        ),
    ),
    Scene(
        "garden-spring",
        "Everything is small and nothing has gone wrong yet 🌱",
        "Young lettuce and cabbage in neat beds by a greenhouse, rosy spring light.",
        WIDE,
        partial(
            paint,
            Garden(
                ROSE,
                ("lettuce", "cabbage", "lettuce", "lettuce"),
                house="greenhouse",
                climber="#f4f0f4",
                hedge="#d89ab0",
            ),
        ),
    ),
)
