"""The developer site: registering clients, and the page of each."""

from collections.abc import Sequence
from typing import Any

from msgspec import structs
from starlette.responses import Response

from sugarsnap.errors import InvalidError
from sugarsnap.faces.shared.moments import Moment, moment_at
from sugarsnap.faces.shared.site import Page
from sugarsnap.faces.shared.visits import Visit
from sugarsnap.faces.web import switches
from sugarsnap.faces.web.authorise_links import make_links
from sugarsnap.faces.web.client_tabs import STATUS, tabs_of
from sugarsnap.faces.web.errors import status_of
from sugarsnap.faces.web.words import Notice
from sugarsnap.operations.accounts import require_signed_in
from sugarsnap.operations.client_views import read_client_view
from sugarsnap.operations.clients import (
    Issued,
    Rotation,
    Switches,
    create_client,
    delete_client,
    edit_client,
    list_own_clients,
    read_own_client,
    reset_secret,
    void_older_secret,
)
from sugarsnap.operations.own_subscriptions import list_silenced
from sugarsnap.records.clients import Client, Registration
from sugarsnap.rules.limits import mode_of
from sugarsnap.rules.redirects import is_unencrypted

_MANAGE = "/developer/clients/manage/"
_NOTHING = Registration("", "", "", "", "", "", ())
_UNENCRYPTED = (
    "{} is not encrypted: codes and tokens that are sent there can be read on the way. "
    "Use https:// before other people sign in."
)
_NOTICES = {
    "saved": "Saved.",
    "voided": "The older secret is void.",
    "invited": "They are invited: their answer will stand under Sandbox.",
    "removed": "They are out of the sandbox, and the access that they gave is dead.",
    "switched": "The mode is changed.",
    "submitted": "The keeper will look at it: the decision will stand under Permissions.",
    "enabled": "The subscription is on again.",
    "unsubscribed": "The subscription is gone.",
    "deleted": "The client is gone, and all access that people gave it.",
}
"""What the last form did, by the name that stands in the address it led to."""


async def get_overview(visit: Visit) -> Response:
    """What the API is, and the first steps."""
    return visit.page("web/developers/overview.html", server=visit.base)


async def get_clients(visit: Visit) -> Response:
    """Manage Clients: the viewer's own."""
    silenced = await visit.read(list_silenced)
    shown = [
        {
            **_heading(client),
            "description": client.description,
            "is_silenced": client.id in silenced,
        }
        for client in await visit.read(list_own_clients)
    ]
    return visit.page("web/developers/manage.html", clients=shown, notices=_said(visit))


async def get_registration(visit: Visit) -> Response:
    """The form for a new client."""
    require_signed_in(visit.viewer)
    return visit.page("web/developers/register.html", values={}, errors={})


async def post_registration(visit: Visit) -> Response:
    """Register the client and show its secret, this once."""
    entered = _entered(visit, _NOTHING)
    issued = await visit.write(create_client, entered)
    return await _issued_page(visit, issued, is_reset=False)


async def registration_again(visit: Visit, problem: InvalidError) -> Response:
    """The form with what was entered."""
    return visit.page(
        "web/developers/register.html",
        status=status_of(problem),
        values=_values(_entered(visit, _NOTHING)),
        errors={problem.field: problem.sentence},
    )


async def get_client(visit: Visit) -> Response:
    """One client of the viewer's: details, security, links, sandbox, permissions, secret, end."""
    return await show_client(visit)


async def show_client(visit: Visit, **context: Any) -> Response:
    """The page of the client that the address names. What is not handed in is as it is kept."""
    view = await visit.read(read_client_view, visit.segment("client_id"))
    client, uris = view.client, view.uris
    kept: dict[str, Any] = {
        "values": _values_of(client, uris),
        "errors": {},
        "notices": [*_said(visit), *_warnings(uris)],
    }
    return visit.page(
        "web/developers/edit.html",
        client=_heading(client),
        is_rotating=bool(client.older_secret),
        implicit_closed=visit.works.tools.settings.implicit == "off",
        **structs.asdict(make_links(visit, client.id, uris)),
        migrations=switches.TICKS,
        **{**tabs_of(view), **kept, **context},
    )


def _values_of(client: Client, uris: Sequence[str]) -> dict[str, Any]:
    return {
        **_values(_registration_of(client, uris)),
        "disable_implicit_oauth": bool(client.is_implicit_disabled),
        "enforce_signed_requests": bool(client.is_signature_enforced),
        **switches.values_of(client),
    }


async def post_client(visit: Visit) -> Response:
    """Save details, security and migrations; a text that the form leaves out stays as it is."""
    client, uris = await visit.read(read_own_client, visit.segment("client_id"))
    entered = _entered(visit, _registration_of(client, uris))
    wanted = Switches(
        is_implicit_disabled=int(visit.is_ticked("disable_implicit_oauth")),
        is_signature_enforced=int(visit.is_ticked("enforce_signed_requests")),
        switched_on=switches.switched_on_in(visit),
    )
    await visit.write(edit_client, client.id, entered, wanted)
    return visit.redirect(f"{_page_of(client)}?saved=1")


async def client_again(visit: Visit, problem: InvalidError) -> Response:
    """The form with what was entered."""
    client, uris = await visit.read(read_own_client, visit.segment("client_id"))
    values = {
        **_values(_entered(visit, _registration_of(client, uris))),
        "disable_implicit_oauth": visit.is_ticked("disable_implicit_oauth"),
        "enforce_signed_requests": visit.is_ticked("enforce_signed_requests"),
        **switches.values_in(visit, client),
    }
    return await show_client(
        visit,
        values=values,
        errors={problem.field: problem.sentence},
        notices=(),
        status=status_of(problem),
    )


async def post_secret(visit: Visit) -> Response:
    """Draw a new secret and show it, this once."""
    kept = visit.is_ticked("keep_older")
    rotation = Rotation.KEEP_BESIDE if kept else Rotation.VOID_AT_ONCE
    issued = await visit.write(reset_secret, visit.segment("client_id"), rotation)
    return await _issued_page(visit, issued, is_reset=True)


async def post_void(visit: Visit) -> Response:
    """Let the older secret count no more."""
    client, _ = await visit.read(read_own_client, visit.segment("client_id"))
    await visit.write(void_older_secret, client.id)
    return visit.redirect(f"{_page_of(client)}?voided=1")


async def post_deletion(visit: Visit) -> Response:
    """Take the client away."""
    await visit.write(delete_client, visit.segment("client_id"))
    return visit.redirect(f"{_MANAGE}?deleted=1")


def _page_of(client: Client) -> str:
    return f"/developer/clients/{client.id}/edit/"


def _heading(client: Client) -> dict[str, str | Moment]:
    return {
        "id": client.id,
        "name": client.name,
        "status": STATUS[mode_of(client)],
        "since": moment_at(client.created_ms),
    }


def _said(visit: Visit) -> list[Notice]:
    query = visit.request.query_params
    return [Notice(text) for name, text in _NOTICES.items() if name in query]


def _warnings(uris: Sequence[str]) -> list[Notice]:
    return [Notice(_UNENCRYPTED.format(uri), "note") for uri in uris if is_unencrypted(uri)]


def _registration_of(client: Client, uris: Sequence[str]) -> Registration:
    return Registration(
        name=client.name,
        description=client.description,
        company_name=client.company_name,
        website_url=client.website_url,
        privacy_policy_url=client.privacy_policy_url,
        contact_email=client.contact_email,
        redirect_uris=tuple(uris),
    )


def _entered(visit: Visit, present: Registration) -> Registration:
    """What the form says; redirect URIs come in several fields, one a line, or both."""
    texts = structs.asdict(present)
    uris = texts.pop("redirect_uris")
    if "redirect_uri" in visit.form:
        uris = tuple(" ".join(visit.texts("redirect_uri")).split())
    entered = {name: visit.text(name) if name in visit.form else texts[name] for name in texts}
    return Registration(**entered, redirect_uris=uris)


def _values(registration: Registration) -> dict[str, Any]:
    values = structs.asdict(registration)
    values["redirect_uri"] = "\n".join(values.pop("redirect_uris"))
    return values


async def _issued_page(visit: Visit, issued: Issued, *, is_reset: bool) -> Response:
    client, uris = await visit.read(read_own_client, issued.client.id)
    return visit.page(
        "web/developers/registered.html",
        client=_heading(client),
        secret=issued.secret,
        is_reset=is_reset,
        authorise_url=make_links(visit, client.id, uris).code_url,
        notices=_warnings(uris),
    )


PAGES = (
    Page("GET", "/developer/", get_overview),
    Page("GET", _MANAGE, get_clients),
    Page("GET", "/developer/clients/register/", get_registration),
    Page("POST", "/developer/clients/register/", post_registration, again=registration_again),
    Page("GET", "/developer/clients/{client_id}/edit/", get_client),
    Page("POST", "/developer/clients/{client_id}/edit/", post_client, again=client_again),
    Page("POST", "/developer/clients/{client_id}/reset_secret/", post_secret),
    Page("POST", "/developer/clients/{client_id}/void_older_secret/", post_void),
    Page("POST", "/developer/clients/{client_id}/delete/", post_deletion),
)
