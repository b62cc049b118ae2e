"""Where a page or a form leads on to: paths of this site alone."""

import re
from urllib.parse import unquote, urlencode, urlsplit

from sugarsnap.faces.shared.visits import Visit

LONGEST_PATH = 8000
_TREACHEROUS = re.compile(r"[\x00-\x20\\\x7f]")
"""Browsers drop some of these and read a backslash as a slash, so none may stand in a path."""


def local_path(text: str) -> str:
    """The text where it is a path of this site, with or without query and fragment; else ""."""
    if len(text) > LONGEST_PATH or _TREACHEROUS.search(text):
        return ""
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    if parts.scheme or parts.netloc or not _is_local(text.partition("?")[0]):
        return ""
    return text


def _is_local(path: str) -> bool:
    """Whether it stays on this site even where a browser or a proxy decodes it once more."""
    decoded = unquote(path).replace(" ", "")
    return (
        path.startswith("/") and not decoded.startswith("//") and not _TREACHEROUS.search(decoded)
    )


def next_path(visit: Visit) -> str:
    """The path that `next` names, in the form or else in the query; "" where it names none."""
    return local_path(visit.text("next") or visit.request.query_params.get("next", ""))


def sign_in_path(visit: Visit) -> str:
    """The sign-in page, which leads back here, or to where the form would have led."""
    back = local_path(visit.here) if visit.request.method in {"GET", "HEAD"} else next_path(visit)
    return f"/accounts/login/?{urlencode({'next': back})}" if back else "/accounts/login/"
