"""`/.well-known/oauth-authorization-server`: what this server can do (RFC 8414)."""

from msgspec import Struct
from starlette.responses import Response

from sugarsnap.config import Settings
from sugarsnap.faces.oauth.calls import Call
from sugarsnap.faces.oauth.errors import answer_json
from sugarsnap.operations.authorizations import ResponseType
from sugarsnap.operations.codes import GRANT_TYPE
from sugarsnap.rules.pkce import METHOD
from sugarsnap.rules.scopes import Scope

_AUTHENTICATION = ("client_secret_post", "client_secret_basic")


class Metadata(Struct, kw_only=True, frozen=True):
    """RFC 8414 §2; a test compares each list with what the server does."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    revocation_endpoint: str
    introspection_endpoint: str
    service_documentation: str
    scopes_supported: tuple[str, ...]
    response_types_supported: tuple[str, ...]
    response_modes_supported: tuple[str, ...]
    grant_types_supported: tuple[str, ...]
    token_endpoint_auth_methods_supported: tuple[str, ...] = _AUTHENTICATION
    revocation_endpoint_auth_methods_supported: tuple[str, ...] = _AUTHENTICATION
    introspection_endpoint_auth_methods_supported: tuple[str, ...] = _AUTHENTICATION
    code_challenge_methods_supported: tuple[str, ...] = (METHOD,)


async def get_metadata(call: Call) -> Response:
    """Describe the server under the host that the client used."""
    return answer_json(_describe(call.base, call.works.tools.settings))


def _describe(base: str, settings: Settings) -> Metadata:
    has_implicit = settings.implicit != "off"
    return Metadata(
        issuer=base,
        authorization_endpoint=f"{base}/oauth/authorize",
        token_endpoint=f"{base}/oauth/access_token",
        revocation_endpoint=f"{base}/oauth/revoke",
        introspection_endpoint=f"{base}/oauth/introspect",
        service_documentation=f"{base}/developer/authentication/",
        scopes_supported=tuple(Scope),
        response_types_supported=tuple(ResponseType) if has_implicit else (ResponseType.CODE,),
        response_modes_supported=("query", "fragment") if has_implicit else ("query",),
        grant_types_supported=(GRANT_TYPE, "implicit") if has_implicit else (GRANT_TYPE,),
    )
