"""Leading a person back to the application, with the news in the address."""

from starlette.responses import Response

from sugarsnap.faces.oauth.errors import HEADERS
from sugarsnap.operations.authorizations import Settled
from sugarsnap.rules.redirects import with_fragment, with_query

FOUND = 302
SEE_OTHER = 303
"""After a form: 307 would send the form on to the application (RFC 9700 §4.12)."""
_DENIAL = (
    "error=access_denied&error_reason=user_denied&error_description=The+user+denied+your+request"
)


def lead_back(settled: Settled, status: int) -> Response:
    """On to the redirect URI."""
    return Response(status_code=status, headers={**HEADERS, "Location": _location_of(settled)})


def _location_of(settled: Settled) -> str:
    """The redirect URI with code, token or denial, and the state (v1 reference §1.1).

    A token stands alone in the fragment, without the type and the lifetime of RFC 6749 §4.2.2; a
    denial stands in the query, in the implicit flow too.
    """
    request = settled.request
    state = f"&state={request.state}" if request.has_state else ""
    if settled.token:
        return with_fragment(request.redirect_uri, f"access_token={settled.token}{state}")
    news = f"code={settled.code}" if settled.code else _DENIAL
    return with_query(request.redirect_uri, news + state)
