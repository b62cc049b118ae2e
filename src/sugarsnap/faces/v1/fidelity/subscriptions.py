"""Guesses about subscriptions and what is delivered."""

from sugarsnap.faces.shared.fidelity import Chapter, Guess
from sugarsnap.faces.v1 import refusals
from sugarsnap.faces.v1.fidelity.wording import worded
from sugarsnap.rules.deliveries import (
    HOUR_MS,
    LONGEST_FAILURE_MS,
    MINUTE_MS,
    MOST_IN_BATCH,
    PAUSES_MS,
    SECONDS_TO_ANSWER,
)
from sugarsnap.rules.subscriptions import MOST_SUBSCRIPTIONS

_POST = "POST /subscriptions"
_PAUSES = ", ".join(str(pause // MINUTE_MS) for pause in PAUSES_MS)
_HOURS = LONGEST_FAILURE_MS // HOUR_MS

SUBSCRIPTIONS = Chapter(
    "Subscriptions",
    (
        worded(
            "Subscriptions that cannot be had",
            refusals.OBJECT_UNKNOWN,
            refusals.OBJECT_CLOSED,
            refusals.ASPECT_UNKNOWN,
            refusals.VERIFY_TOKEN_TOO_LONG,
            refusals.OBJECT_ID_MISSING,
            refusals.CIRCLE_MISSING,
            calls=(_POST,),
            reason="Four other texts are recorded. What the original answered to tags from new "
            "applications differs from one report to the next.",
        ),
        Guess(
            "How many subscriptions a client has",
            f"At most {MOST_SUBSCRIPTIONS}.",
            "People remember about so many.",
            (_POST,),
            (refusals.TOO_MANY_SUBSCRIPTIONS.name,),
        ),
        Guess(
            "How long a receiver has to answer",
            f"{SECONDS_TO_ANSWER:.0f} seconds, for the handshake and for each delivery.",
            "Later documents speak of two seconds for deliveries; nothing told of handshakes.",
            (_POST,),
        ),
        Guess(
            "White space around the challenge",
            "It is forgiven.",
            "Many frameworks end an answer with a line break.",
            (_POST,),
        ),
        Guess(
            "Receivers in private networks",
            "They cannot be reached, unless the keeper allows their addresses.",
            "Whoever names an address must not reach through the server what only it reaches.",
            (_POST,),
        ),
        Guess(
            "The same subscription again",
            "Its receiver is asked again, and the one there is is answered; it is on then.",
            "Programs subscribe whenever they start.",
            (_POST,),
        ),
        worded(
            "Taking back without saying what",
            refusals.NOTHING_NAMED,
            calls=("DELETE /subscriptions",),
        ),
        Guess(
            "How calls with a client's secret are counted",
            "As those of a token, under the client alone.",
            "The documents count by token, and these calls have none.",
            ("GET /subscriptions", _POST, "DELETE /subscriptions"),
        ),
        Guess(
            "Deliveries that do not arrive",
            f"They are sent again after {_PAUSES} minutes, then dropped. A subscription that has "
            f"failed for {_HOURS} hours is switched off with the next one that is dropped.",
            "How the original tried again was never told.",
        ),
        Guess(
            "How many events a delivery holds",
            f"At most {MOST_IN_BATCH}; those that came meanwhile follow in the next.",
            "Known is only that there may be several.",
        ),
        Guess(
            "The headers `Webhook-Id` and `X-Hub-Signature-256`",
            "The first is the same whenever a delivery is sent again; the second signs by SHA-256.",
            "The original had neither. A delivery may come twice, and receivers can tell.",
        ),
        Guess(
            "What is news",
            "Whatever is posted; not what is imported from elsewhere.",
            "An archive of ten years would be told at once.",
        ),
    ),
)
