"""What a username and the rest of a profile may be."""

import re

USERNAME_LENGTH = 30
FULL_NAME_LENGTH = 60
BIO_LENGTH = 150
WEBSITE_LENGTH = 200
EMAIL_LENGTH = 254

_USERNAME = re.compile(r"[a-z0-9_](?:[a-z0-9_.]*[a-z0-9_])?")
_BEGINNING = re.compile(r"[a-z0-9_.]+")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")

RESERVED = frozenset(
    "about accounts admin api community create developer direct embed.js en_us explore favicon.ico "
    "graph healthz imprint legal metrics oauth oembed p privacy readyz reel robots.txt rules "
    "self static stories t51.2885-15 t51.2885-19 terms tv v1 web".split(),
)
"""First path segments of every face: a person of such a name would have no page."""


def problem_with_username(name: str) -> str | None:
    """Why `name` (already in lower case) cannot be a username, in a sentence, or None."""
    if not 1 <= len(name) <= USERNAME_LENGTH:
        return f"A username has 1 to {USERNAME_LENGTH} characters."
    if not _USERNAME.fullmatch(name) or ".." in name:
        return "A username is made of letters, digits, underscores and single dots inside."
    if not any(letter.isalpha() for letter in name):
        return "A username needs at least one letter."
    if name in RESERVED or re.fullmatch(r"v\d+\.\d+", name):
        return "This username is reserved."
    return None


def could_begin_username(text: str) -> bool:
    """Whether any username could begin with `text`."""
    return len(text) <= USERNAME_LENGTH and _BEGINNING.fullmatch(text) is not None


def problem_with_email(address: str) -> str | None:
    """Why `address` cannot be an e-mail address, in a sentence, or None."""
    if len(address) > EMAIL_LENGTH or not _EMAIL.fullmatch(address):
        return "This does not look like an e-mail address."
    return None


def problem_with_website(address: str) -> str | None:
    """Why `address` cannot be a profile's website, in a sentence, or None. Empty is fine."""
    if not address:
        return None
    if len(address) > WEBSITE_LENGTH:
        return f"A website's address has at most {WEBSITE_LENGTH} characters."
    if not re.fullmatch(r"https?://[^\s/@\\]+(?:/\S*)?", address, re.IGNORECASE):
        return "A website's address begins with http:// or https://."
    return None
