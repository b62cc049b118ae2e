"""What a developer may say about a client (v1 reference §3)."""

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from sugarsnap.records.clients import Registration
from sugarsnap.rules.captions import clean_text
from sugarsnap.rules.redirects import MOST_URIS, normal_uri, problem_with_redirect
from sugarsnap.rules.usernames import problem_with_email

NAME_LENGTH = 100
DESCRIPTION_LENGTH = 500
COMPANY_NAME_LENGTH = 100
URL_LENGTH = 500
MOST_CLIENTS = 100
"""Of one developer."""

_HEX = re.compile(r"[0-9a-f]{32}")
# "IG" is meant as a word or a part in capitals (MyIG, IGViewer), not as the middle of "night".
_BRAND = re.compile(
    r"(?i:insta|gram)|(?<![A-Za-z])[Ii][Gg](?![a-z])|(?<![A-Z])IG(?![A-Za-z])",
)


def normal_registration(registration: Registration) -> Registration:
    """The same, as it is kept: trimmed, addresses with their scheme, no redirect URI twice."""
    return Registration(
        name=_line(registration.name),
        description=clean_text(registration.description),
        company_name=_line(registration.company_name),
        website_url=normal_uri(registration.website_url),
        privacy_policy_url=normal_uri(registration.privacy_policy_url),
        contact_email=registration.contact_email.strip(),
        redirect_uris=_normal_uris(registration.redirect_uris),
    )


def _line(text: str) -> str:
    return " ".join(clean_text(text).split())


def _normal_uris(uris: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(normal_uri(uri) for uri in uris if uri.strip()))


def problem_with_registration(registration: Registration) -> tuple[str, str] | None:
    """The first field of a (normal) registration that cannot be taken, and why, or None."""
    problems = {
        "name": _problem_with_name(registration.name),
        "description": _longer(registration.description, DESCRIPTION_LENGTH, "A description"),
        "company_name": _longer(registration.company_name, COMPANY_NAME_LENGTH, "A company name"),
        "website_url": _problem_with_url(registration.website_url),
        "redirect_uri": _problem_with_uris(registration.redirect_uris),
        "privacy_policy_url": _problem_with_url(registration.privacy_policy_url),
        "contact_email": registration.contact_email
        and problem_with_email(registration.contact_email),
    }
    return next(((field, problem) for field, problem in problems.items() if problem), None)


def _problem_with_name(name: str) -> str | None:
    if not name:
        return "A client needs a name."
    if _BRAND.search(name):
        return "A name has no 'Instagram', 'IG', 'insta' or 'gram' in it: they are others' brands."
    return _longer(name, NAME_LENGTH, "A name")


def _longer(text: str, most: int, what: str) -> str | None:
    return f"{what} has at most {most} characters." if len(text) > most else None


def _problem_with_url(url: str) -> str | None:
    if not url:
        return None
    try:
        is_web = urlsplit(url).scheme in {"http", "https"} and bool(urlsplit(url).netloc)
    except ValueError:
        is_web = False
    if not is_web or re.search(r"\s", url):
        return "This address begins with http:// or https://, and has no spaces."
    return _longer(url, URL_LENGTH, "An address")


def _problem_with_uris(uris: Sequence[str]) -> str | None:
    if not uris:
        return "A client needs at least one redirect URI; http://localhost does for a start."
    if len(uris) > MOST_URIS:
        return f"A client has at most {MOST_URIS} redirect URIs."
    problems = ((uri, problem_with_redirect(uri)) for uri in uris)
    return next((f"{uri[:80]}: {problem}" for uri, problem in problems if problem), None)


def is_credential(text: str) -> bool:
    """Whether a text has the form of a client's id or secret: 32 lower-case hex digits."""
    return _HEX.fullmatch(text) is not None
