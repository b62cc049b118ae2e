"""Ready links to the consent page for one client: what to choose from, and what comes of it."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from msgspec import Struct

from sugarsnap.faces.shared.visits import Visit
from sugarsnap.operations.authorizations import ResponseType
from sugarsnap.rules.scopes import SENTENCES, Scope


class Box(Struct, frozen=True):
    """A scope to choose."""

    name: str
    sentence: str
    chosen: bool


class AuthoriseLinks(Struct, frozen=True):
    """The links of both flows, for what was chosen."""

    scopes: list[Box]
    """Without basic, which is always part."""
    redirect_uris: Sequence[str]
    link_redirect_uri: str
    code_url: str
    token_url: str


def make_links(visit: Visit, client_id: str, redirect_uris: Sequence[str]) -> AuthoriseLinks:
    """The links for the scopes and the redirect URI that the page's query chooses."""
    query = visit.request.query_params
    chosen = [scope for scope in Scope if scope in query.getlist("scope")]
    wanted = query.get("link_redirect_uri", "")
    redirect_uri = wanted if wanted in redirect_uris else redirect_uris[0]
    asked = {"client_id": client_id, "redirect_uri": redirect_uri}
    more = {"scope": " ".join(chosen)} if chosen else {}
    return AuthoriseLinks(
        scopes=[
            Box(scope, SENTENCES[scope], scope in chosen)
            for scope in Scope
            if scope is not Scope.BASIC
        ],
        redirect_uris=redirect_uris,
        link_redirect_uri=redirect_uri,
        code_url=authorise_url(visit, {**asked, "response_type": ResponseType.CODE, **more}),
        token_url=authorise_url(visit, {**asked, "response_type": ResponseType.TOKEN, **more}),
    )


def authorise_url(visit: Visit, asked: Mapping[str, str]) -> str:
    """The consent page's address as a person would type it: with no more escapes than needed."""
    return f"{visit.base}/oauth/authorize/?{urlencode(asked, safe=':/')}"
