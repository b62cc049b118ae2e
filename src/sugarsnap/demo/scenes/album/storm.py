"""Pictures of weather over fields."""

from functools import partial

from sugarsnap.demo.scenes.airs import AUTUMN, EMBER, NOON, OVERCAST, ROSE, STORM, SUNSET
from sugarsnap.demo.scenes.families.storm import Storm, paint
from sugarsnap.demo.scenes.scene import CLASSIC, PORTRAIT, SQUARE, WIDE, Scene

PICTURES = (
    Scene(
        "storm-lightning",
        "Counted to four. Then I ran. ⚡",
        "Lightning strikes behind a lone tree in a golden field under black clouds.",
        SQUARE,
        partial(paint, Storm(STORM, "#d8a840")),
    ),
    Scene(
        "storm-windmill",
        "The mill has seen worse.",
        "A white windmill in a green field with a rainbow across grey clouds.",
        PORTRAIT,
        partial(paint, Storm(OVERCAST, "#7a9a4c", mark="windmill", event="rainbow")),
    ),
    Scene(
        "storm-barn",
        "Hay is in, with ten minutes to spare. #farmlife",
        "A red barn in an orange field, curtains of rain moving in behind it.",
        CLASSIC,
        partial(paint, Storm(SUNSET, "#b8843c", mark="barn", event="curtains", mark_at=0.7)),
    ),
    Scene(
        "storm-rainbow",
        "Soaked to the skin and grinning 🌈",
        "A full rainbow over a barn and a violet field while it is still raining.",
        SQUARE,
        partial(
            paint, Storm(STORM, "#8a7aa8", mark="barn", event="rainbow", mark_at=0.6, rain=120)
        ),
    ),
    Scene(
        "storm-clearing",
        "And then it simply stopped.",
        "Clouds part over a bright green field with a single tree after the rain.",
        WIDE,
        partial(
            paint, Storm(NOON, "#8ab04a", mark="tree", event="", mark_at=0.74, cloud="#8aa0b8")
        ),
    ),
    Scene(
        "storm-ember",
        "The sky was on fire and very far away.",
        "A windmill stands dark before a burning red sky and heavy clouds.",
        PORTRAIT,
        partial(
            paint,
            Storm(EMBER, "#a86a3c", mark="windmill", event="", mark_at=0.66, cloud="#3a2440"),
        ),
    ),
    Scene(
        "storm-october",
        "Geese went over just before the rain. #october",
        "Rain falls in grey curtains over an ochre field and distant woods.",
        SQUARE,
        partial(
            paint,
            Storm(AUTUMN, "#c8924c", mark="tree", event="curtains", mark_at=0.4, cloud="#6a6a74"),
        ),
    ),
    Scene(
        "storm-rose",
        "Pink thunder, who ordered that?",
        "Rose-coloured storm clouds with lightning over a pale field and a barn.",
        CLASSIC,
        partial(
            paint,
            Storm(ROSE, "#c8a87c", mark="barn", event="lightning", mark_at=0.3, cloud="#6a5a88"),
        ),
    ),
)
