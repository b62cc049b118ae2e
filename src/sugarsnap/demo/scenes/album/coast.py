"""Pictures of coasts."""

from functools import partial

from sugarsnap.demo.scenes.airs import (
    DAWN,
    EMERALD,
    FROST,
    HAZE,
    NIGHT,
    NOON,
    OVERCAST,
    STORM,
    SUNSET,
)
from sugarsnap.demo.scenes.families.coast import Coast, paint
from sugarsnap.demo.scenes.scene import CLASSIC, PORTRAIT, SQUARE, WIDE, Scene

PICTURES = (
    Scene(
        "coast-lighthouse",
        "A hundred and twelve steps up. My knees counted along. #lighthouse",
        "A red and white lighthouse on a cliff above a blue sea with sailing boats.",
        SQUARE,
        partial(paint, Coast(NOON, sails=2, sun=(0.22, 0.42))),
    ),
    Scene(
        "coast-sunset",
        "Same rock as last year, different sky.",
        "A lighthouse on a cliff before a red and purple sunset; dark stones in the surf.",
        PORTRAIT,
        partial(paint, Coast(SUNSET, side=-1, sun=(0.72, 0.12), beach=False)),
    ),
    Scene(
        "coast-beam",
        "Every twelve seconds. You fall asleep to it like to a clock.",
        "The beam of a lighthouse sweeps over a calm sea at night under the moon.",
        CLASSIC,
        partial(paint, Coast(NIGHT, clouds=0, sun=(0.28, 0.46))),
    ),
    Scene(
        "coast-two-sails",
        "They raced. The small one won ⛵",
        "Two sailing boats on a grey-green sea under soft clouds, a beach in front.",
        SQUARE,
        partial(paint, Coast(OVERCAST, side=0, sails=2, sun=(0.78, 0.7), clouds=3, sea="#4f8a90")),
    ),
    Scene(
        "coast-dawn",
        "First footprints on the beach, if you do not count the gulls.",
        "A pink dawn over a quiet bay with a lighthouse in the distance on the left.",
        SQUARE,
        partial(paint, Coast(DAWN, side=-1, sea="#5f8fa8", sun=(0.66, 0.2), clouds=2, sails=1)),
    ),
    Scene(
        "coast-gale",
        "Wind force nine. The umbrella is now in another country.",
        "Heavy dark clouds above a rough sea; waves break over rocks below the lighthouse.",
        WIDE,
        partial(
            paint,
            Coast(STORM, sea="#2f5a68", cliff="#6f6a6c", sun=(0.3, 0.16), clouds=5, beach=False),
        ),
    ),
    Scene(
        "coast-lagoon",
        "Water like bottle glass. We stayed in until our fingers wrinkled.",
        "A green lagoon under a hazy summer sky, with one white sail and pale sand.",
        PORTRAIT,
        partial(
            paint,
            Coast(HAZE, side=0, sea="#2fa894", sails=1, sun=(0.3, 0.6), clouds=3),
        ),
    ),
    Scene(
        "coast-chalk",
        "White cliffs, blue stripes, cold feet. #coastwalk",
        "A blue and white lighthouse on pale chalk cliffs above a cold, clear sea.",
        CLASSIC,
        partial(
            paint,
            Coast(FROST, cliff="#e8e2d8", stripe="#2f5f98", side=-1, sea="#3f86a8", beach=False),
        ),
    ),
    Scene(
        "coast-green-hour",
        "For about four minutes everything was this colour.",
        "A lighthouse and its cottage in green evening light above gentle waves.",
        SQUARE,
        partial(
            paint,
            Coast(EMERALD, stripe="#d86a2c", cliff="#8a8a6a", sails=1, sun=(0.4, 0.1), clouds=1),
        ),
    ),
)
