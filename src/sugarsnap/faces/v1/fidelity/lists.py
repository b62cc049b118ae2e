"""Guesses about finding things, about pages and about limits."""

from sugarsnap.faces.shared.fidelity import Chapter, Guess
from sugarsnap.faces.v1 import refusals
from sugarsnap.faces.v1.fidelity.wording import worded
from sugarsnap.operations.places import PLACES_FOUND
from sugarsnap.operations.tags import SHORTEST_BEGINNING, TAGS_FOUND
from sugarsnap.rules.limits import LIVE_ALLOWANCE

FINDING = Chapter(
    "Tags and places",
    (
        worded(
            "A name that no tag can have",
            refusals.TAG_ABSENT,
            calls=("GET /tags/{tag}", "GET /tags/{tag}/media/recent"),
            reason="404 is known, its body is not.",
        ),
        Guess(
            "A tag that nobody uses",
            "It counts 0, and its list is empty.",
            "Any tag may be used tomorrow, so none is missing.",
            ("GET /tags/{tag}", "GET /tags/{tag}/media/recent"),
        ),
        Guess(
            "`media_count`",
            "It counts the photos of private people, too.",
            "The count is true for everybody alike; the list shows public photos alone.",
            ("GET /tags/{tag}", "GET /tags/search"),
        ),
        Guess(
            "The order of a tag's photos",
            "That of tagging, by ids which are the bounds as well.",
            "The documents say that a tag given later lets an old photo surface.",
            ("GET /tags/{tag}/media/recent",),
        ),
        Guess(
            "What a search for tags finds",
            f"At most {TAGS_FOUND}, the most used first after the exact one; below "
            f"{SHORTEST_BEGINNING} characters the exact one alone.",
            "The documents say the last, without a number.",
            ("GET /tags/search",),
        ),
        worded(
            "A place or a geography that nothing has",
            refusals.PLACE_ABSENT,
            refusals.GEOGRAPHY_ABSENT,
        ),
        Guess(
            "How many places a search finds",
            f"{PLACES_FOUND}, the nearest first.",
            "Recorded answers have about so many.",
            ("GET /locations/search",),
        ),
        Guess(
            "An id of another network that no place has",
            "Nothing is found, without an error.",
            "A search may find nothing.",
            ("GET /locations/search",),
        ),
        Guess(
            "The pages of a geography",
            "Those of a person's photos: `max_id` and `next_max_id`.",
            "One library has them so, another reads `next_min_id`.",
            ("GET /geographies/{geography_id}/media/recent",),
        ),
    ),
)

PAGES = Chapter(
    "Pages",
    (
        Guess(
            "A `count` that is empty or no number",
            "It is the default.",
            "One widget sends `count=` with every call.",
        ),
        worded(
            "A count below zero, and bounds that are no ids",
            refusals.COUNT_NEGATIVE,
            refusals.BOUND_MALFORMED,
            reason="The first text is recorded, though not what brought it about; the second "
            "is remembered.",
        ),
        Guess(
            "The host in `next_url`",
            "The one that was called, where the server goes by it; else the server's own.",
            "Three libraries cut their own base off its beginning.",
        ),
        Guess(
            "Which parameters `next_url` repeats",
            "All but `sig`, jQuery's `_`, and a token from a header.",
            "A signature is of one address; the others would be stale or give something away.",
        ),
        Guess(
            "A page that ends in photos which the viewer may not see",
            "It may be short or empty; its cursor is then the number alone of the last photo "
            "looked at.",
            "Known is that pages may be short, and that only `next_url` tells of more.",
        ),
        Guess(
            "The cursors of people and of likes",
            "Numbers that mean nothing outside.",
            "Recorded ones were moments in milliseconds, and clients keep them as texts.",
        ),
    ),
)

LIMITS = Chapter(
    "Limits",
    (
        Guess(
            "`Retry-After` past a limit",
            "The seconds until the oldest counted minute leaves the hour.",
            "The original said nothing; waiting blindly helps nobody.",
            errors=("too-many-calls", "too-many-writes"),
        ),
        Guess(
            "The two headers where no token is known",
            "They tell of a live client that has not called yet.",
            "Some clients read them without looking whether they are there.",
        ),
        Guess(
            "When writes of a kind are judged",
            "Last, after everything else about the call; they count on arrival all the same.",
            "A recorded message counts more requests than were allowed, so refused ones count.",
            errors=("too-many-writes",),
        ),
        Guess(
            "How many calls a live client has",
            f"{LIVE_ALLOWANCE.calls} an hour, not the 200 of April 2018.",
            "It is the number of the documents of 2017.",
        ),
    ),
)
