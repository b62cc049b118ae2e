"""What can be embedded, one row each, and which paths they are."""

import re
from collections.abc import Callable

from msgspec import Struct

from sugarsnap.faces.embed.calls import Answer, Call
from sugarsnap.faces.embed.errors import Wording, in_a_card, in_words
from sugarsnap.faces.embed.oembed import get_oembed
from sugarsnap.faces.embed.photos import get_captioned_card, get_card, get_picture
from sugarsnap.work import Work


class Route(Struct, frozen=True):
    """One address."""

    path: str
    """Template; the slash at its end may be left out."""
    handler: Callable[[Work, Call], Answer]
    word: Callable[[Call, Wording], Answer]
    """How it says that it refuses."""

    @property
    def pattern(self) -> re.Pattern[str]:
        """What its paths look like."""
        segment = r"(?P<shortcode>[^/]+)"
        return re.compile(re.escape(self.path[:-1]).replace(r"\{shortcode\}", segment) + "/?")


ROUTES = (
    Route("/oembed/", get_oembed, in_words),
    Route("/p/{shortcode}/media/", get_picture, in_words),
    Route("/p/{shortcode}/embed/", get_card, in_a_card),
    Route("/p/{shortcode}/embed/captioned/", get_captioned_card, in_a_card),
)

ALIASES = {"/v1/oembed": "/oembed/", "/v1/oembed/": "/oembed/"}
"""Where an old library looks for oEmbed (v1 reference §0.1)."""
PATHS = re.compile(r"/v1/oembed/?|/p/[^/]+/(?:media|embed(?:/captioned)?)/?")
"""Those whose first segment belongs to other faces."""
