"""Pages: the template environment, and the headers that every page carries."""

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from sugarsnap.config import Settings

PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


def make_environment(settings: Settings) -> Environment:
    """The templates with what all of them know."""
    environment = Environment(
        loader=PackageLoader("sugarsnap.faces", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals.update(asset=asset, demo=settings.demo == "on", site=settings.name)
    return environment


@cache
def asset(name: str) -> str:
    """The address of a file under static/, which changes with its content."""
    content = (files("sugarsnap.faces") / "static" / name).read_bytes()
    return f"/static/{name}?v={hashlib.sha256(content).hexdigest()[:12]}"


def _policy(frame_ancestors: str, form_action: str) -> str:
    return (
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        f"object-src 'none'; base-uri 'none'; frame-ancestors {frame_ancestors}; "
        f"form-action {form_action}"
    )


def page_headers(leads_to: Iterable[str] = (), *, https_only: bool) -> dict[str, str]:
    """The headers of a page; its forms may lead to this site and to `leads_to` alone.

    A browser asks `form-action` of redirects after a form too, so a consent page, and a sign-in
    page on the way to one, names where the person will be sent.
    """
    form_action = " ".join(("'self'", *leads_to))
    headers = {
        "Content-Security-Policy": _policy("'none'", form_action),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": PERMISSIONS,
        "Referrer-Policy": "no-referrer" if leads_to else "strict-origin-when-cross-origin",
        "Cache-Control": "no-store",
    }
    if https_only:
        headers["Strict-Transport-Security"] = "max-age=31536000"
    return headers


def framed_page_headers() -> dict[str, str]:
    """The headers of a page that is made to stand in pages of other sites, and has no forms."""
    return {
        "Content-Security-Policy": _policy("* file:", "'none'"),
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "cross-origin",
        "Permissions-Policy": PERMISSIONS,
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Cache-Control": "no-store",
    }
