"""All pages of the site, collected from their modules."""

from starlette.applications import Starlette
from starlette.routing import Route

from sugarsnap.faces.shared.site import Page, Site
from sugarsnap.faces.shared.visits import Ground
from sugarsnap.faces.web import (
    access,
    accounts,
    developers,
    explore,
    home,
    permissions,
    photos,
    profiles,
    reference,
    sandboxes,
    search,
    subscriptions,
    tags,
    texts,
)
from sugarsnap.faces.web.errors import error_pages, worded

PAGES: tuple[Page, ...] = (
    *home.PAGES,
    *accounts.PAGES,
    *access.PAGES,
    *profiles.SETTINGS_PAGES,
    *photos.PAGES,
    *explore.PAGES,
    *tags.PAGES,
    *search.PAGES,
    *texts.PAGES,
    *developers.PAGES,
    *sandboxes.PAGES,
    *permissions.PAGES,
    *subscriptions.PAGES,
    *reference.PAGES,
    *profiles.PROFILE_PAGES,
)
"""The first that matches an address answers; profiles match the most, so they come last."""


def web_routes(ground: Ground) -> list[Route]:
    """A route for every page; they belong behind those of all other faces."""
    return Site(ground, worded).routes(PAGES)


def web_application(ground: Ground) -> Starlette:
    """The site by itself, with pages for addresses that no route takes."""
    site = Starlette(routes=web_routes(ground), exception_handlers=error_pages(ground))
    site.router.redirect_slashes = False  # its redirects name whatever host was sent
    return site
