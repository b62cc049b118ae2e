"""Answers as scripts that call a function of the page which asked (v1 reference §0.10)."""

import re

from sugarsnap.faces.shared.asgi import Headers

CALLBACK_LENGTH = 128
NO_CALLBACK = (
    f"A callback has at most {CALLBACK_LENGTH} letters, digits, underscores, dollar signs, dots "
    "and brackets."
)
SCRIPT: Headers = [
    (b"content-type", b"text/javascript; charset=utf-8"),
    (b"content-disposition", b"attachment; filename=answer.js"),
]

_CALLBACK = re.compile(rf"[\w$.\[\]]{{1,{CALLBACK_LENGTH}}}", re.ASCII)
_UNSAFE_IN_SCRIPTS = {
    b"<": rb"\u003c",
    "\u2028".encode(): rb"\u2028",
    "\u2029".encode(): rb"\u2029",
}
"""What stands only inside texts of JSON, and may end a script's line or the script itself."""


def is_callback(name: str) -> bool:
    """Whether a function may be called by this name."""
    return _CALLBACK.fullmatch(name) is not None


def script_of(json: bytes, callback: str) -> bytes:
    """A script that hands the JSON to the function.

    It begins with a comment, so that nobody can choose its first bytes.
    """
    for unsafe, safe in _UNSAFE_IN_SCRIPTS.items():
        json = json.replace(unsafe, safe)
    return b"/**/ %b(%b)" % (callback.encode(), json)
