"""Pictures of crops on the vine."""

from functools import partial

from sugarsnap.demo.scenes.families.vine import Pod, Vine, paint
from sugarsnap.demo.scenes.scene import CLASSIC, LARGE, PORTRAIT, SQUARE, Scene

SUMMER = ("#cfe8e0", "#a2cc6c", "#4f8f44", "#285430")
EVENING = ("#ffdca0", "#d8bc5c", "#6f8a3c", "#36502c")
MORNING = ("#e8f2f4", "#b8d8b0", "#6f9f68", "#2f5f4c")
SHADE = ("#a8c8b8", "#6a9f78", "#36684c", "#183c34")

TWO_PODS: tuple[Pod, ...] = ((0.36, 0.24, 600, 8, 1), (0.66, 0.2, 640, -7, -1))
FOUR_BEANS: tuple[Pod, ...] = (
    (0.18, 0.22, 520, 3, 1),
    (0.36, 0.3, 560, -3, 1),
    (0.57, 0.18, 600, 4, -1),
    (0.78, 0.27, 540, -5, -1),
)
TWO_TRUSSES: tuple[Pod, ...] = ((0.3, 0.2, 400, 0, 1), (0.7, 0.3, 440, 0, 1))
FOUR_BERRIES: tuple[Pod, ...] = (
    (0.25, 0.36, 560, 0, 1),
    (0.52, 0.28, 660, 0, 1),
    (0.78, 0.42, 580, 0, 1),
    (0.42, 0.62, 500, 0, 1),
)

SNAP_PEAS = Scene(
    "vine-snap-peas",
    "Snap peas in our garden, summer 2017",
    "Plump snap pea pods hang from a vine with white blossoms, lit by the summer sun.",
    LARGE,
    partial(
        paint,
        Vine(
            "pea",
            "#4f9034",
            "#74b43c",
            SUMMER,
            blossoms=((0.43, 0.09, 110), (0.9, 0.28, 92), (0.09, 0.24, 84)),
        ),
    ),
)

PICTURES = (
    SNAP_PEAS,
    Scene(
        "vine-tomatoes",
        "Two more sunny days and these are sauce 🍅 #growyourown",
        "Two trusses of tomatoes on the plant, red at the top and still orange at the tip.",
        SQUARE,
        partial(
            paint,
            Vine("tomato", "#4f8a3c", "#d8342a", EVENING, hang=TWO_TRUSSES, bloom="#ffe04a"),
        ),
    ),
    Scene(
        "vine-runner-beans",
        "They grew a hand's width while we were away for the weekend.",
        "Long green runner beans hanging between leaves, with red blossoms above them.",
        PORTRAIT,
        partial(
            paint,
            Vine(
                "bean",
                "#5a8f3c",
                "#6fa848",
                MORNING,
                hang=FOUR_BEANS,
                blossoms=((0.46, 0.12, 120), (0.84, 0.14, 100)),
                bloom="#e0402c",
            ),
        ),
    ),
    Scene(
        "vine-strawberries",
        "Count them quickly, there will be fewer in a minute 🍓",
        "Four ripe strawberries and a white flower among green leaves in soft light.",
        SQUARE,
        partial(
            paint,
            Vine(
                "berry",
                "#4f8a44",
                "#d82a34",
                MORNING,
                sun=(0.8, 0.08),
                hang=FOUR_BERRIES,
                blossoms=((0.66, 0.14, 150),),
            ),
        ),
    ),
    Scene(
        "vine-pea-blossom",
        "Before the pods come the prettiest flowers in the whole bed. #peablossom",
        "Five violet pea blossoms between leaves and curling tendrils in cool shade.",
        SQUARE,
        partial(
            paint,
            Vine(
                "pea",
                "#3f8048",
                "#64a83c",
                SHADE,
                sun=(0.82, 0.04),
                hang=(),
                blossoms=(
                    (0.3, 0.3, 230),
                    (0.62, 0.22, 260),
                    (0.48, 0.52, 300),
                    (0.78, 0.58, 210),
                    (0.2, 0.68, 190),
                ),
                bloom="#c79ae0",
            ),
        ),
    ),
    Scene(
        "vine-two-pods",
        "Listen: when they snap, they are ready.",
        "Two large pea pods side by side in warm evening light, every pea showing.",
        CLASSIC,
        partial(
            paint,
            Vine("pea", "#5f8f34", "#8fb83c", EVENING, sun=(0.85, 0.1), hang=TWO_PODS),
        ),
    ),
    Scene(
        "vine-yellow-tomatoes",
        "Grandmother's yellow ones. The seeds came in an envelope, no name on it.",
        "Two trusses of golden yellow tomatoes hanging from a vine in morning light.",
        PORTRAIT,
        partial(
            paint,
            Vine(
                "tomato",
                "#46804a",
                "#f0b428",
                SUMMER,
                sun=(0.75, 0.05),
                hang=((0.62, 0.18, 460, 0, 1), (0.28, 0.38, 420, 0, 1)),
                blossoms=((0.4, 0.12, 100),),
                bloom="#ffe04a",
            ),
        ),
    ),
    Scene(
        "vine-purple-beans",
        "Purple on the plant, green in the pot. It feels like a small betrayal every time.",
        "Dark purple beans hanging in a row before deep green leaves.",
        SQUARE,
        partial(
            paint,
            Vine(
                "bean",
                "#4a7f44",
                "#6a3f80",
                SHADE,
                hang=FOUR_BEANS,
                stems=(0.1, 0.5, 0.86),
                blossoms=((0.3, 0.14, 110), (0.68, 0.1, 110)),
                bloom="#e8c8f0",
            ),
        ),
    ),
)
