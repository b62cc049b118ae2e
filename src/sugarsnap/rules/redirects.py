"""Redirect URIs: what may be registered, and when a request's matches (RFC 9700 §2.1)."""

import re
from urllib.parse import urlsplit

URI_LENGTH = 2000
MOST_URIS = 20
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_HOST_AND_PORT = re.compile(r"[^:/?#]+:\d+(?:[/?#]|$)")
_DANGEROUS = frozenset({"javascript", "data", "vbscript", "file", "blob", "about"})


def normal_uri(uri: str) -> str:
    """The URI as it is registered: one without a scheme gets `http://`."""
    uri = uri.strip()
    if not uri or (_SCHEME.match(uri) and not _HOST_AND_PORT.match(uri)):
        return uri
    return f"http://{uri}"


def problem_with_redirect(uri: str) -> str | None:
    """Why a (normal) URI cannot be registered, in a sentence, or None."""
    if len(uri) > URI_LENGTH:
        return f"A redirect URI has at most {URI_LENGTH} characters."
    if re.search(r"[\s\\<>\"\x00-\x1f\x7f]", uri):
        return "A redirect URI has no spaces, quotes, backslashes or angle brackets."
    try:
        parts = urlsplit(uri)
        parts.port  # noqa: B018  reading it judges it
    except ValueError:
        return "This is not a URI."
    return _problem_with_parts(parts.scheme, parts.netloc, parts.path, uri)


def _problem_with_parts(scheme: str, netloc: str, path: str, uri: str) -> str | None:
    if not scheme or scheme in _DANGEROUS:
        return "A redirect URI begins with http://, https:// or your app's own scheme."
    if scheme in {"http", "https"} and not netloc.strip(":"):
        return "A redirect URI needs a host."
    if "#" in uri:
        return "A redirect URI has no fragment (#): the token is put there."
    if "@" in netloc or ".." in path.split("/"):
        return "A redirect URI has no user name and no '..' in its path."
    return None


def matches(registered: str, sent: str) -> bool:
    """Whether a request's URI is the registered one: exactly, but for an empty path as `/`."""
    return _with_path(registered) == _with_path(sent)


def _with_path(uri: str) -> str:
    return f"{uri}/" if re.fullmatch(r"https?://[^/?#]+", uri) else uri


def with_query(uri: str, query: str) -> str:
    """The URI with more query parameters behind those it has."""
    return f"{uri}{'&' if '?' in uri else '?'}{query}"


def destination_of(uri: str) -> str:
    """Where a redirect leads, as a content-security-policy source: origin or scheme."""
    parts = urlsplit(uri)
    if parts.scheme in {"http", "https"}:
        return f"{parts.scheme}://{parts.netloc}"
    return f"{parts.scheme}:"
