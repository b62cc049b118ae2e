"""Every address of OAuth, as plain data, and the routes that come of it."""

from collections.abc import Mapping

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sugarsnap.faces.oauth.authorize import answer_consent, show_authorization, word
from sugarsnap.faces.oauth.calls import Endpoint, application_of
from sugarsnap.faces.oauth.errors import (
    MethodUnknownError,
    PathUnknownError,
    worded,
    worded_as_standard,
)
from sugarsnap.faces.oauth.introspect import post_introspect
from sugarsnap.faces.oauth.metadata import get_metadata
from sugarsnap.faces.oauth.revoke import post_revoke
from sugarsnap.faces.oauth.token import post_access_token
from sugarsnap.faces.shared.asgi import Application, Receive, Scope, Send
from sugarsnap.faces.shared.site import Page, Site
from sugarsnap.faces.shared.visits import Ground

PAGES = (
    Page("GET", "/oauth/authorize", show_authorization),
    Page("POST", "/oauth/authorize", answer_consent),
)
ENDPOINTS = (
    Endpoint("POST", "/oauth/access_token", post_access_token, worded),
    Endpoint("POST", "/oauth/revoke", post_revoke, worded_as_standard),
    Endpoint("POST", "/oauth/introspect", post_introspect, worded_as_standard),
    Endpoint("GET", "/.well-known/oauth-authorization-server", get_metadata, worded),
)


class Methods:
    """One address: leads each method to its application and refuses the others."""

    def __init__(self, applications: Mapping[str, Application]) -> None:
        self._applications = applications

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        application = self._applications.get(scope["method"])
        if application is not None:
            await application(scope, receive, send)
            return
        response = worded(MethodUnknownError())
        response.headers["Allow"] = ", ".join(self._applications)
        await response(scope, receive, send)


def oauth_routes(ground: Ground) -> list[Route]:
    """A route for each address, with a slash at its end and without (v1 reference §0.1).

    A route would by itself answer HEAD like GET; here a method that no row names is refused.
    """
    by_path: dict[str, dict[str, Application]] = {}
    for page, route in zip(PAGES, Site(ground, word).routes(PAGES), strict=True):
        by_path.setdefault(page.path, {})[page.method] = route.app
    for endpoint in ENDPOINTS:
        by_path.setdefault(endpoint.path, {})[endpoint.method] = application_of(endpoint, ground)
    return [
        Route(path + ending, Methods(applications))
        for path, applications in by_path.items()
        for ending in ("", "/")
    ]


def oauth_application(ground: Ground) -> Starlette:
    """The face by itself; an address that no route takes is refused in its own language."""
    site = Starlette(routes=oauth_routes(ground), exception_handlers={404: _refuse_path})
    site.router.redirect_slashes = False  # its redirects name whatever host was sent
    return site


async def _refuse_path(request: Request, problem: Exception) -> Response:
    del request, problem
    return worded(PathUnknownError())
