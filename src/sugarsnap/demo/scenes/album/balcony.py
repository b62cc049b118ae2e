"""Pictures of balconies with a cat."""

from functools import partial

from sugarsnap.demo.scenes.airs import DAWN, HAZE, MORNING, NIGHT, OVERCAST, SUNSET, TEAL_NIGHT
from sugarsnap.demo.scenes.families.balcony import Balcony, paint
from sugarsnap.demo.scenes.scene import CLASSIC, PORTRAIT, SQUARE, WIDE, Scene

PICTURES = (
    Scene(
        "balcony-ginger",
        "The landlord, inspecting. #catsofthebalcony",
        "A ginger cat sits between flower pots and looks over the city at sunset.",
        SQUARE,
        partial(paint, Balcony(SUNSET, ("geranium", "herbs", "lavender", "fern"))),
    ),
    Scene(
        "balcony-lights",
        "She waits for the moon. I wait for her to come in.",
        "A dark cat under a string of lights, the lit city and the moon beyond the railing.",
        PORTRAIT,
        partial(
            paint,
            Balcony(NIGHT, ("cactus", "fern", "herbs"), coat="#3a3a48", seat=0.5, lights=True),
        ),
    ),
    Scene(
        "balcony-white",
        "Five pots, one supervisor 🐈",
        "A white cat among tomatoes, lavender and geraniums on a sunny balcony.",
        CLASSIC,
        partial(
            paint,
            Balcony(
                MORNING,
                ("tomato", "herbs", "geranium", "lavender", "cactus"),
                coat="#e8e0d8",
                seat=0.3,
            ),
        ),
    ),
    Scene(
        "balcony-grey",
        "He knows exactly when the tomatoes are ripe and exactly how to knock them down.",
        "A grey tabby beside a tomato plant in a blue pot, the city in haze behind.",
        SQUARE,
        partial(
            paint,
            Balcony(
                HAZE,
                ("lavender", "tomato", "geranium"),
                coat="#8a8a90",
                seat=0.2,
                pot="#5a8aa0",
            ),
        ),
    ),
    Scene(
        "balcony-dawn",
        "Somebody had to wake me for this. Somebody hungry.",
        "A cream-coloured cat and pink geraniums before a city at dawn.",
        PORTRAIT,
        partial(
            paint,
            Balcony(
                DAWN,
                ("geranium", "lavender", "herbs"),
                coat="#d8b890",
                seat=0.8,
                pot="#e8d8c8",
                bloom="#f06a9a",
                sun=(0.3, 0.3),
            ),
        ),
    ),
    Scene(
        "balcony-rain",
        "Too wet to sit out, says the human. Wrong, says the cat.",
        "A brown tabby sits on a grey day among ferns and herbs, roofs in the mist.",
        SQUARE,
        partial(
            paint,
            Balcony(
                OVERCAST,
                ("fern", "herbs", "geranium", "fern"),
                coat="#8a6a4c",
                seat=0.4,
                pot="#7a7468",
                tiles="#8a9498",
            ),
        ),
    ),
    Scene(
        "balcony-midnight",
        "Night shift.",
        "A grey cat on a balcony with lamps, deep teal night over the town.",
        WIDE,
        partial(
            paint,
            Balcony(
                TEAL_NIGHT,
                ("fern", "cactus", "tomato", "lavender", "geranium", "herbs"),
                coat="#9aa0a8",
                seat=0.62,
                lights=True,
                sun=(0.24, 0.26),
            ),
        ),
    ),
)
