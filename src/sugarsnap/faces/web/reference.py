"""The documentation on the developer site: how to get a token, what to call, and the walk.

The calls are drawn from the API's own OpenAPI document, which the hall hands in; the texts stand in
the templates.
"""

from typing import Any

import msgspec
from msgspec import Struct
from starlette.responses import Response

from sugarsnap.errors import AbsentError
from sugarsnap.faces.shared.pages import page_headers
from sugarsnap.faces.shared.site import Page
from sugarsnap.faces.shared.visits import Visit
from sugarsnap.faces.web.endpoints import Reference, read_reference
from sugarsnap.faces.web.signed_examples import EXAMPLE_SECRET, SIGNED_EXAMPLES
from sugarsnap.faces.web.switches import TICKS
from sugarsnap.faces.web.walk import find_reader, make_links
from sugarsnap.operations.endpoints import read_era
from sugarsnap.operations.grants import reads_without_token
from sugarsnap.operations.permissions import Offer, list_offers
from sugarsnap.rules import deliveries
from sugarsnap.rules.eras import RETIRED
from sugarsnap.rules.eras import SENTENCES as ERAS
from sugarsnap.rules.limits import Mode, allowance_of
from sugarsnap.rules.sandboxes import MEDIA_SHOWN, MOST_SANDBOXES, MOST_USERS
from sugarsnap.rules.scopes import SENTENCES
from sugarsnap.rules.subscriptions import MOST_SUBSCRIPTIONS


class Link(Struct, frozen=True):
    """A page in the list of topics."""

    url: str
    name: str


class Group(Struct, frozen=True):
    """Pages that belong together."""

    title: str
    links: tuple[Link, ...]


def list_topics(reference: Reference) -> list[Group]:
    """All pages of the documentation; the calls about each noun have one."""
    nouns = [Link(f"/developer/endpoints/{noun}/", noun.capitalize()) for noun in reference.nouns]
    return [
        _BEGIN,
        _ACCESS,
        Group("Calls", (_ENDPOINTS, *nouns, _LIMITS, _ERRORS, _FIDELITY, _CHANGELOG)),
        _BESIDES,
        _YOURS,
    ]


_BEGIN = Group("Begin", (Link("/developer/", "Overview"), Link("/developer/walk/", "The walk")))
_ACCESS = Group(
    "Access",
    (
        Link("/developer/authentication/", "Authentication"),
        Link("/developer/authorization/", "Permissions"),
        Link("/developer/sandbox/", "Sandbox mode"),
        Link("/developer/secure-api-requests/", "Signed requests"),
    ),
)
_ENDPOINTS = Link("/developer/endpoints/", "Endpoints")
_SUBSCRIPTIONS = Link("/developer/subscriptions/", "Real-time subscriptions")
_EMBEDDING = Link("/developer/embedding/", "Embedding")
_LIMITS = Link("/developer/limits/", "Limits")
_ERRORS = Link("/developer/errors/", "Errors")
_FIDELITY = Link("/developer/fidelity/", "Fidelity")
_CHANGELOG = Link("/developer/changelog/", "Eras and switches")
_BESIDES = Group("Besides", (_SUBSCRIPTIONS, _EMBEDDING))
_YOURS = Group(
    "Yours",
    (
        Link("/developer/clients/manage/", "Manage Clients"),
        Link("/developer/clients/sandbox_invites/", "Sandbox Invites"),
        Link("/accounts/manage_access/", "Apps with access"),
    ),
)


_OFFERS = {Offer.OPEN: "open", Offer.REVIEWED: "after a review", Offer.ENDED: "no longer"}


async def get_authentication(visit: Visit) -> Response:
    """Both ways to a token, and every error on them."""
    return _page(visit, "authentication")


async def get_authorization(visit: Visit) -> Response:
    """The scopes, and whether clients are given them here."""
    scopes = [
        {"name": scope.value, "sentence": SENTENCES[scope], "offer": _OFFERS[offer]}
        for scope, offer in (await visit.read(list_offers)).items()
    ]
    return _page(visit, "authorization", scopes=scopes)


async def get_endpoints(visit: Visit) -> Response:
    """What all calls have in common, and the list of them."""
    return _page(visit, "endpoints")


async def get_noun(visit: Visit) -> Response:
    """The calls about one noun."""
    noun = visit.segment("noun")
    if noun not in _reference(visit).nouns:
        raise AbsentError
    return _page(visit, "noun", noun=noun)


async def get_subscriptions(visit: Visit) -> Response:
    """Being told of new posts."""
    return _page(
        visit,
        "subscriptions",
        seconds=round(deliveries.SECONDS_TO_ANSWER),
        batch=deliveries.MOST_IN_BATCH,
        hours=deliveries.LONGEST_FAILURE_MS // deliveries.HOUR_MS,
        pauses=[pause // deliveries.MINUTE_MS for pause in deliveries.PAUSES_MS],
        most=MOST_SUBSCRIPTIONS,
    )


async def get_embedding(visit: Visit) -> Response:
    """Photos on pages of other sites."""
    return _page(visit, "embedding", reader=await find_reader(visit))


async def get_limits(visit: Visit) -> Response:
    """How much an hour allows."""
    return _page(visit, "limits", live=allowance_of(Mode.LIVE), sandbox=allowance_of(Mode.SANDBOX))


async def get_errors(visit: Visit) -> Response:
    """Every error of every call, and what to do about it."""
    return _page(visit, "errors")


async def get_fidelity(visit: Visit) -> Response:
    """Which answers are guesses at what the original said."""
    return _page(visit, "fidelity", chapters=visit.documents.guesses)


async def get_sandbox(visit: Visit) -> Response:
    """What a client in sandbox mode can do."""
    return _page(
        visit,
        "sandbox",
        sandbox=allowance_of(Mode.SANDBOX),
        is_reviewed=visit.works.tools.settings.clients == "review",
        users=MOST_USERS,
        sandboxes=MOST_SANDBOXES,
        shown=MEDIA_SHOWN,
    )


async def get_secure_api_requests(visit: Visit) -> Response:
    """How calls are signed."""
    return _page(
        visit,
        "secure_api_requests",
        secret=EXAMPLE_SECRET,
        examples=SIGNED_EXAMPLES,
        needs_addresses=visit.works.tools.settings.signed_addresses == "on",
    )


async def get_changelog(visit: Visit) -> Response:
    """The era that this server is in, and what a client may have otherwise."""
    return _page(
        visit,
        "changelog",
        present=await visit.works.answer(read_era),
        eras=ERAS,
        retired=RETIRED,
        switches=TICKS,
        reads_without_token=await visit.works.answer(reads_without_token),
    )


async def get_walk(visit: Visit) -> Response:
    """The walk, with the reader's own client and photo in it."""
    reader = await find_reader(visit)
    return _page(visit, "walk", reader=reader, links=make_links(visit, reader))


async def get_openapi(visit: Visit) -> Response:
    """The OpenAPI document of the v1 API; tools on any site may read it."""
    return _json(visit, visit.documents.openapi(visit.base), {"Access-Control-Allow-Origin": "*"})


async def get_postman(visit: Visit) -> Response:
    """All calls as a collection for Postman."""
    return _download(visit, "postman.json", visit.documents.postman(visit.base))


async def get_postman_environment(visit: Visit) -> Response:
    """The collection's variables, with the reader's own client in them."""
    reader = await find_reader(visit)
    values = {
        "base": visit.base,
        "client_id": reader.client_id,
        "redirect_uri": reader.redirect_uri,
        "access_token": "",
    }
    environment = {
        "name": f"Sugarsnap, {reader.client_name or 'no client yet'}",
        "values": [{"key": key, "value": value, "enabled": True} for key, value in values.items()],
        "_postman_variable_scope": "environment",
    }
    return _download(visit, "postman_environment.json", environment)


def _page(visit: Visit, name: str, **context: Any) -> Response:
    reference = _reference(visit)
    return visit.page(
        f"web/reference/{name}.html",
        topics=list_topics(reference),
        reference=reference,
        server=visit.base,
        **context,
    )


def _reference(visit: Visit) -> Reference:
    return read_reference(visit.documents.openapi, visit.base)


def _json(visit: Visit, content: Any, headers: dict[str, str]) -> Response:
    guards = page_headers(https_only=visit.insists_on_https)
    body = msgspec.json.format(msgspec.json.encode(content), indent=2)
    return Response(body, headers={**guards, **headers}, media_type="application/json")


def _download(visit: Visit, name: str, content: Any) -> Response:
    return _json(visit, content, {"Content-Disposition": f'attachment; filename="{name}"'})


PAGES = (
    Page("GET", "/developer/walk/", get_walk),
    Page("GET", "/developer/authentication/", get_authentication),
    Page("GET", "/developer/authorization/", get_authorization),
    Page("GET", "/developer/endpoints/", get_endpoints),
    Page("GET", "/developer/endpoints/{noun}/", get_noun),
    Page("GET", "/developer/subscriptions/", get_subscriptions),
    Page("GET", "/developer/embedding/", get_embedding),
    Page("GET", "/developer/limits/", get_limits),
    Page("GET", "/developer/errors/", get_errors),
    Page("GET", "/developer/fidelity/", get_fidelity),
    Page("GET", "/developer/sandbox/", get_sandbox),
    Page("GET", "/developer/secure-api-requests/", get_secure_api_requests),
    Page("GET", "/developer/changelog/", get_changelog),
    Page("GET", "/developer/openapi.json", get_openapi),
    Page("GET", "/developer/postman.json", get_postman),
    Page("GET", "/developer/postman_environment.json", get_postman_environment),
)
