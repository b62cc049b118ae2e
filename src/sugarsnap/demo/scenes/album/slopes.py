"""Pictures of worked hills."""

from functools import partial

from sugarsnap.demo.scenes.airs import AUTUMN, DAWN, EMBER, EMERALD, GOLDEN, HAZE, MORNING, SUNSET
from sugarsnap.demo.scenes.families.slopes import Slopes, paint
from sugarsnap.demo.scenes.scene import CLASSIC, PORTRAIT, SQUARE, WIDE, Scene

PICTURES = (
    Scene(
        "slopes-vineyard",
        "We came for the wine and stayed for the shadows.",
        "Rows of vines run towards a farmhouse with cypresses in golden evening light.",
        SQUARE,
        partial(paint, Slopes(GOLDEN, "#6a8a34", "#a8794c")),
    ),
    Scene(
        "slopes-lavender",
        "Roll the window down and you smell it for the next ten miles 💜 #lavender",
        "Lavender rows lead to a stone farm on a hill under a red and violet sunset.",
        PORTRAIT,
        partial(paint, Slopes(SUNSET, "#7a62b8", "#9a7a5c", house="#d9b898", sun=(0.3, 0.28))),
    ),
    Scene(
        "slopes-rice",
        "Every step a mirror. The water is let in from the top, one field after the other.",
        "Flooded rice terraces reflect a pale morning sky, with trees on the hill behind.",
        CLASSIC,
        partial(
            paint,
            Slopes(MORNING, "#5fa04c", "#6a5a44", crop="terraces", trees="leaf", house=""),
        ),
    ),
    Scene(
        "slopes-tea",
        "Somebody trims all of this by hand. Drink your tea slowly. 🍵",
        "Green tea hedges in rows below misty hills, with a house and round trees.",
        SQUARE,
        partial(
            paint,
            Slopes(HAZE, "#3f8a4c", "#5a7a44", hill="#5f9a5c", trees="leaf", sun=(0.3, 0.24)),
        ),
    ),
    Scene(
        "slopes-october",
        "The vines after the harvest, when nobody takes pictures any more.",
        "An autumn vineyard in red and orange below brown hills and a farmhouse.",
        WIDE,
        partial(
            paint,
            Slopes(AUTUMN, "#c0562c", "#8a6a4a", hill="#a88a4c", house="#c8a080", sun=(0.6, 0.24)),
        ),
    ),
    Scene(
        "slopes-mirrors",
        "Sunset, sixteen times.",
        "Rice terraces filled with water glow orange and purple at sunset.",
        PORTRAIT,
        partial(
            paint,
            Slopes(EMBER, "#6a6a3c", "#5a4638", crop="terraces", trees="leaf", sun=(0.64, 0.3)),
        ),
    ),
    Scene(
        "slopes-dawn",
        "Up before the tractor for once.",
        "Green vineyard rows and cypresses under a soft pink and lilac dawn.",
        SQUARE,
        partial(
            paint,
            Slopes(DAWN, "#5f8a58", "#a88a78", hill="#7a9a7c", house="#e0b8a0", sun=(0.4, 0.34)),
        ),
    ),
    Scene(
        "slopes-emerald",
        "Thirty shades of green, none of them on my paint chart.",
        "Emerald terraces of young rice step down a hillside under a green sky.",
        SQUARE,
        partial(
            paint,
            Slopes(
                EMERALD,
                "#4fb05c",
                "#4a5a3c",
                crop="terraces",
                hill="#3f8a5c",
                trees="leaf",
                sun=(0.24, 0.2),
            ),
        ),
    ),
)
