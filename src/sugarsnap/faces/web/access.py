"""Apps with access: what a person lets clients do, and taking it back."""

from typing import Any

from starlette.responses import Response

from sugarsnap.faces.shared.moments import moment_at
from sugarsnap.faces.shared.site import Page
from sugarsnap.faces.shared.visits import Visit
from sugarsnap.faces.web.words import Notice
from sugarsnap.operations.grants import Access, list_accesses, revoke_access
from sugarsnap.rules.scopes import SENTENCES, Scope, stored_scopes

_PATH = "/accounts/manage_access/"


async def get_accesses(visit: Visit) -> Response:
    """Every client with access, and a button to take it back."""
    accesses = [_shape_access(access) for access in await visit.read(list_accesses)]
    done = "revoked" in visit.request.query_params
    said = Notice("The access is taken back. The app's token is dead.")
    return visit.page(
        "web/accounts/manage_access.html",
        accesses=accesses,
        notices=[said] if done else [],
    )


async def post_revoke(visit: Visit) -> Response:
    """Take one client's access back."""
    await visit.write(revoke_access, visit.segment("client_id"))
    return visit.redirect(f"{_PATH}?revoked=1")


def _shape_access(access: Access) -> dict[str, Any]:
    client, scopes = access.client, stored_scopes(access.grant.scopes)
    return {
        "client_id": client.id,
        "name": client.name,
        "description": client.description,
        "website_url": client.website_url,
        "owner": access.owner.username if access.owner is not None else "",
        "scopes": [SENTENCES[scope] for scope in Scope if scope in scopes],
        "since": moment_at(access.grant.created_ms),
    }


PAGES = (
    Page("GET", _PATH, get_accesses),
    Page("POST", _PATH + "{client_id}/revoke/", post_revoke),
)
