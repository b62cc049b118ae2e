"""Which answers of OAuth have no source, and why they are as they are."""

from sugarsnap.errors import Fault
from sugarsnap.faces.oauth.errors import FAULTS
from sugarsnap.faces.shared.fidelity import Chapter, Guess
from sugarsnap.operations.authorizations import STATE_BYTES
from sugarsnap.operations.codes import CODE_MS
from sugarsnap.rules.clients import MOST_CLIENTS
from sugarsnap.rules.redirects import MOST_URIS


def _worded(what: str, reason: str, *faults: Fault) -> Guess:
    """A guess at the words of refusals."""
    said = [FAULTS[fault] for fault in faults]
    answer = "; ".join(f"{one.code} `{one.error_type}` “{one.error_message}”" for one in said)
    return Guess(what, answer, reason)


_ASKING = Chapter(
    "Asking for access",
    (
        Guess(
            "`display`, `hl` and `force_authentication`",
            "They are ignored.",
            "No client was found that depends on one of them.",
        ),
        Guess(
            "The order in which a request is judged",
            "Presence, client, response type, redirect URI, implicit flow, scopes; the sandbox "
            "once somebody has signed in.",
            "Each known refusal fits it.",
        ),
        Guess(
            "Who has agreed to all of it before",
            "With `response_type=code` they are led on at once; with `token` they are asked again.",
            "The first is remembered. A token in an address bar deserves a second look.",
        ),
        Guess(
            "The consent page's words",
            "Our own: what a scope opens, and where the answer leads.",
            "Only scraps of the original's were found.",
        ),
        Guess(
            "Scopes separated by commas",
            "They are taken.",
            "In 2014 they were refused, and developers asked for them.",
        ),
        Guess(
            "Redirect URIs",
            "A request names one of the client's to the letter; an empty path equals `/`. A "
            "client may have the rule of 2012 instead, and then a query may be added.",
            "The documents let requests add a query, which lets strangers steer where a code goes.",
        ),
        Guess(
            "Registering redirect URIs",
            f"One without a scheme gets `http://`; a client has at most {MOST_URIS}, a person "
            f"at most {MOST_CLIENTS} clients.",
            "The walk registers `localhost` so. The numbers are remembered as smaller.",
        ),
        _worded(
            "What the original did not know: states without end, and PKCE",
            f"A state has {STATE_BYTES} bytes at most; PKCE came later (RFC 7636).",
            Fault.STATE_TOO_LONG,
            Fault.CHALLENGE_UNUSABLE,
            Fault.VERIFIER_MISSING,
            Fault.VERIFIER_WRONG,
            Fault.VERIFIER_UNASKED,
        ),
        _worded(
            "A consent page that was left open, or answered twice",
            "The original's session hid the case.",
            Fault.REQUEST_OVER,
        ),
    ),
)
_EXCHANGING = Chapter(
    "Codes and tokens",
    (
        Guess(
            "How long a code lives",
            f"{CODE_MS // 60_000} minutes, for one use.",
            "RFC 6749 §4.1.2 recommends it; the original never said.",
        ),
        _worded(
            "An exchange that lacks something",
            "One text is known, “You must provide a client_id”; the others are made alike.",
            Fault.SECRET_MISSING,
            Fault.GRANT_TYPE_MISSING,
            Fault.GRANT_TYPE_UNKNOWN,
            Fault.CODE_MISSING,
        ),
        _worded(
            "An exchange with another redirect URI than the request's",
            "Made after the text for another client's code, which is known.",
            Fault.REDIRECT_URI_CHANGED,
        ),
        Guess(
            "Client credentials in `Authorization: Basic`",
            "They are taken instead of parameters, not beside them.",
            "Libraries of the standard send them so (RFC 6749 §2.3.1).",
        ),
        Guess(
            "`GET` on the token endpoint, and a parameter sent twice",
            "405 and 400, flat.",
            "A secret has no place in an address, and of two values one is a mistake.",
        ),
        Guess(
            "What a token survives",
            "A new secret and a new password. It dies when the person takes the access back, the "
            "client is deleted, the person suspended, or its code is sent again.",
            "The original is remembered to have ended tokens with a new password; documents only "
            "say that they may end at any time.",
        ),
        Guess(
            "Giving tokens back and asking what they are good for",
            "`POST /oauth/revoke` and `POST /oauth/introspect`, in the words of the standard.",
            "The original had neither; RFC 7009 and RFC 7662 do.",
        ),
    ),
)

CHAPTERS = (_ASKING, _EXCHANGING)
