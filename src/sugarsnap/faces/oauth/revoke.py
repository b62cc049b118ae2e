"""`/oauth/revoke`: a client gives a token back (RFC 7009)."""

from starlette.responses import Response

from sugarsnap.faces.oauth.calls import Call
from sugarsnap.faces.oauth.errors import answer_json
from sugarsnap.operations.clients import authenticate_client
from sugarsnap.operations.grants import revoke_token


async def post_revoke(call: Call) -> Response:
    """Revoke a token; 200 for one that is no more, or never was, as well (RFC 7009 §2.2).

    Clients ignore what the answer holds; but there are some that want it to be JSON.
    """
    client = await call.works.answer(authenticate_client, call.credentials)
    await call.works.write(revoke_token, client, call.parameters.get("token", ""))
    return answer_json({})
