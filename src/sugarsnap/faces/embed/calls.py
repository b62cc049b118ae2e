"""A request for something to embed, and the answer to it.

Whoever asks is nobody: neither sessions nor tokens are looked at, and no answer sets a cookie.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from msgspec import Struct

from sugarsnap.errors import MediaAbsentError
from sugarsnap.faces.shared.asgi import Headers, Scope
from sugarsnap.faces.shared.links import Links
from sugarsnap.faces.shared.pages import framed_page_headers
from sugarsnap.faces.shared.parameters import query_of
from sugarsnap.faces.shared.visits import Ground
from sugarsnap.ids import MediaId, media_of_shortcode

_FOR_ALL: Headers = [
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"access-control-allow-origin", b"*"),
    (b"cross-origin-resource-policy", b"cross-origin"),
]
_FRAMED: Headers = [
    (b"content-type", b"text/html; charset=utf-8"),
    *((name.lower().encode(), value.encode()) for name, value in framed_page_headers().items()),
]


class Answer(Struct, frozen=True):
    """An answer as it goes out."""

    status: int
    headers: Headers
    body: bytes = b""


class Call:
    """What is asked for, and how the answer's addresses begin."""

    def __init__(self, ground: Ground, scope: Scope, shortcode: str) -> None:
        keys = ground.works.tools.keys
        self.links = Links(ground.addresses.base_of(scope), keys)
        self.own_links = Links("", keys)
        """For pages of this site, which show nothing from elsewhere."""
        self._ground = ground
        self._scope = scope
        self._shortcode = shortcode

    @cached_property
    def query(self) -> Mapping[str, str]:
        """The parameters; of those that are sent twice the last."""
        return dict(query_of(self._scope))

    @property
    def media_id(self) -> MediaId:
        """The photo that the path names. Raises MediaAbsentError where it cannot be one's."""
        media_id = media_of_shortcode(self._shortcode)
        if media_id is None:
            raise MediaAbsentError
        return media_id

    def is_own_host(self, host: str) -> bool:
        """Whether an address on a host, with or without a port, is one of this server's."""
        return self._ground.addresses.is_own(host, self._scope)

    def page(self, template: str, *, status: int = 200, **context: Any) -> Answer:
        """A page to be framed; its links are on this site."""
        content = self._ground.templates.get_template(template).render(**context)
        return Answer(status, _FRAMED, content.encode())


def plain(status: int, words: str) -> Answer:
    """A few words, as the original had them for refusals."""
    return given(status, [(b"content-type", b"text/plain; charset=utf-8")], words.encode())


def given(status: int, headers: Headers, body: bytes = b"") -> Answer:
    """What pages of other sites may read and show."""
    return Answer(status, [*_FOR_ALL, *headers], body)
