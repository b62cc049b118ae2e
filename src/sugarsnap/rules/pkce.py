"""Proof key for code exchange: a code is worth nothing without its verifier (RFC 7636)."""

import hashlib
import re
from base64 import urlsafe_b64encode

from sugarsnap.rules.keys import same

METHOD = "S256"
"""The only method: `plain`, the default of RFC 7636 §4.3, proves nothing to who reads along."""

_CHALLENGE = re.compile(r"[A-Za-z0-9_-]{43}")
_VERIFIER = re.compile(r"[A-Za-z0-9._~-]{43,128}")


def is_usable(challenge: str, method: str) -> bool:
    """Whether a request's challenge and method can be taken; having neither is fine too."""
    if not challenge:
        return not method
    return method == METHOD and _CHALLENGE.fullmatch(challenge) is not None


def challenge_of(verifier: str) -> str:
    """The S256 challenge of a verifier (RFC 7636 §4.2)."""
    digest = hashlib.sha256(verifier.encode()).digest()
    return urlsafe_b64encode(digest).decode().rstrip("=")


def fits(verifier: str, challenge: str) -> bool:
    """Whether a verifier is well-formed (RFC 7636 §4.1) and the one that the challenge hides."""
    return _VERIFIER.fullmatch(verifier) is not None and same(challenge_of(verifier), challenge)
