"""The parameters that handlers name in their signatures: how each is read and described.

A reader never refuses: a value that cannot be taken names nothing, or is carried until the
operation asks for it, so that calls are judged in the order of the v1 reference §13.
"""

import inspect
from collections.abc import Callable, Mapping
from typing import Any, NewType, get_type_hints

from msgspec import Struct

from sugarsnap.faces.v1 import asked_pages, asked_places, asked_subscriptions, refusals
from sugarsnap.faces.v1.asked_pages import CountedPage, LikedPage, PeoplePage, SearchPage, TagPage
from sugarsnap.faces.v1.calls import Call
from sugarsnap.faces.v1.refusals import Told
from sugarsnap.ids import (
    AccountId,
    CommentId,
    MediaId,
    media_of_shortcode,
    media_of_wire,
    number_of,
)
from sugarsnap.rules.geography import Circle
from sugarsnap.rules.paging import Page
from sugarsnap.rules.places import PlaceQuery
from sugarsnap.rules.subscriptions import MOST_RADIUS, Selection, Wish
from sugarsnap.rules.windows import Window

ShortcodeMedia = NewType("ShortcodeMedia", int)
"""The media id that a shortcode in the path writes."""
Text = NewType("Text", str)
"""The parameter `text`; "" where it is missing."""
TagName = NewType("TagName", str)
"""A tag in the path, as it was written."""
SearchText = NewType("SearchText", str)
"""The parameter `q`; "" where it is missing."""
ActionName = NewType("ActionName", str)
"""The parameter `action`; "" where it is missing."""
PlaceId = NewType("PlaceId", int)
GeographyId = NewType("GeographyId", int)

NOTHING = 0
"""An id that nothing has."""


class Description(Struct, frozen=True):
    """One parameter as the reference shows it."""

    name: str
    where: str
    """`path`, `query` or `form`."""
    sentence: str
    schema: dict[str, Any]
    is_required: bool = False


class Parameter(Struct, frozen=True):
    """A type that a handler may name: its reader and its description."""

    read: Callable[[Call, str], Any]
    descriptions: tuple[Description, ...]
    refusals: tuple[Told, ...] = ()
    """What its values may be refused for, in the order in which they are judged."""


def _read_media_id(call: Call, name: str) -> int:
    return media_of_wire(call.arrival.segments[name]) or NOTHING


def _read_shortcode(call: Call, name: str) -> int:
    return media_of_shortcode(call.arrival.segments[name]) or NOTHING


def _read_account_id(call: Call, name: str) -> int:
    segment = call.arrival.segments[name]
    if segment == "self":
        return call.viewer.id or NOTHING
    return number_of(segment) or NOTHING


def _read_id(call: Call, name: str) -> int:
    return number_of(call.arrival.segments[name]) or NOTHING


def _read_tag_name(call: Call, name: str) -> str:
    return call.arrival.segments[name]


def _read_text(call: Call, name: str) -> str:
    return call.arrival.parameters.get(name, "")


def _page(read: Callable[[Call, str], Page], counted: str, bounds: Mapping[str, str]) -> Parameter:
    """How the pages of a list are asked for: `count`, and bounds with their sentences."""
    count = Description("count", "query", counted, {"type": "integer", "minimum": 0})
    described = [Description(name, "query", said, _BOUND) for name, said in bounds.items()]
    malformed = (refusals.BOUND_MALFORMED,) if bounds else ()
    return Parameter(read, (count, *described), (refusals.COUNT_NEGATIVE, *malformed))


def _asked(
    read: Callable[[Call, str], Any],
    sentences: Mapping[str, str],
    told: tuple[Told, ...],
    *required: str,
    where: str = "query",
) -> Parameter:
    """Parameters that are read together."""
    described = [
        Description(str(name), where, said, _NUMBERS.get(name, _TEXT), is_required=name in required)
        for name, said in sentences.items()
    ]
    return Parameter(read, tuple(described), told)


_ID = {"type": "string", "pattern": r"^\d+$"}
_TEXT = {"type": "string"}
_BOUND = {"type": "string", "pattern": r"^\d+(_\d+)?$"}
_NUMBERS: Mapping[str, dict[str, Any]] = {
    "lat": {"type": "number", "minimum": -90, "maximum": 90},
    "lng": {"type": "number", "minimum": -180, "maximum": 180},
    "distance": {"type": "number"},
    "radius": {"type": "integer", "minimum": 1, "maximum": MOST_RADIUS},
    "min_timestamp": {"type": "integer", "minimum": 0},
    "max_timestamp": {"type": "integer", "minimum": 0},
}
_OF_POINTS = (
    refusals.POINT_MISSING,
    refusals.LATITUDE_UNREADABLE,
    refusals.LONGITUDE_UNREADABLE,
    refusals.LATITUDE_BEYOND,
    refusals.LONGITUDE_BEYOND,
)

PARAMETERS: dict[Any, Parameter] = {
    MediaId: Parameter(
        _read_media_id,
        (
            Description(
                "media_id",
                "path",
                "The photo's id, `{media}_{owner}` or its first part alone.",
                _BOUND,
                is_required=True,
            ),
        ),
        (refusals.MEDIA_ABSENT, refusals.PRIVATE),
    ),
    ShortcodeMedia: Parameter(
        _read_shortcode,
        (
            Description(
                "shortcode",
                "path",
                "The photo's shortcode, as in its page's address.",
                {"type": "string", "pattern": "^[A-Za-z0-9_-]{1,11}$"},
                is_required=True,
            ),
        ),
        (refusals.MEDIA_ABSENT, refusals.PRIVATE),
    ),
    AccountId: Parameter(
        _read_account_id,
        (
            Description(
                "user_id",
                "path",
                "The person's id, or `self` for whoever the token speaks for.",
                {"type": "string", "pattern": r"^(\d+|self)$"},
                is_required=True,
            ),
        ),
        (refusals.USER_ABSENT,),
    ),
    CommentId: Parameter(
        _read_id,
        (Description("comment_id", "path", "The comment's id.", _ID, is_required=True),),
        (refusals.COMMENT_ABSENT,),
    ),
    PlaceId: Parameter(
        _read_id,
        (Description("location_id", "path", "The place's id.", _ID, is_required=True),),
        (refusals.PLACE_ABSENT,),
    ),
    GeographyId: Parameter(
        _read_id,
        (Description("geography_id", "path", "The geography's id.", _ID, is_required=True),),
        (refusals.GEOGRAPHY_ABSENT,),
    ),
    TagName: Parameter(
        _read_tag_name,
        (
            Description(
                "tag",
                "path",
                "The tag without `#`: letters, digits and `_`, in any case of letters.",
                {"type": "string", "pattern": r"^\w+$"},
                is_required=True,
            ),
        ),
        (refusals.TAG_ABSENT, refusals.TAG_BANNED),
    ),
    SearchText: Parameter(
        _read_text,
        (Description("q", "query", "What to look for.", _TEXT, is_required=True),),
        (refusals.QUERY_MISSING,),
    ),
    Text: Parameter(
        _read_text,
        (
            Description(
                "text",
                "form",
                "The comment: at most 300 characters, four hashtags and one URL, not all capitals.",
                {"type": "string", "maxLength": 300},
                is_required=True,
            ),
        ),
        (
            refusals.TEXT_MISSING,
            refusals.TEXT_TOO_LONG,
            refusals.TEXT_TOO_MANY_TAGS,
            refusals.TEXT_TOO_MANY_URLS,
            refusals.TEXT_ALL_CAPS,
        ),
    ),
    ActionName: Parameter(
        _read_text,
        (
            Description(
                "action",
                "form",
                "What to do.",
                {
                    "type": "string",
                    "enum": ["follow", "unfollow", "approve", "ignore", "deny", "block", "unblock"],
                },
                is_required=True,
            ),
        ),
        (refusals.ACTION_UNKNOWN,),
    ),
    Page: _page(
        asked_pages.read_media_page,
        asked_pages.COUNTED_MEDIA,
        {
            "max_id": "Only photos older than this one.",
            "min_id": "Only photos newer than this one.",
        },
    ),
    LikedPage: _page(
        asked_pages.read_liked_page,
        asked_pages.COUNTED_MEDIA,
        {"max_like_id": "Only photos liked before this like."},
    ),
    TagPage: _page(
        asked_pages.read_tag_page,
        asked_pages.COUNTED_MEDIA,
        {
            "max_tag_id": "Only photos tagged before this one; `max_id` is an older name for it.",
            "min_tag_id": "Only photos tagged after this one; `min_id` is an older name for it.",
        },
    ),
    Circle: _asked(
        asked_places.read_media_circle, asked_places.AROUND_MEDIA, _OF_POINTS, "lat", "lng"
    ),
    PlaceQuery: _asked(asked_places.read_place_query, asked_places.AROUND_PLACES, _OF_POINTS),
    Window: _asked(asked_places.read_window, asked_places.MOMENTS, (refusals.MOMENT_MALFORMED,)),
    CountedPage: _page(asked_pages.read_counted_page, asked_pages.COUNTED_MEDIA, {}),
    SearchPage: _page(asked_pages.read_search_page, asked_pages.COUNTED_FOUND, {}),
    PeoplePage: _page(
        asked_pages.read_people_page,
        asked_pages.COUNTED_PEOPLE,
        {"cursor": "Only people who come after this place in the list."},
    ),
    Wish: _asked(*asked_subscriptions.WISH, where="form"),
    Selection: _asked(*asked_subscriptions.SELECTION),
}


def parameters_of(handler: Callable[..., Any]) -> dict[str, Parameter]:
    """What a handler's signature names after its call. Raises KeyError for an unknown type."""
    hints = get_type_hints(handler)
    names = list(inspect.signature(handler).parameters)[1:]
    return {name: PARAMETERS[hints[name]] for name in names}


def bind(handler: Callable[..., Any]) -> Callable[[Any], Any]:
    """The handler with its parameters read from the call."""
    readers = tuple((name, one.read) for name, one in parameters_of(handler).items())
    return lambda call: handler(call, *[read(call, name) for name, read in readers])
