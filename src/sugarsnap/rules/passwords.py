"""What a password may be: long enough, not endless, and not the person's own name."""

import unicodedata

SHORTEST = 8
LONGEST = 256

_COMMON = frozenset(
    "password password1 passw0rd 12345678 123456789 1234567890 qwertyuiop iloveyou "
    "sunshine princess football baseball letmein1 welcome1 trustno1 sugarsnap".split(),
)


def normal_form(password: str) -> str:
    """One form for all ways to type the same characters (NFKC)."""
    return unicodedata.normalize("NFKC", password)


def problem_with_password(password: str, username: str) -> str | None:
    """Why `password` cannot be taken, in a sentence, or None."""
    if len(password) < SHORTEST:
        return f"A password has at least {SHORTEST} characters."
    if len(password) > LONGEST:
        return f"A password has at most {LONGEST} characters."
    if password.lower() in _COMMON or password.lower() == username.lower():
        return "This password is too easy to guess."
    return None
