"""`/oauth/introspect`: what a client's own token may do (RFC 7662)."""

from msgspec import Struct
from starlette.responses import Response

from sugarsnap.faces.oauth.calls import Call
from sugarsnap.faces.oauth.errors import answer_json
from sugarsnap.operations.clients import authenticate_client
from sugarsnap.operations.grants import introspect_token


class ActiveToken(Struct, kw_only=True, frozen=True):
    """What is said of a token that lives (RFC 7662 §2.2). It has no end, so `exp` is not there."""

    active: bool
    scope: str
    client_id: str
    username: str
    token_type: str
    iat: int
    """Seconds since 1970."""
    sub: str
    iss: str


class InactiveToken(Struct, frozen=True):
    """All that is said of any other (RFC 7662 §2.2)."""

    active: bool


async def post_introspect(call: Call) -> Response:
    """Say what a token of the client's may do."""
    client = await call.works.answer(authenticate_client, call.credentials)
    found = await call.works.answer(introspect_token, client, call.parameters.get("token", ""))
    if found is None:
        return answer_json(InactiveToken(active=False))
    grant = found.grant
    answer = ActiveToken(
        active=True,
        scope=grant.scopes,
        client_id=grant.client_id,
        username=found.account.username,
        token_type="Bearer",  # noqa: S106  a kind, no token
        iat=grant.created_ms // 1000,
        sub=str(grant.account_id),
        iss=call.base,
    )
    return answer_json(answer)
