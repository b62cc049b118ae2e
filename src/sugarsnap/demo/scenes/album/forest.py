"""Pictures of forest paths."""

from functools import partial

from sugarsnap.demo.scenes.families.forest import Forest, paint
from sugarsnap.demo.scenes.scene import CLASSIC, PORTRAIT, SQUARE, WIDE, Scene

PICTURES = (
    Scene(
        "forest-beeches",
        "The path behind the school, twenty minutes after the rain stopped. #forestwalk",
        "A winding path through tall beeches; beams of sunlight fall through fresh leaves.",
        SQUARE,
        partial(paint, Forest("#e8e08a", "#2f5a3a", "#5f9a3c", "#4a3a34", "#55753c")),
    ),
    Scene(
        "forest-autumn",
        "Walking through it sounds like eating crisps 🍁",
        "An autumn wood in amber and copper, a sunlit path leading into the glow.",
        PORTRAIT,
        partial(
            paint,
            Forest("#ffd27a", "#7a3a24", "#d87a28", "#4a3028", "#9a5a2c", sun=0.42),
        ),
    ),
    Scene(
        "forest-fog",
        "Could not see the end of it, went anyway.",
        "Blue fog between dark pines, with a narrow path running into the pale distance.",
        CLASSIC,
        partial(
            paint,
            Forest(
                "#bcd6e0",
                "#24405a",
                "#4a7a80",
                "#2c3a4c",
                "#3c5a5c",
                path="#8a9498",
                kind="pine",
                sun=0.6,
            ),
        ),
    ),
    Scene(
        "forest-birches",
        "Birches and bluebells: somebody upstairs likes a good colour scheme.",
        "White birch trunks over a carpet of bluebells, with a light spring sky behind.",
        SQUARE,
        partial(
            paint,
            Forest(
                "#eaf2c0",
                "#3f6f4a",
                "#7fae4a",
                "#e8e4dc",
                "#5f8040",
                bloom="#6a6fd0",
                kind="birch",
                shafts=8,
            ),
        ),
    ),
    Scene(
        "forest-evening",
        "Home before dark, only just.",
        "Red evening light burns between black trunks at the end of a forest path.",
        PORTRAIT,
        partial(
            paint,
            Forest("#ff9a5c", "#3a1a38", "#8a4a44", "#2c1c28", "#5a3a3c", path="#a86a54", sun=0.6),
        ),
    ),
    Scene(
        "forest-emerald",
        "It smelled of mushrooms and wet dog. The dog was ours.",
        "A deep green pine wood with sun rays over a mossy path and ferns.",
        SQUARE,
        partial(
            paint,
            Forest(
                "#bfe8b0",
                "#123c34",
                "#2f7a4c",
                "#3a302c",
                "#2f5f3c",
                path="#7a8060",
                kind="pine",
                sun=0.4,
            ),
        ),
    ),
    Scene(
        "forest-garlic",
        "You smell the wild garlic long before you see it 🌿 #spring",
        "White wild garlic flowers on both sides of a path through a bright wood.",
        WIDE,
        partial(
            paint,
            Forest(
                "#f4f4b8",
                "#3f7a3c",
                "#86b84a",
                "#54463a",
                "#4f8038",
                bloom="#f8f8f0",
                sun=0.55,
                shafts=14,
            ),
        ),
    ),
    Scene(
        "forest-heather",
        "September, and the whole ground turns violet for us.",
        "Heather in bloom under birch trees, the path between them in soft rose light.",
        CLASSIC,
        partial(
            paint,
            Forest(
                "#f8d8d0",
                "#5a4a68",
                "#a89a6c",
                "#d8ccc8",
                "#7a6a60",
                bloom="#b06ab8",
                kind="birch",
                sun=0.46,
            ),
        ),
    ),
)
