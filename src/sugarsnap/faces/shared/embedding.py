"""The HTML with which pages of other sites show a photo (v1 reference §9.1)."""

from urllib.parse import quote

from markupsafe import Markup
from msgspec import Struct

from sugarsnap.faces.shared.links import Links
from sugarsnap.faces.shared.moments import pacific_moment_at
from sugarsnap.records.media import SeenMedia
from sugarsnap.records.relationships import STRANGERS
from sugarsnap.records.viewers import NOBODY
from sugarsnap.rules.visibility import Sight, sight_of

WIDTH = 658
"""Pixels, where nobody asks for another one."""
SCRIPT_PATH = "/embed.js"

_QUOTE = Markup(
    '<blockquote class="instagram-media"{captioned} data-instgrm-permalink="{page}" '
    'data-instgrm-version="8"{style}>{words}</blockquote>'
)
_SCRIPT = Markup('\n<script async defer src="{address}"></script>')
_CAPTION = Markup('<p><a href="{page}" target="_blank">{caption}</a></p> <p>{shared} on {when}</p>')
_NO_CAPTION = Markup('<p><a href="{page}" target="_blank">{shared}</a> on {when}</p>')
_WHEN = Markup('<time datetime="{iso}">{words}</time>')
_STYLE = Markup(
    ' style="background:#fff; border:1px solid #d8d8d0; border-radius:8px; box-sizing:border-box; '
    'color:#222; margin:1px; max-width:{width}px; padding:8px 16px; width:calc(100% - 2px);"'
)


class Look(Struct, frozen=True, kw_only=True):
    """How a photo is to be embedded."""

    width: int = WIDTH
    """Pixels at most."""
    has_caption: bool = True
    is_styled: bool = True
    """False for pages whose policy forbids styles in attributes, such as our own."""


class Offer(Struct, frozen=True):
    """What a photo's page offers to pages of other sites."""

    code: str
    """HTML to copy."""
    oembed_url: str


def offer_photo(seen: SeenMedia, links: Links) -> Offer | None:
    """How to embed a photo, or None where it is not for everybody. `links` make whole addresses."""
    if sight_of(seen.owner, NOBODY, STRANGERS) is not Sight.OPEN:
        return None
    page = quote(links.photo_page(seen.media), safe="")
    code = quote_photo(seen, links, Look()) + script_tag(links)
    return Offer(str(code), links.page(f"/oembed/?url={page}"))


def quote_photo(seen: SeenMedia, links: Links, look: Look) -> Markup:
    """A quotation that says and links the photo, until the script puts a frame in its place.

    Whatever people wrote is text in it. `links` make whole addresses.
    """
    return _QUOTE.format(
        captioned=Markup(" data-instgrm-captioned") if look.has_caption else "",
        page=links.photo_page(seen.media),
        style=_STYLE.format(width=look.width) if look.is_styled else "",
        words=_words(seen, links, look),
    )


def _words(seen: SeenMedia, links: Links, look: Look) -> Markup:
    owner, caption = seen.owner, seen.media.caption if look.has_caption else ""
    moment = pacific_moment_at(seen.media.created_ms)
    return (_CAPTION if caption else _NO_CAPTION).format(
        page=links.photo_page(seen.media),
        caption=caption,
        shared=f"A post shared by {owner.full_name or owner.username} (@{owner.username})",
        when=_WHEN.format(iso=moment.iso, words=moment.words),
    )


def script_tag(links: Links) -> Markup:
    """What loads the script; once in a page is enough."""
    return _SCRIPT.format(address=links.page(SCRIPT_PATH))
