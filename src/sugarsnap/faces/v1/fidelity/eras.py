"""Guesses about signed calls, clients of other times, and what was retired when."""

from sugarsnap.faces.shared.fidelity import Chapter, Guess
from sugarsnap.faces.v1 import refusals
from sugarsnap.faces.v1.fidelity.wording import worded
from sugarsnap.operations.latest import LATEST_SHOWN

SIGNING = Chapter(
    "Signed calls",
    (
        Guess(
            "When a signature is judged",
            "As soon as it is known whose call it is, before anything that is asked for.",
            "Its refusals stand without an envelope, so it was judged before the API itself.",
            errors=("signature-missing", "signature-wrong"),
        ),
        Guess(
            "Calls that should be signed and are not",
            "They count towards no hour.",
            "Whoever found a token could else use up the hour of those whose it is.",
        ),
        Guess(
            "Paths that libraries sign",
            "With `.json`, with a slash at the end, without the one at the beginning, decoded "
            "or encoded: all are taken.",
            "Three known libraries differ in it.",
        ),
        Guess(
            "A signature over the address alone",
            "It is taken where the client has the switch `query_signatures`.",
            "One library signs so, and the original refused it. Forms can then be changed.",
        ),
        Guess(
            "Which secret signs",
            "The client's; while it has two, either.",
            "Here a secret can be replaced without a break, which the original did not know.",
        ),
        Guess(
            "`X-Insta-Forwarded-For`",
            "Ignored, unless the keeper asks writes for it; a wrong one is then refused like none.",
            "The original took it for a year only. One text of a refusal is known.",
            errors=("addresses-unsigned",),
        ),
    ),
)

ERAS = Chapter(
    "Eras and switches",
    (
        Guess(
            "What is retired where the keeper chooses no era",
            "Nothing.",
            "Old programs call what had ended by 2017.",
            errors=("retired",),
        ),
        Guess(
            "What was left in December 2018",
            "A photo by its id answers its owner alone; for everybody else, and where there is "
            "none, the call is retired.",
            "Known is that one's own photos stayed.",
            ("GET /media/{media_id}",),
            ("retired",),
        ),
        Guess(
            "What a client id was enough for",
            "Reading people but oneself, photos, tags, places and geographies, where the keeper "
            "allows it.",
            "The documents of 2014 name these nouns. Lists of followers are left out.",
        ),
        Guess(
            "How often a client may call by itself",
            "As often as one of its tokens, counted apart from them.",
            "The documents of 2014 give both the same number.",
            errors=("too-many-calls",),
        ),
        worded(
            "A client id that no client has",
            refusals.CLIENT_INVALID,
            reason="The text is recorded, its type is not.",
        ),
        Guess(
            "Likes and comments inside of a photo",
            f"The {LATEST_SHOWN} latest of each, likes with the latest first and comments with "
            "the latest last, for clients with the switch `legacy_media_format`.",
            "It was eight at first, then four. The order is that of the two lists.",
        ),
        Guess(
            "Squares",
            "Cut out of the middle, as large as the picture allows, for clients without "
            "`non_square_media`.",
            "The original cut or filled up; both are told of.",
        ),
        Guess(
            "Texts of before 2016, for a token that is no good",
            "They are said where the client whose digits the token has wants them.",
            "Nobody else can be asked.",
            errors=("token-invalid",),
        ),
    ),
)
