"""The parameters that handlers name in their signatures: how each is read and described.

A reader never refuses: a value that cannot be taken names nothing, or is carried until the
operation asks for it, so that calls are judged in the order of the v1 reference §13.
"""

import inspect
import re
from collections.abc import Callable
from typing import Any, NewType, get_type_hints

from msgspec import Struct

from sugarsnap.errors import InvalidError
from sugarsnap.faces.v1.calls import Call
from sugarsnap.ids import (
    LARGEST,
    AccountId,
    CommentId,
    MediaId,
    media_of_shortcode,
    media_of_wire,
    number_of,
)
from sugarsnap.rules.paging import Page

ShortcodeMedia = NewType("ShortcodeMedia", int)
"""The media id that a shortcode in the path writes."""
Text = NewType("Text", str)
"""The parameter `text`; "" where it is missing."""
ActionName = NewType("ActionName", str)
"""The parameter `action`; "" where it is missing."""

NOTHING = 0
"""An id that nothing has."""

DEFAULT_COUNT = 20
MOST_COUNT = 33

_WHOLE_NUMBER = re.compile(r"-?\d{1,18}")


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


def _read_media_id(call: Call, name: str) -> int:
    return media_of_wire(call.arrival.segments[name]) or NOTHING


def _read_shortcode(call: Call, name: str) -> int:
    return media_of_shortcode(call.arrival.segments[name]) or NOTHING


def _read_account_id(call: Call, name: str) -> int:
    segment = call.arrival.segments[name]
    if segment == "self":
        return call.viewer.id or NOTHING
    return number_of(segment) or NOTHING


def _read_comment_id(call: Call, name: str) -> int:
    return number_of(call.arrival.segments[name]) or NOTHING


def _read_text(call: Call, name: str) -> str:
    return call.arrival.parameters.get(name, "")


def _read_page(call: Call, name: str) -> Page:  # noqa: ARG001  a page has several names
    parameters = call.arrival.parameters
    count = _count_of(parameters.get("count", ""))
    before = _bound_of(parameters.get("max_id", ""), LARGEST)
    after = _bound_of(parameters.get("min_id", ""), NOTHING)
    if count is None:
        return Page(DEFAULT_COUNT, problem=InvalidError("Count must be larger than zero."))
    if before is None or after is None:
        sentence = "invalid parameters-check the max-id/min-id you supplied"
        return Page(DEFAULT_COUNT, problem=InvalidError(sentence))
    return Page(count, before, after)


def _count_of(text: str) -> int | None:
    """The count, clamped; the default for what is no number or zero; None below zero."""
    if not _WHOLE_NUMBER.fullmatch(text):
        return DEFAULT_COUNT
    count = int(text)
    if count < 0:
        return None
    return min(count, MOST_COUNT) or DEFAULT_COUNT


def _bound_of(text: str, default: int) -> int | None:
    """The id of a bound; the default where there is none or `0`; None where it is malformed."""
    if text in {"", "0"}:
        return default
    return media_of_wire(text)


_ID = {"type": "string", "pattern": r"^\d+$"}

PARAMETERS: dict[Any, Parameter] = {
    MediaId: Parameter(
        _read_media_id,
        (
            Description(
                "media_id",
                "path",
                "The photo's id, `{media}_{owner}` or its first part alone.",
                {"type": "string", "pattern": r"^\d+(_\d+)?$"},
                is_required=True,
            ),
        ),
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
    ),
    CommentId: Parameter(
        _read_comment_id,
        (Description("comment_id", "path", "The comment's id.", _ID, is_required=True),),
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
    ),
    Page: Parameter(
        _read_page,
        (
            Description(
                "count",
                "query",
                f"How many photos: {DEFAULT_COUNT} by default, at most {MOST_COUNT}.",
                {"type": "integer", "minimum": 0},
            ),
            Description("max_id", "query", "Only photos older than this one.", {"type": "string"}),
            Description("min_id", "query", "Only photos newer than this one.", {"type": "string"}),
        ),
    ),
}


def parameters_of(handler: Callable[..., Any]) -> dict[str, Parameter]:
    """What a handler's signature names after its call. Raises KeyError for an unknown type."""
    hints = get_type_hints(handler)
    names = list(inspect.signature(handler).parameters)[1:]
    return {name: PARAMETERS[hints[name]] for name in names}


def bind(handler: Callable[..., Any]) -> Callable[[Call], Any]:
    """The handler with its parameters read from the call."""
    readers = tuple((name, one.read) for name, one in parameters_of(handler).items())
    return lambda call: handler(call, *[read(call, name) for name, read in readers])
