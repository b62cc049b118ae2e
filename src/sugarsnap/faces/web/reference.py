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
from sugarsnap.faces.web.walk import find_reader, make_links
from sugarsnap.rules.limits import Mode, allowance_of
from sugarsnap.rules.scopes import SENTENCES


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
        Group("Calls", (_ENDPOINTS, *nouns, _LIMITS, _ERRORS, _FIDELITY)),
        _YOURS,
    ]


_BEGIN = Group("Begin", (Link("/developer/", "Overview"), Link("/developer/walk/", "The walk")))
_ACCESS = Group(
    "Access",
    (
        Link("/developer/authentication/", "Authentication"),
        Link("/developer/authorization/", "Permissions"),
        Link("/developer/sandbox/", "Sandbox mode"),
    ),
)
_ENDPOINTS = Link("/developer/endpoints/", "Endpoints")
_LIMITS = Link("/developer/limits/", "Limits")
_ERRORS = Link("/developer/errors/", "Errors")
_FIDELITY = Link("/developer/fidelity/", "Fidelity")
_YOURS = Group(
    "Yours",
    (
        Link("/developer/clients/manage/", "Manage Clients"),
        Link("/accounts/manage_access/", "Apps with access"),
    ),
)


async def get_authentication(visit: Visit) -> Response:
    """Both ways to a token, and every error on them."""
    return _page(visit, "authentication")


async def get_authorization(visit: Visit) -> Response:
    """The scopes."""
    return _page(visit, "authorization", scopes=SENTENCES)


async def get_endpoints(visit: Visit) -> Response:
    """What all calls have in common, and the list of them."""
    return _page(visit, "endpoints")


async def get_noun(visit: Visit) -> Response:
    """The calls about one noun."""
    noun = visit.segment("noun")
    if noun not in _reference(visit).nouns:
        raise AbsentError
    return _page(visit, "noun", noun=noun)


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
    return _page(visit, "sandbox", sandbox=allowance_of(Mode.SANDBOX))


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
    guards = page_headers(is_secure=visit.is_secure)
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
    Page("GET", "/developer/limits/", get_limits),
    Page("GET", "/developer/errors/", get_errors),
    Page("GET", "/developer/fidelity/", get_fidelity),
    Page("GET", "/developer/sandbox/", get_sandbox),
    Page("GET", "/developer/openapi.json", get_openapi),
    Page("GET", "/developer/postman.json", get_postman),
    Page("GET", "/developer/postman_environment.json", get_postman_environment),
)
