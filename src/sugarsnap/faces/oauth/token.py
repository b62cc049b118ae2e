"""`/oauth/access_token`: a code becomes a token (RFC 6749 §4.1.3, v1 reference §1.4)."""

from msgspec import Struct
from starlette.responses import Response

from sugarsnap.errors import Refusal
from sugarsnap.faces.oauth.calls import Call
from sugarsnap.faces.oauth.errors import answer_json
from sugarsnap.faces.shared.links import Links
from sugarsnap.operations.codes import Exchanged, Presented, exchange_code, prepare_exchange


class User(Struct, kw_only=True, frozen=True):
    """The person inside the answer, keys in wire order."""

    id: str
    username: str
    full_name: str
    profile_picture: str
    bio: str
    website: str
    is_business: bool


class Token(Struct, kw_only=True, frozen=True):
    """The answer: no type, no lifetime, but the person (v1 reference §1.4)."""

    access_token: str
    user: User


async def post_access_token(call: Call) -> Response:
    """Exchange a code for a token."""
    parameters = call.parameters
    presented = Presented(
        grant_type=parameters.get("grant_type", ""),
        code=parameters.get("code", ""),
        redirect_uri=parameters.get("redirect_uri", ""),
        verifier=parameters.get("code_verifier", ""),
        address=call.address,
    )
    client = await call.works.answer(prepare_exchange, call.credentials, presented)
    outcome = await call.works.write(exchange_code, client, presented)
    if isinstance(outcome, Refusal):
        raise outcome
    return answer_json(_shape_token(outcome, call.links))


def _shape_token(exchanged: Exchanged, links: Links) -> Token:
    account = exchanged.account
    user = User(
        id=str(account.id),
        username=account.username,
        full_name=account.full_name,
        profile_picture=links.avatar(account.card),
        bio=account.bio,
        website=account.website,
        is_business=bool(account.is_business),
    )
    return Token(access_token=exchanged.token, user=user)
