"""Pictures of tables by a window."""

from functools import partial

from sugarsnap.demo.scenes.airs import DAWN, EMERALD, FROST, GOLDEN, HAZE, MORNING, NIGHT, ROSE
from sugarsnap.demo.scenes.families.table import Table, paint
from sugarsnap.demo.scenes.scene import CLASSIC, PORTRAIT, SQUARE, WIDE, Scene

PICTURES = (
    Scene(
        "table-oranges",
        "Sunday, second coffee, no plans ☕",
        "A blue bowl of oranges, a jug of daisies and a steaming cup in morning light.",
        SQUARE,
        partial(paint, Table(MORNING, "#c9d4c4", "#b98a5c", "#2f6f8f", "orange", "#f4ede0")),
    ),
    Scene(
        "table-lemons",
        "When the neighbours have a lemon tree and know that I bake.",
        "Lemons in a red bowl on a striped cloth, a window with golden evening light.",
        PORTRAIT,
        partial(
            paint,
            Table(
                GOLDEN,
                "#8fa6a0",
                "#e8e0d0",
                "#c8553c",
                "lemon",
                "#3f6f8a",
                window=1,
                stripes="#5a86a8",
            ),
        ),
    ),
    Scene(
        "table-candle",
        "Power cut. Nobody was in a hurry to have it mended.",
        "A candle lights pears and flowers on a dark table; the moon stands in the window.",
        CLASSIC,
        partial(
            paint,
            Table(NIGHT, "#6a5a78", "#7a5238", "#d8c4a0", "pear", "#8a3c3c", flowers="#e8a0b0"),
        ),
    ),
    Scene(
        "table-plums",
        "Jam tomorrow. Today we just look at them.",
        "Purple plums in a cream bowl beside a green jug, the room in rosy light.",
        SQUARE,
        partial(
            paint,
            Table(ROSE, "#e0c4c8", "#8a5a44", "#f0e4d4", "plum", "#b8c8b0", window=1),
        ),
    ),
    Scene(
        "table-apples",
        "The first apples of the tree we planted when we moved in 🍎 #harvest",
        "Red apples in a white bowl and a jug of yellow flowers on a checked table.",
        SQUARE,
        partial(
            paint,
            Table(
                HAZE,
                "#e8dcc0",
                "#f0ece4",
                "#f4f0e8",
                "apple",
                "#4f7a68",
                flowers="#f4c840",
                stripes="#c8553c",
            ),
        ),
    ),
    Scene(
        "table-peaches",
        "Eat over the sink, the only honest way.",
        "Peaches in a teal bowl, pink flowers in a jug and a cup beside the window.",
        PORTRAIT,
        partial(
            paint,
            Table(DAWN, "#b8a8b8", "#c89a78", "#3f8a88", "peach", "#e8d8c8", flowers="#f08aa0"),
        ),
    ),
    Scene(
        "table-limes",
        "Still life with vitamin C.",
        "Limes in a yellow bowl on a dark table, green light falling through the window.",
        CLASSIC,
        partial(
            paint,
            Table(
                EMERALD,
                "#7fa88a",
                "#5a4638",
                "#e8c04a",
                "lime",
                "#f0ead8",
                flowers="#e86a4a",
                window=1,
            ),
        ),
    ),
    Scene(
        "table-pomegranates",
        "Snow outside, pomegranates inside. Fair trade.",
        "Pomegranates in a grey bowl before a window with a cold, bright winter sky.",
        SQUARE,
        partial(
            paint,
            Table(
                FROST,
                "#c4ccd8",
                "#a8785c",
                "#8a98a8",
                "pomegranate",
                "#38506a",
                flowers="#f4f4f8",
                window=1,
            ),
        ),
    ),
    Scene(
        "table-tomatoes",
        "Lunch is bread, salt and these. #simplethings",
        "A bowl of tomatoes, loose ones beside it, on a blue striped cloth in the morning.",
        WIDE,
        partial(
            paint,
            Table(
                MORNING,
                "#e8cfa0",
                "#e4ecec",
                "#e8b84a",
                "tomato",
                "#6a8a5a",
                flowers="#e85a4a",
                stripes="#3f6f9a",
            ),
        ),
    ),
)
