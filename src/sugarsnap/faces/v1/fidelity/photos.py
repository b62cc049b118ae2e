"""Guesses about photos, comments and likes."""

from sugarsnap.faces.shared.fidelity import Chapter, Guess
from sugarsnap.faces.v1 import refusals
from sugarsnap.faces.v1.fidelity.wording import worded
from sugarsnap.operations.comments import COMMENTS_SHOWN
from sugarsnap.operations.likes import LIKERS_SHOWN
from sugarsnap.operations.newest import COMPARED

PHOTOS = Chapter(
    "Photos, comments and likes",
    (
        worded(
            "A shortcode that nothing has",
            refusals.MEDIA_ABSENT,
            calls=("GET /media/shortcode/{shortcode}",),
            reason="Ids are refused so; for shortcodes no recorded refusal was found.",
        ),
        Guess(
            "The newest photos around a point",
            "There is no window of time unless one is asked for.",
            "The original looked back five days, which on a small server is mostly nothing.",
            ("GET /media/search",),
        ),
        worded(
            "Points and spans of time that cannot be searched",
            refusals.POINT_MISSING,
            refusals.LATITUDE_UNREADABLE,
            refusals.LONGITUDE_UNREADABLE,
            refusals.LATITUDE_BEYOND,
            refusals.LONGITUDE_BEYOND,
            refusals.MOMENT_MALFORMED,
            refusals.SPAN_TOO_LONG,
        ),
        Guess(
            "`distance` in what a search finds",
            "Metres from the middle, with two decimals.",
            "Recorded in 2011, and in no later document.",
            ("GET /media/search",),
        ),
        Guess(
            "What is popular",
            f"The most liked among the newest {COMPARED} public photos.",
            "How the original chose was never told.",
            ("GET /media/popular",),
        ),
        Guess(
            "How many likes are shown",
            f"The newest {LIKERS_SHOWN}, without pages.",
            "People remember about so many.",
            ("GET /media/{media_id}/likes",),
        ),
        Guess(
            "How many comments are shown",
            f"The newest {COMMENTS_SHOWN}, without pages.",
            "People remember about so many.",
            ("GET /media/{media_id}/comments",),
        ),
        Guess(
            "What writing a comment answers",
            "The comment; null for clients that want that.",
            "The documents say null, recorded answers have the comment; clients take both.",
            ("POST /media/{media_id}/comments",),
        ),
        worded(
            "Comments that break a rule",
            refusals.TEXT_MISSING,
            refusals.TEXT_TOO_MANY_TAGS,
            refusals.TEXT_TOO_MANY_URLS,
            refusals.TEXT_ALL_CAPS,
            calls=("POST /media/{media_id}/comments",),
            reason="The four rules are documented. Known are the types for length, hashtags and "
            "capitals, and the words for length alone.",
        ),
        Guess(
            "A comment in capitals",
            "One with a capital letter and no small one.",
            "The rule was told in half a sentence; emoji pass.",
            ("POST /media/{media_id}/comments",),
            ("text-all-caps",),
        ),
        worded(
            "Comments that cannot be deleted",
            refusals.COMMENT_ABSENT,
            refusals.NOT_YOUR_COMMENT,
            calls=("DELETE /media/{media_id}/comments/{comment_id}",),
        ),
        Guess(
            "Addresses of pictures",
            "They hold `s150x150`, `s320x320` or `s640x640`, and one may be put for another.",
            "Old scripts do that. The rest of an address never meant anything.",
        ),
        Guess(
            "`attribution`",
            "It is always null.",
            "Nothing posts through other applications here.",
        ),
    ),
)
