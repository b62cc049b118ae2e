"""Pictures of winter."""

from functools import partial

from sugarsnap.demo.scenes.airs import DAWN, DUSK, FROST, NIGHT, OVERCAST, ROSE, TEAL_NIGHT
from sugarsnap.demo.scenes.families.cabin import Cabin, paint
from sugarsnap.demo.scenes.scene import CLASSIC, PORTRAIT, SQUARE, WIDE, Scene

PICTURES = (
    Scene(
        "cabin-dusk",
        "The stove is on. Leave your boots by the door.",
        "A log cabin with lit windows between snowy spruces as dusk falls.",
        SQUARE,
        partial(paint, Cabin(DUSK)),
    ),
    Scene(
        "cabin-aurora",
        "Somebody knocked and said: coats, now. #northernlights",
        "Green northern lights over a small cabin and dark spruces in deep snow.",
        SQUARE,
        partial(paint, Cabin(NIGHT, aurora="#5affb0", snowing=0)),
    ),
    Scene(
        "cabin-bright",
        "Blue sky after four days of snow. Where did we leave the sledge? 🛷",
        "A cabin in bright sun on fresh snow, with spruces and white mountains around it.",
        CLASSIC,
        partial(paint, Cabin(FROST, at=0.4, snowing=0)),
    ),
    Scene(
        "cabin-dawn",
        "First one up makes the coffee and gets this.",
        "A red cabin in falling snow before pink mountains at dawn.",
        PORTRAIT,
        partial(paint, Cabin(DAWN, wood="#a04a34", at=0.5, size=0.9)),
    ),
    Scene(
        "cabin-snowfall",
        "Reading by the window, watching the car disappear.",
        "Thick snowfall on a grey day; a cabin and spruces fade into white.",
        SQUARE,
        partial(paint, Cabin(OVERCAST, wood="#5f6a5c", at=0.38, snowing=640, sun=(0.7, 0.5))),
    ),
    Scene(
        "cabin-violet-lights",
        "We stood outside in slippers for an hour.",
        "Violet and turquoise northern lights above a snowy clearing with a cabin.",
        WIDE,
        partial(paint, Cabin(TEAL_NIGHT, aurora="#8a9aff", snowing=0, at=0.36, size=0.9)),
    ),
    Scene(
        "cabin-rose",
        "Cold nose, warm light. #wintermorning",
        "A wooden cabin in rose-coloured morning light, smoke rising from its chimney.",
        SQUARE,
        partial(paint, Cabin(ROSE, wood="#8a6a4c", at=0.44, size=1.15, snowing=0, sun=(0.8, 0.45))),
    ),
)
