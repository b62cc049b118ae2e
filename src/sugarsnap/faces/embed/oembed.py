"""oEmbed: what a page needs to show a photo, for its address (v1 reference §9.1)."""

import re

import msgspec
from msgspec import Struct

from sugarsnap.errors import InvalidError
from sugarsnap.faces.embed.calls import Answer, Call, given
from sugarsnap.faces.embed.errors import EndpointRetiredError, UrlUnknownError
from sugarsnap.faces.shared.asgi import Headers
from sugarsnap.faces.shared.embedding import WIDTH, Look, quote_photo, script_tag
from sugarsnap.faces.shared.jsonp import NO_CALLBACK, SCRIPT, is_callback, script_of
from sugarsnap.ids import MediaId, media_of_shortcode, number_of
from sugarsnap.operations.endpoints import is_retired
from sugarsnap.operations.media import require_visible_media
from sugarsnap.records.media import SeenMedia
from sugarsnap.records.viewers import NOBODY
from sugarsnap.rules.renditions import size_of
from sugarsnap.work import Work

LEAST_WIDTH = 320
THUMBNAIL = 640

_ORIGINAL_HOSTS = frozenset(
    {"instagram.com", "www.instagram.com", "instagr.am", "www.instagr.am"},
)
_PHOTO_PAGE = re.compile(
    r"(?i:https?)://(?P<host>[^/?#]+)(?:/[\w.]+)?/(?:p|tv)/(?P<shortcode>[\w-]+)/?(?:[?#].*)?",
    re.ASCII | re.DOTALL,
)
_JSON: Headers = [(b"content-type", b"application/json; charset=utf-8")]


class Embed(Struct, kw_only=True, frozen=True):
    """The answer, without an envelope."""

    version: str
    title: str
    author_name: str
    author_url: str
    author_id: int
    media_id: str
    provider_name: str
    provider_url: str
    type: str
    width: int
    height: None
    html: str
    thumbnail_url: str
    thumbnail_width: int
    thumbnail_height: int


def get_oembed(work: Work, call: Call) -> Answer:
    """How to embed the photo on a page, as JSON or as a script."""
    if is_retired(work, "GET", "/oembed"):
        raise EndpointRetiredError
    callback = call.query.get("callback", "")
    if callback and not is_callback(callback):
        raise InvalidError(NO_CALLBACK)
    seen = require_visible_media(work, NOBODY, _asked_photo(call))
    body = msgspec.json.encode(_shape(seen, call))
    if callback:
        return given(200, SCRIPT, script_of(body, callback))
    return given(200, _JSON, body)


def _asked_photo(call: Call) -> MediaId:
    """The photo that `url` names. Raises UrlUnknownError."""
    found = _PHOTO_PAGE.fullmatch(call.query.get("url", "").strip())
    if found is None or not _is_known(found["host"], call):
        raise UrlUnknownError
    return media_of_shortcode(found["shortcode"]) or MediaId(0)


def _is_known(host: str, call: Call) -> bool:
    return host.lower() in _ORIGINAL_HOSTS or call.is_own_host(host)


def _shape(seen: SeenMedia, call: Call) -> Embed:
    media, owner, links = seen.media, seen.owner, call.links
    look = _asked_look(call)
    script = "" if _is_true(call, "omitscript") else script_tag(links)
    width, height = size_of(THUMBNAIL, media.width, media.height)
    return Embed(
        version="1.0",
        title=media.caption,
        author_name=owner.username,
        author_url=links.page(f"/{owner.username}"),
        author_id=owner.id,
        media_id=f"{media.id}_{owner.id}",
        provider_name="Instagram",  # the wire's word, as old programs compare it
        provider_url=links.page(""),
        type="rich",
        width=look.width,
        height=None,
        html=str(quote_photo(seen, links, look) + script),
        thumbnail_url=links.rendition(media, owner, THUMBNAIL),
        thumbnail_width=width,
        thumbnail_height=height,
    )


def _asked_look(call: Call) -> Look:
    asked = number_of(call.query.get("maxwidth", ""))
    width = WIDTH if asked is None else max(asked, LEAST_WIDTH)
    return Look(width=width, has_caption=not _is_true(call, "hidecaption"))


def _is_true(call: Call, name: str) -> bool:
    return call.query.get(name, "").lower() in {"true", "1"}
