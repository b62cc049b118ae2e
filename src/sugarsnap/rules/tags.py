"""Tags: what a text can name, and which a post has (v1 reference §4.1.7, §4.2)."""

import re

from sugarsnap.records.media import Media
from sugarsnap.rules.captions import hashtags_of, lower_tag

_TAG = re.compile(r"\w+")


def tag_of(text: str) -> str | None:
    """The tag that a text names, in lower case; None where no tag can have such a name."""
    name = lower_tag(text)
    return name if _TAG.fullmatch(name) else None


def tags_of(media: Media) -> list[str]:
    """The tags of a post: those of its caption, then those its owner added in comments."""
    return list(dict.fromkeys([*hashtags_of(media.caption), *media.more_tags.split()]))
