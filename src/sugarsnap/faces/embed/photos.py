"""A photo by its shortcode: its picture, and the card that is framed (v1 reference §9.2, §9.3)."""

from sugarsnap.faces.embed.calls import Answer, Call, given
from sugarsnap.faces.shared.posts import shape_post
from sugarsnap.operations.media import read_media, require_visible_media
from sugarsnap.records.viewers import NOBODY
from sugarsnap.work import Work

NOMINALS = {"t": 150, "m": 320, "l": 640}
"""The renditions by what `size` calls them."""
USUAL_SIZE = "m"


def get_picture(work: Work, call: Call) -> Answer:
    """On to the picture in the size that is asked for."""
    seen = require_visible_media(work, NOBODY, call.media_id)
    nominal = NOMINALS.get(call.query.get("size", ""), NOMINALS[USUAL_SIZE])
    address = call.links.rendition(seen.media, seen.owner, nominal)
    return given(302, [(b"location", address.encode())])


def get_card(work: Work, call: Call) -> Answer:
    """The photo with its owner and its counts."""
    return _card(work, call)


def get_captioned_card(work: Work, call: Call) -> Answer:
    """The same with the caption."""
    return _card(work, call, captioned="yes")


def _card(work: Work, call: Call, captioned: str = "") -> Answer:
    seen = read_media(work, NOBODY, call.media_id)
    return call.page("embed/card.html", post=shape_post(seen, call.own_links), captioned=captioned)
