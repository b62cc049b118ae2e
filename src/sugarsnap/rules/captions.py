"""Text that people write: captions, comments and the hashtags in them (v1 reference §4.2)."""

import re
from collections.abc import Iterable

from sugarsnap.errors import (
    CommentAllCapsError,
    CommentTooLongError,
    CommentTooManyTagsError,
    CommentTooManyURLsError,
    InvalidError,
    MissingParameterError,
)

CAPTION_LENGTH = 2200
CAPTION_TAGS = 30
TAG_LENGTH = 100
ALT_TEXT_LENGTH = 1000
COMMENT_LENGTH = 300
COMMENT_TAGS = 4
COMMENT_URLS = 1

HASHTAG = re.compile(r"(?<![\w#&/])#(?P<tag>\w+)")
_URL = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def clean_text(text: str) -> str:
    """The text as it is kept: no control characters, one kind of line break, trimmed."""
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def hashtags_of(text: str) -> list[str]:
    """The tags that a text names, lower-case, without `#`, each once, in order."""
    if "#" not in text:
        return []
    names = dict.fromkeys(lower_tag(name) for name in HASHTAG.findall(text))
    return [name for name in names if is_tag(name)]


def lower_tag(text: str) -> str:
    """A tag's name as it is kept. A dotted capital I leaves its dot behind: a dot is no letter."""
    return text.replace("\u0130", "i").lower()


def is_tag(word: str) -> bool:
    """Whether a word behind `#` is a tag: a number is none, nor is a word past all bounds."""
    return len(word) <= TAG_LENGTH and not word.isdigit()


def check_caption(caption: str, alt_texts: Iterable[str]) -> None:
    """Raise InvalidError where a caption or a picture's description passes its limit."""
    if len(caption) > CAPTION_LENGTH:
        raise InvalidError(f"A caption has at most {CAPTION_LENGTH} characters.", "caption")
    if len(hashtags_of(caption)) > CAPTION_TAGS:
        raise InvalidError(f"A caption has at most {CAPTION_TAGS} hashtags.", "caption")
    if any(len(alt_text) > ALT_TEXT_LENGTH for alt_text in alt_texts):
        raise InvalidError(f"A description has at most {ALT_TEXT_LENGTH} characters.", "alt_text")


def check_comment_text(text: str) -> None:
    """Raise the first limit of July 2014 that a comment passes."""
    if not text:
        raise MissingParameterError("A comment needs a text.", "text")
    if len(text) > COMMENT_LENGTH:
        raise CommentTooLongError("Your comment is too long.", "text")
    if len(HASHTAG.findall(text)) > COMMENT_TAGS:
        raise CommentTooManyTagsError("Your comment contains too many hashtags.", "text")
    if len(_URL.findall(text)) > COMMENT_URLS:
        raise CommentTooManyURLsError("Your comment contains too many URLs.", "text")
    if text.isupper():
        raise CommentAllCapsError("Your comment is in all capitals.", "text")
