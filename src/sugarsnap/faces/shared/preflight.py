"""What browsers are told before pages of other origins may call (Fetch §3.2)."""

import re

from sugarsnap.faces.shared.asgi import Headers, Scope, header_of

_ASKED_HEADERS = re.compile(
    r"[\w!#$%&'*+.^`|~-]{1,64}( *, *[\w!#$%&'*+.^`|~-]{1,64}){,31}", re.ASCII
)
_USUAL_HEADERS = "Authorization, Content-Type"


def preflight_headers(scope: Scope, methods: str) -> Headers:
    """What a browser may send for pages of other sites: whatever it asks to.

    No answer depends on cookies, so no page gains by it what its owner could not have with curl.
    """
    asked = header_of(scope, b"access-control-request-headers")
    allowed = asked if _ASKED_HEADERS.fullmatch(asked) else _USUAL_HEADERS
    return [
        (b"access-control-allow-origin", b"*"),
        (b"access-control-allow-methods", methods.encode()),
        (b"access-control-allow-headers", allowed.encode()),
        (b"access-control-max-age", b"86400"),
        (b"vary", b"Access-Control-Request-Headers"),
        (b"referrer-policy", b"no-referrer"),
    ]
