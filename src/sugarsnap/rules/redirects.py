"""Redirect URIs: what may be registered, and when a request's matches (RFC 9700 §2.1)."""

import re
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

URI_LENGTH = 2000
MOST_URIS = 20
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_HOST_AND_PORT = re.compile(r"[^:/?#]+:\d+(?:[/?#]|$)")
_WEB_HOST = re.compile(r"(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d+)?", re.IGNORECASE)
_WEB = frozenset({"http", "https"})
_DANGEROUS = frozenset(
    "about blob data file filesystem ftp javascript vbscript view-source".split()
)


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
    if not uri.isascii():
        return "A redirect URI is plain ASCII: write other letters as xn--… or %…."
    try:
        parts = urlsplit(uri)
        parts.port  # noqa: B018  reading it judges it
    except ValueError:
        return "This is not a URI."
    return _problem_with_parts(parts, uri)


def _problem_with_parts(parts: SplitResult, uri: str) -> str | None:
    if not parts.scheme or parts.scheme in _DANGEROUS:
        return "A redirect URI begins with http://, https:// or your app's own scheme."
    if "#" in uri:
        return "A redirect URI has no fragment (#): the token is put there."
    if "@" in parts.netloc or ".." in parts.path.split("/"):
        return "A redirect URI has no user name and no '..' in its path."
    if parts.scheme in _WEB and not _WEB_HOST.fullmatch(parts.netloc):
        return "A redirect URI needs a host, made of letters, digits, dots and hyphens."
    return None


def is_unencrypted(uri: str) -> bool:
    """Whether codes and tokens would travel to another machine for everybody on the way to read."""
    parts = urlsplit(uri)
    return parts.scheme == "http" and not _is_loopback(parts.hostname or "")


def _is_loopback(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def matches(registered: str, sent: str) -> bool:
    """Whether a request's URI is the registered one: exactly, but for an empty path as `/`."""
    return _with_path(registered) == _with_path(sent)


def matches_as_in_2012(registered: str, sent: str) -> bool:
    """Whether a request's URI is the registered one with a query added (v1 reference §1.2).

    A slash may be added to the path, too. Host and path are compared as what they are, not as the
    beginning of a text.
    """
    if problem_with_redirect(sent) is not None:
        return False
    known, asked = urlsplit(registered), urlsplit(sent)
    if (known.scheme, known.hostname, known.port) != (asked.scheme, asked.hostname, asked.port):
        return False
    path = known.path or "/"
    if (asked.path or "/") not in {path, f"{path.rstrip('/')}/"}:
        return False
    return not known.query or f"{asked.query}&".startswith(f"{known.query}&")


def _with_path(uri: str) -> str:
    return re.sub(r"^(https?://[^/?#]+)(?=[?#]|$)", r"\1/", uri)


def with_query(uri: str, query: str) -> str:
    """The URI with more query parameters behind those it has (RFC 6749 §4.1.2)."""
    return f"{_with_path(uri)}{'&' if '?' in uri else '?'}{query}"


def with_fragment(uri: str, fragment: str) -> str:
    """The URI with a fragment, which a browser keeps to itself (RFC 6749 §4.2.2)."""
    return f"{_with_path(uri)}#{fragment}"


def destination_of(uri: str) -> str:
    """Where a redirect leads, as a content-security-policy source: origin or scheme.

    A policy cannot name the address of an IPv6 host (CSP 3 §2.3.1): there it is the scheme.
    """
    parts = urlsplit(uri)
    if parts.scheme in _WEB and not parts.netloc.startswith("["):
        return f"{parts.scheme}://{parts.netloc}"
    return f"{parts.scheme}:"
