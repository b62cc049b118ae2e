"""`/oauth/authorize`: a client asks, a person answers on the consent page (RFC 6749 §3.1)."""

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from sugarsnap.errors import Refusal
from sugarsnap.faces.oauth.errors import worded
from sugarsnap.faces.oauth.parameters import once, undecoded
from sugarsnap.faces.oauth.redirects import FOUND, SEE_OTHER, lead_back
from sugarsnap.faces.shared.moments import moment_at
from sugarsnap.faces.shared.parameters import query_of
from sugarsnap.faces.shared.visits import Visit
from sugarsnap.operations.authorizations import (
    Asked,
    Question,
    Settled,
    answer_request,
    begin_authorization,
    check_authorization,
)
from sugarsnap.rules.redirects import destination_of
from sugarsnap.rules.scopes import SENTENCES, Scope


async def show_authorization(visit: Visit) -> Response:
    """The consent page, the sign-in page before it, or straight back with a code."""
    asked = _asked(visit.request)
    await visit.works.answer(check_authorization, asked)  # before anything is shown or written
    if visit.viewer.account is None:
        return visit.redirect(_sign_in_address(visit))
    outcome = await visit.write(begin_authorization, asked)
    if isinstance(outcome, Settled):
        return lead_back(outcome, FOUND)
    return _consent_page(visit, outcome)


async def answer_consent(visit: Visit) -> Response:
    """Back to the application with what the person answered."""
    form = once(visit.form.multi_items())
    request_id, decision = form.get("request_id", ""), form.get("decision", "")
    settled = await visit.write(answer_request, request_id, decision)
    return lead_back(settled, SEE_OTHER)


def word(visit: Visit, refusal: Refusal) -> Response:
    """A refusal, as the application's developer is to read it in the browser."""
    del visit
    return worded(refusal)


def _asked(request: Request) -> Asked:
    parameters = once(query_of(request.scope))
    return Asked(
        client_id=parameters.get("client_id", ""),
        redirect_uri=parameters.get("redirect_uri", ""),
        response_type=parameters.get("response_type", ""),
        scope=parameters.get("scope"),
        state=undecoded(request.scope["query_string"], "state"),
        code_challenge=parameters.get("code_challenge", ""),
        code_challenge_method=parameters.get("code_challenge_method", ""),
    )


def _sign_in_address(visit: Visit) -> str:
    return f"/accounts/login/?{urlencode({'next': visit.here})}"


def _consent_page(visit: Visit, question: Question) -> Response:
    """What is asked, in words (RFC 6749 §10.2); its form may lead to the application alone."""
    client = question.client
    return visit.page(
        "oauth/consent.html",
        leads_to=[destination_of(question.redirect_uri)],
        request_id=question.request_id,
        client={
            "name": client.name,
            "description": client.description,
            "owner": question.owner.username if question.owner is not None else "",
            "website_url": client.website_url,
            "since": moment_at(client.created_ms),
        },
        new=_sentences(question.new),
        old=_sentences(question.old),
        redirect_uri=question.redirect_uri,
        is_implicit=question.is_implicit,
        switch_url=_sign_in_address(visit),
    )


def _sentences(scopes: frozenset[Scope]) -> list[str]:
    return [SENTENCES[scope] for scope in Scope if scope in scopes]
